"""Roots of a quadratic that is written as a product.

Statement
    p = 0 if and only if x = a or x = b
Conditions
    A premise shows p = (x - a) (x - b), for complex x, a and b.
Source
    Ahlfors, Complex Analysis, 3rd ed., section 2.1.3 (a product is zero only if a factor is).
Holds
    (1 - x)^2 + t^2 = 0 if and only if x = 1 + i t or x = 1 - i t
Fails
    x^2 - 1 = 0 if and only if x = 1
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, number
from symderiv.rules.rule import Rule, are_numbers, equation, following, require


def infer(factored: Theorem) -> Sequent:
    """``p = 0 iff x is in {a, b}`` from ``p = (x - a) (x - b)``."""
    p, product = equation(factored, "the premise")
    match product:
        case Apply("multiply", (Apply("subtract", (x, a)), Apply("subtract", (x2, b)))) if x == x2:
            require(are_numbers(p, x, a, b), "all are numbers")
            solutions = Apply("member", (x, Apply("set", (a, b))))
            return following((factored,), Apply("iff", (Apply("equal", (p, number(0))), solutions)))
    require(False, "the right side is (x - a) (x - b)")
    raise AssertionError


rule = Rule(checker=infer)
