"""Extrema of functions that differ by a constant, perhaps turned round.

Statement
    argmax f = argmax g where f(x) = g(x) + c for every x of the set; argmax f = argmin g where f(x) = c - g(x)
Conditions
    f and g are real, c does not depend on x, and both extrema are over the same set. They are sets, perhaps empty: that
    there is a largest value is not needed.
Source
    Boyd and Vandenberghe, Convex Optimization, section 4.1.3 (equivalent problems).
Holds
    argmax (log p(x) - KL(q)) over q = argmin KL(q)
Fails
    argmax f = argmax g where f(x) = g(x) + c(x); argmax f = argmin g where f(x) = g(x) + c
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols
from symderiv.rules.rule import Rule, are_real, following, require


def infer(shift: Theorem, *, extremum: Term, other: Term, constant: Term) -> Sequent:
    """``extremum = other`` from ``f(x) = g(x) + c`` or ``f(x) = c - g(x)`` for every x."""
    match extremum, other:
        case (Bind("argmax" | "argmin" as one, domain), Bind("argmax" | "argmin" as two, same)) if domain == same:
            pass
        case _:
            raise KernelError("two extrema over the same set")
    x = variable_of(extremum, "_x")
    require(x not in free_symbols(extremum) | free_symbols(other) | free_symbols(constant), "the variable is new")
    f, g = extremum.open(x), other.open(x)
    require(are_real(f, g, constant), "the functions are real")
    shifted = Apply("add", (g, constant)) if one == two else Apply("subtract", (constant, g))
    everywhere = bind("forall", domain, x, Apply("equal", (f, shifted)))
    require(shift.conclusion == everywhere, "the premise: f(x) = g(x) + c, or c - g(x), for every x of the set")
    return following((shift,), Apply("equal", (extremum, other)))


rule = Rule(checker=infer)
