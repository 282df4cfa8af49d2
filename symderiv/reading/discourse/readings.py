"""Readings: what one row of LaTeX is read as: statements, the links of its chain, and what was not read.

A row may be read in several ways; all admissible ones are given, the most plausible first. Rows that begin with a
relation carry on from the row before, which `ChainState` remembers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from symderiv.errors import ReadingError
from symderiv.language.spans import Source, Span
from symderiv.language.terms import Symbol, Term

__all__ = ["ChainState", "Link", "ReadRow", "Reading", "Running", "unreadable"]


@dataclass(frozen=True, slots=True)
class Link:
    """One sign between two sides, or between two statements.

    relation   the operator written: equal, less_equal, member, ..., or implies, iff, or
    left       the side before: of this row, or the last side of the row before
    right      the side after
    step       ``left relation right``
    composed   the relation of the chain's head to the right side; None where the signs of the chain do not compose
    statement  ``head composed right``; for implies and iff the statement on the right; None where there is none
    span       the characters of the right side
    """

    relation: str
    left: Term
    right: Term
    step: Term
    composed: str | None
    statement: Term | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a row.

    kind        statement, definition (``:=``), expression (a side and no relation), or empty
    statements  what the row says, one for each link between sides (its statement, else its step)
    links       the signs with both their readings
    sides       the terms of the row in order, those of a row before not included
    relations   the operators between (and before) them
    continues   whether the first side carries on the chain
    notes       choices that were made, in words
    aliases     names read as a declared symbol of another name
    undeclared  symbols nobody declared
    unread      what could not be read: places in the row, and reasons
    turned      how many choices are not the most plausible ones
    unlikely    what makes it one that hardly anybody means: it may save a row from refutation, and proves nothing
    """

    kind: Literal["statement", "definition", "expression", "empty"]
    statements: tuple[Term, ...] = ()
    links: tuple[Link, ...] = ()
    sides: tuple[Term, ...] = ()
    relations: tuple[str, ...] = ()
    continues: bool = False
    notes: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    undeclared: tuple[Symbol, ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    turned: int = 0
    unlikely: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A chain under way, in one reading.

    head       its first side; None before the first
    last       its last side
    composed   the relation from head to last; "" where the chain has one side, None where its signs do not compose
    waiting    the relation or arrow the last row ended with, "" for none
    statement  the last statement, from which an arrow leads on
    point      where densities are meant, when a distribution stands for its density
    timed      whether letters are functions of time
    """

    head: Term | None = None
    last: Term | None = None
    composed: str | None = ""
    waiting: str = ""
    statement: Term | None = None
    point: Term | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class ChainState:
    """The chain under way, once for each reading of the row before."""

    alternatives: tuple[Running, ...] = (Running(),)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as read.

    readings              the admissible readings, the most plausible first; never empty
    begins_with_relation  and ends_with_relation: whether a side is missing (arrows count)
    chain                 what the next row carries on from
    """

    latex: str
    readings: tuple[Reading, ...]
    begins_with_relation: bool
    ends_with_relation: bool
    chain: ChainState

    @property
    def best(self) -> Reading:
        """The most plausible reading."""
        return self.readings[0]

    @property
    def sides(self) -> tuple[Term, ...]:
        """Those of the most plausible reading."""
        return self.best.sides

    @property
    def relations(self) -> tuple[str, ...]:
        """Those of the most plausible reading."""
        return self.best.relations

    @property
    def statements(self) -> tuple[Term, ...]:
        """Those of the most plausible reading."""
        return self.best.statements

    @property
    def unread(self) -> tuple[tuple[Span, str], ...]:
        """What could not be read; a row with any of it has no statement to decide."""
        return self.best.unread

    def error(self, name: str = "formula") -> ReadingError | None:
        """The first piece that could not be read, as an error with its place in the row; None if all was read."""
        if not self.unread:
            return None
        span, reason = self.unread[0]
        return ReadingError(Source(name, self.latex), span, reason)


def unreadable(latex: str, reason: str, chain: ChainState) -> ReadRow:
    """A row that could not be read at all."""
    reading = Reading("empty", unread=((Span(0, len(latex)), reason),))
    return ReadRow(latex, (reading,), False, False, chain)
