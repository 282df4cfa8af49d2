"""Values that make an equation hold: a symbol alone on a side is computed, another is solved for.

The equation is only evaluated, never rewritten. Where its two sides differ by an affine function of the unknown, that
is seen from a few values; a polynomial of low degree likewise; where scaling the unknown scales one side, as in
``norm(u) = 1``, it is scaled. What is found is checked by whoever uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from flint import acb, arb, fmpq

from symderiv.deciding.bracketing import Floats, sign_change
from symderiv.deciding.polynomials import interpolated, roots
from symderiv.language.meaning_exact import Undefined, divided, is_number, minus, negated, plus, times
from symderiv.language.meaning_matrices import entries, rows_of, shape, solved, subtracted
from symderiv.language.meaning_statements import FAILS, equal
from symderiv.language.sorts import Scalar, Sort, has

__all__ = ["Residual", "solve"]

Residual = Callable[[Any], Any]

DEGREE = 6


def solve(residual: Residual, floats: Floats, start: Any, sort: Sort, chance: Random) -> Any:
    """A value at which ``residual`` is zero, of the same dimensions as ``start``.

    residual  a value of the unknown to the difference of the two sides
    floats    the same for many values of a number at once, in floats
    start     a value of the unknown, drawn; kept as far as the equation leaves it free
    sort      what the unknown is: only real roots serve a real number

    Raises `Undefined` where nothing is found.
    """
    if is_number(start):
        methods = _number_solutions(residual, floats, start, sort, chance)
    else:
        methods = _vector_solutions(residual, start, chance)
    for candidate in methods:
        if candidate is not None:
            return candidate
    raise Undefined("an equation that could not be solved")


def _flat(value: Any) -> list[Any]:
    return list(entries(value))


def _number_solutions(
    residual: Residual, floats: Floats, start: Any, sort: Sort, chance: Random
) -> Iterator[Any]:  # fmt: skip
    yield _affine_number(residual, sort, chance)
    yield _polynomial(residual, sort, chance)
    yield _scaled(residual, start)
    yield _by_sign(residual, floats, sort, chance)


def _vector_solutions(residual: Residual, start: Any, chance: Random) -> Iterator[Any]:
    yield _scaled(residual, start)
    yield _affine_vector(residual, start, chance)


def _attempt(residual: Residual, value: Any) -> list[Any] | None:
    try:
        return _flat(residual(value))
    except Undefined:
        return None


def _affine_number(residual: Residual, sort: Sort, chance: Random) -> Any:
    """By the values at three whole numbers, which must lie on a line; to the left of zero there may be another one."""
    for side in (1,) if has(sort, "nonnegative") else chance.sample((1, -1), 2):
        known = [(x, r) for x in (side, 2 * side, 3 * side, 5 * side) if (r := _attempt(residual, fmpq(x))) is not None]
        found = _on_a_line(known[:3])
        if found is not None and _is_zero(residual, found):
            return found
    return None


def _is_zero(residual: Residual, value: Any) -> bool:
    """Whether the sides agree there; of several entries some may agree by luck, with other values drawn."""
    at = _attempt(residual, value)
    return at is not None and (len(at) > 1 or equal(at[0], fmpq(0)) is not FAILS)


def _on_a_line(known: list[tuple[int, list[Any]]]) -> Any:
    """Where the line through three points is zero; None where they lie on none."""
    if len(known) < 3:
        return None
    (a, at_a), (b, at_b), (c, at_c) = known
    for ya, yb, yc in zip(at_a, at_b, at_c, strict=True):
        slope = divided(minus(yb, ya), fmpq(b - a))
        straight = equal(minus(yc, yb), times(slope, fmpq(c - b)))
        if straight is FAILS:
            return None
        if equal(slope, fmpq(0)) is FAILS:
            return minus(fmpq(a), divided(ya, slope))
    return None


def _polynomial(residual: Residual, sort: Sort, chance: Random) -> Any:
    """A root of the polynomial that the only number on either side is."""

    def value(x: fmpq) -> Any:
        (number,) = _flat(residual(x))
        return number

    try:
        found = interpolated(value, DEGREE)
    except ValueError:  # more than one number
        return None
    if found is None or found.degree() < 1:
        return None
    real = not (isinstance(sort, Scalar) and sort.kind == "complex")
    fitting = [r for r in roots(found) if not real or (not isinstance(r, acb) and _has_sign(r, sort))]
    return chance.choice(fitting) if fitting else None


def _by_sign(residual: Residual, floats: Floats, sort: Sort, chance: Random) -> Any:
    """Where the only number on either side changes its sign."""
    if not isinstance(sort, Scalar) or sort.kind != "real":
        return None

    def value(x: Any) -> Any:
        numbers = _flat(residual(x))
        return numbers[0] if len(numbers) == 1 else None

    return sign_change(value, floats, chance, negative=not has(sort, "nonnegative"))


def _has_sign(value: fmpq | arb, sort: Sort) -> bool:
    if isinstance(sort, Scalar) and sort.kind == "integer" and not (isinstance(value, fmpq) and value.denominator == 1):
        return False
    return (not has(sort, "nonnegative") or bool(value >= 0)) and (not has(sort, "nonzero") or bool(value != 0))


def _scaled(residual: Residual, start: Any) -> Any:
    """The drawn value times a number, where one side is constant and the other grows in proportion."""
    constant = _attempt(residual, _times(fmpq(0), start))
    once, twice = _attempt(residual, start), _attempt(residual, _times(fmpq(2), start))
    if constant is None or once is None or twice is None or len(once) != 1:
        return None
    grown = minus(once[0], constant[0])
    if equal(minus(twice[0], constant[0]), plus(grown, grown)) is FAILS or equal(grown, fmpq(0)) is not FAILS:
        return None
    factor = divided(negated(constant[0]), grown)
    return _times(factor, start) if not isinstance(factor, acb) and factor > 0 else None


def _times(factor: Any, value: Any) -> Any:
    if is_number(value):
        return times(factor, value)
    return tuple(tuple(times(factor, e) for e in row) for row in value)


def _affine_vector(residual: Residual, start: Any, chance: Random) -> Any:
    """By Newton's step from the drawn value, along as many entries as there are equations."""
    before = _attempt(residual, start)
    if before is None:
        return None
    rows, columns = shape(start)
    places = [(i, j) for i in range(rows) for j in range(columns)]
    chance.shuffle(places)
    steps = {place: _moved(residual, start, place, before) for place in places}
    telling = [p for p in places if steps[p] is not None and any(equal(e, fmpq(0)) is FAILS for e in steps[p] or [])]
    if len(telling) < len(before):
        return None
    chosen = telling[: len(before)]
    slopes = tuple(tuple((steps[p] or [])[k] for p in chosen) for k in range(len(before)))
    matrix = slopes if len(before) > 1 else slopes[0][0]
    target = tuple((negated(e),) for e in before) if len(before) > 1 else negated(before[0])
    try:
        change = _flat(solved(matrix, target))
    except Undefined:
        return None
    moves = dict(zip(chosen, change, strict=True))
    return tuple(
        tuple(plus(e, moves[i, j]) if (i, j) in moves else e for j, e in enumerate(row)) for i, row in enumerate(start)
    )


def _moved(residual: Residual, start: Any, place: tuple[int, int], before: list[Any]) -> list[Any] | None:
    """By how much the sides come to differ when one entry is increased by one."""
    rows = rows_of(start)
    stepped = tuple(
        tuple(plus(e, fmpq(1)) if (i, j) == place else e for j, e in enumerate(row)) for i, row in enumerate(rows)
    )
    after = _attempt(residual, stepped)
    return None if after is None else [minus(x, y) for x, y in zip(after, before, strict=True)]


def difference(a: Any, b: Any) -> Any:
    """The difference of the two sides of an equation."""
    return subtracted(a, b)
