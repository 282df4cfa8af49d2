"""Lines: the rows of an answer, read in the context of the reference under the student's own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from symderiv.errors import LanguageError
from symderiv.grading.letters import definitions_in, introduces
from symderiv.language.contexts import Context
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Symbol, Term, free_symbols
from symderiv.reading.discourse.following import chain_after, chain_before, leads
from symderiv.reading.discourse.premises import standing
from symderiv.reading.documents.document import Block, Piece
from symderiv.reading.formulas import ChainState, Reading, ReadRow, read_formula

__all__ = ["Line", "names_values", "read_lines"]

MOST_READINGS = 3
# Words before a relation that make it a condition: something supposed or asked for, not something claimed.
CONDITION = re.compile(
    r"\b(if|when|whenever|suppose|assume|assuming|provided|such that|s\. ?t|condition|requires?|should|must|need|want"
    r"|solve|let|for (all|any|every|each)|si|lorsque|supposons|soit|condition suffisante"
    r"|tel que|stationary|fixed|equilibrium|critical)\b\.?[^.;:]*:?\s*$"
    r"|\b(where|with|avec|où)\b\s*:?\s*$"
    r"|(若|如果|假设|假定|当|设|令|记|使得|满足|其中|要求|只需|要证|须证|条件)[^.;:,。；：，]*[:：]?\s*$",
    re.IGNORECASE,
)
# A class such as O(K), which carries no chain of numbers on.
GROWTH = re.compile(r"[\s&{}]*(?:\\mathcal\s*\{?\s*)?(?:O|\\Theta|\\Omega)\s*\}*\s*(?:\\left)?\s*\([^=<>]*$")
# Words right before a formula among words that make it a claim, and words of a sentence that restrict what it claims.
ANNOUNCES = re.compile(r"(?:\b(?:is|are|equals?|becomes?|reads?|namely|est|sont|vaut|devient)|:)\s*$", re.IGNORECASE)
RESTRICTS = re.compile(
    r"\b(?:if|when|whenever|case|suppos\w*|assum\w*|provided|unless|otherwise|si|lorsque|cas|pour|for|at|where|with)\b",
    re.IGNORECASE,
)
COMPARES = re.compile(r"\b(?:at least|in general|instead|not|than|without|usually|would|if|en général|au lieu)\b", re.I)
SENTENCE = re.compile(r"[.!?;]\s")


@dataclass(frozen=True)
class Line:
    """A row of an answer and its readings.

    display    whether it stands by itself
    asserted   whether it is claimed: it stands by itself, or the words before it say so
    condition  whether the words before it make it something supposed rather than claimed
    defines    the symbol it defines and what that stands for, or None
    previous   the line it carries on from, when it carries on a chain
    """

    piece: Piece
    row: ReadRow
    display: bool
    asserted: bool
    condition: bool
    defines: tuple[Symbol, Term] | None
    previous: Line | None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All admissible readings, the most plausible first."""
        return self.row.readings


def read_lines(
    blocks: Iterable[Block],
    context: Context,
    defaults: Iterable[tuple[Symbol, Term]] = (),
    *,
    values: bool = True,
) -> tuple[list[Line], Context]:
    """The rows of an answer, and the context extended with what the student defines.

    The text is read again as long as that teaches a new letter: one may be explained after its use ("where L = ...").
    ``defaults`` say what letters are that the student does not define. Without ``values``, what is said of a number is
    no definition unless the words say so: ``x = 2`` may be a case, or one root of two.
    """
    pieces = [block for block in blocks if isinstance(block, Piece)]
    own: dict[Symbol, Term] = {}
    extended = context
    for _ in range(MOST_READINGS):
        known = len(own)
        for line in (lines := _read(pieces, extended, own)):
            for symbol, body in _definitions(line, extended, values=values):
                own.setdefault(symbol, body)
        extended = _with(context, own)
        if len(own) == known:
            break
    left = {symbol: body for symbol, body in defaults if symbol not in own and _is_written(symbol, pieces)}
    if not left and not own:
        return lines, context
    extended = _with(extended, left)
    return _read(pieces, extended, own), extended


