"""One attempt at a model: draw, compute what follows, and see whether the assumptions hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from flint import acb, ctx, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.eliminations import Elimination, all_symbols
from symderiv.deciding.equations import difference, solve
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.fingerprints import fingerprint, in_floats
from symderiv.deciding.fitting import is_of_sort
from symderiv.deciding.laws.drawing import drawn_together
from symderiv.deciding.plans import Bound, Plan, Recurrence
from symderiv.deciding.samplers import Drawing, draw
from symderiv.deciding.witnesses import witnesses
from symderiv.language.meaning_exact import NoMeaning, Undefined, is_number, minus, plus, times, whole
from symderiv.language.meaning_matrices import entry
from symderiv.language.meaning_numpy import Array
from symderiv.language.meaning_statements import AGREES, HOLDS
from symderiv.language.sorts import Function, Matrix, Scalar, Set, Sort, has
from symderiv.language.terms import Apply, Symbol, Term

__all__ = ["Attempt", "Unmet"]

SOLVING_BITS = 1100


class Unmet(Exception):
    """The values drawn do not satisfy the assumptions."""


class Recursion:
    """A sequence that follows a recurrence; its first elements are drawn, and there are none before them."""

    def __init__(self, recurrence: Recurrence, place: int, attempt: Attempt, start: Callable[[Any], Any]) -> None:
        self._recurrence = recurrence
        self._place = place
        self._attempt = attempt
        self._start = start
        self._known: dict[int, Any] = {}

    def __call__(self, index: Any) -> Any:
        """The element at a whole number. Raises `Undefined` for another, or a large one."""
        i = whole(index, most=300)
        start = whole(self._attempt.value(self._recurrence.first))
        if i < start:
            raise Undefined("an element before the first")
        first = start + self._recurrence.ahead
        for k in range(min(first + len(self._known), i), i + 1):
            if k >= first and k not in self._known:
                self._known[k] = self._next(k)
        return self._known[i] if i >= first else self._start(fmpq(i))

    def _next(self, k: int) -> Any:
        at = fmpq(k - self._recurrence.ahead)
        with ctx.workprec(max(ctx.prec, 256)):
            evaluation = Evaluation({**self._attempt.values, self._recurrence.index: at})
            following = evaluation.inner(self._recurrence.formula)
        return following if len(self._recurrence.sequences) == 1 else entry(following, fmpq(self._place + 1))


class Attempt:
    """Values for the symbols of a plan, made step by step."""

    def __init__(self, plan: Plan, chance: Random, style: str, deadline: Deadline) -> None:
        self.plan = plan
        self.values: dict[Symbol, Any] = {}
        self.deadline = deadline
        self.work = 0  # nodes that were evaluated
        self.unsolved: Elimination | None = None  # that ended the attempt
        self.drawing = Drawing(chance, self._dimension, style)

    def make(self, given: Mapping[Symbol, Any]) -> tuple[dict[Symbol, Any], dict[Symbol, Any]]:
        """All values, and those that were drawn. Raises `Unmet`, `Undefined`, `NoMeaning`."""
        self.values.update(given)
        self.values.update(self.plan.definitions)
        for start in self.plan.starts:
            self.values[start.sequence] = self._beginning(start.sequence)
        for recurrence in self.plan.recurrences:
            for place, symbol in enumerate(recurrence.sequences):
                self.values[symbol] = Recursion(recurrence, place, self, self._beginning(symbol))
        self._draw(given)
        for i in reversed(range(len(self.plan.eliminations))):
            self._eliminate(i)
        self._finish(given)
        solved = {e.symbol for e in self.plan.eliminations}
        drawn = {s: self.values[s] for s in (*self.plan.dimensions, *self.plan.drawn) if s not in solved}
        return self.values, {**drawn, **{s: v for s, v in given.items() if s not in solved}, **self.drawing.extra}

    def value(self, term: Term) -> Any:
        """The value of a term as far as values are known."""
        evaluation = Evaluation(self.values, deadline=self.deadline)
        try:
            return evaluation.value(term)
        finally:
            self.work += evaluation.visits

    def _dimension(self, term: Term) -> int:
        return whole(self.value(term))

    def _beginning(self, symbol: Symbol) -> Callable[[Any], Any]:
        """The elements of a sequence before any recurrence: those given, else drawn."""
        given = {start.index: start.formula for start in self.plan.starts if start.sequence == symbol}
        drawn = draw(symbol, self.drawing)

        def element(index: Any) -> Any:
            formula = given.get(whole(index))
            if formula is not None:
                return self._precisely(formula)
            return drawn(index) if callable(drawn) else self._precisely(drawn)(index)  # drawn as a term

        return element

    def _draw(self, given: Mapping[Symbol, Any]) -> None:
        bounds: dict[Symbol, list[Bound]] = {}
        for bound in self.plan.bounds:
            bounds.setdefault(bound.symbol, []).append(bound)
        solved = {e.symbol for e in self.plan.eliminations}
        if self.plan.about:
            together = drawn_together(self.plan.about, self.plan.drawn, self.drawing)
            self.values.update({s: v for s, v in together.items() if s in self.plan.drawn and s not in self.values})
        for symbol in sorted(self.plan.drawn, key=bounds.__contains__):
            if symbol not in self.values and not (symbol in solved and isinstance(symbol.sort, Set)):
                value = draw(self._as_assumed(symbol), self.drawing)
                self.values[symbol] = value if symbol in solved else self._within(symbol, value, bounds.get(symbol, []))
        self.values.update(self.drawing.extra)
        for membership in self.plan.memberships:
            element, domain = membership.arguments
            if isinstance(element, Symbol) and element not in given and is_number(self.values[element]):
                inside = self.value(domain)
                if inside.contains(self.values[element]) is not HOLDS:
                    self.values[element] = self.drawing.random.choice(witnesses(inside))

    def _as_assumed(self, symbol: Symbol) -> Symbol:
        """The symbol with the signs of its entries that are assumed: all of them are rarely drawn by chance."""
        if isinstance(symbol.sort, Matrix) and Apply("positive_entries", (symbol,)) in self.plan.checks:
            return replace(symbol, sort=replace(symbol.sort, properties=symbol.sort.properties | {"positive"}))
        return symbol

    def _within(self, symbol: Symbol, value: Any, bounds: list[Bound]) -> Any:
        """The value drawn, moved inside the bounds that are known, at times onto one."""
        if not is_number(value):
            return value
        if not bounds:
            return value
        lows, highs = _ends_by_sort(symbol.sort)
        for bound in bounds:
            try:
                limit = self.value(bound.limit)
            except (Undefined, NoMeaning):
                continue
            (lows if bound.below else highs).append((limit, bound.strict))
        chance = self.drawing.random
        low = max(lows, key=lambda b: b[0], default=None)
        high = min(highs, key=lambda b: b[0], default=None)
        onto = 0.5 if self.drawing.style == "telling" else 0.1
        for end in (low, high):
            if end is not None and not end[1] and chance.random() < onto:
                return end[0]
        return _moved_inside(value, low, high, chance, symbol.sort)

    def _eliminate(self, i: int) -> None:
        """Gives the symbol of elimination ``i`` its value, those after it being known."""
        step = self.plan.eliminations[i]
        if step.formula is not None and not step.carried:
            self.values[step.symbol] = self._precisely(step.formula)
            return
        start = self.values[step.symbol]
        self.unsolved = step
        with ctx.workprec(SOLVING_BITS):
            found = solve(
                lambda x: self._residual(i, x), lambda xs: self._residuals(step, xs), start, step.symbol.sort,
                self.drawing.random,
            )  # fmt: skip
        self.values[step.symbol] = found
        self.unsolved = None

    def _precisely(self, term: Term) -> Any:
        """The value of a term at the precision in which equations are solved."""
        evaluation = Evaluation(self.values, deadline=self.deadline)
        try:
            with ctx.workprec(SOLVING_BITS):
                return evaluation.inner(term)
        finally:
            self.work += evaluation.visits

    def _residual(self, i: int, value: Any) -> Any:
        """The difference of the sides of equation ``i`` if its symbol had this value."""
        step: Elimination = self.plan.eliminations[i]
        self.values[step.symbol] = value
        for j in step.carried:
            self._eliminate(j)
        a, b = (self._precisely(side) for side in step.equation.arguments)
        return difference(a, b)

    def _residuals(self, step: Elimination, points: Array) -> Array | None:
        """The differences of the sides in floats where its symbol has these values; None where floats say nothing."""
        if step.carried:
            return None
        needed = all_symbols(step.equation, self.plan.definitions) - {step.symbol}
        try:
            environment = in_floats([{s: v for s, v in self.values.items() if s in needed}])
            count = len(points)
            many = {s: np.repeat(v, count, axis=0) if isinstance(v, np.ndarray) else v for s, v in environment.items()}
            many |= {s: v * count for s, v in environment.items() if isinstance(v, list)}
            left, right = (
                fingerprint(side, {**many, step.symbol: points}, count, deadline=self.deadline)
                for side in step.equation.arguments
            )
        except NoMeaning:
            return None
        self.work += count
        if any(not isinstance(side, np.ndarray) or side.shape != (count,) for side in (left, right)):
            return None
        with np.errstate(all="ignore"):
            apart = left - right
        return np.where(apart.imag == 0, apart.real, np.nan)

    def _finish(self, given: Iterable[Symbol]) -> None:
        """Definitions become values. Raises `Unmet` where an assumption, or a sort, is not satisfied."""
        moved = (bound.symbol for bound in self.plan.bounds if bound.symbol in self.values)
        for symbol in (*given, *(step.symbol for step in self.plan.eliminations), *moved):
            if not is_of_sort(self.values[symbol], symbol.sort, self._dimension):
                raise Unmet
        evaluation = Evaluation(self.values, deadline=self.deadline)
        for check in self.plan.checks:
            known = evaluation.truth(check)
            self.work += evaluation.visits
            equation = isinstance(check, Apply) and check.operator == "equal"
            if known is not HOLDS and not (known is AGREES and equation):
                raise Unmet
        for symbol in self.plan.definitions:
            if not isinstance(symbol.sort, Function):
                self.values[symbol] = evaluation.value(symbol)


def _ends_by_sort(sort: Sort) -> tuple[list[tuple[Any, bool]], list[tuple[Any, bool]]]:
    """Where numbers of a sort begin and end by its sign: the end, and whether it is left out."""
    lows = [(fmpq(0), has(sort, "positive"))] if has(sort, "nonnegative") else []
    highs = [(fmpq(0), has(sort, "negative"))] if has(sort, "nonpositive") else []
    return lows, highs


def _moved_inside(value: Any, low: Any, high: Any, chance: Random, sort: Sort) -> Any:
    ends = [end[0] for end in (low, high) if end is not None]
    if ends and any(isinstance(number, acb) for number in (value, *ends)):
        raise Unmet  # complex numbers are not ordered
    if low is not None and high is not None and not low[0] < value < high[0]:
        part = fmpq(chance.randint(1, 7), 8)
        value = plus(low[0], times(part, minus(high[0], low[0])))
    elif low is not None and not value > low[0]:
        value = plus(low[0], abs(value) if value != 0 else fmpq(1))
    elif high is not None and not value < high[0]:
        value = minus(high[0], abs(value) if value != 0 else fmpq(1))
    if isinstance(sort, Scalar) and sort.kind == "integer" and isinstance(value, fmpq):
        return fmpq(value.ceil() if low is not None else value.floor())
    return value
