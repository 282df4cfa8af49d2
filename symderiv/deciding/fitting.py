"""Whether a value is certified to be of a sort: its kind, its dimensions and every property declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

from flint import acb, fmpq

from symderiv.language.meaning_exact import Undefined, is_number
from symderiv.language.meaning_matrices import (
    determinant,
    identity,
    lower_triangular,
    multiplied,
    rows_of,
    shape,
    shrunk,
    transpose,
)  # fmt: skip
from symderiv.language.meaning_statements import (
    FAILS,
    HOLDS,
    Truth,
    all_of,
    equal,
    invertible,
    less,
    less_equal,
    nonzero_entries,
    positive_definite,
    positive_diagonal,
    positive_entries,
    truth_of,
)  # fmt: skip
from symderiv.language.sorts import Matrix, Scalar, Sort
from symderiv.language.terms import Term

__all__ = ["is_of_sort"]

ZERO = fmpq(0)


def is_of_sort(value: Any, sort: Sort, dimension: Callable[[Term], int]) -> bool:
    """Whether the value certainly is of the sort; things that are neither numbers nor matrices are believed."""
    try:
        if isinstance(sort, Scalar):
            return is_number(value) and _is_of_kind(value, sort) and _has_all(value, sort.properties, NUMBERS)
        if isinstance(sort, Matrix):
            fits = shape(value) == (dimension(sort.rows), dimension(sort.columns))
            return fits and _has_all(value, sort.properties, MATRICES)
    except Undefined:
        return False
    return True


def _is_of_kind(value: Any, sort: Scalar) -> bool:
    if sort.kind == "integer":
        return isinstance(value, fmpq) and value.denominator == 1
    return sort.kind == "complex" or not isinstance(value, acb)


def _has_all(value: Any, properties: frozenset[str], tests: Mapping[str, Callable[[Any], Truth]]) -> bool:
    return all(tests[p](value) is HOLDS for p in properties if p in tests)


def _positive_semidefinite(x: Any) -> Truth:
    """By all principal minors of a symmetric matrix."""
    rows = rows_of(x)
    minors = (
        determinant(shrunk(tuple(tuple(rows[i][j] for j in chosen) for i in chosen)))
        for size in range(1, len(rows) + 1)
        for chosen in combinations(range(len(rows)), size)
    )
    return all_of([equal(x, transpose(x)), all_of(less_equal(ZERO, minor) for minor in minors)])


def _upper(x: Any) -> Truth:
    return truth_of(lower_triangular(transpose(x)))


def _lower(x: Any) -> Truth:
    return truth_of(lower_triangular(x))


NUMBERS: Mapping[str, Callable[[Any], Truth]] = {
    "nonnegative": lambda x: less_equal(ZERO, x),
    "positive": lambda x: less(ZERO, x),
    "nonpositive": lambda x: less_equal(x, ZERO),
    "negative": lambda x: less(x, ZERO),
    "nonzero": lambda x: truth_of(equal(x, ZERO) is FAILS),
}

MATRICES: Mapping[str, Callable[[Any], Truth]] = {
    "positive": positive_entries,
    "nonnegative": lambda x: all_of(less_equal(ZERO, e) for row in rows_of(x) for e in row),
    "nonzero": nonzero_entries,
    "invertible": invertible,
    "symmetric": lambda x: equal(x, transpose(x)),
    "lower triangular": _lower,
    "upper triangular": _upper,
    "diagonal": lambda x: all_of([_lower(x), _upper(x)]),
    "orthogonal": lambda x: equal(multiplied(transpose(x), x), identity(len(rows_of(x)))),
    "positive definite": positive_definite,
    "positive semidefinite": _positive_semidefinite,
    "positive diagonal entries": positive_diagonal,
    "identity": lambda x: equal(x, identity(len(rows_of(x)))),
}
