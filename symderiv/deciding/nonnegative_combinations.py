"""A polynomial as a sum of others with factors that are not negative: found in floats, settled exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from flint import fmpq, fmpq_mat

from symderiv.rules.normal_form.polynomials import Polynomial

__all__ = ["nonnegative_combination"]

MOST_ROWS, MOST_COLUMNS, ROUNDS = 400, 600, 200
SMALL = 1e-9


def nonnegative_combination(target: Polynomial, columns: Sequence[Polynomial]) -> dict[int, Fraction] | None:
    """Positive factors, by place, with which the columns add up to the target; None where none were found."""
    columns = columns[:MOST_COLUMNS]
    rows = list(dict.fromkeys(m for p in (target, *columns) for m in p.terms))
    if not columns or len(rows) > MOST_ROWS:
        return None
    place = {monomial: i for i, monomial in enumerate(rows)}
    matrix, wanted = np.zeros((len(rows), len(columns))), np.zeros(len(rows))
    for j, column in enumerate(columns):
        for monomial, value in column.terms.items():
            matrix[place[monomial], j] = float(value)
    for monomial, value in target.terms.items():
        wanted[place[monomial]] = float(value)
    support = _support(matrix, wanted)
    return None if support is None else _exact(target, columns, support, list(place))


def _support(matrix: np.ndarray, wanted: np.ndarray) -> list[int] | None:
    """Which columns are needed (Lawson and Hanson, Solving Least Squares Problems, chapter 23)."""
    scale = np.linalg.norm(matrix, axis=0)
    matrix = matrix / np.where(scale > 0, scale, 1.0)
    found = np.zeros(matrix.shape[1])
    active = np.zeros(matrix.shape[1], dtype=bool)
    for _ in range(ROUNDS):
        residual = wanted - matrix @ found
        if np.linalg.norm(residual) <= SMALL * (1 + np.linalg.norm(wanted)):
            return [int(j) for j in np.flatnonzero(found > SMALL)]
        gradient = np.where(active, -np.inf, matrix.T @ residual)
        best = int(np.argmax(gradient))
        if gradient[best] <= SMALL:
            return None
        active[best] = True
        while True:
            trial = np.zeros_like(found)
            trial[active] = np.linalg.lstsq(matrix[:, active], wanted, rcond=None)[0]
            if (trial[active] > SMALL).all():
                break
            falling = active & (trial <= SMALL)
            step = min(found[j] / (found[j] - trial[j]) for j in np.flatnonzero(falling))
            found = found + step * (trial - found)
            active &= found > SMALL
            if not active.any():
                break
        found = trial if active.any() else np.zeros_like(found)
    return None


def _exact(
    target: Polynomial, columns: Sequence[Polynomial], support: Sequence[int], rows: Sequence[object]
) -> dict[int, Fraction] | None:
    chosen = [columns[j] for j in support]
    entries = [_rational(p.terms.get(m)) for m in rows for p in (*chosen, target)]  # type: ignore[call-overload]
    reduced, rank = fmpq_mat(len(rows), len(chosen) + 1, entries).rref()
    factors = dict.fromkeys(support, Fraction(0))
    for row in range(rank):
        pivot = next(j for j in range(len(chosen) + 1) if reduced[row, j] != 0)
        if pivot == len(chosen):
            return None
        value = reduced[row, len(chosen)]
        factors[support[pivot]] = Fraction(int(value.p), int(value.q))
    if any(factor < 0 for factor in factors.values()):
        return None
    return {j: factor for j, factor in factors.items() if factor}


def _rational(value: Fraction | None) -> fmpq:
    return fmpq(0) if value is None else fmpq(value.numerator, value.denominator)
