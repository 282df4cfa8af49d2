"""Determinant of a matrix changed by one column times one row.

Statement
    det(A + u v^T) = det(A) (1 + v^T A^{-1} u)
Conditions
    A is n by n and invertible, u and v have n entries.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 0.8.5 (equation 0.8.5.11).
Holds
    det(I + u v^T) = 1 + v^T u
Fails
    det(A + u v^T) = det(A) + v^T u
"""

from symderiv.rules.patterns import det, equal, inverse, matrices, transpose, vectors
from symderiv.rules.rule import Rule

(A,) = matrices("A", "invertible")
u, v = vectors("u v")

rule = Rule(statement=equal(det(A + u @ transpose(v)), det(A) * (1 + transpose(v) @ inverse(A) @ u)))
