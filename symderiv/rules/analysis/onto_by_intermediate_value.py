"""Onto the half-line by the intermediate value theorem.

Statement
    f maps [0, oo) onto [0, oo).
Conditions
    Premises show f(0) = 0, f(x) >= 0, and f(x) >= x - c for some c and every x >= 0; f is continuous on [0, oo): made
    of continuous operators and defined there, as the sorts or further premises show.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.23.
Holds
    x - x / (1 + x) on [0, oo)
Fails
    x / (1 + x), which is bounded
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, free_symbols, number
from symderiv.rules.analysis.increasing_by_derivative import HALF_LINE, continuity
from symderiv.rules.rule import Rule, require


def infer(start: Theorem, above: Theorem, unbounded: Theorem, *defined: Theorem, function: Term, x: Term) -> Sequent:
    """``f maps [0, oo) onto [0, oo)``."""
    assert isinstance(function, Bind)
    assert isinstance(x, Symbol)
    require(function.operator == "lambda" and function.domain == HALF_LINE, "a function on [0, oo)")
    value = function.open(x)
    require(start.conclusion == apply("equal", function.open(number(0)), 0), "the first premise shows f(0) = 0")
    require(above.conclusion == apply("greater_equal", value, 0), "the second premise shows f(x) >= 0")
    match unbounded.conclusion:
        case Apply("greater_equal", (left, Apply("subtract", (x2, c)))):
            require(left == value and x2 == x and x not in free_symbols(c), "the third premise shows f(x) >= x - c")
        case _:
            require(False, "the third premise shows f(x) >= x - c")
    shown = above.assumptions | unbounded.assumptions
    require(all(x not in free_symbols(a) for a in shown), "they show it for every x")
    assumptions = start.assumptions | shown | continuity(function, defined, x)  # x is new, any nonnegative number
    return Sequent(assumptions, apply("maps_onto", function, HALF_LINE, HALF_LINE))


rule = Rule(checker=infer)
