"""Numbering: the equation numbers LaTeX prints, counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from symderiv.reading.documents.environments import NUMBERED
from symderiv.reading.documents.events import Count

__all__ = ["Numbering"]


@dataclass
class Numbering:
    """The counter of equations.

    on      whether this kind of document numbers its equations
    within  the level of the sections in which numbers start again; 0 where they never do
    labels  what ``\\ref`` prints for a label
    """

    on: bool = False
    within: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    _prefix: str = ""
    _last: int = 0
    _letter: int = -1  # of the row of subequations that was numbered last; -1 outside

    def count(self, event: Count) -> None:
        """Something between the equations changes their numbers."""
        match event.kind:
            case "section":
                self._prefix, self._last = event.value, 0
            case "open":
                self._last, self._letter = self._last + 1, 0
                if event.value:
                    self.labels[event.value] = f"{self._prefix}{self._last}"
            case "close":
                self._letter = -1
            case "set":
                self._last = int(event.value)
            case "add":
                self._last += int(event.value)

    def next(self) -> str:
        """The number of the next numbered row."""
        if self._letter >= 0:
            self._letter += 1
            return f"{self._prefix}{self._last}{_letters(self._letter)}"
        self._last += 1
        return f"{self._prefix}{self._last}"

    def numbers(self, env: str) -> bool:
        """Whether rows of an environment are numbered."""
        return self.on and env in NUMBERED


def _letters(number: int) -> str:
    """a to z, then aa, ab as a spreadsheet counts."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
