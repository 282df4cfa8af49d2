"""Entropies, divergences, information and independence in a model whose laws are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding.laws import closed
from symderiv.deciding.laws.distributions import distribution_of, values_of
from symderiv.deciding.laws.outcomes import Several, told_apart
from symderiv.language.meaning_exact import NoMeaning, divided, logarithm, minus, plus, times
from symderiv.language.meaning_statements import truth_of
from symderiv.language.terms import Apply, Bind, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = [
    "conditional_entropy", "cross_entropy", "distributed", "divergence", "entropy", "independent", "jensen_shannon",
    "mutual_information",
]  # fmt: skip

NONE = fmpq(0)


def _joint(evaluation: Evaluation, term: Bind) -> tuple[int, dict[tuple[Any, ...], fmpq]]:
    """The distribution of the parts of the body together, and how many parts there are."""
    chances: dict[tuple[Any, ...], fmpq] = {}
    count = 0
    for weight, value in values_of(evaluation, term):
        parts = value.parts if isinstance(value, Several) else (value,)
        count = len(parts)
        key = told_apart(parts)
        chances[key] = chances.get(key, NONE) + weight
    return count, chances


def _of_parts(chances: dict[tuple[Any, ...], fmpq], *chosen: int) -> dict[tuple[Any, ...], fmpq]:
    marginal: dict[tuple[Any, ...], fmpq] = {}
    for parts, weight in chances.items():
        at = tuple(parts[i] for i in chosen)
        marginal[at] = marginal.get(at, NONE) + weight
    return marginal


def _uncertainty(chances: Any) -> Any:
    """``-sum w log w``, in nats."""
    total: Any = NONE
    for weight in chances:
        total = minus(total, times(weight, logarithm(weight))) if weight != 0 else total
    return total


def mutual_information(evaluation: Evaluation, term: Bind) -> Any:
    """What two things say of each other, given a third if there is one."""
    count, chances = _joint(evaluation, term)
    if count not in (2, 3):
        raise NoMeaning("information of two things is meant")
    rest = tuple(range(2, count))
    h = [_uncertainty(_of_parts(chances, *parts).values()) for parts in ((0, *rest), (1, *rest), range(count), rest)]
    return minus(plus(h[0], h[1]), plus(h[2], h[3]))


def conditional_entropy(evaluation: Evaluation, term: Bind) -> Any:
    """How uncertain the first part is, given the second."""
    count, chances = _joint(evaluation, term)
    if count != 2:
        raise NoMeaning("an entropy of one thing given another")
    return minus(_uncertainty(chances.values()), _uncertainty(_of_parts(chances, 1).values()))


def independent(evaluation: Evaluation, term: Bind) -> Any:
    """Whether two things are independent, given a third if there is one."""
    count, chances = _joint(evaluation, term)
    rest = tuple(range(2, count))
    a, b, c = (_of_parts(chances, *parts) for parts in ((0, *rest), (1, *rest), rest))
    for x in a:
        for y in b:
            if x[1:] == y[1:]:
                together = chances.get((x[0], y[0], *x[1:]), NONE)
                if together * c[x[1:]] != a[x] * b[y]:
                    return truth_of(False)
    return truth_of(True)


def entropy(evaluation: Evaluation, of: Term) -> Any:
    """In nats."""
    return _uncertainty(weight for _, weight in distribution_of(evaluation, of).outcomes())


def cross_entropy(evaluation: Evaluation, p: Term, q: Term) -> Any:
    """``-sum p log q``."""
    of, by = distribution_of(evaluation, p), distribution_of(evaluation, q)
    total: Any = NONE
    for value, weight in of.outcomes():
        total = minus(total, times(weight, logarithm(by.density(value))))
    return total


def divergence(evaluation: Evaluation, p: Term, q: Term) -> Any:
    """Kullback and Leibler's: ``sum p log(p / q)``; of normal distributions by their moments."""
    if isinstance(p, Apply) and p.operator == "normal":
        return closed.divergence(evaluation, p, q)
    return minus(cross_entropy(evaluation, p, q), entropy(evaluation, p))


def jensen_shannon(evaluation: Evaluation, p: Term, q: Term) -> Any:
    """Half the divergence of each from the middle between them."""
    a, b = dict(distribution_of(evaluation, p).outcomes()), dict(distribution_of(evaluation, q).outcomes())
    middle = [(a.get(v, NONE) + b.get(v, NONE)) / 2 for v in dict.fromkeys([*a, *b])]
    ends = plus(_uncertainty(a.values()), _uncertainty(b.values()))
    return minus(_uncertainty(middle), divided(ends, fmpq(2)))


def distributed(evaluation: Evaluation, of: Term, like: Term) -> Any:
    """Whether two distributions are the same."""
    a, b = (dict(distribution_of(evaluation, term).outcomes()) for term in (of, like))
    return truth_of(a == b)
