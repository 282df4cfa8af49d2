"""Places of extrema: of functions that differ by a constant, their values, and what is among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symderiv.deciding.conversions import fresh
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, generalise, infer, rewrite
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules import all_rules
from symderiv.rules.normal_form.law_forms import LawForms, law_facts
from symderiv.rules.normal_form.polynomials import TooLarge, term_of

__all__ = ["prove_extremum"]

PLACES = ("argmax", "argmin")


def prove_extremum(goal: Term, search: Search) -> Theorem | None:
    """Equal places of extrema; the order, and the equality, of values; a place among those of another extremum."""
    match goal:
        case Apply("equal", (Bind() as left, Bind() as right)) if left.operator in PLACES and right.operator in PLACES:
            return search.attempt(lambda: _shifted(left, right, search))
        case Apply("less_equal" | "greater_equal" | "iff"):
            return next(_by_value(goal, search), None)
        case Apply("member", (place, Bind() as of)) if of.operator in PLACES:
            return _among(place, of, search)
    return None


def _shifted(left: Bind, right: Bind, search: Search) -> Theorem | None:
    """``argmax f = argmax g``, for the difference of f and g is a constant; ``argmin g``, for the sum is."""
    x = variable_of(left, "_x")
    f, g = left.open(x), right.open(x)
    alike = left.operator == right.operator
    try:
        forms = LawForms(law_facts([*search.signs(f, g), *search.of_laws()]))
        constant = term_of(forms.number(f - g if alike else f + g))
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None
    if x in free_symbols(constant):
        return None
    equation = Apply("equal", (f, g + constant if alike else constant - g))
    inside = Apply("member", (x, left.domain))
    inner = replace(search, facts=[*search.facts, assume(inside)], allowed=search.allowed | {inside}, by=())
    theorem = inner.prove(equation)
    if theorem is None:
        return None
    shift = generalise(theorem, variable=x, domain=left.domain)
    return infer(all_rules()["extrema_of_shifted"], shift, extremum=left, other=right, constant=constant)


def _by_value(goal: Apply, search: Search) -> Iterator[Theorem]:
    """What two facts say, that something is a place of an extremum and something in its set."""
    name = "extremum_by_value" if goal.operator == "iff" else "value_at_extremum"
    places = [fact for fact in search.facts if _is_place(fact.conclusion)]
    members = [fact for fact in search.facts if getattr(fact.conclusion, "operator", "") == "member"]
    for place in places:
        for member in members:
            try:
                theorem = infer(all_rules()[name], place, member)
            except (KernelError, LanguageError):
                continue
            if theorem.conclusion == goal:
                yield theorem
            elif goal.operator == "greater_equal" and theorem.conclusion.arguments == goal.arguments[::-1]:  # type: ignore[union-attr]
                yield infer(all_rules()["sign_of_expression"], theorem, statement=goal)


def _is_place(statement: Term) -> bool:
    match statement:
        case Apply("member", (_, Bind(operator))):
            return operator in PLACES
    return False


def _among(place: Term, of: Bind, search: Search) -> Theorem | None:
    """From a place of one extremum to the same place of another that has the same places."""
    for fact in search.facts:
        match fact.conclusion:
            case Apply("member", (found, Bind() as other)) if found == place and other.operator in PLACES:
                same = search.prove(Apply("equal", (other, of)))
                if same is not None:
                    hole: Symbol = fresh("_hole", sort_of(other), fact.conclusion, of)
                    return rewrite(same, fact, pattern=Apply("member", (place, hole)), hole=hole)
    return None
