"""Documents: a file as a tree of parts, each a sequence of prose and pieces of mathematics with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from symderiv.errors import ReadingError
from symderiv.language.spans import Source, Span
from symderiv.reading.documents.excerpts import Excerpt

__all__ = ["Block", "Document", "Part", "Piece", "Prose", "Role", "Section"]

Role = Literal["question", "answer", "text"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Words between two pieces: as they read, and where they stand."""

    text: str
    source: Source = field(repr=False)
    span: Span = field(repr=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of mathematics: an inline formula, or one row of a display.

    excerpt       its LaTeX, macros expanded, and where each character stands in the file
    display       whether it stands by itself
    env           the environment or opening delimiter it was found in: ``align*``, ``$$``, ``$``
    tag           the equation number as printed, or None
    label         the name given with ``\\label``, or ""
    ending        the punctuation taken off its end: "", ".", "," or ";"
    row, rows     which row of its display it is, from 0, of how many
    prose_before  the words between the piece before and this one, within the part
    prose_after   the words between this piece and the next
    """

    excerpt: Excerpt
    display: bool
    env: str
    tag: str | None = None
    label: str = ""
    ending: str = ""
    row: int = 0
    rows: int = 1
    prose_before: str = ""
    prose_after: str = ""

    @property
    def latex(self) -> str:
        """The formula without delimiters, tag and trailing punctuation, macros expanded."""
        return self.excerpt.text

    @property
    def source(self) -> Source:
        """The file it stands in."""
        return self.excerpt.source

    def offset(self, index: int) -> int:
        """Where character ``index`` of `latex` stands in the source, counted from 0."""
        return self.excerpt.offset(index)

    def position(self, index: int = 0) -> tuple[int, int]:
        """Line and column of character ``index`` of `latex` in the file as given, from 1."""
        return self.excerpt.position(index)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The characters of the file that hold ``latex[start:end]``."""
        return self.excerpt.span(start, len(self.latex) if end is None else end)


Block = Prose | Piece


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document, or the answer in a part, or a stretch under a heading.

    label    "2", "2.3", "3.3a"; an answer has the label of its question; "" outside all parts
    role     whether its own blocks are the question, the answer, or neither
    content  blocks and sections in the order of the file
    """

    label: str
    title: str
    role: Role
    source: Source = field(repr=False)
    span: Span = field(repr=False)
    content: tuple[Block | Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its own blocks, without those of its sections."""
        return tuple(block for block in self.content if not isinstance(block, Section))

    @property
    def children(self) -> tuple[Section, ...]:
        """The sections it holds."""
        return tuple(child for child in self.content if isinstance(child, Section))

    def walk(self) -> Iterator[tuple[Section, Block]]:
        """Every block below it in the order of the file, with the section it stands in."""
        waiting: list[tuple[Section, Iterator[Block | Section]]] = [(self, iter(self.content))]
        while waiting:
            section, rest = waiting[-1]
            block = next(rest, None)
            if block is None:
                waiting.pop()
            elif isinstance(block, Section):
                waiting.append((block, iter(block.content)))
            else:
                yield section, block

    def sections(self) -> Iterator[Section]:
        """Itself and every section below it, in the order of the file."""
        waiting = [self]
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.children))


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf of the document: a question to be answered, or the whole where there are no parts.

    A part that holds others is listed too where it has an answer of its own.

    given     what is asked in the parts that hold this one, in order: context
    question  what is asked here
    answer    what is answered
    """

    label: str
    title: str
    given: tuple[Block, ...]
    question: tuple[Block, ...]
    answer: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A file that was read.

    macros    the definitions in force at its end: name to what it stands for
    problems  what could not be read, with place and hint; the rest was read nevertheless
    labels    the labels of equations: what a reference to one prints
    """

    source: Source
    root: Section
    macros: Mapping[str, str]
    problems: tuple[ReadingError, ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    def blocks(self) -> Iterator[tuple[str, Role, Block]]:
        """Every block in the order of the file, with its part's label and its role."""
        for section, block in self.root.walk():
            yield section.label, section.role, block

    def pieces(self) -> Iterator[tuple[str, Role, Piece]]:
        """Every piece of mathematics in the order of the file, with its part's label and its role."""
        for label, role, block in self.blocks():
            if isinstance(block, Piece):
                yield label, role, block

    def parts(self) -> list[Part]:
        """The leaves, in the order in which they first appear; sections of one label are one part."""
        labels = list(dict.fromkeys(section.label for section in self.root.sections() if section.label))
        known = set(labels)
        above = {label: _above(label, known) for label in labels}
        inner = {outer for outers in above.values() for outer in outers}
        found: dict[str, dict[Role, list[Block]]] = {}
        for label, role, block in self.blocks():
            found.setdefault(label, {"question": [], "answer": [], "text": []})[role].append(block)
        titles: dict[str, str] = {}
        for section in self.root.sections():
            if section.title and section.role != "text" and section.label not in titles:
                titles[section.label] = section.title
        empty: dict[Role, list[Block]] = {"question": [], "answer": [], "text": []}

        def part(label: str) -> Part:
            own = found.get(label, empty)
            given = [block for outer in above.get(label, ()) for block in _context(found.get(outer, empty))]
            return Part(label, titles.get(label, ""), tuple(given), tuple(own["question"]), tuple(own["answer"]))

        whole = {label for label in inner if found.get(label, empty)["answer"] and found.get(label, empty)["question"]}
        shown = [label for label in labels if label not in inner or label in whole]
        if not shown or found.get("", empty)["answer"]:
            shown = ["", *shown]
        return [part(label) for label in shown]


def _context(blocks: dict[Role, list[Block]]) -> list[Block]:
    return blocks["question"] + blocks["text"] or blocks["answer"]


def _above(label: str, labels: set[str]) -> list[str]:
    """The labels that hold this one, outermost first: 3 and 3.3 for 3.3a."""
    cuts = [i for i in range(1, len(label)) if label[i] == "." or (label[i].isalpha() and label[i - 1].isdigit())]
    return [label[:cut] for cut in cuts if label[:cut] in labels]
