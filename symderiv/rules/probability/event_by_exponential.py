"""An event that a number is large, said of its exponential.

Statement
    P(U >= a) = P(e^{t U} >= e^{t a})
Conditions
    U and a are real numbers, t > 0 does not depend on the outcome: u -> e^{t u} is strictly increasing.
Source
    Boucheron, Lugosi and Massart, Concentration Inequalities, section 2.2 (the Cramér-Chernoff method).
Holds
    P(X >= a) = P(e^X >= e^a)
Fails
    the same for t = -1
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.outcomes import OMEGA
from symderiv.language.terms import Apply, Bind, Term, apply, bind, free_symbols, number
from symderiv.rules.rule import Rule, are_real, following, require


def infer(*, probability: Term, t: Term) -> Sequent:
    """``P(U >= a) = P(e^{t U} >= e^{t a})``, under the condition that t is positive."""
    require(getattr(probability, "operator", "") == "probability", "a probability")
    assert isinstance(probability, Bind)
    require(OMEGA not in free_symbols(probability) | free_symbols(t), "the outcome is new")
    match probability.open(OMEGA):
        case Apply("greater_equal" | "greater" as relation, (above, bound)):
            pass
        case _:
            raise KernelError("the probability that something is at least as large as a number")
    require(are_real(above, bound, t), "all are real numbers")
    raised = Apply(relation, (apply("exp", t * above), apply("exp", t * bound)))
    said = bind("probability", probability.domain, OMEGA, raised)
    return following((), Apply("equal", (probability, said)), Apply("greater", (t, number(0))))


rule = Rule(checker=infer)
