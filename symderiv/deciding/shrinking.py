"""Counterexamples made small: lower dimensions, fewer and smaller numbers, as long as the statement still fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flint import fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.models import Model
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.terms import Symbol

__all__ = ["shrunk_model"]

SIMPLE = tuple(fmpq(p, q) for p, q in ((0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (1, 2), (3, 1), (-1, 2), (-3, 1)))
MOST_TRIES = 150


def shrunk_model(model: Model, fails: Callable[[Model], bool], deadline: Deadline) -> Model:
    """A model with values as simple as were found in which the statement still fails."""
    tries = 0
    improved = True
    while improved and tries < MOST_TRIES:
        improved = False
        for symbol in list(model.drawn):
            if symbol not in model.drawn:  # of a simpler function, which has fewer coefficients
                continue
            for value in _simpler(model.drawn[symbol], symbol in model.plan.dimensions):
                tries += 1
                if tries > MOST_TRIES or deadline.seconds_left() < 0.05:
                    return model
                smaller = _with(model, symbol, value, deadline)
                if smaller is not None and _fails(smaller, fails):
                    model, improved = smaller, True
                    break
    return model


def _fails(model: Model, fails: Callable[[Model], bool]) -> bool:
    try:
        return fails(model)
    except (Undefined, NoMeaning):
        return False


def _with(model: Model, symbol: Symbol, value: Any, deadline: Deadline) -> Model | None:
    """The model with another value; where that is a dimension, everything of that dimension is drawn again."""
    if symbol not in model.plan.dimensions:
        return model.remade({symbol: value}, deadline=deadline)
    kept = {d: model.drawn[d] for d in model.plan.dimensions}
    fresh = Model(model.values, {**kept, symbol: value}, model.plan, model.seed)
    return fresh.remade({}, deadline=deadline)


def _simpler(value: Any, dimension: bool) -> Iterator[Any]:
    """Values to try in place of this one, the simplest first."""
    if isinstance(value, fmpq):
        if dimension:
            yield from (fmpq(n) for n in (1, 2) if n < value)
            return
        for candidate in SIMPLE:
            if _weight(candidate) >= _weight(value):
                break
            yield candidate
    elif isinstance(value, tuple):
        yield from _simpler_matrices(value)


def _weight(value: fmpq) -> tuple[int, int, bool]:
    return int(value.denominator), int(abs(value.numerator)), bool(value < 0)


def _simpler_matrices(value: tuple[tuple[Any, ...], ...]) -> Iterator[Any]:
    for i, row in enumerate(value):
        for j, e in enumerate(row):
            if isinstance(e, fmpq):
                for candidate in SIMPLE[:3]:
                    if _weight(candidate) < _weight(e):
                        yield tuple(
                            tuple(candidate if (k, m) == (i, j) else x for m, x in enumerate(r))
                            for k, r in enumerate(value)
                        )
