"""What densities, expectations, probabilities and divergences are worth in a model whose laws are tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding import densities
from symderiv.deciding.binders import opened
from symderiv.deciding.laws import information, moments
from symderiv.deciding.laws.distributions import distribution_of, given, law
from symderiv.deciding.laws.outcomes import (
    Copies,
    Distribution,
    Independent,
    Members,
    Several,
    Variable,
    VariableSequence,
)
from symderiv.deciding.laws.roles import names_of_values
from symderiv.language.meaning_exact import NoMeaning, whole
from symderiv.language.meaning_matrices import added
from symderiv.language.meaning_sets import Plain
from symderiv.language.terms import Bind, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["LAW_BINDERS", "LAW_OPERATORS"]


def integral(evaluation: Evaluation, term: Bind) -> Any:
    """Over all values of a random variable: the sum over its cells. Other integrals have no meaning here."""
    symbol, body = opened(term)
    names = names_of_values(body, symbol)
    domain = evaluation.inner(term.domain)
    if len(names) != 1 or not (isinstance(domain, Plain) and domain.name in ("reals", "vectors")):
        raise NoMeaning("integral has no meaning in a model")
    (name,) = names
    values = {v.values for v in evaluation.environment.values() if _is_named(v, name)}
    if len(values) != 1:
        raise NoMeaning("integral has no meaning in a model")
    total: Any = None
    for value in values.pop():
        part = evaluation.with_value(symbol, value, body)
        total = part if total is None else added(total, part)
    return total


def _is_named(found: Any, name: str) -> bool:
    return (isinstance(found, Variable) and found.key[0] == name) or (
        isinstance(found, VariableSequence) and found.name == name
    )


def density_at(evaluation: Evaluation, of: Term, at: Term) -> Any:
    """The density at a value."""
    distribution = evaluation.inner(of)
    if isinstance(distribution, Distribution):
        return distribution.density(evaluation.inner(at))
    return densities.density_at(evaluation, of, at)


def several(evaluation: Evaluation, *parts: Term) -> Several:
    """Several things at once."""
    return Several(tuple(evaluation.inner(part) for part in parts))


def members(evaluation: Evaluation, of: Term, first: Term, last: Term) -> Any:
    """Members of a sequence, of random variables or of values."""
    sequence, start, end = (evaluation.inner(part) for part in (of, first, last))
    if isinstance(sequence, VariableSequence):
        return sequence.slice(start, end)
    if not callable(sequence):
        raise NoMeaning("members of what is no sequence")
    indices = range(whole(start), whole(end) + 1)
    return Members(whole(start), tuple(sequence(fmpq(i)) for i in indices))


def copies(evaluation: Evaluation, of: Term, first: Term, last: Term) -> Copies:
    """Independent values from the same distribution."""
    return Copies(distribution_of(evaluation, of), evaluation.inner(first), evaluation.inner(last))


def independent_things(evaluation: Evaluation, *parts: Term) -> Independent:
    """Independent things, each from its own distribution."""
    return Independent([distribution_of(evaluation, part) for part in parts])


LAW_BINDERS: dict[str, Callable[..., Any]] = {
    "law": law,
    "given": given,
    "integral": integral,
    **{name: getattr(moments, name) for name in moments.__all__},
    "mutual_information": information.mutual_information,
    "conditional_entropy": information.conditional_entropy,
    "independent": information.independent,
}

LAW_OPERATORS: dict[str, Callable[..., Any]] = {
    "density_at": density_at,
    "entropy": information.entropy,
    "cross_entropy": information.cross_entropy,
    "divergence": information.divergence,
    "jensen_shannon": information.jensen_shannon,
    "distributed": information.distributed,
    "tuple": several,
    "slice": members,
    "copies": copies,
    "product_distribution": independent_things,
}
