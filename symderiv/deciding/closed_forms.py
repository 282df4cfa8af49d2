"""What limits and orders are worth in a model: from their closed forms, found once and for all letters.

A closed form comes from a rule, with the conditions it rests on; in a model it counts only where these hold. Where the
signs of letters matter, their values are put in first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.binders import opened, unfolded
from symderiv.deciding.conversions import Step
from symderiv.deciding.integration import enclosed, is_finite
from symderiv.deciding.laws.meaning import LAW_BINDERS
from symderiv.deciding.provers import PROVERS
from symderiv.deciding.provers.integrals import integral_step
from symderiv.deciding.provers.limits import geometric
from symderiv.deciding.provers.series import series_step
from symderiv.deciding.search import Search, new_search
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import FAILS, HOLDS, Truth
from symderiv.language.sorts import Scalar
from symderiv.language.terms import (
    Apply,
    Bind,
    Bound,
    Number,
    Symbol,
    Term,
    apply,
    bind,
    free_symbols,
    map_children,
    substitute,
    subterms,
)
from symderiv.rules import all_rules
from symderiv.rules.asymptotics.order_by_expansion import DEPTHS, is_of_order, parts
from symderiv.rules.normal_form.expansions import Expansion
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import TooLarge
from symderiv.rules.normal_form.scales import Unknown

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["agrees_to_order", "integral", "limit", "series"]

MOST_TERMS = 2  # of a sum that is written out: every model has a closed form of its own, and that takes time
SECONDS = 1.0  # to find a closed form

Conditional = tuple[Any, tuple[Term, ...]]  # what is known, and under which conditions


@lru_cache(maxsize=4096)
def _limit(term: Term) -> Conditional | None:
    try:
        theorem = infer(all_rules()["limit_by_expansion"], limit=term)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError, RecursionError):
        found = geometric(term)
        if found is None:
            return None
        theorem = found
    assert isinstance(theorem.conclusion, Apply)
    return theorem.conclusion.arguments[1], tuple(theorem.assumptions)


@lru_cache(maxsize=4096)
def _order(term: Term) -> Conditional | None:
    try:
        difference, bound, little, variable, sides = parts(term, set())
    except (KernelError, LanguageError):
        return None
    for depth in DEPTHS:
        forms = NormalForms()
        try:
            known = all(
                is_of_order(Expansion(forms, variable, point, side, depth), difference, bound, little)
                for point, side in sides
            )
        except Unknown:
            continue
        except (LanguageError, TooLarge, ZeroDivisionError, RecursionError):
            return None
        return known, tuple(forms.facts.conditions)
    return None


def _with_values(evaluation: Evaluation, term: Term) -> Term:
    """The term with the rational values of its letters and of entries put in, short sums written out."""
    values: dict[Term, Term] = {}
    for symbol in free_symbols(term):
        value = evaluation.environment.get(symbol)
        if isinstance(value, fmpq):
            values[symbol] = Number(Fraction(int(value.p), int(value.q)))
    matrices = {s.name: v for s, v in evaluation.environment.items() if isinstance(v, tuple)}
    return _with_entries(substitute(term, values), matrices)  # by name: their sizes have become numbers


def _with_entries(term: Term, matrices: Mapping[str, Any]) -> Term:
    match term:
        case Bind("sum", Apply("range", (Number(first), Number(last)))) if first <= last:
            if last - first >= MOST_TERMS:
                raise Undefined("a sum that is long to write out")
            parts = (_with_entries(term.open(Number(first + k)), matrices) for k in range(int(last - first) + 1))
            return reduce(lambda a, b: a + b, parts)
        case Bind(operator, domain, _):
            variable, body = opened(term)
            return bind(operator, _with_entries(domain, matrices), variable, _with_entries(body, matrices))
        case Apply("entry", (Symbol(name, _), Number(i), *columns)) if name in matrices:
            rows = matrices[name]
            j = columns[0].value if columns and isinstance(columns[0], Number) else 1
            whole = i.denominator == j.denominator == 1
            inside = whole and 1 <= i <= len(rows) and 1 <= j <= len(rows[0])
            value = rows[int(i) - 1][int(j) - 1] if inside else None
            return Number(Fraction(int(value.p), int(value.q))) if isinstance(value, fmpq) else term
    return map_children(term, lambda part: _with_entries(part, matrices))


def _known(evaluation: Evaluation, term: Bind, find: Any) -> Any:
    """What is known in the model. Raises `NoMeaning` where nothing is, `Undefined` where a condition does not hold."""
    term = unfolded(term, evaluation.functions)  # type: ignore[assignment]
    found = find(term) or find(_with_values(evaluation, term))
    if found is None:
        raise NoMeaning(f"{term.operator}: it is not worked out")
    known, conditions = found
    if not all(evaluation.inner(condition) is HOLDS for condition in conditions):
        raise Undefined(f"{term.operator}: a condition does not hold")
    return known


@lru_cache(maxsize=4096)
def _series(term: Bind) -> Conditional | None:
    small = [assume(apply("less", apply("absolute", base), 1)) for base in _bases(term)]
    return _by_step(series_step, term, small)


def _by_step(step: Callable[[Search], Step], term: Bind, given: Sequence[Theorem]) -> Conditional | None:
    """What a prover's step makes of a term, and what that rests on."""
    search = new_search(Apply("equal", (term, term)), Context(), (), given, Deadline(SECONDS, work=True), PROVERS)
    try:
        theorem = step(search)(term)
    except (KernelError, LanguageError, TooLarge, DeadlinePassed, ZeroDivisionError, RecursionError):
        return None
    if theorem is None:
        return None
    assert isinstance(theorem.conclusion, Apply)
    return theorem.conclusion.arguments[1], tuple(theorem.assumptions)


def _bases(term: Bind) -> list[Term]:
    """The letters with the variable in their exponent: the series is looked for where they are less than 1."""
    found: dict[Term, None] = {}
    for part in subterms(term.body):
        match part:
            case Apply("power", (Symbol(_, Scalar()) as base, exponent)) if Bound(0) in subterms(exponent):
                found[base] = None
    return list(found)


def series(evaluation: Evaluation, term: Bind) -> Any:
    """The sum over all whole numbers from some on. Raises `Undefined`, `NoMeaning`."""
    return evaluation.inner(_known(evaluation, term, _series))


@lru_cache(maxsize=4096)
def _improper(term: Bind) -> Conditional | None:
    return _by_step(integral_step, term, ())


def integral(evaluation: Evaluation, term: Bind) -> Any:
    """An integral over a set, as laws say; from one number to another, enclosed where both are finite.

    Raises `Undefined`, `Imprecise`, `NoMeaning`.
    """
    if not isinstance(term.domain, Apply) or term.domain.operator != "between":
        return LAW_BINDERS["integral"](evaluation, term)
    if is_finite(term.domain):
        return enclosed(evaluation, term)
    return evaluation.inner(_known(evaluation, term, _improper))


def limit(evaluation: Evaluation, term: Bind) -> Any:
    """What a limit is; infinite where it is so. Raises `Undefined`, `NoMeaning`."""
    return evaluation.inner(_known(evaluation, term, _limit))


def agrees_to_order(evaluation: Evaluation, statement: Bind) -> Truth:
    """Whether two functions agree up to an order."""
    return HOLDS if _known(evaluation, statement, _order) else FAILS
