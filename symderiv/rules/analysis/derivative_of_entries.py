"""Derivative of a matrix written out, entry by entry.

Statement
    d/dt [[a(t), ...], ...] = [[a'(t), ...], ...]
Conditions
    t is a number. (The matrix is differentiable exactly where its entries are.)
Source
    Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., section 5.3.
Holds
    d/dt [d(t), g(t)]^T = [d'(t), g'(t)]^T
Fails
    d/dt [t, t^2]^T = [1, t]^T
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Term
from symderiv.rules.rule import Rule, require


def infer(*, derivative: Term) -> Sequent:
    """``derivative of a matrix = matrix of derivatives``."""
    match derivative:
        case Bind("derivative", point, Apply("matrix", (rows, columns, *entries)), letter) if isinstance(
            sort_of(point), Scalar
        ):
            slopes = (Bind("derivative", point, entry, letter) for entry in entries)
            return Sequent(frozenset(), Apply("equal", (derivative, Apply("matrix", (rows, columns, *slopes)))))
    require(False, "the derivative, by a number, of a matrix written out")
    raise AssertionError


rule = Rule(checker=infer)
