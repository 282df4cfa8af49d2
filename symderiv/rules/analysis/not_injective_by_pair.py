"""Not injective: two points with one value.

Statement
    f is not injective on D.
Conditions
    Premises show f(s) = f(t), and that s is not t; s and t are in D, by their sorts or by further premises.
Source
    Velleman, How to Prove It, 3rd ed., section 5.2.
Holds
    x^2 on the real line, by -1 and 1
Fails
    x^3 on the real line
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Function
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, by_sort, require


def infer(same: Theorem, distinct: Theorem, *membership: Theorem, function: Term, domain: Term) -> Sequent:
    """``f is not injective on D`` from ``f(s) = f(t)`` and ``s is not t``."""
    match sort_of(function), same.conclusion, distinct.conclusion:
        case (
            Function((over,)),
            Apply("equal", (Apply("apply", (f, s)), Apply("apply", (g, t)))),
            Apply("not_equal", (a, b)),
        ):
            require(f == g == function and (a, b) == (s, t), "the points of the first premise are not the same")
            require(fits(sort_of(s), over) and fits(sort_of(t), over), "f has values there")
            assumptions = same.assumptions | distinct.assumptions
            for point in (s, t):
                inside = Apply("member", (point, domain))
                shown = [m for m in membership if m.conclusion == inside]
                assumptions |= shown[0].assumptions if shown else by_sort(inside)
            return Sequent(assumptions, Apply("not", (Apply("injective", (function, domain)),)))
    raise KernelError("two equal values of the function, at two points")


rule = Rule(checker=infer)
