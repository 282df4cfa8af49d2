"""Blocks of a lower triangular matrix.

Statement
    L = [[A, 0], [c, d]]: A is the leading n by n block of L, c the first n entries of its last row, d the last entry
Conditions
    L is lower triangular, n + 1 by n + 1; then A is lower triangular too.
Source
    Golub and Van Loan, Matrix Computations, 4th ed., section 1.3 (block matrices) and 3.1.1.
Holds
    splitting off the last row and column of a triangular matrix
Fails
    the same for a full matrix, whose last column has other entries than the last
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import equal, matrix, n
from symderiv.rules.rule import Rule

L = matrix("L", n + 1, n + 1, "lower triangular")

rule = Rule(
    statement=equal(
        L,
        apply(
            "blocks", apply("leading", L), apply("zero", n, 1), apply("last_row", L), apply("entry", L, n + 1, n + 1)
        ),
    )
)
