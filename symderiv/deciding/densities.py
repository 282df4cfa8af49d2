"""Densities in one model: Gaussian ones, and those of affine images.

The density of t(z) for an affine, invertible t is ``p_z(z*) / |det J|`` where t(z*) = x and J is the Jacobian (change
of variables). For other t there is no meaning here, and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

from symderiv.deciding.binders import derived, opened, unfolded
from symderiv.language.meaning_exact import (
    NoMeaning,
    Undefined,
    absolute,
    divided,
    exponential,
    is_number,
    powered,
    root,
    times,
)  # fmt: skip
from symderiv.language.meaning_matrices import (
    determinant,
    entries,
    inverse,
    multiplied,
    rows_of,
    shape,
    shrunk,
    solved,
    subtracted,
    transpose,
    vanishing,
)  # fmt: skip
from symderiv.language.meaning_statements import HOLDS, positive_definite
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, number

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

ZERO = number(0)

__all__ = ["Image", "Normal", "density_at", "normal"]


class Normal:
    """The normal distribution: mean and covariance of a vector, mean and variance of a number."""

    def __init__(self, mean: Any, covariance: Any) -> None:
        size = shape(mean)[0]
        if shape(covariance) != (size, size) or shape(mean)[1] != 1 or positive_definite(covariance) is not HOLDS:
            raise Undefined("a covariance that is not positive definite")
        self.mean = mean
        self.covariance = covariance

    def density(self, x: Any) -> Any:
        """The density at x."""
        gap = subtracted(x, self.mean)
        exponent = multiplied(multiplied(transpose(gap), inverse(self.covariance)), gap)
        volume = times(powered(times(fmpq(2), arb.pi()), fmpq(shape(x)[0])), determinant(self.covariance))
        return divided(exponential(divided(exponent, fmpq(-2))), root(volume))


class Image:
    """The law of a term in a random variable."""

    def __init__(self, evaluation: Evaluation, law: Bind) -> None:
        self.evaluation = evaluation
        self.law = law
        self.source = evaluation.inner(law.domain)

    def density(self, x: Any) -> Any:
        """The density at x. Raises `NoMeaning` where the term is not affine in the variable."""
        symbol, body = opened(self.law)
        slopes = self._jacobian(symbol, x)
        rows, columns = shape(x)
        origin = vanishing(fmpq(rows), fmpq(columns))
        offset = self.evaluation.with_value(symbol, origin, body)
        volume = absolute(determinant(slopes))
        if shape(slopes) != (rows, rows) or columns != 1 or volume == 0:
            raise Undefined("a map that cannot be inverted")
        source: Any = self.source
        return divided(source.density(solved(slopes, subtracted(x, offset))), volume)

    def _jacobian(self, symbol: Symbol, x: Any) -> Any:
        moved = bind("derivative", symbol, symbol, self.law.open(symbol))
        written_out = unfolded(moved, self.evaluation.functions)
        assert isinstance(written_out, Bind)
        variable, direction, change = derived(written_out)
        change = _without_zeros(change)
        if variable in free_symbols(change):
            raise NoMeaning("the law of a term that is not affine")
        size = shape(x)[0]
        units = (shrunk(tuple((fmpq(int(i == j)),) for i in range(size))) for j in range(size))
        columns = [tuple(entries(self.evaluation.with_value(direction, unit, change))) for unit in units]
        return shrunk(tuple(zip(*columns, strict=True)))


def normal(evaluation: Evaluation, mean: Term, covariance: Term) -> Normal:
    """The normal distribution with these parameters."""
    return Normal(evaluation.inner(mean), evaluation.inner(covariance))


def density_at(evaluation: Evaluation, of: Term, at: Term) -> Any:
    """The value of a density."""
    distribution, x = evaluation.inner(of), evaluation.inner(at)
    if not hasattr(distribution, "density"):
        raise NoMeaning("a density that is not known")
    if not (is_number(x) or rows_of(x)):
        raise Undefined("a point is needed")
    return distribution.density(x)


def _without_zeros(term: Term) -> Term:
    """The term without products that have a factor written as zero."""
    if not isinstance(term, Apply):
        return term
    parts = tuple(_without_zeros(a) for a in term.arguments)
    zeros = [p for p in parts if p == ZERO or (isinstance(p, Apply) and p.operator == "zero")]
    match term.operator:
        case "multiply" | "hadamard" if zeros:
            sort = sort_of(term)
            return Apply("zero", (sort.rows, sort.columns)) if isinstance(sort, Matrix) else ZERO
        case "add" if zeros:
            return parts[0] if parts[1] in zeros else parts[1]
        case "subtract" if parts[1] in zeros:
            return parts[0]
    return Apply(term.operator, parts)
