"""The logarithm is below its tangent at 1.

Statement
    x - 1 - log(x) >= 0
Conditions
    x > 0.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., chapter 8 (log is concave, its derivative at 1 is 1).
Holds
    log(x) <= x - 1 for x > 0
Fails
    x - 2 - log(x) >= 0 for x = 1
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import real
from symderiv.rules.rule import Rule

x = real("x")

rule = Rule(
    statement=apply("greater_equal", x - 1 - apply("log", x), 0),
    conditions=(apply("greater", x, 0),),
)
