"""Proof by cases.

Statement
    (A or B) implies C, where A implies C and B implies C. A or B, where A, or where B.
Conditions
    None.
Source
    Velleman, How to Prove It, 3rd ed., section 3.5.
Holds
    x = 3 or x = -3 implies x^2 = 9
Fails
    x = 3 or x = 2 implies x^2 = 9, from the first case alone
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule


def infer(*premises: Theorem, statement: Term) -> Sequent:
    """The statement, from its cases."""
    assumptions = frozenset[Term]().union(*(t.assumptions for t in premises))
    match statement, [t.conclusion for t in premises]:
        case Apply("implies", (Apply("or", alternatives), c)), shown if all(
            Apply("implies", (a, c)) in shown for a in alternatives
        ):
            return Sequent(assumptions, statement)
        case Apply("or", alternatives), [one] if one in alternatives:
            return Sequent(assumptions, statement)
    raise KernelError("an alternative, or each of the cases")


rule = Rule(checker=infer)
