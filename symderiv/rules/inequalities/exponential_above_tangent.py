"""The exponential function is above its tangent at 0.

Statement
    exp(x) - (1 + x) >= 0
Conditions
    x is a real number.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., chapter 8 (exp is convex, its derivative at 0 is 1).
Holds
    e^x >= 1 + x
Fails
    exp(x) - (1 + 2 x) >= 0 for x = 1
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import real
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(statement=apply("greater_equal", apply("exp", x) - (1 + x), 0))
