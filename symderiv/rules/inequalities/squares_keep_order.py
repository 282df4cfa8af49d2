"""Numbers that are not negative are ordered as their squares.

Statement
    a <= b, or a < b
Conditions
    a^2 <= b^2 (a^2 < b^2) and b >= 0. Both are real numbers.
Source
    Spivak, Calculus, 4th ed., chapter 1, problem 5 (were a > b >= 0, then a^2 > b^2).
Holds
    sqrt(a + b) <= sqrt(a) + sqrt(b) for a, b >= 0
Fails
    1 <= -2 from 1 <= 4
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, number
from symderiv.rules.rule import Rule, are_real, following, require

ZERO, TWO = number(0), number(2)


def infer(squares: Theorem, sign: Theorem) -> Sequent:
    """``a <= b`` from ``a^2 <= b^2`` and ``b >= 0``."""
    match squares.conclusion, sign.conclusion:
        case (
            Apply("less_equal" | "less" as relation, (Apply("power", (a, two)), Apply("power", (b, second)))),
            Apply("greater_equal" | "greater", (of, zero)),
        ):
            require(two == second == TWO, "the first premise is about squares")
            require(of == b and zero == ZERO, "the second premise is b >= 0")
            require(are_real(a, b), "both are real numbers")
            return following((squares, sign), Apply(relation, (a, b)))
    raise KernelError("the premises are a^2 <= b^2 and b >= 0")


rule = Rule(checker=infer)
