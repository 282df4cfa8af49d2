"""Limits and orders, by expansions; and of powers of a number below 1."""

from __future__ import annotations

from symderiv.deciding.conversions import fresh, right_side
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, extensionality, infer, symmetry, transitivity
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, number, subterms
from symderiv.rules import all_rules
from symderiv.rules.normal_form.polynomials import TooLarge

__all__ = ["geometric", "limit_step", "prove_limit"]

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
        theorem = geometric(term) or limit_of(term, search)
        return None if theorem is None or right_side(theorem) in ENDS else theorem

    return step


def geometric(term: Term) -> Theorem | None:
    """``limit of c b^k = 0``, under the condition that ``|b| < 1``."""
    if not (isinstance(term, Bind) and term.operator == "limit"):
        return None
    index = fresh("_k", variable_of(term).sort, term)
    body = term.open(index)
    split = _power_beside(body, index)
    if split is None:
        return None
    base, rest = split
    try:
        identity = infer(all_rules()["field_algebra"], left=body, right=base**index * rest)
        vanishing = infer(all_rules()["geometric_decay"], b=base, c=rest)
        return transitivity(extensionality(identity, binder=term, variable=index), vanishing)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def _power_beside(body: Term, index: Symbol) -> tuple[Term, Term] | None:
    """b and c, where a product is ``b^k`` times c."""
    match body:
        case Apply("power", (base, exponent)) if exponent == index and index not in free_symbols(base):
            return base, number(1)
        case Apply("multiply" | "divide" as operator, (a, b)) if index not in free_symbols(b):
            found = _power_beside(a, index)
            return found and (found[0], found[1] * b if operator == "multiply" else found[1] / b)
        case Apply("multiply", (a, b)) if index not in free_symbols(a):
            found = _power_beside(b, index)
            return found and (found[0], a * found[1])
    return None


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
