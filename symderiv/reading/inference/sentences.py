"""Sentences: the words of a part with its formulas in place, so that patterns of words can be looked for in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symderiv.reading.documents.document import Block, Piece, Role
from symderiv.reading.inference.subjects import Subject, subject_of
from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import Row

__all__ = ["ONE_FORMULA", "Formula", "Sentence", "read_blocks"]

LONGEST = 3000  # characters of a sentence in which patterns are looked for
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(⟦])|\n\s*\n")
ONE_FORMULA = re.compile(r"⟦(\d+)⟧")
BEGINS = re.compile(r"\s*[A-Z][a-z]")
SPACES = re.compile(r"\s+")


@dataclass
class Formula:
    """A formula in its place: its surface, and what it names, if it does nothing else."""

    piece: Piece
    row: Row
    subject: Subject | None


@dataclass
class Sentence:
    """Words in lower case, with ``⟦3⟧`` for the formula of that number.

    role  whether it belongs to a question, an answer, or neither
    """

    text: str
    role: Role
    formulas: list[Formula] = field(default_factory=list)


def read_blocks(blocks: Iterable[tuple[Role, Block]]) -> tuple[list[Sentence], list[Formula]]:
    """The sentences of a part, and all its formulas in order."""
    formulas: list[Formula] = []
    sentences: list[Sentence] = []
    text, role, shown = "", None, False
    for now, block in blocks:
        if role is not None and now != role:
            sentences += _sentences(text, role, formulas)
            text = ""
        role = now
        if isinstance(block, Piece):
            formula = _formula(block)
            text += f" ⟦{len(formulas)}⟧{block.ending} "
            formulas.append(formula)
        else:
            fresh = shown and BEGINS.match(block.text) is not None  # people leave the full stop out after a display
            text += f". {block.text} " if fresh else f"{block.text} "
        shown = isinstance(block, Piece) and block.display
    if role is not None:
        sentences += _sentences(text, role, formulas)
    return sentences, formulas


def _formula(piece: Piece) -> Formula:
    row = parse(piece.latex)
    try:
        return Formula(piece, row, subject_of(row) if len(piece.latex) < 400 else None)
    except RecursionError:
        return Formula(piece, row, None)


def _sentences(text: str, role: Role, formulas: list[Formula]) -> Iterator[Sentence]:
    for part in END.split(text):
        words = SPACES.sub(" ", part).strip().lower().replace(" ,", ",").replace("(strictly) ", "")
        if words:
            yield Sentence(words[:LONGEST], role, formulas)
