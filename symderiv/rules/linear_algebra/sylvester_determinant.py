"""Sylvester's determinant identity.

Statement
    det(I_n + U V) = det(I_m + V U)
Conditions
    U is n by m, V is m by n.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 1.3 (theorem 1.3.22).
Holds
    det(I + u v^T) = 1 + v^T u
Fails
    det(I_n + U V) = det(I_n + V U) where V U is not n by n
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import det, equal, m, matrix, n
from symderiv.rules.rule import Rule

U, V = matrix("U", n, m), matrix("V", m, n)

rule = Rule(statement=equal(det(apply("identity", n) + U @ V), det(apply("identity", m) + V @ U)))
