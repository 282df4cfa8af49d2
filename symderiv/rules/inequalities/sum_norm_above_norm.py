"""The sum norm is not below the Euclidean norm.

Statement
    |x|_1 - |x|_2 >= 0
Conditions
    x is a real vector.
Source
    Golub and Van Loan, Matrix Computations, 4th ed., section 2.2.2.
Holds
    |x|_2 <= |x|_1
Fails
    |x|_2 - |x|_1 >= 0 for x = (1, 1)
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import norm, vectors
from symderiv.rules.rule import Rule

(x,) = vectors("x")

rule = Rule(statement=apply("greater_equal", apply("norm_of_degree", x, 1) - norm(x), 0))
