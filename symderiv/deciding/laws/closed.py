"""Expectations over distributions that are no tables but have a name: from their moments, once for all letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import HOLDS
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Term, apply, bind, free_symbols, map_children, number, subterms
from symderiv.rules.normal_form.law_forms import LawForms, law_facts
from symderiv.rules.normal_form.polynomials import TooLarge, term_of

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["divergence", "expectation"]

TWO = number(2)


def expectation(evaluation: Evaluation, term: Bind) -> Any:
    """What it is worth in the model. Raises `NoMeaning`, `Undefined`."""
    found = _closed(term)
    if found is None:
        raise NoMeaning("an expectation over a law that is no table")
    value, conditions = found
    if not all(evaluation.inner(condition) is HOLDS for condition in conditions):
        raise Undefined("a condition of an expectation does not hold")
    return evaluation.inner(value)


def divergence(evaluation: Evaluation, p: Term, q: Term) -> Any:
    """The divergence of two normal distributions of numbers: the mean of the logarithm of the ratio."""
    match p, q:
        case Apply("normal", (_, v)), Apply("normal", (_, w)):
            over = Bind("expectation", p, number(0), "x")
            x = variable_of(over, _new(p, q))
            half = apply("log", w / v) / 2
            body = half + _square(q, x) - _square(p, x)
            return expectation(evaluation, bind("expectation", p, x, body))
    raise NoMeaning("a divergence of laws that are no tables")


def _square(normal: Apply, x: Term) -> Term:
    mean, variance = normal.arguments
    return (x - mean) ** TWO / (2 * variance)


def _new(*terms: Term) -> str:
    taken = {s.name for t in terms for s in free_symbols(t)}
    name = "x"
    while name in taken:
        name += "'"
    return name


def _written_out(term: Term) -> Term:
    """With densities of normal distributions as the functions they are."""
    match term:
        case Apply("density_at", (Apply("normal", (m, v)), x)) if isinstance(sort_of(v), Scalar):
            return apply("exp", -((x - m) ** TWO) / (2 * v)) / apply("sqrt", 2 * apply("pi") * v)
    return map_children(term, _written_out)


@lru_cache(maxsize=1024)
def _closed(term: Term) -> tuple[Term, tuple[Term, ...]] | None:
    """The value, where there is no expectation left in it, and the conditions that it rests on."""
    forms = LawForms(law_facts(()))
    try:
        value = term_of(forms.number(_written_out(term)))
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError, RecursionError):
        return None
    if any(isinstance(part, Bind) and part.operator == "expectation" for part in subterms(value)):
        return None
    return value, tuple(forms.facts.conditions)
