"""Algebra of densities, probabilities and expectations.

Statement
    a = b, where a and b have the same normal form
Conditions
    A conditional density is the joint one divided by that of what is given, P(A|B) = P(A and B) / P(B), and P(A or B)
    = P(A) + P(B) - P(A and B). An expectation is linear; E[E[f(X, Y) | X]] = E[f(X, Y)]; E_q[f(Z) p(Z) / q(Z)] =
    E_p[f(Z)]; the integral, or sum, over all z of p(x, z) f(z) is p(x) E_p[f(Z) | x]. KL, entropies, information,
    variance and covariance are what they are defined as; several copies of Z are each distributed as Z.
    Densities that are divided by, conditioned on, or of which the logarithm is taken, are positive, everywhere where
    an expectation asks for their values; the expectations that are written exist, a nested one over all its variables
    at once. Where they do, splitting one needs no more: a linear functional extends to all functions.
Source
    Kolmogorov, Foundations of the Theory of Probability (1933), chapters IV and V; Cover and Thomas, Elements of
    Information Theory, 2nd ed., chapter 2.
Holds
    E_q[log p(x|z)] - KL(q(z|x) || p(z)) = log p(x) - KL(q(z|x) || p(z|x)); Var(a X + b) = a^2 Var(X)
Fails
    KL(p || q) = KL(q || p); E[X^2] = E[X]^2; p(x|z) = p(z|x)
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.law_forms import LawForms, law_facts
from symderiv.rules.rule import Rule, are_numbers, following, require


def compare(*premises: Theorem, left: Term, right: Term) -> Sequent:
    """``left = right`` by normal forms, under the conditions met on the way."""
    require(are_numbers(left, right), "both sides are numbers")
    forms = LawForms(law_facts(premises))
    require(forms.equal(left, right), "the two sides have the same normal form")
    return following(premises, Apply("equal", (left, right)), *forms.facts.conditions)


rule = Rule(checker=compare)
