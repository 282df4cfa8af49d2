"""The triangle inequality of norms.

Statement
    |x| + |y| - |x + y| >= 0 for vectors x and y
Conditions
    x and y are real vectors of one dimension, the norm is the Euclidean one.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 1.37.
Holds
    |x + y| <= |x| + |y|
Fails
    |x| - |y| - |x + y| >= 0 for x = y, not 0
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import norm, vectors
from symderiv.rules.rule import Rule

x, y = vectors("x y")

rule = Rule(statement=apply("greater_equal", norm(x) + norm(y) - norm(x + y), 0))
