"""The value where an extremum is taken.

Statement
    f(y) <= f(m) for m in argmax f and y in the set; f(m) <= f(y) for m in argmin f
Conditions
    Premises show that m is a place of the extremum, and that y is in the set over which it is taken. f is real.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.16 and the remark before it (what a maximum is).
Holds
    KL(q_m) <= KL(q_y) for m in argmin KL(q)
Fails
    the same for a y outside the set
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, Bind
from symderiv.rules.rule import Rule, are_real, following, require


def infer(place: Theorem, member: Theorem) -> Sequent:
    """The order of the two values."""
    match place.conclusion, member.conclusion:
        case (
            Apply("member", (m, Bind("argmax" | "argmin" as extremum, domain) as of)),
            Apply("member", (y, within)),
        ) if domain == within:
            here, there = of.open(m), of.open(y)
            require(are_real(here, there), "the values are real")
            sides = (there, here) if extremum == "argmax" else (here, there)
            return following((place, member), Apply("less_equal", sides))
    raise KernelError("a place of the extremum, and a member of the set")


rule = Rule(checker=infer)
