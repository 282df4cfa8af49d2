"""Probabilities of the same event, said in two ways."""

from __future__ import annotations

from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.outcomes import OMEGA
from symderiv.language.terms import Apply, Bind, Term, free_symbols
from symderiv.rules import all_rules

__all__ = ["same_event"]


def same_event(search: Search, left: Term, right: Term) -> Theorem | None:
    """``P(U >= a) = P(e^{t U} >= e^{t a})``."""
    if not (isinstance(right, Bind) and right.operator == "probability") or OMEGA in free_symbols(right):
        return None
    rule = all_rules()["event_by_exponential"]
    match right.open(OMEGA):
        case Apply(_, (Apply("exp", (Apply("multiply", (t, _)),)), _)):
            return search.attempt(lambda: infer(rule, probability=left, t=t))
    return None
