"""Some elements of a set, the telling ones first: all of them where there are few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import acb, arb, fmpq

from symderiv.language.meaning_exact import NoMeaning, Undefined, minus, plus, times
from symderiv.language.meaning_matrices import shrunk
from symderiv.language.meaning_sets import Domain, From, Interval, Plain

__all__ = ["witnesses"]

FEW = 200
REALS = tuple(fmpq(p, q) for p, q in (
    (0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (1, 2), (-1, 2), (3, 1), (-3, 1), (1, 3), (5, 1), (-5, 1), (10, 1),
    (-10, 1), (1, 10), (-1, 10), (4, 1), (3, 2), (40, 1), (-40, 1),
))  # fmt: skip
STEPS = tuple(fmpq(p, q) for p, q in ((1, 64), (1, 8), (1, 2), (1, 1), (2, 1), (3, 1), (5, 1), (10, 1), (64, 1)))
PARTS = tuple(fmpq(p, q) for p, q in ((1, 64), (1, 8), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (7, 8), (63, 64)))


def witnesses(domain: Any) -> Sequence[Any]:
    """Elements to try. Raises `Undefined` for what is no set, `NoMeaning` where none are at hand."""
    if not isinstance(domain, Domain):
        raise Undefined("a set is needed")
    elements = domain.elements()
    if elements is not None:
        return elements[:FEW]
    if isinstance(domain, From):
        return [fmpq(domain.first + i) for i in (*range(8), 12, 20)]
    if isinstance(domain, Interval):
        return _between(domain)
    if not isinstance(domain, Plain):
        raise NoMeaning("a set of which no elements are at hand")
    match domain.name:
        case "naturals":
            return [fmpq(i) for i in (*range(8), 12, 20)]
        case "integers":
            return [fmpq(i) for i in (0, 1, -1, 2, -2, 3, -3, 5, -5, 10)]
        case "complexes":
            return [*REALS[:6], acb(0, 1), acb(1, 1), acb(1, -2), acb(-1, fmpq(1, 2))]
        case "vectors":
            return [_filled(domain.size, 1, start) for start in range(8)]
        case "lower_triangular_matrices":
            return [_filled(domain.size, domain.size, start) for start in range(4)]
    return REALS


def _filled(rows: int, columns: int, start: int) -> Any:
    values = [REALS[(start + 3 * i) % len(REALS)] for i in range(rows * columns)]

    def entry(i: int, j: int) -> fmpq:
        return values[i * columns + j] if columns == 1 or j <= i else fmpq(0)

    return shrunk(tuple(tuple(entry(i, j) for j in range(columns)) for i in range(rows)))


def _between(domain: Interval) -> list[Any]:
    low, high = (_finite(domain.low), _finite(domain.high))
    ends = [low] * (low is not None and domain.low_belongs) + [high] * (high is not None and domain.high_belongs)
    if low is not None and high is not None:
        width = minus(high, low)
        return [*ends, *(plus(low, times(width, part)) for part in PARTS)]
    if low is not None:
        return [*ends, *(plus(low, step) for step in STEPS)]
    if high is not None:
        return [*ends, *(minus(high, step) for step in STEPS)]
    return list(REALS)


def _finite(end: Any) -> Any:
    return None if isinstance(end, arb) and not end.is_finite() else end
