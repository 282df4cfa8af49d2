"""Algebra of the entries of vectors.

Statement
    a = b, where a and b have the same normal form once rows times columns are sums over their entries
Conditions
    x^T y = x_1 y_1 + ... + x_n y_n; the entries of diag(v) y are v_i y_i, and those of softmax(z) are exp(z_i) divided
    by exp(z_1) + ... + exp(z_n). Sums are linear; coefficients are compared as in field_algebra.
Source
    Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., section 1.4; Bishop, Pattern Recognition and Machine
    Learning, equation (4.62).
Holds
    v^T diag(p) v = sum of p_i v_i^2; sum of softmax(z)_i = 1
Fails
    x^T y = (sum of x_i) (sum of y_i)
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.entries import EntryForms
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.rule import Rule, are_numbers, following, require


def compare(*premises: Theorem, left: Term, right: Term) -> Sequent:
    """``left = right`` by normal forms, under the conditions met on the way."""
    require(are_numbers(left, right), "both sides are numbers")
    forms = EntryForms(facts_of(premises))
    require(forms.equal(left, right), "the two sides have the same normal form")
    return following(premises, Apply("equal", (left, right)), *forms.facts.conditions)


rule = Rule(checker=compare)
