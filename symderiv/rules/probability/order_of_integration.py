"""The order of integration.

Statement
    an integral, or an expectation, of an integral, or an expectation, is the same in the other order
Conditions
    Neither of the two, over all numbers, all vectors or a distribution, depends on the variable of the other. What is
    integrated is measurable and not negative, or has an integral over both variables at once; that integrals and
    expectations which are written exist, over all their variables at once, is understood.
Source
    Tonelli, Fubini; Billingsley, Probability and Measure, 3rd ed., theorem 18.3.
Holds
    the integral of E[f(z, U)] over all z is the expectation of the integral of f(z, U) over all z
Fails
    the same where the distribution of U depends on z
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols
from symderiv.rules.rule import Rule, are_real, following, require


def infer(*, nested: Term) -> Sequent:
    """``A x. B y. f = B y. A x. f``."""
    outer = _integral(nested)
    x = variable_of(outer, "_outer")
    inner = _integral(outer.open(x))
    y = variable_of(inner, "_inner")
    require(not {x, y} & free_symbols(nested), "the variables are new")
    require(x not in free_symbols(inner.domain), "neither depends on the variable of the other")
    body = inner.open(y)
    require(are_real(body), "the integral of a real number")
    swapped = _bound(inner, y, _bound(outer, x, body))
    return following((), Apply("equal", (nested, swapped)))


def _bound(like: Bind, variable: Symbol, body: Term) -> Bind:
    made = bind(like.operator, like.domain, variable, body)
    return Bind(made.operator, made.domain, made.body, like.written_as)


def _integral(term: Term) -> Bind:
    match term:
        case Bind("expectation"):
            return term
        case Bind("integral", Apply("reals" | "vectors")):
            return term
    raise KernelError("an integral over all values, or an expectation, and one inside it")


rule = Rule(checker=infer)
