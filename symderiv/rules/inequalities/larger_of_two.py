"""The larger of two numbers is not below either, and the smaller not above.

Statement
    max(a, b) - a >= 0, max(a, b) - b >= 0, a - min(a, b) >= 0, b - min(a, b) >= 0
Conditions
    a and b are real numbers.
Source
    Spivak, Calculus, 4th ed., chapter 1, problem 13.
Holds
    max(a, b) >= (a + b) / 2
Fails
    a - max(a, b) >= 0 for a = 0, b = 1
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.terms import Apply, Term, apply
from symderiv.rules.rule import Rule, are_real, following, require


def remainder(extremum: Term, of: Term) -> Term:
    """By how much the larger exceeds one of the two, or one of the two the smaller. Raises `KernelError`."""
    match extremum:
        case Apply("maximum" | "minimum" as which, (a, b)) if of in (a, b):
            require(are_real(a, b), "both are real numbers")
            return Apply("subtract", (extremum, of) if which == "maximum" else (of, extremum))
    require(False, "the larger or the smaller of two numbers, and one of them")
    raise AssertionError


def infer(*, extremum: Term, of: Term) -> Sequent:
    """The sign of the difference."""
    return following((), apply("greater_equal", remainder(extremum, of), 0))


rule = Rule(checker=infer)
