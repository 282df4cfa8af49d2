"""Limits and orders, by expansions."""

from __future__ import annotations

from symderiv.deciding.conversions import right_side
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, symmetry
from symderiv.language.terms import Apply, Bind, Term, subterms
from symderiv.rules import all_rules
from symderiv.rules.normal_form.polynomials import TooLarge

__all__ = ["limit_step", "prove_limit"]

INFINITY = Apply("infinity", ())
ENDS = (INFINITY, Apply("negate", (INFINITY,)))


def limit_of(term: Term, search: Search) -> Theorem | None:
    """``limit = value``, by its expansion; a value may be infinite."""
    if not (isinstance(term, Bind) and term.operator == "limit"):
        return None
    try:
        return infer(all_rules()["limit_by_expansion"], *search.signs(term), limit=term)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def limit_step(search: Search):  # type: ignore[no-untyped-def]
    """From a limit to its value, where that is finite."""

    def step(term: Term) -> Theorem | None:
        theorem = limit_of(term, search)
        return None if theorem is None or right_side(theorem) in ENDS else theorem

    return step


def prove_limit(goal: Term, search: Search) -> Theorem | None:
    """That a limit is infinite; that something tends to something, or is of an order."""
    match goal:
        case Apply("equal", (Bind("limit") as limit, end)) if end in ENDS:
            return _infinite(limit, end, search)
        case Apply("equal", (end, Bind("limit") as limit)) if end in ENDS:
            theorem = _infinite(limit, end, search)
            return None if theorem is None else symmetry(theorem)
        case Apply("of_order") | Bind("agrees_to_order"):
            if any(isinstance(part, Apply) and part.operator == "operations" for part in subterms(goal)):
                return None
            try:
                return infer(all_rules()["order_by_expansion"], *search.signs(goal), statement=goal)
            except (TooLarge, ZeroDivisionError):
                return None
    return None


def _infinite(limit: Term, end: Term, search: Search) -> Theorem | None:
    theorem = limit_of(limit, search)
    return theorem if theorem is not None and right_side(theorem) == end else None
