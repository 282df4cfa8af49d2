"""Root of a square.

Statement
    sqrt(x^2) = |x|
Conditions
    x is real.
Source
    Spivak, Calculus, 4th ed., chapter 1.
Holds
    sqrt(det(S)^2) = |det(S)|
Fails
    sqrt(x^2) = x for x = -1
"""

from symderiv.rules.patterns import absolute, equal, real, sqrt
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(statement=equal(sqrt(x**2), absolute(x)))
