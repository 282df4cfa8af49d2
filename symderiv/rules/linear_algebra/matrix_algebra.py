"""Algebra of matrices.

Statement
    A = B, where A and B are sums of the same words with the same coefficients
Conditions
    Products are associative and distributive; the transpose and the inverse turn products round; A A^{-1} = I for
    invertible A; diagonal matrices commute; coefficients are compared as in field_algebra. What is inverted is
    invertible: where the sort does not say so, it becomes a condition.
Source
    Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., chapter 1.
Holds
    (S^{-1})^T S^{-1} = (S S^T)^{-1}
Fails
    A B = B A; (S^{-1})^T S^{-1} = (S^T S)^{-1}
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.rule import Rule, following, require


def compare(*premises: Theorem, left: Term, right: Term) -> Sequent:
    """``left = right`` by normal forms, under the conditions met on the way."""
    require(isinstance(sort_of(left), Matrix), "both sides are matrices")
    statement = Apply("equal", (left, right))
    sort_of(statement)  # refuses a right side of another sort
    forms = NormalForms(facts_of(premises))
    require(forms.equal(left, right), "the two sides have the same normal form")
    return following(premises, statement, *forms.facts.conditions)


rule = Rule(checker=compare)
