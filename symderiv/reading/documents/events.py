"""Events: what the readers of Markdown, LaTeX and notebooks find in a file, in order, before parts are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from symderiv.language.spans import Source, Span
from symderiv.reading.documents.excerpts import Excerpt

__all__ = ["Count", "Definition", "Event", "Footnote", "Formula", "Mark", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """Prose as it stands in the file, marks of emphasis and all; ``clean`` is what a reader sees."""

    excerpt: Excerpt
    clean: str


@dataclass(frozen=True, slots=True)
class Formula:
    """What stands between two delimiters of mathematics, or inside an environment of mathematics.

    env     the environment, or the opening delimiter
    number  the equation number printed beside it, outside the delimiters
    """

    excerpt: Excerpt
    display: bool
    env: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A macro definition outside mathematics."""

    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Footnote:
    """A mark in the text that promises a footnote of that number."""

    number: str


@dataclass(frozen=True, slots=True)
class Count:
    """What changes the numbers of the equations that follow.

    kind    open, close: of equations that share a number and have letters (``value`` is their label)
            · set, add: the counter itself · section: what is printed before the counter, which starts again
    """

    kind: Literal["open", "close", "set", "add", "section"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning (or, for ``close``, the end) of a part of the document.

    kind     heading: a title that names no part · question, part, item: they name one · answer: what follows answers
             · open, close: a stretch that asks (``style`` question), answers (answer), is a title (title) or a list
    label    the numbers and letters it shows: ("2", "1") for 2.1, ("a",) for (a)
    style    how an item is written: ``1.`` ``1)`` ``(1)`` ``a.`` ``a)`` ``(a)``, or the list of a LaTeX file
    level    of a heading, 1 is the highest; 0 for everything else
    sure     false for an answer that may be a mere final answer ("Answer: 42") or a proof inside an answer
    printed  the number LaTeX prints before a heading that names no part itself
    """

    kind: Literal["heading", "question", "part", "item", "answer", "open", "close"]
    source: Source
    span: Span
    label: tuple[str, ...] = ()
    style: str = ""
    level: int = 0
    title: str = ""
    sure: bool = True
    printed: tuple[str, ...] = ()


Event = Text | Formula | Definition | Footnote | Count | Mark
