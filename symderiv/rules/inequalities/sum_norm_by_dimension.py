"""The sum norm against the Euclidean norm and the dimension.

Statement
    sqrt(n) |x|_2 - |x|_1 >= 0
Conditions
    x is a real vector of dimension n.
Source
    Golub and Van Loan, Matrix Computations, 4th ed., section 2.2.2 (Cauchy and Schwarz with a vector of signs).
Holds
    |x|_1 <= sqrt(n) |x|_2
Fails
    |x|_2 - |x|_1 >= 0 for x = (1, 1)
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import n, norm, sqrt, vectors
from symderiv.rules.rule import Rule

(x,) = vectors("x")

rule = Rule(statement=apply("greater_equal", sqrt(n) * norm(x) - apply("norm_of_degree", x, 1), 0))
