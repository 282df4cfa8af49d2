"""Gradients and Hessians, matrices that are definite, and vectors made of exponentials."""

from __future__ import annotations

from typing import Any

import sympy

from symderiv.deriving.constructs import MatrixBinding, MatrixConstruct, StatementConstruct

__all__ = ["gradient", "hessian", "positive_definite", "positive_semidefinite", "softmax"]


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


def softmax(of: Any) -> Any:
    """The vector of the exponentials of the entries, divided by their sum."""
    return MatrixConstruct("softmax", *of.shape, of)
