"""Pattern symbols for rules, and the constructs they are written with."""

from __future__ import annotations

from symderiv.language.sorts import POSITIVE, POSITIVE_INTEGER, REAL, Matrix, vector
from symderiv.language.terms import Apply, Symbol, Term, apply

__all__ = [
    "absolute",
    "det",
    "equal",
    "inverse",
    "m",
    "matrices",
    "matrix",
    "n",
    "norm",
    "positive",
    "real",
    "sqrt",
    "transpose",
    "vectors",
]

n = Symbol("n", POSITIVE_INTEGER)
m = Symbol("m", POSITIVE_INTEGER)


def matrix(name: str, rows: Term = n, columns: Term = n, *properties: str) -> Symbol:
    """A pattern for any matrix of these dimensions with these properties."""
    return Symbol(name, Matrix(rows, columns, frozenset(properties)))


def matrices(names: str, *properties: str) -> tuple[Symbol, ...]:
    """Patterns for any n by n matrices."""
    return tuple(matrix(name, n, n, *properties) for name in names.split())


def vectors(names: str, *properties: str) -> tuple[Symbol, ...]:
    """Patterns for any vectors of dimension n."""
    return tuple(Symbol(name, vector(n, *properties)) for name in names.split())


def real(name: str) -> Symbol:
    """A pattern for any real number."""
    return Symbol(name, REAL)


def positive(name: str) -> Symbol:
    """A pattern for any positive number."""
    return Symbol(name, POSITIVE)


def equal(a: Term, b: Term) -> Apply:
    """``a = b``."""
    return apply("equal", a, b)


def norm(a: Term) -> Apply:
    """The Euclidean norm of a vector."""
    return apply("norm", a)


def det(a: Term) -> Apply:
    """The determinant."""
    return apply("determinant", a)


def transpose(a: Term) -> Apply:
    """The transpose."""
    return apply("transpose", a)


def inverse(a: Term) -> Apply:
    """The inverse."""
    return apply("inverse", a)


def absolute(a: Term) -> Apply:
    """The absolute value."""
    return apply("absolute", a)


def sqrt(a: Term) -> Apply:
    """The square root."""
    return apply("sqrt", a)
