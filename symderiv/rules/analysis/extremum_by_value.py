"""A place of the extremum is one that has its value.

Statement
    f(y) = f(m) if and only if y is in argmax f, for m in argmax f and y in the set; the same of argmin
Conditions
    Premises show that m is a place of the extremum, and that y is in the set over which it is taken. f is real.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.16 and the remark before it (what a maximum is).
Holds
    KL(q_y) = KL(q_m) if and only if y is in argmin KL(q), for m in argmin KL(q)
Fails
    the same for a y outside the set
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, Bind
from symderiv.rules.rule import Rule, are_real, following, require


def infer(place: Theorem, member: Theorem) -> Sequent:
    """The equivalence for the member of the set."""
    match place.conclusion, member.conclusion:
        case (
            Apply("member", (m, Bind("argmax" | "argmin", domain) as of)),
            Apply("member", (y, within)),
        ) if domain == within:
            here, there = of.open(m), of.open(y)
            require(are_real(here, there), "the values are real")
            same = Apply("equal", (there, here))
            return following((place, member), Apply("iff", (same, Apply("member", (y, of)))))
    raise KernelError("a place of the extremum, and a member of the set")


rule = Rule(checker=infer)
