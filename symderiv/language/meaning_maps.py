"""Maps of pixels: what a correlation with a kernel is, on NumPy and exactly; outside of the map there are zeros."""

from __future__ import annotations

from typing import Any

import numpy as np
from flint import fmpq

from symderiv.language.meaning_exact import Undefined, plus, times
from symderiv.language.meaning_matrices import rows_of, shrunk
from symderiv.language.meaning_numpy import Array, matrices

__all__ = ["correlated", "correlated_exactly", "place"]

NOTHING = fmpq(0)


def correlated(kernel: Array, image: Array) -> Array:
    """The map of sums of a kernel times what lies below it; the kernel is not turned round."""
    kernel, image = matrices(kernel), matrices(image)
    (rows, columns), (m, n) = kernel.shape[1:], image.shape[1:]
    padded = np.pad(image, ((0, 0), (rows // 2, rows // 2), (columns // 2, columns // 2)))
    parts = (kernel[:, u, v, None, None] * padded[:, u : u + m, v : v + n] for u in range(rows) for v in range(columns))
    return np.asarray(sum(parts))


def correlated_exactly(kernel: Any, image: Any) -> Any:
    """The same of exact values. Raises `Undefined` for a kernel without a middle."""
    weights, pixels = rows_of(kernel), rows_of(image)
    if len(weights) % 2 == 0 or len(weights[0]) % 2 == 0:
        raise Undefined("a kernel without a middle")
    up, left = len(weights) // 2, len(weights[0]) // 2
    result = [[NOTHING] * len(pixels[0]) for _ in pixels]
    below = [(r, c, x) for r, row in enumerate(pixels) for c, x in enumerate(row) if not _is_zero(x)]
    for u, row in enumerate(weights):
        for v, weight in enumerate(row):
            if _is_zero(weight):
                continue
            for r, c, x in below:
                i, j = r - u + up, c - v + left
                if 0 <= i < len(pixels) and 0 <= j < len(pixels[0]):
                    result[i][j] = plus(result[i][j], times(weight, x))
    return shrunk(tuple(map(tuple, result)))


def _is_zero(x: Any) -> bool:
    return isinstance(x, fmpq) and x == 0


def place(row: Any, column: Any) -> Any:
    """A row and a column, as a row of two."""
    return ((row, column),)
