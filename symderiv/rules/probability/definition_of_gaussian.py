"""Density of the multivariate Gaussian.

Statement
    N(x; m, C) = (2 pi)^{-n/2} exp(-(x - m)^T C^{-1} (x - m) / 2) / sqrt(det C)
Conditions
    C is n by n, symmetric and positive definite.
Source
    Bishop, Pattern Recognition and Machine Learning, equation (2.43).
Holds
    N(x; 0, I) = (2 pi)^{-n/2} exp(-x^T x / 2)
Fails
    the same with det C outside the root
"""

from symderiv.language.terms import apply, number
from symderiv.rules.patterns import det, equal, inverse, matrix, n, sqrt, transpose, vectors
from symderiv.rules.rule import Rule

x, m = vectors("x m")
C = matrix("C")

bell = apply("exp", -(transpose(x - m) @ inverse(C) @ (x - m)) / 2)

rule = Rule(
    statement=equal(
        apply("density_at", apply("normal", m, C), x),
        (2 * apply("pi")) ** (-n / number(2)) * bell / sqrt(det(C)),
    ),
    conditions=(apply("positive_definite", C),),
)
