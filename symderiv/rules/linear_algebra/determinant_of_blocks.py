"""Determinant of a matrix of four blocks.

Statement
    det [[A, U], [V, D]] = det(D) det(A - U D^{-1} V)
Conditions
    A is n by n, D is m by m and invertible, U is n by m, V is m by n.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., section 0.8.5 (Schur complements).
Holds
    det [[A, u], [v^T, 1]] = det(A - u v^T)
Fails
    det [[A, U], [V, D]] = det(A) det(D) - det(U) det(V)
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import det, equal, inverse, m, matrix, n
from symderiv.rules.rule import Rule

A, D = matrix("A"), matrix("D", m, m, "invertible")
U, V = matrix("U", n, m), matrix("V", m, n)

rule = Rule(statement=equal(det(apply("blocks", A, U, V, D)), det(D) * det(A - U @ inverse(D) @ V)))
