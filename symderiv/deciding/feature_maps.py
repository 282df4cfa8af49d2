"""Receptive fields in one model: a value that is affine in a matrix depends on the entries with a slope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding.binders import opened, unfolded
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_sets import Finite
from symderiv.language.meaning_statements import FAILS, HOLDS
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["receptive_field"]

MOST_ENTRIES = 400


def receptive_field(evaluation: Evaluation, term: Bind) -> Finite:
    """The places of the entries on which the value depends. Raises `Undefined`, `NoMeaning`."""
    plain = unfolded(term, evaluation.functions)
    assert isinstance(plain, Bind)
    symbol, body = opened(plain)
    if not _is_affine(body, symbol):
        raise NoMeaning("the receptive field of what is not affine")
    rows, columns = _size(symbol)
    zero = evaluation.with_value(symbol, _unit(rows, columns, None), body)
    found = []
    for place in ((i, j) for i in range(rows) for j in range(columns)):
        value = evaluation.with_value(symbol, _unit(rows, columns, place), body)
        same = evaluation.equal(value, zero)
        if same is FAILS:
            found.append(((fmpq(place[0] + 1), fmpq(place[1] + 1)),))
        elif same is not HOLDS:
            raise Undefined("whether a value depends on an entry is not known")
    return Finite(tuple(found))


def _size(symbol: Symbol) -> tuple[int, int]:
    match symbol.sort:
        case Matrix(Number(m), Number(n)) if m * n <= MOST_ENTRIES:
            return int(m), int(n)
    raise NoMeaning("the receptive field by a matrix of no known size")


def _unit(rows: int, columns: int, place: tuple[int, int] | None) -> Any:
    return tuple(tuple(fmpq(int((i, j) == place)) for j in range(columns)) for i in range(rows))


def _is_affine(term: Term, x: Symbol) -> bool:
    if x not in free_symbols(term) or term == x:
        return True
    match term:
        case Apply("add" | "subtract" | "negate", parts):
            return all(_is_affine(part, x) for part in parts)
        case Apply("multiply", (a, b)) | Apply("cross_correlation", (a, b)):
            moves = [x in free_symbols(part) for part in (a, b)]
            return moves in ([True, False], [False, True]) and _is_affine(a, x) and _is_affine(b, x)
        case Apply("divide" | "entry", (a, *rest)):
            return not any(x in free_symbols(part) for part in rest) and _is_affine(a, x)
    return False
