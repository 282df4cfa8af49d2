"""An absolute value is bounded by what bounds a number and its opposite.

Statement
    |x| <= c, or |x| < c
Conditions
    x <= c and -x <= c (x < c and -x < c); both are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., chapter 1 (|x| is x or -x).
Holds
    ||a| - |b|| <= |a - b|
Fails
    |x| <= c from x <= c alone
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule, are_real, following, require


def infer(above: Theorem, below: Theorem) -> Sequent:
    """``|x| <= c`` from ``x <= c`` and ``-x <= c``."""
    match above.conclusion, below.conclusion:
        case Apply("less_equal" | "less" as relation, (x, c)), Apply(other, (Apply("negate", (y,)), d)):
            require(relation == other and x == y and c == d, "the premises bound a number and its opposite alike")
            require(are_real(x, c), "both are real numbers")
            return following((above, below), Apply(relation, (Apply("absolute", (x,)), c)))
    raise KernelError("the premises bound a number and its opposite")


rule = Rule(checker=infer)
