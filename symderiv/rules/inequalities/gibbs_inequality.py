"""Gibbs' inequality.

Statement
    the integral of f log(g / f) is at most log of the integral of g
Conditions
    f is a density: f >= 0 everywhere, and its integral is 1. f is not 0, and g / f is positive, for the logarithm to be
    taken; so g is positive, and so is its integral. Both integrals, over all numbers or all vectors, exist.
Source
    Cover and Thomas, Elements of Information Theory, 2nd ed., theorem 2.6.3 (for g a density) and 2.7.1 (log sum).
Holds
    the integral of q(z) log(p(x, z) / q(z)) over all z is at most log p(x)
Fails
    the same for q with the integral 1/2, or for log of half the integral of p
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols, number
from symderiv.rules.rule import Rule, are_real, equation, following, require


def infer(nonnegative: Theorem, one: Theorem, *, integral: Term) -> Sequent:
    """``∫ f log(g / f) <= log ∫ g`` from ``f >= 0`` everywhere and ``∫ f = 1``."""
    match integral:
        case Bind("integral", Apply("reals" | "vectors") as domain):
            z = variable_of(integral, "_z")
        case _:
            raise KernelError("an integral over all numbers or all vectors")
    require(z not in free_symbols(integral), "the variable is new")
    match integral.open(z):
        case Apply("multiply", (f, Apply("log", (Apply("divide", (g, below)),)))) if f == below:
            pass
        case _:
            raise KernelError("the integral of f log(g / f)")
    require(are_real(f, g), "f and g are real")
    everywhere = bind("forall", domain, z, Apply("greater_equal", (f, number(0))))
    require(nonnegative.conclusion == everywhere, "the first premise: f is not negative")
    require(equation(one, "the second premise") == (bind("integral", domain, z, f), number(1)), "the integral is 1")
    whole = bind("integral", domain, z, g)
    conclusion = Apply("less_equal", (integral, Apply("log", (whole,))))
    return following((nonnegative, one), conclusion, *definedness(integral))


rule = Rule(checker=infer)
