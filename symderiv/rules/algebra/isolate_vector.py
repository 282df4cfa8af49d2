"""Solving for a vector that is multiplied by a number.

Statement
    b = a + c x implies x = (b - a) / c
Conditions
    a, b and x are vectors of the same dimension, c is a number other than 0.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 1.1.
Holds
    y = z + 2 x implies x = (y - z) / 2
Fails
    the same for c = 0
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import equal, real, vectors
from symderiv.rules.rule import Rule

a, b, x = vectors("a b x")
c = real("c")

rule = Rule(
    statement=apply("implies", equal(b, a + c * x), equal(x, (b - a) / c)),
    conditions=(apply("not_equal", c, 0),),
)
