"""The matrix determinant lemma.

Statement
    det(A + U V) = det(A) det(I_m + V A^{-1} U)
Conditions
    A is n by n and invertible, U is n by m, V is m by n.
Source
    Harville, Matrix Algebra From a Statistician's Perspective, theorem 18.1.1.
Holds
    det(A + u v^T) = det(A) (1 + v^T A^{-1} u)
Fails
    det(A + U V) = det(A) + det(U V)
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import det, equal, inverse, m, matrix, n
from symderiv.rules.rule import Rule

A, U, V = matrix("A", n, n, "invertible"), matrix("U", n, m), matrix("V", m, n)

rule = Rule(statement=equal(det(A + U @ V), det(A) * det(apply("identity", m) + V @ inverse(A) @ U)))
