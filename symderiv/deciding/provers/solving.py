"""Solutions: what follows from an equation for a letter, and equations at a value of it."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.deciding.conversions import fresh, right_side, transport
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, rewrite, symmetry, transitivity
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Symbol, Term, free_symbols, substitute
from symderiv.rules import all_rules
from symderiv.rules.algebra.roots_of_polynomial import alternatives
from symderiv.rules.normal_form.algebraic_numbers import is_closed
from symderiv.rules.normal_form.polynomials import TooLarge

__all__ = ["prove_solution", "said"]


MOST_DEPTH = 3  # of goals in which values are put in


def said(theorem: Theorem) -> Iterator[Theorem]:
    """A theorem, and the parts of the conjunction that it is."""
    yield theorem
    match theorem.conclusion:
        case Apply("and", parts):
            for part in parts:
                yield from said(infer(all_rules()["part_of_conjunction"], theorem, statement=part))


def prove_solution(goal: Term, search: Search) -> Theorem | None:
    """What a letter is, by the equations in force; a disjunction; an equation, the values of letters put in."""
    match goal:
        case Apply("equal" | "or" | "member"):
            found = _solved(goal, search)
            if found is not None:
                return found
    if isinstance(goal, Apply) and goal.operator == "or":
        for part in goal.arguments:
            theorem = search.prove(part)
            if theorem is not None:
                return infer(all_rules()["cases"], theorem, statement=goal)
        return None
    return _put_in(goal, search)


def _solved(goal: Apply, search: Search) -> Theorem | None:
    letters = [s for s in free_symbols(goal) if _is_solved_for(goal, s)]
    for fact in search.facts:
        match fact.conclusion:
            case Apply("equal") if letters and free_symbols(fact.conclusion) & set(letters):
                for x in letters:
                    theorem = _attempt("roots_of_polynomial", fact, x=x, statement=goal)
                    theorem = theorem or _by_inverse(goal, fact, search)
                    if theorem is not None:
                        return theorem
    return None


def _is_solved_for(goal: Term, x: Symbol) -> bool:
    try:
        return bool(alternatives(goal, x))
    except KernelError:
        return False


def _by_inverse(goal: Apply, fact: Theorem, search: Search) -> Theorem | None:
    for equation in (fact, symmetry(fact)):
        solved = _attempt("solved_by_inverse", equation)
        if solved is None or goal.operator != "equal":
            continue
        assert isinstance(solved.conclusion, Apply)
        if solved.conclusion.arguments[0] == goal.arguments[0]:
            same = search.prove(Apply("equal", (right_side(solved), goal.arguments[1])))
            if same is not None:
                return transitivity(solved, same)
    return None


def _attempt(name: str, *premises: Theorem, **terms: Term) -> Theorem | None:
    try:
        return infer(all_rules()[name], *premises, **terms)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def _put_in(goal: Term, search: Search) -> Theorem | None:
    """The goal at the value that a fact gives a letter, a number without letters, and back; as written, or unfolded."""
    if search.depth > MOST_DEPTH:
        return None
    found = _at_value(goal, search)
    if found is None and free_symbols(goal) & search.context.definitions.keys():
        equation = search.unfolded(goal)
        plain = _at_value(right_side(equation), search)
        return transport(plain, equation) if plain is not None else None
    return found


def _at_value(goal: Term, search: Search) -> Theorem | None:
    for fact in search.facts:
        match fact.conclusion:
            case Apply("equal", (Symbol() as x, value)) if x in free_symbols(goal) and is_closed(value):
                theorem = search.prove(substitute(goal, {x: value}))
                if theorem is None:
                    continue
                hole = fresh("_hole", sort_of(value), goal, value)
                back = rewrite(symmetry(fact), theorem, pattern=substitute(goal, {x: hole}), hole=hole)
                return search.discharged(back)
    return None
