r"""Right answers by several routes, and the mistakes that may be planted in them: the files in ``benchmarks/answers``.

A file is a list of lines; blank lines and those that begin with ``#`` are passed over.

    part 2.3 Title | Titre              a part, with its title in English and French
    letters \eta=\alpha,h | K=n         letters of its notation, and what a hand may write for them
    question ... | ...                  what was asked, in both languages; it introduces the letters
    route by eigenvalues                a way to answer it; each has a name
    say ... | ...                       words before the next row
    name LaTeX                          a row; ``name?`` may be left out, ``name+`` is added by those who spell things
                                        out, ``name*`` answers what was asked
      ! slip/slip: LaTeX                the row with a mistake in it and its names; ``-`` is a mistake without a name,
                                        ``weaker`` a true answer that is weaker than asked
        > name: LaTeX                   what a later row becomes if the mistake is carried on

Truth is by hand: what stands after ``!`` is wrong in the notation of the part, and ``>`` follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ANSWERS = Path(__file__).resolve().parent / "answers"

__all__ = ["Answer", "Mistake", "Route", "Row", "Words", "answers"]


@dataclass(frozen=True)
class Words:
    """The same in English and in French."""

    english: str
    french: str

    @staticmethod
    def read(text: str) -> Words:
        """``English | French``; what has no translation is the same in both."""
        english, _, french = text.partition(" | ")
        return Words(english.strip(), french.strip() or english.strip())


@dataclass(frozen=True)
class Mistake:
    """A row gone wrong. ``names`` are what it may be called; none for what is in no table."""

    names: tuple[str, ...]
    latex: str
    carried: dict[str, str] = field(default_factory=dict)


@dataclass
class Row:
    """One display of an answer, with the words before it."""

    name: str
    latex: str
    kind: str  # "", "?" may be left out, "+" spells out, "*" answers
    words: Words | None
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass
class Route:
    """One way to answer a part."""

    name: str
    rows: list[Row] = field(default_factory=list)


@dataclass
class Answer:
    """A part of the problem set with ways to answer it."""

    part: str
    title: Words
    points: float = 0
    letters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    question: Words = Words("", "")
    routes: list[Route] = field(default_factory=list)


def answers(folder: Path = ANSWERS) -> dict[str, Answer]:
    """All parts, by their numbers."""
    found = [answer for file in sorted(folder.glob("*.txt")) for answer in _read(file.read_text(encoding="utf-8"))]
    return {answer.part: answer for answer in sorted(found, key=lambda a: [int(n) for n in a.part.split(".")])}


def _read(text: str) -> Iterator[Answer]:
    answer: Answer | None = None
    words: Words | None = None
    for line in text.splitlines():
        head, _, rest = line.strip().partition(" ")
        if not head or line.startswith("#"):
            continue
        if head == "part":
            if answer is not None:
                yield answer
            number, _, title = rest.partition(" ")
            answer = Answer(number, Words.read(title))
        assert answer is not None, line
        if head == "letters":
            for one in rest.split(" | "):
                letter, _, others = one.strip().partition("=")
                answer.letters[letter] = tuple(others.split(","))
        elif head == "question":
            answer.question = Words.read(rest)
        elif head == "route":
            answer.routes.append(Route(rest))
        elif head == "say":
            words = Words.read(rest)
        elif head == "!":
            names, _, latex = rest.partition(": ")
            known = () if names == "-" else tuple(names.split("/"))
            answer.routes[-1].rows[-1].mistakes.append(Mistake(known, latex))
        elif head == ">":
            name, _, latex = rest.partition(": ")
            answer.routes[-1].rows[-1].mistakes[-1].carried[name] = latex
        elif head != "part":
            kind = head[-1] if head[-1] in "?+*" else ""
            answer.routes[-1].rows.append(Row(head.rstrip("?+*"), rest, kind, words))
            words = None
    if answer is not None:
        yield answer
