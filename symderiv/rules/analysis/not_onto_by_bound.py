"""Not onto: a number that is never reached.

Statement
    f does not map D onto T.
Conditions
    Premises show f(x) < c for every x in D, or f(x) > c, and that c is in T.
Source
    Velleman, How to Prove It, 3rd ed., section 5.2.
Holds
    arctan does not map the line onto itself: it never reaches 2
Fails
    x^3 does not map the line onto itself
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.differentials import beta_reduced
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules.rule import Rule, by_sort, require


def infer(bounded: Theorem, *membership: Theorem, function: Term, image: Term, x: Term) -> Sequent:
    """``f does not map D onto T``; ``x`` is the variable of ``f(x) < c``."""
    assert isinstance(function, Bind)
    assert isinstance(x, Symbol)
    require(function.operator == "lambda" and x not in free_symbols(function), "a function, and a new variable")
    require(fits(variable_of(function).sort, x.sort), "x may be anything in the domain")
    require(all(x not in free_symbols(a) for a in bounded.assumptions), "it is shown for every x")
    match bounded.conclusion:
        case Apply("less" | "greater", (value, c)):
            require(value == beta_reduced(function.open(x)) and x not in free_symbols(c), "f(x) < c for a fixed c")
            inside = Apply("member", (c, image))
            shown = [m for m in membership if m.conclusion == inside]
            assumptions = bounded.assumptions | (shown[0].assumptions if shown else by_sort(inside))
            onto = Apply("maps_onto", (function, function.domain, image))
            return Sequent(assumptions, Apply("not", (onto,)))
    raise KernelError("a bound on the values")


rule = Rule(checker=infer)
