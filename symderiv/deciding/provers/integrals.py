"""Definite integrals by an antiderivative, which is found, differentiated again and looked at near both ends."""

from __future__ import annotations

from dataclasses import replace

from symderiv.deciding.conversions import Step, fresh
from symderiv.deciding.provers.antiderivatives import antiderivatives
from symderiv.deciding.search import Search, conditions_of
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer
from symderiv.language.sorts import REAL
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, bind, free_symbols
from symderiv.rules import all_rules
from symderiv.rules.analysis.fundamental_theorem import ENDS, is_below
from symderiv.rules.normal_form.polynomials import TooLarge

__all__ = ["integral_step"]


def integral_step(search: Search) -> Step:
    """From an integral between two numbers to the difference of an antiderivative."""

    def step(term: Term) -> Theorem | None:
        match term:
            case Bind("integral", Apply("between", (low, high)), _):
                x = fresh("_x", REAL, term)
                for found in antiderivatives(term.open(x), x, search.deadline):
                    theorem = _shown(term, low, high, found, x, search)
                    if theorem is not None:
                        return theorem
        return None

    return step


def _shown(integral: Bind, low: Term, high: Term, found: Term, x: Symbol, search: Search) -> Theorem | None:
    goal = Apply("equal", (bind("derivative", x, x, found), integral.open(x)))
    within = [apply("greater", x, low), apply("less", x, high)]
    within = [w for w, end in zip(within, (low, high), strict=True) if end not in ENDS]
    given = [assume(w) for w in within]
    of_ends = [assume(c) for c in conditions_of(goal, search.context) if x not in free_symbols(c)]
    theorems = [*given, *of_ends]
    allowed = search.allowed.union(*(t.assumptions for t in theorems))
    inner = replace(search, facts=[*search.facts, *theorems], allowed=allowed)
    derived = replace(search, facts=[*search.facts, *of_ends], allowed=allowed - set(within)).prove(goal)
    derived = derived or inner.prove(goal)
    if derived is None:
        return None
    one_sided = is_below(low, high) or any(x in free_symbols(a) for a in derived.assumptions) or {low, high} & {*ENDS}
    try:
        start = _limit(low, "approaching_from_above", bool(one_sided), found, x, search)
        end = _limit(high, "approaching_from_below", bool(one_sided), found, x, search)
        rule = all_rules()["fundamental_theorem"]
        return infer(rule, derived, start, end, integral=integral, antiderivative=found, x=x)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def _limit(end: Term, side: str, one_sided: bool, found: Term, x: Symbol, search: Search) -> Theorem:
    approached = Apply("approaching" if end in ENDS or not one_sided else side, (end,))
    limit = bind("limit", approached, x, found)
    return infer(all_rules()["limit_by_expansion"], *search.signs(limit), limit=limit)
