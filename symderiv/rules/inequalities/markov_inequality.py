"""Markov's inequality, and for the square of a deviation Chebyshev's.

Statement
    E[U]/a - P(U >= a) >= 0 and E[U^2]/a^2 - P(U >= a) >= 0
Conditions
    U is a random variable that is never negative, a > 0; the expectation exists.
Source
    Feller, An Introduction to Probability Theory and Its Applications, volume 1, 3rd ed., chapter IX, section 6.
Holds
    Var(X)/k^2 - P(|X - E[X]| >= k) >= 0 for k > 0
Fails
    E[X]/a - P(X >= a) >= 0 for X = -1, a = -2
"""

from fractions import Fraction

from symderiv.kernel.theorems import Sequent
from symderiv.language.outcomes import OMEGA
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Bind, Number, Term, apply, bind, free_symbols
from symderiv.rules.rule import Rule, following, require

POWERS = (1, 2)


def remainder(probability: Term, power: int) -> tuple[Term, Term]:
    """``E[U^k]/a^k - P(U >= a)``, and a. Raises `KernelError`."""
    require(isinstance(probability, Bind) and probability.operator == "probability", "a probability")
    assert isinstance(probability, Bind)
    require(OMEGA not in free_symbols(probability), "the outcome is new")
    match probability.open(OMEGA):
        case Apply("greater_equal" | "greater", (above, bound)) | Apply("less_equal" | "less", (bound, above)):
            pass
        case _:
            require(False, "the probability that something is at least as large as a number")
    require(OMEGA not in free_symbols(bound), "the bound is a number")
    sort = sort_of(above)
    require(isinstance(sort, Scalar) and has(sort, "nonnegative"), "the random variable is never negative")
    require(power in POWERS, "the first or the second power")
    raised = above if power == 1 else apply("power", above, power)
    below = bound if power == 1 else apply("power", bound, power)
    mean = bind("expectation", probability.domain, OMEGA, raised)
    return Apply("subtract", (Apply("divide", (mean, below)), probability)), bound


def infer(*, probability: Term, power: Term) -> Sequent:
    """Markov's inequality for this probability and this power, under the condition that the bound is positive."""
    require(isinstance(power, Number) and power.value.denominator == 1, "a whole power")
    assert isinstance(power, Number)
    difference, bound = remainder(probability, int(power.value))
    zero = Number(Fraction(0))
    return following((), Apply("greater_equal", (difference, zero)), Apply("greater", (bound, zero)))


rule = Rule(checker=infer)
