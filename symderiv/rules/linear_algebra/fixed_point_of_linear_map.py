"""Fixed point of a linear map.

Statement
    A x = x if and only if x = 0
Conditions
    A is n by n, x a vector of dimension n, and det(A - I) is not 0.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 2.2 (an invertible matrix has only the zero null vector).
Holds
    A = [[1, t], [-t, 1]] for t other than 0
Fails
    A = I, where every x is a fixed point
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import det, equal, matrices, n, vectors
from symderiv.rules.rule import Rule

(A,) = matrices("A")
(x,) = vectors("x")

rule = Rule(
    statement=apply("iff", equal(A @ x, x), equal(x, apply("zero", n, 1))),
    conditions=(apply("not_equal", det(A - apply("identity", n)), 0),),
)
