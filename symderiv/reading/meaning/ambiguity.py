"""Ambiguity: where a formula can be read in several ways, each choice is made once and then turned round."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

__all__ = ["Choices", "choices_of"]

MOST_TRIED = 40  # combinations of choices tried for one formula

Read = TypeVar("Read")


@dataclass
class Choices:
    """The choices of one reading: the first option everywhere but where ``taken`` says otherwise.

    The same question gets the same answer within a reading: ``|S|`` is not a determinant here and its absolute value
    there. ``met`` holds the questions with their place and the number of options.
    """

    taken: tuple[int, ...] = ()
    met: dict[Hashable, tuple[int, int]] = field(default_factory=dict)

    def between(self, question: Hashable, options: int) -> int:
        """Which of the options to take."""
        index, most = self.met.setdefault(question, (len(self.met), options))
        return min(self.taken[index], most - 1) if index < len(self.taken) else 0

    @property
    def turned(self) -> int:
        """How many choices are not the first."""
        return sum(1 for choice in self.taken if choice)


def choices_of(read: Callable[[Choices], Read]) -> Iterator[tuple[Choices, Read]]:
    """Every combination of choices that ``read`` meets, the most plausible first; a bounded number of them."""
    waiting: list[tuple[int, ...]] = [()]
    for tried in range(MOST_TRIED):
        if tried >= len(waiting):
            return
        choices = Choices(waiting[tried])
        yield choices, read(choices)
        for index, options in [*choices.met.values()][len(choices.taken) : len(choices.taken) + MOST_TRIED]:
            untouched = (0,) * (index - len(choices.taken))
            waiting += [(*choices.taken, *untouched, option) for option in range(1, options)]
        waiting[tried + 1 :] = sorted(waiting[tried + 1 :], key=lambda taken: sum(1 for choice in taken if choice))
