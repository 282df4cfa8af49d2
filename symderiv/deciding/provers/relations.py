"""Inequalities and signs."""

from __future__ import annotations

from symderiv.deciding.conversions import everywhere, right_side, transport
from symderiv.deciding.provers.equality import simplifier
from symderiv.deciding.provers.remainders import by_remainder
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.terms import Apply, Term
from symderiv.rules import all_rules
from symderiv.rules.normal_form.algebraic_numbers import is_closed
from symderiv.rules.normal_form.polynomials import TooLarge
from symderiv.rules.normal_form.signs import sign_statement

__all__ = ["prove_relation"]


def prove_relation(goal: Term, search: Search) -> Theorem | None:
    """``a < b`` and the like, as it stands or simplified; other predicates of a simplified subject."""
    match goal:
        case Apply("not_equal" | "less" | "less_equal" | "greater" | "greater_equal", _):
            return (
                search.attempt(lambda: _sign(goal, search))
                or _of_numbers(goal, search)
                or by_remainder(goal, search)
                or _simplified(goal, search)
            )
        case Apply("congruent_modulo" | "divides", _):
            return search.attempt(lambda: infer(all_rules()["divisibility_of_numbers"], statement=goal))
        case Apply("positive_definite" | "invertible" | "member" | "power_defined", _):
            return _simplified(goal, search)
    return None


def _sign(goal: Term, search: Search) -> Theorem | None:
    try:
        if sign_statement(goal) is None:
            return None
        return infer(all_rules()["sign_of_expression"], *search.signs(goal), statement=goal)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def _simplified(goal: Term, search: Search) -> Theorem | None:
    """The goal from its simplified form."""
    equation = everywhere(goal, simplifier(search))
    simple = right_side(equation)
    if simple == goal:
        return None
    theorem = search.attempt(lambda: search.prove(simple))
    if theorem is None:
        return None
    return search.discharged(transport(theorem, equation))


def _of_numbers(goal: Term, search: Search) -> Theorem | None:
    """A relation between numbers without letters, by their values."""
    if not is_closed(goal):
        return None
    return search.attempt(lambda: infer(all_rules()["order_of_numbers"], statement=goal))
