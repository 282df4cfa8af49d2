"""Means, variances, covariances and probabilities in a model whose laws are tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding.laws import closed
from symderiv.deciding.laws.distributions import Weighted, values_of
from symderiv.deciding.laws.outcomes import Several, holds
from symderiv.language.meaning_exact import Undefined, divided, root, times
from symderiv.language.meaning_matrices import added, multiplied, subtracted, transpose
from symderiv.language.terms import Apply, Bind
from symderiv.rules.normal_form.named_moments import MOMENTS

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["correlation", "covariance", "expectation", "probability", "standard_deviation", "variance"]


def _mean(weighted: Weighted) -> Any:
    total: Any = None
    for weight, value in weighted:
        part = multiplied(weight, value)
        total = part if total is None else added(total, part)
    if total is None:
        raise Undefined("a law without outcomes")
    return total


def expectation(evaluation: Evaluation, term: Bind) -> Any:
    """The mean; of a distribution with a name by its moments."""
    if isinstance(term.domain, Apply) and term.domain.operator in MOMENTS:
        return closed.expectation(evaluation, term)
    return _mean(values_of(evaluation, term))


def variance(evaluation: Evaluation, term: Bind) -> Any:
    """The mean of squares without the square of the mean; for vectors the matrix of covariances."""
    weighted = values_of(evaluation, term)
    return _covariance([(w, v, v) for w, v in weighted])


def _covariance(weighted: Sequence[tuple[fmpq, Any, Any]]) -> Any:
    together = _mean([(w, multiplied(a, transpose(b))) for w, a, b in weighted])
    means = _mean([(w, a) for w, a, _ in weighted]), _mean([(w, b) for w, _, b in weighted])
    return subtracted(together, multiplied(means[0], transpose(means[1])))


def standard_deviation(evaluation: Evaluation, term: Bind) -> Any:
    """The root of the variance."""
    return root(variance(evaluation, term))


def _pairs(evaluation: Evaluation, term: Bind) -> list[tuple[fmpq, Any, Any]]:
    return [(w, v.parts[0], v.parts[1]) for w, v in values_of(evaluation, term) if isinstance(v, Several)]


def covariance(evaluation: Evaluation, term: Bind) -> Any:
    """The covariance of the two parts of the body."""
    return _covariance(_pairs(evaluation, term))


def correlation(evaluation: Evaluation, term: Bind) -> Any:
    """The covariance divided by both standard deviations."""
    pairs = _pairs(evaluation, term)
    spreads = times(_covariance([(w, a, a) for w, a, _ in pairs]), _covariance([(w, b, b) for w, _, b in pairs]))
    return divided(_covariance(pairs), root(spreads))


def probability(evaluation: Evaluation, term: Bind) -> Any:
    """How probable it is that the body holds."""
    return sum((w for w, happens in values_of(evaluation, term) if holds(happens)), fmpq(0))
