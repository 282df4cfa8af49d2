"""Density of the normal distribution of a number.

Statement
    N(x; m, v) = exp(-(x - m)^2 / (2 v)) / sqrt(2 pi v)
Conditions
    m and x are real numbers, v, the variance, is positive.
Source
    Bishop, Pattern Recognition and Machine Learning, equation (2.42).
Holds
    N(x; 0, 1) = exp(-x^2 / 2) / sqrt(2 pi)
Fails
    the same with the standard deviation for v
"""

from symderiv.language.terms import apply, number
from symderiv.rules.patterns import equal, real, sqrt
from symderiv.rules.rule import Rule

x, m, v = real("x"), real("m"), real("v")

rule = Rule(
    statement=equal(
        apply("density_at", apply("normal", m, v), x),
        apply("exp", -((x - m) ** number(2)) / (2 * v)) / sqrt(2 * apply("pi") * v),
    ),
    conditions=(apply("greater", v, 0),),
)
