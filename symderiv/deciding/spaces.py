"""Sets in one model: spaces of matrices, spans, unions; and the largest of finitely many values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from flint import acb, arb, fmpq, fmpq_mat

from symderiv.deciding.binders import opened
from symderiv.language.meaning_exact import Imprecise, NoMeaning, Undefined, whole
from symderiv.language.meaning_matrices import rows_of, shape, shrunk
from symderiv.language.meaning_sets import Domain, Finite, Plain
from symderiv.language.meaning_statements import (
    FAILS,
    HOLDS,
    UNDEFINED,
    Truth,
    all_of,
    any_of,
    equal,
    less,
    opposite,
    truth_of,
)
from symderiv.language.terms import Bind, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["EXTREMES", "SETS", "Joined", "Space", "Span"]


@dataclass(frozen=True)
class Space(Domain):
    """All real matrices of one size."""

    rows: int
    columns: int

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` has the size; unknown of complex entries."""
        if shape(x) != (self.rows, self.columns):
            return FAILS
        return UNDEFINED if any(isinstance(e, acb) for row in rows_of(x) for e in row) else HOLDS


@dataclass(frozen=True)
class Span(Domain):
    """All linear combinations of columns of rational numbers."""

    generators: tuple[tuple[fmpq, ...], ...]

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is a linear combination."""
        column = _rational_column(x)
        if any(len(g) != len(column) for g in self.generators):
            raise Undefined("vectors of different sizes")
        return truth_of(_rank((*self.generators, column)) == _rank(self.generators))

    def same_as(self, other: Domain) -> Truth:
        """Whether each is within the other."""
        return all_of([subset(self, other), subset(other, self)])


def _rational_column(x: Any) -> tuple[fmpq, ...]:
    rows = rows_of(x)
    column = tuple(row[0] for row in rows)
    if len(rows[0]) != 1 or not all(isinstance(e, fmpq) for e in column):
        raise Undefined("a span of what are no columns of rational numbers")
    return column


def _rank(columns: tuple[tuple[fmpq, ...], ...]) -> int:
    return int(fmpq_mat([list(c) for c in columns]).rank()) if columns else 0


@dataclass(frozen=True)
class Joined(Domain):
    """A union, an intersection or a difference of sets."""

    how: str
    parts: tuple[Domain, ...]

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is in it, as far as is known of the parts."""
        known = [part.contains(x) for part in self.parts]
        if self.how == "union":
            return any_of(known)
        return all_of(known if self.how == "intersection" else [known[0], *map(opposite, known[1:])])

    def elements(self) -> tuple[Any, ...] | None:
        """All of them, where they can be listed, and it is known which belong."""
        listed = [part.elements() for part in self.parts]
        if self.how == "union":
            return None if None in listed else different(e for one in listed if one is not None for e in one)
        candidates = next((one for one in listed if one is not None), None)
        if self.how == "set_difference":
            candidates = listed[0]
        if candidates is None:
            return None
        known = [(e, self.contains(e)) for e in different(candidates)]
        if any(truth not in (HOLDS, FAILS) for _, truth in known):
            raise Undefined("whether something is in a set is not known")
        return tuple(e for e, truth in known if truth is HOLDS)

    def same_as(self, other: Domain) -> Truth:
        """Known where both can be listed."""
        if not isinstance(other, Domain) or self.elements() is None or other.elements() is None:
            return UNDEFINED
        return super().same_as(other)


def different(elements: Iterable[Any]) -> tuple[Any, ...]:
    """Each element once. Raises `Undefined` where it is not known whether two are the same."""
    found: list[Any] = []
    for element in elements:
        same = any_of(equal(element, other) for other in found)
        if same not in (HOLDS, FAILS):
            raise Undefined("whether two elements are the same is not known")
        if same is FAILS:
            found.append(element)
    return tuple(found)


