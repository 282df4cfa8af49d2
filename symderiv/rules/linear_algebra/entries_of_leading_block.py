"""Diagonal entries of a leading block.

Statement
    product over i = 1..n of A_ii = product over i = 1..n of L_ii, for the leading n by n block A of L
Conditions
    L is n + 1 by n + 1.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 0.7.1 (submatrices).
Holds
    the diagonal of the leading block of a triangular matrix
Fails
    the same with the product up to n + 1
"""

from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Symbol, Term, apply, bind
from symderiv.rules.patterns import equal, matrix, n
from symderiv.rules.rule import Rule

L = matrix("L", n + 1, n + 1)
i = Symbol("i", POSITIVE_INTEGER)


def diagonal_product(a: Term) -> Term:
    """The product of the first n diagonal entries."""
    return bind("product", apply("range", 1, n), i, apply("entry", a, i, i))


rule = Rule(statement=equal(diagonal_product(apply("leading", L)), diagonal_product(L)))
