"""Gradients and Hessians, matrices that are definite, the softmax, limits of sequences."""

from __future__ import annotations

from typing import Any

import sympy

from symderiv.deriving.constructs import (
    MatrixBinding,
    MatrixConstruct,
    NumberBinding,
    NumberConstruct,
    SetConstruct,
    StatementConstruct,
)
from symderiv.deriving.objects import integers_from

__all__ = ["at_least", "gradient", "hessian", "limit", "nonnegative", "positive_definite",
           "positive_semidefinite", "root", "softmax", "symmetric"]  # fmt: skip


def gradient(of: Any, variable: Any) -> Any:
    """The gradient of a number by a vector, at that vector: a column."""
    return MatrixBinding("derivative", variable.shape[0], 1, variable, variable, of)


def hessian(of: Any, variable: Any) -> Any:
    """The matrix of the second derivatives of a number by a vector: the derivative of its gradient."""
    size = variable.shape[0]
    return MatrixBinding("derivative", size, size, variable, variable, gradient(of, variable))


def positive_definite(of: Any) -> Any:
    """The matrix is symmetric, and ``v^T A v > 0`` for every v other than zero."""
    return StatementConstruct("positive_definite", of)


def positive_semidefinite(of: Any) -> Any:
    """The matrix is symmetric, and ``v^T A v >= 0`` for every v."""
    return StatementConstruct("succeeds_equal", of, sympy.ZeroMatrix(*of.shape))


def at_least(larger: Any, smaller: Any) -> Any:
    """Loewner's order of symmetric matrices: the difference is positive semidefinite."""
    return StatementConstruct("succeeds_equal", larger, smaller)


def nonnegative(of: Any) -> Any:
    """No entry of the vector is negative; of a number: it is not negative."""
    if not of.is_Matrix:
        return StatementConstruct("greater_equal", of, 0)
    return StatementConstruct("member", of, SetConstruct("nonnegative_vectors", of.shape[0]))


def limit(of: Any, variable: Any, to: Any = None) -> Any:
    """The limit of a number as a variable tends to a number or to infinity.

    Without it, the limit of a sequence as its index 0, 1, 2, … grows beyond all bounds.
    """
    through = (sympy.oo, integers_from(0)) if to is None else (to,)
    return NumberBinding("limit", SetConstruct("approaching", *through), variable, of)


def root(of: Any) -> Any:
    """The square root, where SymPy would take it apart."""
    return NumberConstruct("sqrt", of)


def softmax(of: Any) -> Any:
    """The vector of the exponentials of the entries, divided by their sum."""
    return MatrixConstruct("softmax", *of.shape, of)


def symmetric(of: Any) -> Any:
    """The matrix is its own transpose."""
    return StatementConstruct("member", of, SetConstruct("symmetric_matrices", of.shape[0]))
