"""Distributions in a model whose laws are tables: of what is said of outcomes, given something or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding import densities
from symderiv.deciding.binders import opened
from symderiv.deciding.laws.outcomes import (
    Distribution,
    Marginal,
    Pushed,
    Variable,
    VariableSequence,
    VariableSlice,
    explored,
    holds,
)  # fmt: skip
from symderiv.deciding.laws.tables import Conditional, Key, Law
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.terms import Apply, Bind, Symbol, Term, mentions

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["Weighted", "distribution_of", "given", "law", "values_of"]

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
        return Pushed([(value, weight) for weight, value in values_of(evaluation, term)])
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
        return Conditional(over, [] if isinstance(cells, str) else [cells])
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


def values_of(evaluation: Evaluation, term: Bind) -> Weighted:
    """The values of the body with their probabilities."""
    over = evaluation.inner(term.domain)
    symbol, body = opened(term)
    if isinstance(over, Law):
        return [(w, v) for w, v, _ in explored(over, lambda outcome: evaluation.with_value(symbol, outcome, body))]
    if isinstance(over, Distribution):
        return [(weight, evaluation.with_value(symbol, value, body)) for value, weight in over.outcomes()]
    raise NoMeaning("an expectation over a law that is no table")
