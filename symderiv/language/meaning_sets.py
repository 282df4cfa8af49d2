"""What sets mean in one model: whether a thing is in them, and their elements where there are finitely many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flint import acb, arb, fmpq

from symderiv.language.meaning_exact import Undefined, is_number, real, whole
from symderiv.language.meaning_matrices import lower_triangular, shape
from symderiv.language.meaning_statements import (
    FAILS,
    HOLDS,
    UNDEFINED,
    Truth,
    all_of,
    any_of,
    equal,
    less,
    less_equal,
    truth_of,
)  # fmt: skip

__all__ = ["Domain", "Finite", "From", "Interval", "Plain", "Range", "interval", "sized", "whole_numbers"]


class Domain:
    """A set: whether a thing is in it, its elements where there are finitely many, some of them otherwise."""

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is an element."""
        raise NotImplementedError

    def elements(self) -> tuple[Any, ...] | None:
        """All elements; None where there are infinitely many."""
        return None

    def same_as(self, other: Domain) -> Truth:
        """Whether both sets have the same elements."""
        if not isinstance(other, Domain):
            raise Undefined("a set and a function")
        mine, theirs = self.elements(), other.elements()
        if mine is None or theirs is None:
            return HOLDS if self == other else UNDEFINED
        there = all_of(any_of(equal(x, y) for y in theirs) for x in mine)
        return all_of([there, all_of(any_of(equal(x, y) for y in mine) for x in theirs)])


@dataclass(frozen=True)
class Finite(Domain):
    """A set written out."""

    members: tuple[Any, ...]

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is one of them."""
        return any_of(equal(x, y) for y in self.members)

    def elements(self) -> tuple[Any, ...]:
        """All of them."""
        return self.members


def whole_numbers(first: Any, last: Any) -> Range:
    """Those from first to last; none where the last is just before the first, undefined where it is further below."""
    start, stop = whole(first), whole(last)
    if stop < start - 1:
        raise Undefined("a range that ends before it begins")
    return Range(start, stop)


@dataclass(frozen=True)
class Range(Domain):
    """Whole numbers from first to last; empty where the last comes before the first."""

    first: int
    last: int

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is a whole number between first and last."""
        return all_of([Plain("integers").contains(x), truth_of(bool(self.first <= real(x) <= self.last))])

    def elements(self) -> tuple[Any, ...]:
        """All of them. Raises `Undefined` for too many to count."""
        if self.last - self.first > 2000:
            raise Undefined("a range that is too long")
        return tuple(fmpq(i) for i in range(self.first, self.last + 1))


@dataclass(frozen=True)
class From(Domain):
    """Whole numbers from first on."""

    first: int

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is a whole number not below the first."""
        return all_of([Plain("integers").contains(x), less_equal(fmpq(self.first), x)])


@dataclass(frozen=True)
class Interval(Domain):
    """Real numbers between two ends, which may be infinite and may belong to it."""

    low: Any
    high: Any
    low_belongs: bool
    high_belongs: bool

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is between the ends."""
        parts = []
        for end, belongs, first in ((self.low, self.low_belongs, True), (self.high, self.high_belongs, False)):
            if isinstance(end, fmpq) or end.is_finite():
                a, b = (end, x) if first else (x, end)
                parts.append(less_equal(a, b) if belongs else less(a, b))
        return all_of(parts)

    def same_as(self, other: Domain) -> Truth:
        """Whether both are intervals with the same ends."""
        if not isinstance(other, Interval):
            return UNDEFINED
        ends = (self.low_belongs, self.high_belongs) == (other.low_belongs, other.high_belongs)
        finite = all(isinstance(e, fmpq) or e.is_finite() for e in (self.low, self.high, other.low, other.high))
        if not ends or not finite:
            return HOLDS if self == other else UNDEFINED
        return all_of([equal(self.low, other.low), equal(self.high, other.high)])


@dataclass(frozen=True)
class Plain(Domain):
    """All reals, complexes, integers, naturals; vectors and lower triangular matrices of one size."""

    name: str
    size: int = 1

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is of the kind."""
        if self.name in ("vectors", "lower_triangular_matrices"):
            columns = 1 if self.name == "vectors" else self.size
            fits = shape(x) == (self.size, columns)
            return truth_of(fits and (self.name == "vectors" or lower_triangular(x)))
        if not is_number(x):
            return FAILS
        if self.name == "complexes":
            return HOLDS
        if isinstance(x, acb):
            return UNDEFINED if x.imag.contains(0) else FAILS
        if self.name == "reals":
            return HOLDS
        if isinstance(x, arb):
            return UNDEFINED if x.contains_integer() else FAILS
        return truth_of(x.denominator == 1 and (self.name == "integers" or x >= 0))


def interval(low_belongs: bool, high_belongs: bool) -> Callable[[Any, Any], Interval]:
    """Two ends to the interval between them."""
    return lambda low, high: Interval(real(low), real(high), low_belongs, high_belongs)


def sized(name: str) -> Callable[[Any], Plain]:
    """A dimension to the set of all vectors or matrices of it."""
    return lambda n: Plain(name, whole(n))
