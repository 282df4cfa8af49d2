"""Determinant of an inverse.

Statement
    det(A^{-1}) = 1 / det(A)
Conditions
    A is invertible.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.1, from property 9.
Holds
    det(S^{-1}) det(S) = 1 for invertible S
Fails
    det(A^{-1}) = det(A)
"""

from symderiv.rules.patterns import det, equal, inverse, matrices
from symderiv.rules.rule import Rule

(A,) = matrices("A", "invertible")

rule = Rule(statement=equal(det(inverse(A)), 1 / det(A)))
