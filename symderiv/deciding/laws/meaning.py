"""What densities, expectations, probabilities and divergences are worth in a model whose laws are tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding import densities
from symderiv.deciding.binders import opened
from symderiv.deciding.laws.outcomes import (
    Copies,
    Distribution,
    Marginal,
    Members,
    Outcome,
    Pushed,
    Several,
    Variable,
    VariableSequence,
    VariableSlice,
    explored,
    holds,
)  # fmt: skip
from symderiv.deciding.laws.roles import names_of_values
from symderiv.deciding.laws.tables import Conditional, Key, Law
from symderiv.language.meaning_exact import NoMeaning, Undefined, divided, logarithm, minus, plus, powered, root, times, whole
from symderiv.language.meaning_matrices import added, multiplied, subtracted, transpose
from symderiv.language.meaning_sets import Plain
from symderiv.language.terms import Apply, Bind, Symbol, Term, mentions

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["LAW_BINDERS", "LAW_OPERATORS", "distribution_of"]

NONE, ONE = fmpq(0), fmpq(1)
Weighted = list[tuple[fmpq, Any]]


def law(evaluation: Evaluation, term: Bind) -> Any:
    """The distribution of what the body says of an outcome, or of a value drawn."""
    over = evaluation.inner(term.domain)
    symbol, body = opened(term)
    if isinstance(over, Law):
        parts = body.arguments if isinstance(body, Apply) and body.operator == "tuple" else (body,)
        variables = [_variable(evaluation, part, symbol) for part in parts]
        if None not in variables:
            return Marginal(over, variables, alone=parts == (body,))
    if isinstance(over, Law | Distribution):
        return Pushed([(value, weight) for weight, value in _values(evaluation, term)])
    return densities.Image(evaluation, term)


def _variable(evaluation: Evaluation, term: Term, outcome: Symbol) -> Variable | VariableSlice | None:
    """The random variable that a term is at an outcome; None where it is something else."""
    match term:
        case Apply("apply", (variable, at)) if at == outcome and not mentions(variable, outcome):
            found = evaluation.inner(variable)
            return found if isinstance(found, Variable | VariableSlice) else None
    return None


def given(evaluation: Evaluation, term: Bind) -> Law:
    """The law of outcomes, given what the body says of them."""
    over = evaluation.inner(term.domain)
    if not isinstance(over, Law):
        raise NoMeaning("what is given, of a law that is no table")
    symbol, body = opened(term)
    cells = _cells(evaluation, body, symbol)
    if cells is not None:
        return Conditional(over, [cells] if cells != "never" else [])
    found = explored(over, lambda outcome: holds(evaluation.with_value(symbol, outcome, body)))
    return Conditional(over, [event for _, happens, event in found if happens])


def _cells(evaluation: Evaluation, body: Term, outcome: Symbol) -> dict[Key, int] | str | None:
    """The cells that "X = x and Y = y" names; None where something else is said."""
    match body:
        case Apply("and", parts):
            together: dict[Key, int] = {}
            for part in parts:
                cells = _cells(evaluation, part, outcome)
                if cells is None or isinstance(cells, str):
                    return cells
                for key, cell in cells.items():
                    if together.setdefault(key, cell) != cell:
                        return "never"
            return together
        case Apply("equal", (left, right)) if not mentions(right, outcome):
            variable = _variable(evaluation, left, outcome)
            return None if variable is None else variable.cells_at(evaluation.inner(right))
    return None


def distribution_of(evaluation: Evaluation, term: Term) -> Distribution:
    """A distribution with finitely many values; of a law by itself that of the only random variable there is."""
    found = evaluation.inner(term)
    if isinstance(found, Distribution):
        return found
    if isinstance(found, Law):
        variables = [v for v in evaluation.environment.values() if isinstance(v, Variable)]
        if any(isinstance(v, VariableSequence) for v in evaluation.environment.values()):
            raise NoMeaning("which random variables a law by itself is about is not certain")
        if not variables:
            return Marginal(found, [Variable(("\0", None), (fmpq(0), fmpq(1)))], alone=True)
        if len({v.key for v in variables}) == 1:
            return Marginal(found, variables[:1], alone=True)
        raise NoMeaning("which random variables a law by itself is about is not certain")
    raise NoMeaning("a distribution that is no table")


def _values(evaluation: Evaluation, term: Bind) -> Weighted:
    """The values of the body with their probabilities."""
    over = evaluation.inner(term.domain)
    symbol, body = opened(term)
    if isinstance(over, Law):
        return [(w, v) for w, v, _ in explored(over, lambda outcome: evaluation.with_value(symbol, outcome, body))]
    if isinstance(over, Distribution):
        return [(weight, evaluation.with_value(symbol, value, body)) for value, weight in over.outcomes()]
    raise NoMeaning("an expectation over a law that is no table")


def _mean(weighted: Weighted) -> Any:
    total: Any = None
    for weight, value in weighted:
        part = multiplied(weight, value)
        total = part if total is None else added(total, part)
    if total is None:
        raise Undefined("a law without outcomes")
    return total


def expectation(evaluation: Evaluation, term: Bind) -> Any:
    """The mean."""
    return _mean(_values(evaluation, term))


def variance(evaluation: Evaluation, term: Bind) -> Any:
    """The mean of squares without the square of the mean; for vectors the matrix of covariances."""
    weighted = _values(evaluation, term)
    return _covariance([(w, v, v) for w, v in weighted])


def _covariance(weighted: Sequence[tuple[fmpq, Any, Any]]) -> Any:
    together = _mean([(w, multiplied(a, transpose(b))) for w, a, b in weighted])
    means = _mean([(w, a) for w, a, _ in weighted]), _mean([(w, b) for w, _, b in weighted])
    return subtracted(together, multiplied(means[0], transpose(means[1])))


def standard_deviation(evaluation: Evaluation, term: Bind) -> Any:
    """The root of the variance."""
    return root(variance(evaluation, term))


def _pairs(evaluation: Evaluation, term: Bind) -> list[tuple[fmpq, Any, Any]]:
    return [(w, v.parts[0], v.parts[1]) for w, v in _values(evaluation, term) if isinstance(v, Several)]


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
    return sum((w for w, happens in _values(evaluation, term) if holds(happens)), NONE)


def _joint(evaluation: Evaluation, term: Bind) -> tuple[int, dict[tuple[Any, ...], fmpq]]:
    """The distribution of the parts of the body together, and how many parts there are."""
    chances: dict[tuple[Any, ...], fmpq] = {}
    count = 0
    for weight, value in _values(evaluation, term):
        parts = value.parts if isinstance(value, Several) else (value,)
        count = len(parts)
        chances[parts] = chances.get(parts, NONE) + weight
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
    from symderiv.language.meaning_statements import truth_of

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
    """Kullback and Leibler's: ``sum p log(p / q)``."""
    return minus(cross_entropy(evaluation, p, q), entropy(evaluation, p))


