"""Determinant of a transpose.

Statement
    det(A^T) = det(A)
Conditions
    A is square.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.1, property 10.
Holds
    det(S^T S) = det(S)^2 (with the determinant of a product)
Fails
    A^T = A
"""

from symderiv.rules.patterns import det, equal, matrices, transpose
from symderiv.rules.rule import Rule

(A,) = matrices("A")

rule = Rule(statement=equal(det(transpose(A)), det(A)))
