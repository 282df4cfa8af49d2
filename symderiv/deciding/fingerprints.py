"""The values of a term over many models at once, on NumPy.

Terms that are equal have equal fingerprints up to rounding; the converse is evidence only, and nothing is ever refuted
by it (see `refutation`). What has no meaning here (a quantifier, a density) is left to `evaluation_exact`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from flint import acb, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.binders import derived, opened, unfolded
from symderiv.language.meaning_exact import NoMeaning, Undefined, is_number
from symderiv.language.meaning_numpy import Array, add, identity, matrices, multiply, shrunk, vanishing
from symderiv.language.signature import Operator
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["fingerprint", "gaps", "in_floats"]

MOST_STEPS = 64  # of a sum or product; beyond, there is no fingerprint


def fingerprint(term: Term, environment: Mapping[Symbol, Any], count: int, *, deadline: Deadline) -> Array:
    """The values of ``term`` in ``count`` models of equal dimensions.

    environment  arrays of shape (count,), (count, m, n); a term for a function written out; a list of ``count``
                 functions of a whole number for a sequence
    deadline     looked at between operators

    Returns an array of shape (count,) or (count, m, n), complex only where the term is; NaN where it is undefined.
    Raises `NoMeaning` for a term without meaning on NumPy, and `DeadlinePassed`.
    """
    with np.errstate(all="ignore"):
        try:
            return _Fingerprints(environment, count, deadline).value(term)  # type: ignore[no-any-return]
        except RecursionError:
            raise NoMeaning("a term that is nested too deeply") from None


def gaps(a: Array, b: Array) -> Array:
    """By how much two fingerprints differ in each model, relative to the largest entry; NaN where one is undefined."""
    if a.shape != b.shape:
        return np.full(a.shape[:1], np.nan)
    with np.errstate(all="ignore"):
        known: Any = np.isfinite(a + b)
        gap, scale = np.abs(a - b), np.maximum(np.abs(a), np.abs(b))
        if known.ndim == 3:
            known, gap, scale = known.all(axis=(1, 2)), gap.max(axis=(1, 2)), scale.max(axis=(1, 2))
        return np.where(known, gap / np.maximum(scale, 1e-100), np.nan)


def in_floats(models: Sequence[Mapping[Symbol, Any]]) -> dict[Symbol, Any]:
    """The environment for a fingerprint in models of equal shapes."""
    environment: dict[Symbol, Any] = {}
    for symbol, first in models[0].items():
        values = [model[symbol] for model in models]
        if isinstance(first, Apply | Bind):
            environment[symbol] = first
        elif is_number(first):
            environment[symbol] = np.array([as_float(v) for v in values])
        elif isinstance(first, tuple):
            environment[symbol] = np.array([[[as_float(e) for e in row] for row in v] for v in values])
        elif callable(first):
            environment[symbol] = [_of_floats(v) for v in values]
    return environment


def _of_floats(sequence: Any) -> Any:
    return lambda *indices: sequence(*(fmpq(round(index)) for index in indices))


class _Fingerprints:
    def __init__(self, environment: Mapping[Symbol, Any], count: int, deadline: Deadline) -> None:
        self.environment = dict(environment)
        self.functions = {s: v for s, v in environment.items() if isinstance(v, Apply | Bind | Number)}
        self.count = count
        self.deadline = deadline

    def value(self, term: Term) -> Any:
        self.deadline.check()
        if isinstance(term, Apply):
            return self._apply(term) if term.operator == "apply" else self._of_operator(term)
        if isinstance(term, Number):
            return np.full(self.count, float(term.value))
        if isinstance(term, Symbol):
            if term not in self.environment:
                raise NoMeaning(f"{term.name} has no value")
            return self.environment[term]
        if isinstance(term, Bind) and term.operator in _BINDERS:
            return _BINDERS[term.operator](self, term)
        raise NoMeaning("no meaning on NumPy")

    def _of_operator(self, term: Apply) -> Array:
        row = VOCABULARY.get(term.operator)
        if not isinstance(row, Operator) or row.numpy is None:
            raise NoMeaning(f"{term.operator} has no meaning on NumPy")
        arguments = [self.value(a) for a in term.arguments]
        if not all(isinstance(a, np.ndarray) for a in arguments):
            raise NoMeaning("a function where a number is needed")
        try:
            result = np.asarray(row.numpy(*arguments))
        except (ValueError, OverflowError, np.linalg.LinAlgError):
            return np.full(self.count, np.nan)
        except TypeError as wrong:  # the factorial of a complex number
            raise NoMeaning(f"{term.operator} has no meaning for numbers of this kind") from wrong
        return result if result.ndim else np.full(self.count, result[()])

    def _apply(self, term: Apply) -> Array:
        called, *values = term.arguments
        if isinstance(called, Symbol):
            called = self.value(called)
        if isinstance(called, Bind) and called.operator == "lambda":
            symbol, body = opened(called)
            rest = values[1:]
            return self.with_value(symbol, self.value(values[0]), Apply("apply", (body, *rest)) if rest else body)
        if isinstance(called, list):
            return self._of_sequence(called, *map(self.value, values))
        if isinstance(called, Apply | Bind | Number):
            applied = unfolded(Apply("apply", (called, *values)), self.functions)
            if applied != term:
                return self.value(applied)  # type: ignore[no-any-return]
        raise NoMeaning("a function that is not known")

    def _of_sequence(self, sequences: list[Callable[..., Any]], *indices: Array) -> Array:
        result = list[Any]()
        for i, sequence in enumerate(sequences):
            try:
                value = sequence(*(float(index[i]) for index in indices))
                is_matrix = isinstance(value, tuple)
                result.append([[as_float(x) for x in row] for row in value] if is_matrix else as_float(value))
            except (Undefined, ValueError, OverflowError):
                result.append(None)
        sizes = [np.shape(value) for value in result if value is not None]
        if any(size != sizes[0] for size in sizes):
            raise NoMeaning("members of a sequence that are not of one size")
        lost = np.full(sizes[0] if sizes else (), np.nan)
        stacked = np.stack([lost if value is None else np.asarray(value) for value in result])
        return shrunk(stacked) if stacked.ndim > 1 else stacked

    def with_value(self, symbol: Symbol, value: Any, body: Term) -> Array:
        before = self.environment.get(symbol)
        self.environment[symbol] = value
        try:
            return self.value(body)  # type: ignore[no-any-return]
        finally:
            if before is None:
                del self.environment[symbol]
            else:
                self.environment[symbol] = before

    def steps(self, term: Bind) -> list[tuple[Array, Array]]:
        """For each step of a sum: the value of the variable, and the models that take part."""
        match term.domain:
            case Apply("range", (first, last)):
                low, high = self.value(first), self.value(last)
                known = np.isfinite(low) & np.isfinite(high)
                if not known.any():
                    return []
                start, stop = low[known].min(), high[known].max()
                if stop - start > MOST_STEPS:
                    raise NoMeaning("a sum that is too long")
                values = [np.full(self.count, start + i) for i in range(int(max(0, stop - start + 1)))]
                return [(v, (low <= v) & (v <= high)) for v in values]
            case Apply("set", elements):
                return [(self.value(e), np.full(self.count, True)) for e in elements]
        raise NoMeaning("a sum over such a set")

    def fold(self, term: Bind, join: Callable[..., Array], empty: Callable[..., Any], nothing: float) -> Array:
        symbol, body = opened(term)
        sort = sort_of(body)
        dimensions = [self.value(d) for d in sort.dimensions] if isinstance(sort, Matrix) else []
        neutral = empty(*dimensions) if dimensions else np.full(self.count, nothing)
        total = neutral
        if isinstance(term.domain, Apply) and term.domain.operator == "range":
            low, high = (self.value(end) for end in term.domain.arguments)
            total = shrunk(np.where((high < low - 1)[:, None, None], np.nan, matrices(neutral)))
        for value, active in self.steps(term):
            part = matrices(self.with_value(symbol, value, body))
            chosen = np.where(active[:, None, None], part, matrices(neutral))
            total = join(total, shrunk(chosen))
        return total


def as_float(value: Any) -> Any:
    """A number of the exact evaluator in floating point; infinite where it is too large."""
    try:
        return complex(value) if isinstance(value, acb) and not value.imag.is_zero() else float(value.real)
    except AttributeError:
        return _ratio(value)


def _ratio(value: fmpq) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _sum(of: _Fingerprints, term: Bind) -> Array:
    return of.fold(term, add, vanishing, 0.0)


def _product(of: _Fingerprints, term: Bind) -> Array:
    return of.fold(term, multiply, lambda m, n: identity(m), 1.0)


def _derivative(of: _Fingerprints, term: Bind) -> Array:
    written_out = unfolded(term, of.functions)
    if not isinstance(written_out, Bind):
        raise NoMeaning("a derivative that is not one")
    point = of.value(written_out.domain)
    symbol, direction, change = derived(written_out)
    if matrices(point).shape[2] != 1:
        raise NoMeaning("a derivative by a matrix")
    size = matrices(point).shape[1]
    slopes = []
    for j in range(size):
        unit = np.zeros((of.count, size, 1))
        unit[:, j] = 1
        of.environment[symbol] = point
        slopes.append(of.with_value(direction, shrunk(unit), change))
    if size == 1:
        return slopes[0]
    columns = np.concatenate([matrices(s) for s in slopes], axis=2)
    of_number = not isinstance(sort_of(opened(written_out)[1]), Matrix)
    return columns.swapaxes(1, 2) if of_number else columns


_BINDERS: dict[str, Callable[[_Fingerprints, Bind], Array]] = {
    "sum": _sum,
    "product": _product,
    "derivative": _derivative,
    "lambda": lambda of, term: term,  # type: ignore[dict-item, return-value]
}
