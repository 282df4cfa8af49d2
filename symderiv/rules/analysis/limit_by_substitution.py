"""Limit by substitution.

Statement
    The limit of F(f(x)) is that of F(u) as u tends to L from above (or from below): a number, infinity, or minus
    infinity.
Conditions
    Premises show that f(x) tends to L, a number; that f(x) > L (or f(x) < L) for every x; and the limit of F(u) as u
    falls (or rises) to L.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.2 (limits by sequences), for one-sided limits.
Holds
    log(1 / (1 + x^2)) tends to minus infinity as x tends to infinity, for log u does so as u falls to 0
Fails
    floor(1 + sin(x) / x) tends to 1 as x tends to infinity, for floor(u) does so as u falls to 1
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, bind, free_symbols, substitute, subterms
from symderiv.rules.rule import Rule, are_real, equation, require

SIDES = {"greater": "approaching_from_above", "less": "approaching_from_below"}


def infer(inner: Theorem, side: Theorem, outer: Theorem, *, limit: Term, value: Term, x: Term, u: Term) -> Sequent:
    """``limit = M``, where ``limit`` is that of ``F(f(x))`` and ``value`` is ``F(u)``."""
    assert isinstance(limit, Bind)
    assert isinstance(x, Symbol)
    assert isinstance(u, Symbol)
    require(limit.operator == "limit" and x not in free_symbols(limit), "a limit, and a new variable")
    require(x.sort == variable_of(limit).sort, "x is of the sort of the variable")
    match side.conclusion:
        case Apply("greater" | "less" as relation, (f, bound)):
            require(all(x not in free_symbols(a) for a in side.assumptions), "it stays there for every x")
            require(equation(inner, "a limit") == (bind("limit", limit.domain, x, f), bound), "f(x) tends to L")
        case _:
            raise KernelError("f(x) stays on one side of L")
    infinite = any(isinstance(part, Apply) and part.operator == "infinity" for part in subterms(bound))
    require(are_real(f, bound) and not infinite and x not in free_symbols(bound), "L is a number")
    require(x not in free_symbols(value) and substitute(value, {u: f}) == limit.open(x), "the body is F(f(x))")
    approached, found = equation(outer, "a limit")
    wanted = bind("limit", apply(SIDES[relation], bound), u, value)
    require(approached == wanted and u.sort == variable_of(wanted).sort, "the limit of F(u) from that side")
    require(u not in free_symbols(bound) | free_symbols(f), "u is new")
    assumptions = inner.assumptions | side.assumptions | outer.assumptions
    return Sequent(assumptions, Apply("equal", (limit, found)))


rule = Rule(checker=infer)
