"""The Gram matrix of an invertible matrix is positive definite.

Statement
    S S^T is positive definite
Conditions
    S is square and invertible.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., theorem 7.2.7.
Holds
    the covariance S S^T of S z
Fails
    S S^T is positive definite for singular S
"""

from symderiv.language.terms import apply
from symderiv.rules.patterns import matrices, transpose
from symderiv.rules.rule import Rule

(S,) = matrices("S", "invertible")

rule = Rule(statement=apply("positive_definite", S @ transpose(S)))