def subset(a: Any, b: Any) -> Truth:
    """Whether every element of one set is in the other; by its elements, or by what spans it."""
    if not isinstance(a, Domain) or not isinstance(b, Domain):
        raise NoMeaning("a part of what is no set")
    if isinstance(a, Span) and (isinstance(b, Span) or _is_space(b)):
        return all_of(b.contains(shrunk(tuple((e,) for e in column))) for column in a.generators)
    elements = a.elements()
    if elements is not None:
        return all_of(b.contains(e) for e in elements)
    return HOLDS if a == b else UNDEFINED


def _is_space(of: Domain) -> bool:
    return isinstance(of, Space) or (isinstance(of, Plain) and of.name == "vectors")


def _domain(evaluation: Evaluation, term: Term) -> Domain:
    value = evaluation.inner(term)
    if not isinstance(value, Domain):
        raise NoMeaning("what should be a set is none")
    return value


def _joined(how: str) -> Callable[..., Domain]:
    def joined(evaluation: Evaluation, *parts: Term) -> Domain:
        return Joined(how, tuple(_domain(evaluation, part) for part in parts))

    return joined


def _matrices(evaluation: Evaluation, rows: Term, columns: Term) -> Domain:
    return Space(whole(evaluation.inner(rows)), whole(evaluation.inner(columns)))


def _span(evaluation: Evaluation, *vectors: Term) -> Domain:
    generators: list[Any] = []
    for value in map(evaluation.inner, vectors):
        listed = value.elements() if isinstance(value, Domain) else (value,)
        if listed is None:
            raise NoMeaning("a span of infinitely many vectors")
        generators += map(_rational_column, listed)
    if not generators or len({len(g) for g in generators}) > 1:
        raise Undefined("a span of vectors of no size, or of different sizes")
    return Span(tuple(generators))


def _subset(evaluation: Evaluation, a: Term, b: Term) -> Truth:
    return subset(evaluation.inner(a), evaluation.inner(b))


def _cardinality(evaluation: Evaluation, of: Term) -> fmpq:
    elements = _domain(evaluation, of).elements()
    if elements is None:
        raise NoMeaning("the size of an infinite set")
    return fmpq(len(different(elements)))


def _extreme(largest: bool) -> Callable[..., Any]:
    """The largest or smallest value, over finitely many elements."""

    def extreme(evaluation: Evaluation, term: Bind) -> Any:
        elements = _domain(evaluation, term.domain).elements()
        if elements is None:
            raise NoMeaning(f"the {term.operator} of infinitely many")
        symbol, body = opened(term)
        values = [evaluation.with_value(symbol, element, body) for element in elements]
        if not values or not all(isinstance(v, fmpq | arb) for v in values):
            raise Undefined("an extreme value of none, or of what are no real numbers")
        if all(isinstance(v, fmpq) for v in values):
            return max(values) if largest else min(values)
        return reduce(arb.max if largest else arb.min, map(arb, values))

    return extreme


def _where_extreme(largest: bool) -> Callable[..., Any]:
    """The places of the largest or smallest value, over finitely many elements."""

    def places(evaluation: Evaluation, term: Bind) -> Domain:
        elements = _domain(evaluation, term.domain).elements()
        if elements is None:
            raise NoMeaning(f"the {term.operator} over infinitely many")
        symbol, body = opened(term)
        values = [evaluation.with_value(symbol, element, body) for element in elements]
        found = []
        for place, (element, value) in enumerate(zip(elements, values, strict=True)):
            others = [v for i, v in enumerate(values) if i != place]
            beaten = any_of(less(value, v) if largest else less(v, value) for v in others)
            if beaten not in (HOLDS, FAILS):
                raise Imprecise("which of two values is larger is not known")
            if beaten is FAILS:
                found.append(element)
        return Finite(tuple(found))

    return places


EXTREMES: dict[str, Callable[..., Any]] = {
    "largest": _extreme(True),
    "supremum": _extreme(True),
    "smallest": _extreme(False),
    "infimum": _extreme(False),
    "argmax": _where_extreme(True),
    "argmin": _where_extreme(False),
}

SETS: dict[str, Callable[..., Any]] = {
    "union": _joined("union"),
    "intersection": _joined("intersection"),
    "set_difference": _joined("set_difference"),
    "subset_equal": _subset,
    "cardinality": _cardinality,
    "span": _span,
    "matrices": _matrices,
}
