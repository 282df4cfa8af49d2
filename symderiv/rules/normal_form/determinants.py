"""Determinants of matrices that are written out."""

from __future__ import annotations

from symderiv.rules.normal_form.polynomials import Polynomial, constant, sum_of
from symderiv.rules.normal_form.powers import Arithmetic
from symderiv.rules.normal_form.words import Entries

__all__ = ["expanded"]


def expanded(arithmetic: Arithmetic, a: Entries) -> Polynomial:
    """The determinant, by expansion along the first row."""
    if a.rows == 1:
        return a.values[0]
    parts = []
    for column in range(a.columns):
        minor = [a.values[r * a.columns + c] for r in range(1, a.rows) for c in range(a.columns) if c != column]
        part = expanded(arithmetic, Entries(a.rows - 1, a.columns - 1, tuple(minor)))
        parts.append(arithmetic.product(constant((-1) ** column), a.values[column], part))
    return sum_of(parts)
