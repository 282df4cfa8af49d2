"""Part of a conjunction.

Statement
    If A and B, then A; if A and B, then B.
Conditions
    None.
Source
    Velleman, How to Prove It, 3rd ed., section 3.4.
Holds
    if x + y = 5 and x - y = 1, then x - y = 1
Fails
    if A or B, then A
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, require


def infer(both: Theorem, *, statement: Term) -> Sequent:
    """A part of what the premise says."""
    match both.conclusion:
        case Apply("and", parts):
            require(statement in parts, "the statement is one of the parts")
            return Sequent(both.assumptions, statement)
    raise KernelError("a conjunction")


rule = Rule(checker=infer)
