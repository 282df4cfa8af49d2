"""Where a function of a real number changes its sign: a narrow ball around a place, certified by the signs on its ends.

The function is only evaluated, in balls: on one where it has a value that hardly changes it is continuous. Where it can
be worked out in floats at many points at once, these say where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_numpy import Array

__all__ = ["Floats", "sign_change"]

POINTS = tuple(fmpq(p, 64) for p in (0, 1, 8, 16, 32, 64, 96, 128, 192, 320, 512, 800, 1600, 3200, 32_000))
BOTH_SIDES = (*(-p for p in reversed(POINTS[1:])), *POINTS)
HALVINGS, STEPS = 40, 40
PARTS, ROUNDS = 64, 4  # into so many parts a bracket is divided by floats, and how often
NEARLY = 1e-9  # a float below it may be of a zero
MARGIN = 64  # bits that the ends stay away from the last that count

Function = Callable[[Any], Any]
Floats = Callable[[Array], Array | None]
"""The function in floats at many points, not a number where it has no value; None where floats say nothing."""


def sign_change(function: Function, floats: Floats, chance: Random, *, negative: bool) -> fmpq | arb | None:
    """A ball with a zero in it, or a rational zero; None where no change of sign is seen."""
    points = BOTH_SIDES if negative else POINTS
    guessed = floats(np.array([float(p) for p in points]))
    ends = list(_brackets(function, points) if guessed is None else _confirmed(function, points, guessed))
    if not ends:
        return None
    low, high = chance.choice(ends)
    if low == high:
        return low
    return _narrowed(function, *(_closer(function, floats, low, high) if guessed is not None else (low, high)))


def _confirmed(function: Function, points: Sequence[fmpq], guessed: Array) -> Iterator[tuple[fmpq, fmpq]]:
    """The brackets that the floats at the points tell of, as far as it is so."""
    told = [(int(i), int(i)) for i in np.flatnonzero(np.abs(guessed) < NEARLY)]
    told += [(int(i), int(i) + 1) for i in _changes(guessed)]
    for i, j in sorted(told):
        low, high = _sign(function, points[i]), _sign(function, points[j])
        if low is not None and high is not None and low == -high:
            yield points[i], points[j]


def _changes(values: Array) -> Array:
    """The places after which the sign changes."""
    signs = np.sign(values)
    return np.flatnonzero(signs[:-1] * signs[1:] < 0)


def _closer(function: Function, floats: Floats, low: fmpq, high: fmpq) -> tuple[fmpq, fmpq]:
    """A narrow part of a bracket, by floats; the bracket itself where they were wrong."""
    a, b = float(low), float(high)
    for _ in range(ROUNDS):
        points = np.linspace(a, b, PARTS + 1)
        values = floats(points)
        if values is None or not (changes := _changes(values)).size:
            break
        a, b = float(points[changes[0]]), float(points[changes[0] + 1])
    near = _exactly(a), _exactly(b)
    first, last = (_sign(function, x) for x in near)
    right = bool(first) and last == -(first or 0) and last == _sign(function, high)
    return near if right else (low, high)


def _exactly(x: float) -> fmpq:
    top, bottom = x.as_integer_ratio()
    return fmpq(top, bottom)


def _brackets(function: Function, points: Sequence[fmpq]) -> Iterator[tuple[fmpq, fmpq]]:
    """Neighbours between which the sign changes, and points that are zeros."""
    before: tuple[fmpq, int] | None = None
    for x in points:
        sign = _sign(function, x)
        if sign == 0:
            yield x, x
        elif sign is not None and before is not None and sign == -before[1]:
            yield before[0], x
        before = None if sign is None or sign == 0 else (x, sign)


def _sign(function: Function, x: Any) -> int | None:
    """The sign of the value, 0 only if it is exactly zero; None where that is not known."""
    try:
        value = function(x)
    except (Undefined, NoMeaning):
        return None
    if not isinstance(value, fmpq | arb):
        return None
    return 1 if value > 0 else -1 if value < 0 else 0 if value == 0 else None


def _narrowed(function: Function, low: fmpq, high: fmpq) -> fmpq | arb | None:
    """By halving, then along secants; the ends of what is found have different signs."""
    rising = _sign(function, high) == 1
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        sign = _sign(function, middle)
        if sign is None:
            return None
        if sign == 0:
            return middle
        low, high = (low, middle) if (sign == 1) == rising else (middle, high)
    simple = _simplest(low, high)
    if _sign(function, simple) == 0:
        return simple
    a, b = arb(low), arb(high)
    for _ in range(STEPS):
        try:
            at_a, at_b = arb(function(a)), arb(function(b))
            c = (b - at_b * (b - a) / (at_b - at_a)).mid()
        except (Undefined, NoMeaning, TypeError, ValueError):
            return None
        if not c.is_finite() or abs(c - b) < _gap(b):
            break
        a, b = b, c
    return _certified(function, b.mid(), rising)


def _simplest(low: fmpq, high: fmpq) -> fmpq:
    """A fraction close to both, with a small denominator."""
    between = (low + high) / 2
    near = Fraction(int(between.p), int(between.q)).limit_denominator(1000)
    return fmpq(near.numerator, near.denominator)


def _gap(at: arb) -> arb:
    return (1 + abs(at)) * arb(2) ** (MARGIN - ctx.prec)


def _certified(function: Function, middle: arb, rising: bool) -> arb | None:
    low, high = (middle - 2 * _gap(middle)).mid(), (middle + 2 * _gap(middle)).mid()
    signs = (-1, 1) if rising else (1, -1)
    if (_sign(function, low), _sign(function, high)) != signs:
        return None
    ball = arb(middle, (3 * _gap(middle)).mid())
    try:
        jump = arb(function(ball)).rad()
    except (Undefined, NoMeaning, TypeError, ValueError):
        return None
    return ball if bool(jump < arb(2) ** (-ctx.prec // 4)) else None
