"""What relations, connectives and predicates mean in one model.

A statement *holds* or *fails* by exact arithmetic or by balls that do not meet. Where balls meet it *agrees*: nothing
tells its sides apart. Anything else is *undefined*: a side has no value, or nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import combinations
from typing import Any

from flint import acb, arb, fmpq

from symderiv.language.meaning_exact import Imprecise, Undefined, is_number, minus, plus, real, sign, times
from symderiv.language.meaning_matrices import determinant, entries, rows_of, shape, shrunk

__all__ = [
    "AGREES", "FAILS", "HOLDS", "UNDEFINED", "Truth", "all_of", "any_of", "equal", "iff", "implies", "invertible",
    "less", "less_equal", "loewner", "nonzero_entries", "not_equal", "opposite", "positive_definite",
    "positive_diagonal", "positive_entries", "same_direction", "truth_of",
]  # fmt: skip


class Truth(Enum):
    """What is known of a statement in one model."""

    HOLDS = "holds"
    FAILS = "fails"
    AGREES = "agrees"
    UNDEFINED = "undefined"


HOLDS, FAILS, AGREES, UNDEFINED = Truth.HOLDS, Truth.FAILS, Truth.AGREES, Truth.UNDEFINED

TIGHT = arb(2) ** -60  # a relative radius below which two balls that meet are taken to agree


def truth_of(known: bool) -> Truth:
    """Holds or fails."""
    return HOLDS if known else FAILS


def opposite(a: Truth) -> Truth:
    """The truth of "not a"; of a that only agrees nothing is known."""
    return {HOLDS: FAILS, FAILS: HOLDS}.get(a, UNDEFINED)


def all_of(parts: Iterable[Truth]) -> Truth:
    """The truth of a conjunction; the parts are looked at only until one fails."""
    worst = HOLDS
    for part in parts:
        if part is FAILS:
            return FAILS
        if part is UNDEFINED or (part is AGREES and worst is HOLDS):
            worst = part
    return worst


def any_of(parts: Iterable[Truth]) -> Truth:
    """The truth of a disjunction; the parts are looked at only until one holds."""
    best = FAILS
    for part in parts:
        if part is HOLDS:
            return HOLDS
        if part is UNDEFINED or (part is AGREES and best is FAILS):
            best = part
    return best


def implies(premise: Truth, conclusion: Truth) -> Truth:
    """The truth of an implication: it fails only if the premise holds and the conclusion fails."""
    return any_of([opposite(premise), conclusion])


def iff(a: Truth, b: Truth) -> Truth:
    """The truth of an equivalence."""
    if a is AGREES and b is AGREES:
        return AGREES
    return all_of([implies(a, b), implies(b, a)])


def equal(a: Any, b: Any) -> Truth:
    """Whether two numbers, matrices or sets are the same."""
    if type(a) is fmpq and type(b) is fmpq:
        return truth_of(a == b)
    if is_number(a) and is_number(b):
        return _balls_equal(a, b)
    if isinstance(a, Truth) and isinstance(b, Truth):
        return iff(a, b)
    if hasattr(a, "same_as") and hasattr(b, "same_as"):
        return a.same_as(b)  # type: ignore[no-any-return]
    if hasattr(a, "same_as") or hasattr(b, "same_as"):
        raise Undefined("a set or a function, and something else")
    if shape(a) != shape(b):
        raise Undefined("matrices of different shapes")
    return all_of(equal(x, y) for x, y in zip(entries(a), entries(b), strict=True))


def _ends_equal(x: Any, y: Any) -> Truth:
    """Of numbers, one at least being infinite: infinity is itself, and no number."""
    known = [v.is_finite() or (isinstance(v, arb) and v in (arb.pos_inf(), arb.neg_inf())) for v in (x, y)]
    if not all(known):
        raise Undefined("a number that is not finite")
    return truth_of(bool(x == y))


def _balls_equal(a: Any, b: Any) -> Truth:
    ball: Any = acb if isinstance(a, acb) or isinstance(b, acb) else arb
    x, y = ball(a), ball(b)
    if not x.is_finite() or not y.is_finite():
        return _ends_equal(x, y)
    if not x.overlaps(y):
        return FAILS
    if x.is_exact() and y.is_exact():
        return HOLDS
    gap = abs(x - y).abs_upper()
    if gap < TIGHT or gap < TIGHT * min(abs(x).abs_upper(), abs(y).abs_upper()):
        return AGREES
    raise Imprecise("balls that are too wide")


def not_equal(a: Any, b: Any) -> Truth:
    """Whether two things differ."""
    return opposite(equal(a, b))


def less(a: Any, b: Any) -> Truth:
    """Whether ``a < b``; nothing is known where their balls meet."""
    a, b = _finite(a), _finite(b)
    return truth_of(True) if a < b else FAILS if a > b or _same(a, b) else UNDEFINED


def less_equal(a: Any, b: Any) -> Truth:
    """Whether ``a <= b``; agrees where their balls meet."""
    a, b = _finite(a), _finite(b)
    if a < b or _same(a, b):
        return HOLDS
    return FAILS if a > b else _balls_equal(a, b)


def _finite(x: Any) -> Any:
    x = real(x)
    if isinstance(x, arb) and not x.is_finite():
        raise Undefined("a number that is not finite")
    return x


def _same(a: Any, b: Any) -> bool:
    """Whether two real numbers are equal, exactly."""
    return (isinstance(a, fmpq) and isinstance(b, fmpq) and a == b) or (a - b) == 0


def same_direction(u: Any, v: Any) -> Truth:
    """Whether ``u = c v`` for a number c that is not zero; of two numbers other than zero that says nothing."""
    a, b = tuple(entries(u)), tuple(entries(v))
    if len(a) != len(b):
        raise Undefined("vectors of different dimensions")
    if len(a) == 1:
        zero = equal(a[0], fmpq(0)), equal(b[0], fmpq(0))
        return FAILS if set(zero) == {HOLDS, FAILS} else UNDEFINED
    minors = all_of(equal(x * b[j], a[j] * b[i]) for i, x in enumerate(a) for j in range(i))
    vanish = [all_of(equal(x, fmpq(0)) for x in side) for side in (a, b)]
    return FAILS if set(vanish) == {HOLDS, FAILS} else minors


def invertible(x: Any) -> Truth:
    """Whether the determinant is not zero."""
    return not_equal(determinant(x), fmpq(0))


def positive_entries(x: Any) -> Truth:
    """Whether every entry is positive."""
    return all_of(truth_of(sign(e) > 0) for e in entries(x))


def nonzero_entries(x: Any) -> Truth:
    """Whether no entry is zero."""
    return all_of(not_equal(e, fmpq(0)) for e in entries(x))


def positive_diagonal(x: Any) -> Truth:
    """Whether every entry of the diagonal is positive."""
    rows = x if isinstance(x, tuple) else ((x,),)
    return all_of(truth_of(sign(row[i]) > 0) for i, row in enumerate(rows) if i < len(row))


def loewner(a: Any, b: Any, *, strict: bool) -> Truth:
    """Whether ``a - b`` is positive semidefinite, or definite: all its principal minors, or the leading ones, tell.

    Where the difference is not symmetric that holds for no meaning of the sign if it fails for the symmetric part, and
    is left open else. Raises `Undefined` for what is no square matrix.
    """
    if shape(a) != shape(b):
        raise Undefined("matrices of different sizes")
    pairs = zip(rows_of(a), rows_of(b), strict=True)
    rows = tuple(tuple(minus(x, y) for x, y in zip(r, s, strict=True)) for r, s in pairs)
    size = range(len(rows))
    if len(rows) < 2 or any(len(row) != len(rows) for row in rows):
        raise Undefined("a square matrix is needed")
    symmetric = all_of(equal(rows[i][j], rows[j][i]) for i in size for j in range(i))
    half = fmpq(1, 2)
    even = tuple(tuple(times(half, plus(rows[i][j], rows[j][i])) for j in size) for i in size)
    kept = [range(k + 1) for k in size] if strict else [c for k in size for c in combinations(size, k + 1)]
    minors = (determinant(shrunk(tuple(tuple(even[i][j] for j in some) for i in some))) for some in kept)
    signs = all_of(truth_of(sign(minor) > 0 if strict else sign(minor) >= 0) for minor in minors)
    return signs if signs is FAILS or symmetric in (HOLDS, AGREES) else UNDEFINED


def positive_definite(x: Any) -> Truth:
    """Whether the matrix is symmetric and all its leading minors are positive (Sylvester's criterion)."""
    rows = rows_of(x)
    size = range(len(rows))
    if any(len(row) != len(rows) for row in rows):
        raise Undefined("a square matrix is needed")
    symmetric = all_of(equal(rows[i][j], rows[j][i]) for i in size for j in range(i))
    minors = (determinant(shrunk(tuple(row[: k + 1] for row in rows[: k + 1]))) for k in size)
    return all_of([symmetric, all_of(truth_of(sign(minor) > 0) for minor in minors)])
