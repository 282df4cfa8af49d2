"""Arithmetic of numbers.

Statement
    a = b, where a and b have the same normal form
Conditions
    The normal form sums, multiplies, expands and raises to powers, with x^T y = y^T x, |x|^2 = x^2, i^2 = -1 and
    sin^2 + cos^2 = 1. Denominators are not 0; a root or a symbolic power is taken apart only where its factors are not
    negative. What is not known of signs from sorts and premises becomes a condition. Premises are statements such as
    x > 0, x >= 0, or x not 0.
Source
    Geddes, Czapor and Labahn, Algorithms for Computer Algebra, chapter 3 (normal forms).
Holds
    1 + a b / (a + r)^2 = (a^2 + 2 a r + r^2 + a b) / (a + r)^2
Fails
    sqrt(x^2) = x; (a + b) / c = a + b / c
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.rule import Rule, are_numbers, following, require


def compare(*premises: Theorem, left: Term, right: Term) -> Sequent:
    """``left = right`` by normal forms, under the conditions met on the way."""
    require(are_numbers(left, right), "both sides are numbers")
    forms = NormalForms(facts_of(premises))
    require(forms.equal(left, right), "the two sides have the same normal form")
    return following(premises, Apply("equal", (left, right)), *forms.facts.conditions)


rule = Rule(checker=compare)
