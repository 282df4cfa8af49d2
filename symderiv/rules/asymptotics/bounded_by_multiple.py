"""Bounded by a multiple, hence of that order.

Statement
    f = O(g) as n grows
Conditions
    A premise shows f <= c g for every n, and some c >= 0 that does not depend on n; f and g are not negative; nothing
    is assumed about n but its sort.
Source
    Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms, 4th ed., section 3.2.
Holds
    n - 1 = O(n); a n = O(n) for a > 0 that does not depend on n
Fails
    n^2 = O(n)
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols
from symderiv.rules.rule import Rule, following, require


def infer(bound: Theorem, *, n: Term) -> Sequent:
    """``f = O(g)`` from ``f <= c g``."""
    require(isinstance(n, Symbol) and isinstance(n.sort, Scalar) and n.sort.kind == "integer", "n is an integer")
    require(all(n not in free_symbols(a) for a in bound.assumptions), "nothing is assumed about n")
    match bound.conclusion:
        case Apply("less_equal", (f, Apply("multiply", (c, g)))):
            require(c.value >= 0 if isinstance(c, Number) else has(sort_of(c), "nonnegative"), "c is not negative")
            require(n not in free_symbols(c), "c does not depend on n")
            require(has(sort_of(f), "nonnegative") and has(sort_of(g), "nonnegative"), "f and g are not negative")
            return following((bound,), Apply("of_order", (f, g, n)))
    require(False, "the premise has the form f <= c g")
    raise AssertionError


rule = Rule(checker=infer)
