"""Loewner's order: the difference is made of squares.

Statement
    A - B is positive semidefinite (definite): A >= B (A > B) in Loewner's order; A is positive definite
Conditions
    A - B is a sum, with coefficients that are not negative, of words X^T X and X^T P X with P positive semidefinite,
    and of the identity; definite where one of them, with a positive coefficient, is: the identity, P itself for
    positive definite P, or X^T X for invertible X.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 7.1 (observations 7.1.3 and 7.1.8).
Holds
    A^T A + l I is positive definite for l > 0
Fails
    A + A^T is positive semidefinite; A^T A is positive definite for A = 0
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, has
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.joining import turned
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.normal_form.words import Plain, Word
from symderiv.rules.rule import Rule, following, require

RELATIONS = {"succeeds_equal": (False, False), "succeeds": (False, True), "precedes_equal": (True, False),
             "precedes": (True, True), "positive_definite": (False, True)}  # fmt: skip
"""The relations: whether the larger side comes last, and whether they are strict."""


def infer(*premises: Theorem, statement: Term) -> Sequent:
    """The statement, under the conditions met on the way."""
    require(isinstance(statement, Apply) and statement.operator in RELATIONS, "a relation of Loewner's order")
    assert isinstance(statement, Apply)
    last, strict = RELATIONS[statement.operator]
    *smaller, larger = statement.arguments if last else reversed(statement.arguments)
    sort = sort_of(larger)
    square = isinstance(sort, Matrix) and sort.rows == sort.columns and sort.kind == "real"
    require(square, "both are real square matrices")
    forms = NormalForms(facts_of(premises))
    words = forms.matrix(larger - smaller[0] if smaller else larger)
    definite = False
    for word, coefficient in words.terms.items():
        require(_is_square(word), "the difference is made of squares")
        require(forms.facts.has(coefficient, "nonnegative"), "the coefficients are not negative")
        definite = definite or (_is_definite(word) and forms.facts.has(coefficient, "positive"))
    require(definite or not strict, "one of the squares is definite")
    return following(premises, statement, *forms.facts.conditions)


def _is_square(word: Word) -> bool:
    """Whether a word is ``X^T X`` or ``X^T P X``; the empty word is the identity."""
    if word != turned(word):
        return False
    middle = word[len(word) // 2] if len(word) % 2 else None
    return middle is None or (isinstance(middle, Plain) and has(sort_of(middle.base), "positive semidefinite"))


def _is_definite(word: Word) -> bool:
    """Whether such a word is definite: ``X`` is invertible, and so is P."""
    half = word[len(word) // 2 :]
    return all(isinstance(x, Plain) and has(sort_of(x.base), "invertible") for x in half)


rule = Rule(checker=infer)
