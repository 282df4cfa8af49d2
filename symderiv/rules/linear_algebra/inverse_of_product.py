"""Inverse of a product.

Statement
    (A B)^{-1} = B^{-1} A^{-1}
Conditions
    A and B are square of the same size and invertible.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 2.5.
Holds
    (S S^T)^{-1} = S^{-T} S^{-1}
Fails
    (A B)^{-1} = A^{-1} B^{-1}
"""

from symderiv.rules.patterns import equal, inverse, matrices
from symderiv.rules.rule import Rule

A, B = matrices("A B", "invertible")

rule = Rule(statement=equal(inverse(A @ B), inverse(B) @ inverse(A)))
