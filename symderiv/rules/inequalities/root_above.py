"""A root is above a number whose square is below.

Statement
    sqrt(x) > c
Conditions
    c >= 0 and x > c^2.
Source
    Spivak, Calculus, 4th ed., chapter 1, problem 5 (squares of nonnegative numbers keep their order).
Holds
    sqrt(1 + t^2) > 1 for t other than 0
Fails
    sqrt(x) > c for x = 0, c = -1 is no instance: c is negative; sqrt(1 + t^2) > 1 for t = 0
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import real, sqrt
from symderiv.rules.rule import Rule

x, c = real("x"), real("c")

rule = Rule(
    statement=apply("greater", sqrt(x), c),
    conditions=(apply("greater_equal", c, 0), apply("greater", x - c**2, 0)),
)
