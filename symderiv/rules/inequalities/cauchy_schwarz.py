"""The inequality of Cauchy and Schwarz.

Statement
    |x| |y| - |x^T y| >= 0
Conditions
    x and y are real vectors of one dimension, the norm is the Euclidean one.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 1.35.
Holds
    |x^T y| <= |x| |y|
Fails
    |x| |y| - 2 |x^T y| >= 0 for x = y, not 0
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import absolute, norm, transpose, vectors
from symderiv.rules.rule import Rule

x, y = vectors("x y")

rule = Rule(statement=apply("greater_equal", norm(x) * norm(y) - absolute(transpose(x) @ y), 0))
