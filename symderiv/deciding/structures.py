"""Structures in one model: cases, indicators, functions of each entry, sets by a condition, lists by their entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding.binders import opened
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_matrices import rows_of, shrunk
from symderiv.language.meaning_sets import Domain
from symderiv.language.meaning_statements import FAILS, HOLDS, UNDEFINED, Truth, all_of
from symderiv.language.terms import Bind, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["Filtered", "cases", "entrywise", "indicator", "matrix_from", "such_that", "vector_from"]


def cases(evaluation: Evaluation, *parts: Term) -> Any:
    """The value whose condition is the first that holds; only that one is worked out."""
    for value, condition in zip(parts[0::2], parts[1::2], strict=False):
        known = evaluation.known(condition)
        if known is HOLDS:
            return evaluation.inner(value)
        if known is not FAILS:
            raise Undefined("which case this is, is not known")
    if len(parts) % 2:
        return evaluation.inner(parts[-1])
    raise Undefined("no case")


def indicator(evaluation: Evaluation, statement: Term) -> Any:
    """1 where the statement holds, 0 where it fails."""
    known = evaluation.known(statement)
    if known not in (HOLDS, FAILS):
        raise Undefined("whether the statement of an indicator holds is not known")
    return fmpq(int(known is HOLDS))


def entrywise(evaluation: Evaluation, term: Bind) -> Any:
    """The function of each entry."""
    symbol, body = opened(term)
    rows = rows_of(evaluation.inner(term.domain))
    return shrunk(tuple(tuple(evaluation.with_value(symbol, entry, body) for entry in row) for row in rows))


@dataclass(frozen=True)
class Filtered(Domain):
    """The elements of a set of which a statement holds."""

    over: Domain
    evaluation: Any
    term: Bind

    def contains(self, x: Any) -> Truth:
        """Whether ``x`` is in the set, and the statement holds of it."""
        inside = self.over.contains(x)
        if inside is FAILS:
            return FAILS
        symbol, body = opened(self.term)
        return all_of([inside, self.evaluation.with_value(symbol, x, body)])

    def elements(self) -> tuple[Any, ...] | None:
        """All of them, where the set has finitely many and it is known which belong."""
        everything = self.over.elements()
        if everything is None:
            return None
        symbol, body = opened(self.term)
        known = [(x, self.evaluation.with_value(symbol, x, body)) for x in everything]
        if any(truth not in (HOLDS, FAILS) for _, truth in known):
            raise Undefined("whether something is in a set is not known")
        return tuple(x for x, truth in known if truth is HOLDS)

    def same_as(self, other: Domain) -> Truth:
        """Known where both sets can be listed."""
        if not isinstance(other, Domain) or self.elements() is None or other.elements() is None:
            return UNDEFINED
        return super().same_as(other)


def such_that(evaluation: Evaluation, term: Bind) -> Filtered:
    """A set by a condition."""
    over = evaluation.inner(term.domain)
    if not isinstance(over, Domain):
        raise NoMeaning("a condition on the elements of no set")
    return Filtered(over, evaluation, term)


def _values(evaluation: Evaluation, function: Term) -> list[Any]:
    if not isinstance(function, Bind) or function.operator != "lambda":
        raise NoMeaning("a list by its entries, of a function that is not written out")
    elements = evaluation.inner(function.domain).elements()
    if elements is None:
        raise NoMeaning("an infinite list")
    symbol, body = opened(function)
    if isinstance(body, Bind) and body.operator == "lambda":
        return [_row(evaluation, symbol, x, body) for x in elements]
    return [evaluation.with_value(symbol, x, body) for x in elements]


def _row(evaluation: Evaluation, symbol: Any, x: Any, body: Bind) -> list[Any]:
    before = dict(evaluation.environment)
    evaluation.environment[symbol] = x
    try:
        return _values(evaluation, body)
    finally:
        evaluation.environment = before


def vector_from(evaluation: Evaluation, size: Term, function: Term) -> Any:
    """A column by its entries."""
    return shrunk(tuple((value,) for value in _values(evaluation, function)))


def matrix_from(evaluation: Evaluation, rows: Term, columns: Term, function: Term) -> Any:
    """A matrix by its entries."""
    return shrunk(tuple(tuple(row) for row in _values(evaluation, function)))
