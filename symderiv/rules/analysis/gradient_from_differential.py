"""Gradient from the differential.

Statement
    If d f(x; h) = g^T h for every h, where f is a number and x a vector, then the gradient of f at x is g.
Conditions
    f is made of operators whose differentials are known and is differentiable at x: where f and its differential are
    not defined everywhere, that they are becomes a condition. h is a new variable of the sort of x.
Source
    Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., section 5.8 (first identification theorem).
Holds
    the gradient of x^T A x is (A + A^T) x; that of the norm of x is x / norm(x)
Fails
    the gradient of x^T A x is 2 A x
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Term, free_symbols
from symderiv.rules.analysis.jacobian_from_differential import identity
from symderiv.rules.rule import Rule, equation, following, require


def infer(identified: Theorem, *, derivative: Term, direction: Term) -> Sequent:
    """``derivative = g`` from ``d f(x; h) = g^T h``."""
    change, conditions = identity(identified, derivative, direction)
    require(isinstance(sort_of(equation(identified, "the premise")[0]), Scalar), "the derivative of a number")
    match change:
        case Apply("multiply", (Apply("transpose", (gradient,)), h)) if h == direction:
            require(direction not in free_symbols(gradient), "the gradient does not depend on the direction")
            return following((identified,), Apply("equal", (derivative, gradient)), *conditions)
    raise KernelError("the right side of the premise is g^T h")


rule = Rule(checker=infer)
