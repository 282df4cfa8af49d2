"""What densities, expectations, probabilities and divergences are worth in a model whose laws are tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding import densities, quantifiers
from symderiv.deciding.binders import opened, unfolded
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
from symderiv.language.meaning_statements import Truth, all_of
from symderiv.language.terms import Bind, Symbol, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["LAW_BINDERS", "LAW_OPERATORS"]


def integral(evaluation: Evaluation, term: Bind) -> Any:
    """Over all values of a random variable: the sum over its cells. Other integrals have no meaning here."""
    symbol, body = opened(term)
    values = _cells(evaluation, term.domain, symbol, body)
    if values is None:
        raise NoMeaning("integral has no meaning in a model")
    total: Any = None
    for value in values:
        part = evaluation.with_value(symbol, value, body)
        total = part if total is None else added(total, part)
    return total


def forall(evaluation: Evaluation, term: Bind) -> Truth:
    """Of all values of a random variable: of its cells, as an integral is a sum over them. Else of any other set."""
    symbol, body = opened(term)
    values = _cells(evaluation, term.domain, symbol, body)
    if values is None:
        return quantifiers.forall(evaluation, term)
    return all_of(evaluation.with_value(symbol, value, body) for value in values)


def _cells(evaluation: Evaluation, domain: Term, symbol: Symbol, body: Term) -> tuple[Any, ...] | None:
    """The values of the one random variable that a letter stands for a value of, if that runs over all of them."""
    functions = {s: of for s, of in evaluation.functions.items() if isinstance(of, Bind)}
    names = names_of_values(unfolded(body, functions) if functions else body, symbol)
    over = evaluation.inner(domain)
    if len(names) != 1 or not (isinstance(over, Plain) and over.name in ("reals", "vectors")):
        return None
    (name,) = names
    values = {v.values for v in evaluation.environment.values() if _is_named(v, name)}
    return values.pop() if len(values) == 1 else None


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
    "forall": forall,
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
