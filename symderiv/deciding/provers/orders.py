"""Classes of growth."""

from __future__ import annotations

from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.terms import Apply, Term, apply, number
from symderiv.rules import all_rules

__all__ = ["prove_order"]

MULTIPLES = (1, 2, 4, 8, 16, 64)


def prove_order(goal: Term, search: Search) -> Theorem | None:
    """``f = O(g)``: a multiple of g that is never below f."""
    match goal:
        case Apply("of_order", (f, g, n)):
            for multiple in MULTIPLES:
                bound = search.prove(apply("less_equal", f, number(multiple) * g))
                if bound is not None:
                    return infer(all_rules()["bounded_by_multiple"], bound, n=n)
    return None
