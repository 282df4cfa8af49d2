"""Classes of growth."""

from __future__ import annotations

from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.terms import Apply, Number, Term, apply, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import TooLarge, term_of

__all__ = ["prove_order"]

MULTIPLES = (1, 2, 4, 8, 16, 64)


def prove_order(goal: Term, search: Search) -> Theorem | None:
    """``f = O(g)``: a multiple of g that is never below f."""
    match goal:
        case Apply("of_order", (f, g, n)):
            for multiple in [*map(number, MULTIPLES), *_quotient(f, g, n)]:
                bound = search.prove(apply("less_equal", f, multiple * g))
                if bound is not None:
                    return infer(all_rules()["bounded_by_multiple"], bound, n=n)
    return None


def _quotient(f: Term, g: Term, n: Term) -> list[Term]:
    """What f is a multiple of g by, if that does not depend on n."""
    try:
        multiple = term_of(NormalForms().number(f / g))
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return []
    return [] if n in free_symbols(multiple) or isinstance(multiple, Number) else [multiple]
