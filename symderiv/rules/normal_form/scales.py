"""Scales: how fast something grows or vanishes as t falls to 0.

A scale is ``e^w t^k l^m`` with ``l = log(1/t)``, where w is a sum of multiples of ``t^a l^b`` that grow beyond all
bounds. Scales are ordered by w first, then by k, then by m (Hardy, Orders of Infinity, 1910).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from symderiv.rules.normal_form.polynomials import ZERO, Polynomial

__all__ = ["UNIT", "Scale", "Unknown", "faster"]

NOTHING = Fraction(0)
Power = tuple[Fraction, Fraction]  # of t, and of its logarithm


class Unknown(Exception):
    """What cannot be told of an expansion: a sign, a function without one, too many terms that cancel."""


@dataclass(frozen=True)
class Scale:
    """``e^w t^order l^logs``; w as pairs of power and coefficient, the fastest first."""

    rates: tuple[tuple[Power, Polynomial], ...] = ()
    order: Fraction = NOTHING
    logs: Fraction = NOTHING

    def __mul__(self, other: Scale) -> Scale:
        return Scale(_merged(self.rates, other.rates, 1), self.order + other.order, self.logs + other.logs)

    def power(self, times: Fraction) -> Scale:
        """To a rational power."""
        rates = tuple((power, c.scaled(times)) for power, c in self.rates) if times else ()
        return Scale(rates, self.order * times, self.logs * times)

    def without_logs(self) -> Scale:
        """The same but for powers of the logarithm."""
        return Scale(self.rates, self.order)


UNIT = Scale()


def faster(power: Power) -> tuple[Fraction, Fraction]:
    """What powers of t and its logarithm are ordered by: the fastest growing last."""
    return -power[0], power[1]


def _merged(
    a: tuple[tuple[Power, Polynomial], ...], b: tuple[tuple[Power, Polynomial], ...], sign: int
) -> tuple[tuple[Power, Polynomial], ...]:
    total = dict(a)
    for power, coefficient in b:
        total[power] = total.get(power, ZERO) + coefficient.scaled(Fraction(sign))
    return tuple(sorted(((p, c) for p, c in total.items() if c), key=lambda pair: faster(pair[0]), reverse=True))


def compared(a: Scale, b: Scale, sign: Callable[[Polynomial], int]) -> int:
    """1 where a grows faster than b, or vanishes more slowly; -1 where b does; 0 where they are the same.

    ``sign`` tells -1, 0 or 1 of a coefficient, and raises `Unknown`.
    """
    for _, coefficient in _merged(a.rates, b.rates, -1):
        if known := sign(coefficient):
            return known
    if a.order != b.order:
        return 1 if a.order < b.order else -1
    return (a.logs > b.logs) - (a.logs < b.logs)
