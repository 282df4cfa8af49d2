"""Euler's formula.

Statement
    a = b, where a and b have the same normal form once sin x = (e^{ix} - e^{-ix}) / 2i, cos x = (e^{ix} + e^{-ix}) / 2
Conditions
    Tangents and their like are quotients, and so are hyperbolic functions of exponentials; a denominator is not zero.
    Premises say what is not zero, and what is positive.
Source
    Ahlfors, Complex Analysis, 3rd ed., section 2.3.2.
Holds
    sin(x + y) = sin x cos y + cos x sin y; sin(pi / 2 - x) = cos x; tan x = 1 / cot x where sin x and cos x are not 0
Fails
    sin 2x = 2 sin x
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.exponentials import Exponentials, exponential_facts
from symderiv.rules.rule import Rule, are_numbers, following, require


def compare(*premises: Theorem, left: Term, right: Term) -> Sequent:
    """``left = right`` by exponentials, under the conditions met on the way."""
    require(are_numbers(left, right), "both sides are numbers")
    forms = Exponentials(exponential_facts(premises))
    require(forms.equal(left, right), "the two sides have the same normal form in exponentials")
    return following(premises, Apply("equal", (left, right)), *forms.facts.conditions)


rule = Rule(checker=compare)
