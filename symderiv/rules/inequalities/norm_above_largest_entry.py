"""The Euclidean norm is not below the largest entry.

Statement
    |x|_2 - |x|_oo >= 0
Conditions
    x is a real vector.
Source
    Golub and Van Loan, Matrix Computations, 4th ed., section 2.2.2.
Holds
    |x|_oo <= |x|_2
Fails
    |x|_oo - |x|_2 >= 0 for x = (1, 1)
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import norm, vectors
from symderiv.rules.rule import Rule

(x,) = vectors("x")

rule = Rule(statement=apply("greater_equal", norm(x) - apply("norm_of_degree", x, apply("infinity")), 0))
