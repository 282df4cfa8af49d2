"""What vectors and matrices mean, exactly: tuples of rows of numbers, exact where the numbers are.

A 1 by 1 matrix *is* its entry, so that K = 1 needs no special case: every function here takes a number for a matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flint import acb, fmpq, fmpq_mat

from symderiv.language.meaning_exact import (
    ONE,
    ZERO,
    Undefined,
    absolute,
    conjugate,
    divided,
    is_number,
    minus,
    negated,
    plus,
    powered,
    root,
    sign,
    times,
    whole,
)  # fmt: skip

__all__ = [
    "Matrix", "added", "blocks", "determinant", "diagonal", "divide", "entries", "entry", "entry_by_entry",
    "hadamard_power", "identity", "inverse", "last_row", "leading", "literal", "lower_triangular", "multiplied", "norm",
    "opposite", "power", "rows_of", "shape", "shrunk", "solved", "subtracted", "trace", "transpose", "vanishing",
]  # fmt: skip

Matrix = tuple[tuple[Any, ...], ...]

LARGEST = 16  # rows or columns


def rows_of(x: Any) -> Matrix:
    """The rows; a number is one row of one entry."""
    if isinstance(x, tuple):
        return x
    if is_number(x):
        return ((x,),)
    raise Undefined("a number or a matrix is needed")


def shrunk(rows: Matrix) -> Any:
    """The matrix, or the number if it has only one entry."""
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else rows


def shape(x: Any) -> tuple[int, int]:
    """Rows and columns."""
    rows = rows_of(x)
    return len(rows), len(rows[0]) if rows else 0


def entries(x: Any) -> Iterator[Any]:
    """All entries, by rows."""
    for row in rows_of(x):
        yield from row


def entry_by_entry(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """The function of numbers as a function of two matrices of one shape."""

    def value(a: Any, b: Any) -> Any:
        if not isinstance(a, tuple) and not isinstance(b, tuple) and is_number(a) and is_number(b):
            return function(a, b)
        if shape(a) != shape(b):
            raise Undefined("matrices of different shapes")
        pairs = zip(rows_of(a), rows_of(b), strict=True)
        return tuple(tuple(function(x, y) for x, y in zip(p, q, strict=True)) for p, q in pairs)

    return value


added = entry_by_entry(plus)
subtracted = entry_by_entry(minus)


def _each(x: Any, change: Callable[[Any], Any]) -> Any:
    return shrunk(tuple(tuple(change(e) for e in row) for row in rows_of(x)))


def opposite(x: Any) -> Any:
    """The matrix or number with its sign turned round."""
    return _each(x, negated)


def multiplied(a: Any, b: Any) -> Any:
    """The product of numbers, of a number and a matrix, or of matrices whose inner dimensions agree."""
    if not isinstance(a, tuple):
        return _each(b, lambda y: times(a, y)) if isinstance(b, tuple) else times(a, b)
    if not isinstance(b, tuple):
        return _each(a, lambda x: times(x, b))
    if len(a[0]) != len(b):
        raise Undefined("matrices whose inner dimensions differ")
    columns = tuple(zip(*b, strict=True))
    return shrunk(tuple(tuple(_dot(row, column) for column in columns) for row in a))


def _dot(row: tuple[Any, ...], column: tuple[Any, ...]) -> Any:
    total = ZERO
    for x, y in zip(row, column, strict=True):
        total = plus(total, times(x, y))
    return total


def divide(a: Any, b: Any) -> Any:
    """A number or a matrix by a number."""
    if not is_number(b):
        raise Undefined("division by a matrix")
    return _each(a, lambda x: divided(x, b)) if isinstance(a, tuple) else divided(a, b)


def power(a: Any, n: Any) -> Any:
    """A number to a number, or a square matrix to a whole number."""
    if not isinstance(a, tuple):
        return powered(a, n)
    exponent = whole(n, most=1 << 12)
    factor = inverse(a) if exponent < 0 else a
    result: Any = identity(len(_square(a)))
    for bit in bin(abs(exponent))[2:]:
        result = multiplied(result, result)
        result = multiplied(result, factor) if bit == "1" else result
    return result


def transpose(x: Any) -> Any:
    """Rows for columns."""
    return tuple(zip(*x, strict=True)) if isinstance(x, tuple) else x


def _square(x: Any) -> Matrix:
    rows = rows_of(x)
    if len(rows) != len(rows[0]):
        raise Undefined("a square matrix is needed")
    return rows


def _rational(rows: Matrix) -> bool:
    return all(isinstance(e, fmpq) for row in rows for e in row)


def determinant(x: Any) -> Any:
    """The determinant: exact elimination for rationals, expansion along the first row otherwise."""
    rows = _square(x)
    return fmpq_mat([list(row) for row in rows]).det() if _rational(rows) else _expanded(rows)


def _expanded(rows: Matrix) -> Any:
    if not rows:
        return ONE
    if len(rows) > 8:
        raise Undefined("a determinant that is too large")
    total: Any = ZERO
    for j, head in enumerate(rows[0]):
        term = times(head, _expanded(tuple(row[:j] + row[j + 1 :] for row in rows[1:])))
        total = minus(total, term) if j % 2 else plus(total, term)
    return total


def inverse(x: Any) -> Any:
    """The inverse. Raises `Undefined` for a singular matrix."""
    rows = _square(x)
    if len(rows) == 1:
        return divided(ONE, rows[0][0])
    if _rational(rows):
        try:
            return tuple(map(tuple, fmpq_mat([list(row) for row in rows]).inv().tolist()))
        except ZeroDivisionError:
            raise Undefined("the inverse of a singular matrix") from None
    size = range(len(rows))
    volume = determinant(x)

    def cofactor(i: int, j: int) -> Any:
        minor = _expanded(tuple(r[:j] + r[j + 1 :] for k, r in enumerate(rows) if k != i))
        return divided(negated(minor) if (i + j) % 2 else minor, volume)

    return tuple(tuple(cofactor(j, i) for j in size) for i in size)


def solved(a: Any, b: Any) -> Any:
    """The x with ``a x = b``. Raises `Undefined` for a singular matrix."""
    return multiplied(inverse(a), b)


def trace(x: Any) -> Any:
    """The sum of the diagonal."""
    total: Any = ZERO
    for i, row in enumerate(_square(x)):
        total = plus(total, row[i])
    return total


def norm(x: Any) -> Any:
    """The root of the sum of the squared moduli: Euclidean for a vector, Frobenius for a matrix."""
    if is_number(x):
        return absolute(x)
    total: Any = ZERO
    for e in entries(x):
        total = plus(total, times(e, conjugate(e)) if isinstance(e, acb) else times(e, e))
    return root(total)


def hadamard_power(x: Any, n: Any) -> Any:
    """Every entry to the power n."""
    return _each(x, lambda e: powered(e, n))


def diagonal(v: Any) -> Any:
    """The matrix with the vector on its diagonal, zeros elsewhere."""
    column = tuple(entries(v))
    if is_number(v):
        return v
    if shape(v)[1] != 1:
        raise Undefined("a vector is needed")
    return tuple(tuple(e if i == j else ZERO for j in range(len(column))) for i, e in enumerate(column))


def entry(x: Any, *indices: Any) -> Any:
    """One entry, counted from 1. Raises `Undefined` where there is none."""
    rows = rows_of(x)
    i, j = (whole(indices[0]), whole(indices[1])) if len(indices) == 2 else (whole(indices[0]), 1)
    if 1 <= i <= len(rows) and 1 <= j <= len(rows[0]):
        return rows[i - 1][j - 1]
    raise Undefined("an entry outside the matrix")


def _size(n: Any) -> int:
    count = whole(n)
    if 1 <= count <= LARGEST:
        return count
    raise Undefined("a dimension that is not 1, 2, ... or too large")


def identity(n: Any) -> Any:
    """The identity matrix."""
    size = n if isinstance(n, int) else _size(n)
    return shrunk(tuple(tuple(ONE if i == j else ZERO for j in range(size)) for i in range(size)))


def vanishing(m: Any, n: Any) -> Any:
    """The matrix of zeros."""
    return shrunk(((ZERO,) * _size(n),) * _size(m))


def literal(m: Any, n: Any, *values: Any) -> Any:
    """A matrix written out by rows."""
    rows, columns = _size(m), _size(n)
    if rows * columns != len(values) or not all(is_number(v) for v in values):
        raise Undefined("a matrix written out of numbers")
    return shrunk(tuple(tuple(values[i * columns : (i + 1) * columns]) for i in range(rows)))


def blocks(a: Any, b: Any, c: Any, d: Any) -> Any:
    """Four blocks as one matrix."""
    a, b, c, d = rows_of(a), rows_of(b), rows_of(c), rows_of(d)
    if len(a) != len(b) or len(c) != len(d) or len(a[0]) != len(c[0]) or len(b[0]) != len(d[0]):
        raise Undefined("blocks that do not fit")
    upper = tuple(p + q for p, q in zip(a, b, strict=True))
    return upper + tuple(p + q for p, q in zip(c, d, strict=True))


def leading(x: Any) -> Any:
    """All rows and columns but the last."""
    rows = _square(x)
    if len(rows) == 1:
        raise Undefined("a 1 by 1 matrix has no leading block")
    return shrunk(tuple(row[:-1] for row in rows[:-1]))


def last_row(x: Any) -> Any:
    """The last row but for its last entry."""
    rows = _square(x)
    if len(rows) == 1:
        raise Undefined("a 1 by 1 matrix has no last row beside its corner")
    return shrunk((rows[-1][:-1],))


def lower_triangular(x: Any) -> bool:
    """Whether everything above the diagonal is zero. Raises `Imprecise` where that is not known."""
    above = [e for i, row in enumerate(_square(x)) for e in row[i + 1 :]]
    return all((e == 0) if isinstance(e, acb) else sign(e) == 0 for e in above)
