"""A positive definite matrix is invertible.

Statement
    A is invertible
Conditions
    A is n by n and positive definite.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., corollary 7.1.7.
Holds
    X^T X + l I is invertible for l > 0
Fails
    X^T X is invertible for X = 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule, following


def infer(premise: Theorem) -> Sequent:
    """``A`` is invertible, from ``A`` is positive definite."""
    match premise.conclusion:
        case Apply("positive_definite", (matrix,)):
            return following((premise,), Apply("invertible", (matrix,)))
    raise KernelError("the premise says that a matrix is positive definite")


rule = Rule(checker=infer)
