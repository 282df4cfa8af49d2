"""A strictly increasing function is injective.

Statement
    f is injective on D.
Conditions
    A premise shows that f is strictly increasing on D.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., definition 4.28: from a < b it follows that f(a) < f(b).
Holds
    x^3 + x on the real line
Fails
    |x| on the real line
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule


def infer(increasing: Theorem) -> Sequent:
    """``f is injective on D`` from ``f is strictly increasing on D``."""
    match increasing.conclusion:
        case Apply("strictly_increasing", (function, domain)):
            return Sequent(increasing.assumptions, Apply("injective", (function, domain)))
    raise KernelError("a strictly increasing function")


rule = Rule(checker=infer)