def _is_written(symbol: Symbol, pieces: list[Piece]) -> bool:
    letter = re.compile(rf"(?<![A-Za-z\\]){re.escape(symbol.name)}(?![A-Za-z])")
    return any(letter.search(piece.latex) for piece in pieces)


def _with(context: Context, definitions: Mapping[Symbol, Term]) -> Context:
    for symbol, body in definitions.items():
        context = context.define(symbol, body)
    return context


def _read(pieces: list[Piece], context: Context, own: Mapping[Symbol, Term]) -> list[Line]:
    lines: list[Line] = []
    chain: ChainState | None = None
    last: Line | None = None
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.display:
            row = _display(piece.latex, context, chain_before(piece, following, chain))
        else:
            row = read_formula(piece.latex, context)
        chain = chain_after(piece, following, row, chain)
        continues = piece.display and any(r.continues for r in row.readings)
        condition = bool(CONDITION.search(piece.prose_before))
        asserted = piece.display or _asserts(piece)
        line = Line(piece, row, piece.display, asserted, condition, _defined(row, own), last if continues else None)
        lines.append(line)
        last = line if piece.display or leads(piece, following) else last
    return lines


def _asserts(piece: Piece) -> bool:
    """Whether the words before a formula claim it, and no word of their sentence restricts to what."""
    words = piece.prose_before
    sentence = SENTENCE.split(words)[-1]
    if GROWTH.match(piece.latex):
        return COMPARES.search(sentence) is None
    claimed = standing(words) in ("consequence", "recalled") or ANNOUNCES.search(words) is not None
    return claimed and RESTRICTS.search(sentence) is None


def _display(latex: str, context: Context, chain: ChainState | None) -> ReadRow:
    """A row after another one; where it makes no sense as its continuation, by itself."""
    if GROWTH.match(latex):
        return read_formula(latex, context, chain=ChainState())
    row = read_formula(latex, context, chain=chain)
    if row.unread and chain is not None:
        alone = read_formula(latex, context, chain=None)
        if not alone.unread:
            return read_formula(latex, context, chain=ChainState())
    return row


def _definitions(line: Line, context: Context, *, values: bool) -> list[tuple[Symbol, Term]]:
    if line.row.unread or line.row.best.continues or (len(line.row.best.links) > 1 and names_values(line.row.best)):
        return []
    introduced = introduces(line.piece.prose_before) or line.row.best.kind == "definition"
    case = not introduced and RESTRICTS.search(SENTENCE.split(line.piece.prose_before)[-1]) is not None
    try:
        found = definitions_in(line.row.best, context, introduced=introduced)
        found = ((s, body) for s, body in found if free_symbols(body) or not case)  # unless r_0 = 0
        return [(s, body) for s, body in found if values or _is_meant(s, body, introduced=introduced)]
    except LanguageError:
        return []


def names_values(reading: Reading) -> bool:
    """Whether letters are said to have a value: ``x = y = 0``, which does not say that x stands for y."""
    return (
        bool(reading.links)
        and all(isinstance(link.left, Symbol) for link in reading.links)
        and not free_symbols(reading.links[-1].right)
    )


def _is_meant(symbol: Symbol, body: Term, *, introduced: bool) -> bool:
    """Whether a letter that is said to be equal to something is defined to be that."""
    return not isinstance(symbol.sort, Scalar) or (introduced and bool(free_symbols(body)))


def _defined(row: ReadRow, own: Mapping[Symbol, Term]) -> tuple[Symbol, Term] | None:
    """The definition a row is, when it is nothing else."""
    match row.best.statements:
        case (Apply("equal", (Symbol() as symbol, body)),) if not row.unread and own.get(symbol) == body:
            return symbol, body
    return None
