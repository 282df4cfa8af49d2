"""Determinant of a product.

Statement
    det(A B) = det(A) det(B)
Conditions
    A and B are square of the same size. Neither need be invertible.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.1, property 9.
Holds
    det(S S^T) = det(S)^2 for square S (with the determinant of a transpose)
Fails
    det(A + B) = det(A) + det(B); and det(A A^T) = det(A)^2 for A of 2 by 3, where det(A) has no meaning.
"""

from symderiv.rules.patterns import det, equal, matrices
from symderiv.rules.rule import Rule

A, B = matrices("A B")

rule = Rule(statement=equal(det(A @ B), det(A) * det(B)))
