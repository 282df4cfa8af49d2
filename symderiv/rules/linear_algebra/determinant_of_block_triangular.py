"""Determinant of a block triangular matrix.

Statement
    det [[A, 0], [c, d]] = d det(A)
Conditions
    A is n by n, the zero block n by 1, c a row of n entries, d a number (expansion along the last column).
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 0.9.4.
Holds
    the step of an induction on the size of a triangular matrix
Fails
    det [[A, b], [c, d]] = d det(A) for b other than 0
"""

from symderiv.language.terms import apply, number
from symderiv.rules.patterns import det, equal, matrix, n, real
from symderiv.rules.rule import Rule

A, c, d = matrix("A"), matrix("c", number(1), n), real("d")

rule = Rule(statement=equal(det(apply("blocks", A, apply("zero", n, 1), c, d)), d * det(A)))
