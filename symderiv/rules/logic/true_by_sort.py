"""True by the sorts.

Statement
    x > 0 for x of a positive sort; A is invertible for A of an invertible sort; x is in D for x of the sort of D; ...
Conditions
    The sort of the term, worked out from the sorts of its symbols, has the property. The term is defined.
Source
    Sorts and their closure are the tables of `symderiv.language.sorts`, each line a textbook fact.
Holds
    1 + exp(x) > 0
Fails
    x > 0 for real x
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.terms import Term
from symderiv.rules.rule import Rule, by_sort


def infer(*, statement: Term) -> Sequent:
    """The statement, where it is defined."""
    return Sequent(by_sort(statement), statement)


rule = Rule(checker=infer)
