"""Absolute value of a number that is not negative.

Statement
    |x| = x
Conditions
    x is real and x >= 0.
Source
    Spivak, Calculus, 4th ed., chapter 1.
Holds
    |1 + x^2| = 1 + x^2
Fails
    |x| = x for x = -1
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import absolute, equal, real
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(statement=equal(absolute(x), x), conditions=(apply("greater_equal", x, 0),))
