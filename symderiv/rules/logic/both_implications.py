"""Equivalence by two implications.

Statement
    A if and only if B, where A implies B and B implies A; or where B if and only if A.
Conditions
    None.
Source
    Velleman, How to Prove It, 3rd ed., section 3.4.
Holds
    2x = 6 if and only if x = 3
Fails
    x^2 = 9 if and only if x = 3: x = -3 is lost
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply
from symderiv.rules.rule import Rule


def infer(forward: Theorem, *backward: Theorem) -> Sequent:
    """``A iff B`` from ``A implies B`` and ``B implies A``, or from ``B iff A``."""
    assumptions = forward.assumptions.union(*(t.assumptions for t in backward))
    match forward.conclusion, [t.conclusion for t in backward]:
        case Apply("implies", (a, b)), [Apply("implies", (c, d))] if (a, b) == (d, c):
            return Sequent(assumptions, Apply("iff", (a, b)))
        case Apply("iff", (b, a)), []:
            return Sequent(assumptions, Apply("iff", (a, b)))
    raise KernelError("an implication and its converse")


rule = Rule(checker=infer)
