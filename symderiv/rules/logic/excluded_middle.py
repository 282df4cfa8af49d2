"""Either a = b or not: what follows from both holds.

Statement
    C, where a = b implies C, and where a is not b implies C.
Conditions
    None.
Source
    Velleman, How to Prove It, 3rd ed., section 3.5.
Holds
    |x|^2 = x^2, from x = 0 and from x not 0
Fails
    x / x = 1, from x not 0 alone
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule


def infer(first: Theorem, second: Theorem) -> Sequent:
    """What both an equation and its opposite imply."""
    match first.conclusion, second.conclusion:
        case Apply("implies", (Apply("equal", sides), c)), Apply("implies", (Apply("not_equal", others), d)) if (
            sides == others and c == d
        ):
            return Sequent(first.assumptions | second.assumptions, c)
    raise KernelError("an equation and its opposite, with one consequence")


rule = Rule(checker=infer)
