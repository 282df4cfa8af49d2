"""An equation that is a multiple of another.

Statement
    If a = b, and l - r = c (a - b), then l = r.
Conditions
    All are numbers.
Source
    Lang, Algebra, 3rd ed., chapter II, section 1 (the ideal an equation generates).
Holds
    (1 - x)^2 + t^2 = 0 from det [[1 - x, t], [-t, 1 - x]] = 0
Fails
    l = r from a = b and l - r = a - b + 1
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule, are_numbers, equation, following, require


def infer(given: Theorem, identity: Theorem) -> Sequent:
    """``l = r`` from ``a = b`` and ``l - r = c * (a - b)``."""
    a, b = equation(given, "the first premise")
    difference, multiple = equation(identity, "the second premise")
    match difference, multiple:
        case Apply("subtract", (left, right)), Apply("multiply", (c, Apply("subtract", (a2, b2)))) if (a, b) == (
            a2,
            b2,
        ):
            require(are_numbers(left, right, a, b, c), "all are numbers")
            return following((given, identity), Apply("equal", (left, right)))
    require(False, "the second premise says l - r = c (a - b)")
    raise AssertionError


rule = Rule(checker=infer)
