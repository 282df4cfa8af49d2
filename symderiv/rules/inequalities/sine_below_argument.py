"""A sine is not larger than its argument.

Statement
    |x| - |sin(x)| >= 0
Conditions
    x is a real number.
Source
    Spivak, Calculus, 4th ed., chapter 15 (the mean value theorem, |cos| <= 1).
Holds
    |sin(x)| <= |x|
Fails
    |x| - 2 |sin(x)| >= 0 for x = 1
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import absolute, real
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(statement=apply("greater_equal", absolute(x) - absolute(apply("sin", x)), 0))
