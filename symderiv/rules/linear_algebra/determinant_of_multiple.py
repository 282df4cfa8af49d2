"""Determinant of a multiple.

Statement
    det(c A) = c^n det(A)
Conditions
    A is n by n, c a real number.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.1 (linear in each of the n rows).
Holds
    det(-A) = (-1)^n det(A)
Fails
    det(c A) = c det(A) for n = 2
"""

from symderiv.rules.patterns import det, equal, matrix, n, real
from symderiv.rules.rule import Rule

A, c = matrix("A"), real("c")

rule = Rule(statement=equal(det(c * A), c**n * det(A)))