def jensen_shannon(evaluation: Evaluation, p: Term, q: Term) -> Any:
    """Half the divergence of each from the middle between them."""
    a, b = dict(distribution_of(evaluation, p).outcomes()), dict(distribution_of(evaluation, q).outcomes())
    middle = [(a.get(v, NONE) + b.get(v, NONE)) / 2 for v in dict.fromkeys([*a, *b])]
    ends = plus(_uncertainty(a.values()), _uncertainty(b.values()))
    return minus(_uncertainty(middle), divided(ends, fmpq(2)))


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


def distributed(evaluation: Evaluation, of: Term, like: Term) -> Any:
    """Whether two distributions are the same."""
    from symderiv.language.meaning_statements import truth_of

    a, b = (dict(distribution_of(evaluation, term).outcomes()) for term in (of, like))
    return truth_of(a == b)


LAW_BINDERS = {
    "law": law,
    "given": given,
    "expectation": expectation,
    "variance": variance,
    "standard_deviation": standard_deviation,
    "covariance": covariance,
    "correlation": correlation,
    "probability": probability,
    "mutual_information": mutual_information,
    "conditional_entropy": conditional_entropy,
    "independent": independent,
    "integral": integral,
}

LAW_OPERATORS = {
    "density_at": density_at,
    "entropy": entropy,
    "cross_entropy": cross_entropy,
    "divergence": divergence,
    "jensen_shannon": jensen_shannon,
    "tuple": several,
    "slice": members,
    "copies": copies,
    "distributed": distributed,
}
