"""A symmetric matrix of two rows with positive leading minors is positive definite.

Statement
    [[a, c], [c, b]] is positive definite
Conditions
    a > 0 and a b - c^2 > 0; a, b and c are real numbers.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., theorem 7.2.5 (Sylvester's criterion).
Holds
    the covariance of two numbers with a correlation between -1 and 1
Fails
    [[a, c], [c, b]] is positive definite for c = a = b = 1
"""

from symderiv.language.terms import apply, number
from symderiv.rules.patterns import real
from symderiv.rules.rule import Rule

a, b, c = real("a"), real("b"), real("c")

rule = Rule(
    statement=apply("positive_definite", apply("matrix", 2, 2, a, c, c, b)),
    conditions=(apply("greater", a, 0), apply("greater", a * b - c ** number(2), 0)),
)
