"""What operators mean on many models at once: numbers have shape (M,), matrices (M, m, n), NaN where undefined.

As in `meaning_matrices` a 1 by 1 matrix is a number. Nothing here raises or warns for a value of an argument: whoever
calls does so within ``numpy.errstate(all="ignore")``. Results are evidence only, never the ground of a refutation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Array", "add", "blocks", "complex_free", "determinant", "diagonal", "divide", "entry", "hadamard",
    "hadamard_divide", "hadamard_power", "identity", "inverse", "last_row", "leading", "literal", "logarithm",
    "matrices", "multiply", "norm", "power", "root", "shrunk", "subtract", "trace", "transpose", "vanishing",
]  # fmt: skip

Array = NDArray[Any]
MOST_ROWS = 64  # of a matrix


def shrunk(a: Array) -> Array:
    """The matrices, or numbers if they have one entry each."""
    return a[:, 0, 0] if a.ndim == 3 and a.shape[1:] == (1, 1) else a


def matrices(a: Array) -> Array:
    """The numbers as 1 by 1 matrices; matrices as they are."""
    return a[:, None, None] if a.ndim == 1 else a


def _nan_like(a: Array) -> Array:
    return np.full(a.shape[:1], np.nan)


def _fitting(function: Callable[[Array, Array], Array]) -> Callable[[Array, Array], Array]:
    """NaN for two arguments of different shapes."""
    return lambda a, b: function(a, b) if a.shape == b.shape else _nan_like(a)


add = _fitting(lambda a, b: a + b)
subtract = _fitting(lambda a, b: a - b)
hadamard = _fitting(lambda a, b: a * b)


def _quotient(a: Array, b: Array) -> Array:
    return np.where(b == 0, np.nan, a / b)


hadamard_divide = _fitting(_quotient)


def multiply(a: Array, b: Array) -> Array:
    """The product of numbers, of numbers and matrices, or of matrices."""
    if a.ndim == 1 and b.ndim == 1:
        return a * b
    if a.ndim == 1 or b.ndim == 1:
        return matrices(a) * matrices(b)
    return shrunk(a @ b) if a.shape[2] == b.shape[1] else _nan_like(a)


def divide(a: Array, b: Array) -> Array:
    """Numbers or matrices by numbers."""
    if b.ndim != 1:
        return _nan_like(a)
    return _quotient(a, b) if a.ndim == 1 else _quotient(a, matrices(b))


def power(a: Array, n: Array) -> Array:
    """Numbers to numbers, square matrices to whole numbers."""
    if a.ndim == 3:
        return _matrix_power(a, n)
    if np.iscomplexobj(n):
        return np.where(a == 0, np.nan, np.power(a.astype(complex), n))
    whole = n == np.round(n)
    if np.iscomplexobj(a):
        return np.where(whole & ((a != 0) | (n > 0)), np.power(a, n), np.nan)
    undefined = ((a < 0) & ~whole) | ((a == 0) & (n <= 0))
    return np.where(undefined, np.nan, np.power(a.astype(float), n))


def _matrix_power(a: Array, n: Array) -> Array:
    if a.shape[1] != a.shape[2] or n.ndim != 1:
        return _nan_like(a)
    result = np.full(a.shape, np.nan, dtype=np.result_type(a, float))
    for exponent in np.unique(n[np.isfinite(n)]):
        if exponent == round(exponent) and abs(exponent) <= 1 << 12:
            chosen = n == exponent
            factor = inverse(a[chosen]) if exponent < 0 else a[chosen]
            result[chosen] = np.linalg.matrix_power(factor, int(abs(exponent)))
    return result


def root(x: Array) -> Array:
    """The real square root."""
    return _nan_like(x) if np.iscomplexobj(x) else np.sqrt(np.where(x < 0, np.nan, x))


def logarithm(x: Array) -> Array:
    """The real natural logarithm."""
    return _nan_like(x) if np.iscomplexobj(x) else np.log(np.where(x <= 0, np.nan, x))


def complex_free(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """The function on numbers; NaN for matrices."""
    return lambda x: function(x) if x.ndim == 1 else _nan_like(x)


def transpose(a: Array) -> Array:
    """Rows for columns."""
    return a.swapaxes(1, 2) if a.ndim == 3 else a


def _on_square(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """Applied to 1 by 1 matrices for numbers; NaN where the matrices are not square or have entries that are NaN."""

    def value(a: Array) -> Array:
        a = matrices(a)
        if a.shape[1] != a.shape[2]:
            return _nan_like(a)
        known: Any = np.isfinite(a).all(axis=(1, 2))
        safe = np.where(known[:, None, None], a, np.eye(a.shape[1]))
        result = function(safe)
        result = result.astype(np.result_type(result, float))
        result[~known] = np.nan
        return shrunk(result)

    return value


def _inverse(a: Array) -> Array:
    size = np.maximum(1e-200, np.abs(a).max(axis=(1, 2)) ** a.shape[1])
    singular: Any = np.abs(np.linalg.det(a)) < 1e-13 * size
    inverted = np.linalg.inv(np.where(singular[:, None, None], np.eye(a.shape[1]), a))
    return np.where(singular[:, None, None], np.nan, inverted)


determinant = _on_square(np.linalg.det)
inverse = _on_square(_inverse)
trace = _on_square(lambda a: np.trace(a, axis1=1, axis2=2))


def norm(x: Array) -> Array:
    """Modulus of a number, Euclidean norm of a vector, Frobenius norm of a matrix."""
    return np.abs(x) if x.ndim == 1 else np.sqrt((np.abs(x) ** 2).sum(axis=(1, 2)))


def hadamard_power(x: Array, n: Array) -> Array:
    """Every entry to the power n."""
    return power(x.ravel(), np.repeat(n, x[0].size)).reshape(x.shape) if x.ndim == 3 else power(x, n)


def diagonal(v: Array) -> Array:
    """Matrices with the vectors on their diagonals."""
    if v.ndim == 1:
        return v
    return v * np.eye(v.shape[1]) if v.shape[2] == 1 else _nan_like(v)


def entry(a: Array, *indices: Array) -> Array:
    """One entry of each matrix, counted from 1; NaN where there is none."""
    a = matrices(a)
    i = indices[0] - 1
    j = indices[1] - 1 if len(indices) == 2 else np.zeros_like(i)
    inside = (i >= 0) & (i < a.shape[1]) & (j >= 0) & (j < a.shape[2]) & (i == np.round(i)) & (j == np.round(j))
    rows, columns = np.where(inside, i, 0).astype(int), np.where(inside, j, 0).astype(int)
    return np.where(inside, a[np.arange(len(a)), rows, columns], np.nan)


def literal(m: Array, n: Array, *values: Array) -> Array:
    """Matrices written out by rows."""
    rows, columns = int(m[0]), int(n[0])
    if rows * columns != len(values) or any(v.ndim != 1 for v in values):
        return _nan_like(m)
    return shrunk(np.stack(values, axis=1).reshape(len(m), rows, columns))


def blocks(a: Array, b: Array, c: Array, d: Array) -> Array:
    """Four blocks as one matrix each."""
    a, b, c, d = matrices(a), matrices(b), matrices(c), matrices(d)
    fit = a.shape[1] == b.shape[1] and c.shape[1] == d.shape[1]
    fit = fit and a.shape[2] == c.shape[2] and b.shape[2] == d.shape[2]
    if not fit:
        return _nan_like(a)
    return np.concatenate([np.concatenate([a, b], axis=2), np.concatenate([c, d], axis=2)], axis=1)


def leading(a: Array) -> Array:
    """All rows and columns but the last."""
    return shrunk(a[:, :-1, :-1]) if a.ndim == 3 else _nan_like(a)


def last_row(a: Array) -> Array:
    """The last row but for its last entry."""
    return shrunk(a[:, -1:, :-1]) if a.ndim == 3 else _nan_like(a)


def _dimension(n: Array) -> int:
    if not 0 <= n[0] <= MOST_ROWS:
        raise ValueError("a matrix that is too large")
    return int(n[0])


def identity(n: Array) -> Array:
    """Identity matrices; the dimension is the same in all models."""
    size = _dimension(n)
    return shrunk(np.broadcast_to(np.eye(size), (len(n), size, size)))


def vanishing(m: Array, n: Array) -> Array:
    """Matrices of zeros."""
    return shrunk(np.zeros((len(m), _dimension(m), _dimension(n))))
