"""The triangle inequality.

Statement
    |x| + |y| - |x + y| >= 0
Conditions
    x and y are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 1.33.
Holds
    |x + y| <= |x| + |y|
Fails
    |x| - |y| - |x + y| >= 0 for x = y = 1
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import absolute, real
from symderiv.rules.rule import Rule

x, y = real("x"), real("y")

rule = Rule(statement=apply("greater_equal", absolute(x) + absolute(y) - absolute(x + y), 0))
