"""The arctangent stays below a right angle.

Statement
    pi / 2 - arctan(x) >= 0 for every real number x
Conditions
    None.
Source
    Spivak, Calculus, 4th ed., chapter 15: arctan is the inverse of the tangent between -pi/2 and pi/2.
Holds
    arctan(x) <= 2
Fails
    1 - arctan(x) >= 0 for x = 2
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import real
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(statement=apply("greater_equal", apply("pi") / 2 - apply("arctan", x), 0))
