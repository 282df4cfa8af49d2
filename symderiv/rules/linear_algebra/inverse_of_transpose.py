"""Inverse of a transpose.

Statement
    (A^T)^{-1} = (A^{-1})^T
Conditions
    A is square and invertible.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 2.7.
Holds
    (S^T)^{-1} S^{-1} = S^{-T} S^{-1}
Fails
    (A^T)^{-1} = A
"""

from symderiv.rules.patterns import equal, inverse, matrices, transpose
from symderiv.rules.rule import Rule

(A,) = matrices("A", "invertible")

rule = Rule(statement=equal(inverse(transpose(A)), transpose(inverse(A))))
