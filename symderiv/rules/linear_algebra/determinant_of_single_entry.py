"""Determinant of a single entry.

Statement
    det(A) = A_11
Conditions
    A is a 1 by 1 matrix.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.2.
Holds
    the base of an induction on the size of a matrix
Fails
    det(A) = A_11 for A of 2 by 2
"""

from symderiv.language.terms import apply, number
from symderiv.rules.patterns import det, equal, matrix
from symderiv.rules.rule import Rule

A = matrix("A", number(1), number(1))

rule = Rule(statement=equal(det(A), apply("entry", A, 1, 1)))
