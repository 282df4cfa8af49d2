"""Lines: the rows of an answer, read in the context of the reference under the student's own names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import UNKNOWN
from symderiv.language.terms import Apply, Symbol, Term, free_symbols
from symderiv.reading.documents import Block, Piece
from symderiv.reading.formulas import ChainState, Reading, ReadRow, read_formula

__all__ = ["Line", "read_lines"]

# Words before a relation that make it a condition: something supposed or asked for, not something claimed.
CONDITION = re.compile(
    r"\b(if|when|whenever|suppose|assume|assuming|provided|such that|condition|requires?|should|must|need|want|solve|let"
    r"|for (all|any|every|each)|where|with|si|lorsque|supposons|soit|condition suffisante|tel que)\b[^.;:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A row of an answer and its readings.

    display    whether it stands by itself
    condition  whether the words before it make it something supposed rather than claimed
    defines    the symbol it defines and what that stands for, or None
    previous   the line it carries on from, when it carries on a chain
    """

    piece: Piece
    row: ReadRow
    display: bool
    condition: bool
    defines: tuple[Symbol, Term] | None
    previous: Line | None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All admissible readings, the most plausible first."""
        return self.row.readings


def read_lines(blocks: Iterable[Block], context: Context) -> tuple[list[Line], Context]:
    """The rows of an answer, and the context extended with what the student defines.

    The text is read twice: a letter may be explained after its use ("where L = ...").
    """
    pieces = [block for block in blocks if isinstance(block, Piece)]
    for _ in range(2):
        extended = context
        for line in _read(pieces, context):
            if line.defines is not None and line.defines[0] not in extended.definitions:
                extended = extended.define(*line.defines)
        if extended == context:
            break
        context = extended
    return _read(pieces, context), context


def _read(pieces: list[Piece], context: Context) -> list[Line]:
    lines: list[Line] = []
    chain: ChainState | None = None
    last: Line | None = None
    for piece in pieces:
        if piece.display:
            row = read_formula(piece.latex, context, chain=chain)
            chain = row.chain
        else:
            row = read_formula(piece.latex, context)
        continues = piece.display and any(r.continues for r in row.readings)
        line = Line(piece, row, piece.display, bool(CONDITION.search(piece.prose_before)), _definition(row, context), last if continues else None)
        lines.append(line)
        last = line if piece.display else last
    return lines


def _definition(row: ReadRow, context: Context) -> tuple[Symbol, Term] | None:
    """A symbol nobody declared that a row equates with something in known symbols."""
    reading = row.best
    if row.unread or not reading.statements:
        return None
    match reading.statements[0]:
        case Apply("equal", (Symbol() as symbol, body)) if symbol in reading.undeclared and symbol not in context.definitions:
            if free_symbols(body) & set(reading.undeclared) or sort_of(body) == UNKNOWN:
                return None
            return replace(symbol, sort=sort_of(body)), body
    return None
