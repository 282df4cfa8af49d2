"""What row operations mean, exactly: the reduced form of a matrix, and whether two matrices have the same one."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from symderiv.language.meaning_exact import Undefined
from symderiv.language.meaning_matrices import rows_of, shape, shrunk
from symderiv.language.meaning_statements import Truth, truth_of

__all__ = ["reduced", "row_equivalent"]


def reduced(a: Any) -> Any:
    """The reduced row echelon form of a matrix of exact numbers."""
    rows = [list(row) for row in rows_of(a)]
    if not all(isinstance(x, fmpq) for row in rows for x in row):
        raise Undefined("a row echelon form of numbers that are not exact")
    at = 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(at, len(rows)) if rows[i][column] != 0), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        first = rows[at][column]
        rows[at] = [x / first for x in rows[at]]
        for i, row in enumerate(rows):
            if i != at and row[column] != 0:
                rows[i] = [x - row[column] * y for x, y in zip(row, rows[at], strict=True)]
        at += 1
    return shrunk(tuple(tuple(row) for row in rows))


def row_equivalent(a: Any, b: Any) -> Truth:
    """Whether row operations lead from one to the other: whether their reduced forms are the same."""
    if shape(a) != shape(b):
        raise Undefined("matrices of different shapes")
    return truth_of(reduced(a) == reduced(b))
