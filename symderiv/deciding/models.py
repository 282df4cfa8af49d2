"""Models: values for the symbols of a context in which its assumptions hold.

Dimensions are 2 and 3 before 1. Draws are seeded by what is asked, so that every run and every machine sees the same
models. Assumptions are met by drawing inside inequalities, by solving equations, by running recurrences; a model counts
only if afterwards every assumption is certified to hold (an equation met by balls: agrees).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import zip_longest
from random import Random
from typing import Any

from flint import acb, arb, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.eliminations import Elimination
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.fingerprints import in_floats
from symderiv.deciding.making import Attempt, Unmet
from symderiv.deciding.plans import Plan, plans
from symderiv.deciding.samplers import STYLES
from symderiv.language.contexts import Context
from symderiv.language.json_terms import term_to_json
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import FAILS, Truth
from symderiv.language.terms import Apply, Bind, Symbol, Term, conjuncts, free_symbols

__all__ = ["Batch", "Model", "NoModel", "batches", "draw_models"]

WAYS = 3  # to solve equations
CHEAP = 2_000  # nodes evaluated for the first model, beyond which no other ways are looked at
ROUND = 64  # models from dimensions 2, 3, mixed, 1
TRIES = 12  # for one model
PATIENCE = 60  # tries that fail before the first model, after which another plan is taken
PATIENCE_THEN, MORE = 2000, 100  # after the first, and for each that was found
FIRST_WORK, WORK = 15_000, 2_000  # nodes evaluated, and more for each that was found
MOST_WORK = 2 * FIRST_WORK  # on plans that came to nothing


@dataclass(frozen=True)
class Model:
    """Values of symbols, exact; what was drawn may be changed and the rest computed again (`remade`).

    values  a value for every symbol: number, matrix, term of a function, or a sequence
    drawn   the part of them that nothing else determines
    known   the truth of statements that were evaluated in it
    """

    values: Mapping[Symbol, Any]
    drawn: Mapping[Symbol, Any]
    plan: Plan
    seed: int
    known: dict[Term, Truth] = field(default_factory=dict, compare=False, repr=False)

    def remade(self, drawn: Mapping[Symbol, Any], *, deadline: Deadline) -> Model | None:
        """The model with other drawn values; None where the assumptions do not hold."""
        try:
            return _made(self.plan, {**self.drawn, **drawn}, self.seed, "small", deadline)
        except (Unmet, Undefined, NoMeaning):
            return None

    @cached_property
    def rational(self) -> bool:
        """Whether all its numbers are rational, so that equality in it is exact."""
        return all(_is_rational(v) for v in self.values.values())


@dataclass(frozen=True)
class Batch:
    """Models of equal dimensions and with the same functions, as arrays."""

    environment: Mapping[Symbol, Any]
    models: tuple[Model, ...]


def _is_rational(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(_is_rational(e) for e in value)
    return not isinstance(value, arb | acb)


class NoModel(NoMeaning):
    """No values were found that satisfy the context."""


def draw_models(
    context: Context, terms: Iterable[Term], *, count: int = 64, deadline: Deadline | None = None
) -> tuple[Model, ...]:
    """Up to ``count`` models of the context with values for the symbols of ``terms``.

    Where equations may be solved for different symbols, they come of up to three ways to do that: of ``xy = 0`` not in
    all x is zero. The same context and symbols give the same models.
    Raises `NoModel` where none is found, `DeadlinePassed`.
    """
    deadline = deadline or Deadline(None)
    reason = "no values were found that satisfy the assumptions"
    if any(_is_false(a, deadline) for a in conjuncts(*context.assumptions) if not free_symbols(a)):
        raise NoModel(reason)
    found: list[tuple[Model, ...]] = []
    try:
        further = WAYS
        spent, hopeless = 0, set[Elimination]()
        for plan in plans(context, terms):
            if spent > MOST_WORK:
                break
            if not hopeless.isdisjoint(plan.eliminations):
                continue
            supply = _supply(plan)
            if models := supply.models(count, deadline):
                found.append(models)
            else:
                spent += supply.work
                hopeless |= supply.unsolved
            further -= bool(found)
            if found and (not further or not plan.eliminations or supply.first_work > CHEAP):
                break
    except NoMeaning as error:  # where another way draws what this one solves for
        reason = error.message
    if found:
        return _mixed(found, count)
    raise NoModel(reason)


def _is_false(assumption: Term, deadline: Deadline) -> bool:
    """Whether an assumption without letters certainly does not hold."""
    try:
        return Evaluation({}, deadline=deadline).truth(assumption) is FAILS
    except (NoMeaning, Undefined):
        return False


def _mixed(found: Sequence[tuple[Model, ...]], count: int) -> tuple[Model, ...]:
    """So many of them, taken in turn; the way with the most rational models first."""
    ways = sorted(found, key=lambda models: -sum(model.rational for model in models))
    in_turn = [model for row in zip_longest(*ways) for model in row if model is not None]
    return tuple(in_turn[:count])


class _Supply:
    """The models of a plan, made when they are first asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._made: list[tuple[int, Model]] = []  # with the number of the try
        self._tried = 0
        self._impatience = 0
        self.work = self.first_work = 0
        self._failed: list[Elimination | None] = []  # at which each try before the first model failed

    @property
    def unsolved(self) -> frozenset[Elimination]:
        """The elimination at which every try failed, if it is always the same."""
        if self._made or None in self._failed or len(set(self._failed)) > 1:
            return frozenset()
        return frozenset(e for e in self._failed if e is not None)

    def models(self, count: int, deadline: Deadline) -> tuple[Model, ...]:
        """Up to ``count``; goes on where it stopped before. Raises `NoMeaning`, `DeadlinePassed`."""
        plan, seed = self._plan, _seed(self._plan)
        if not (plan.drawn or plan.dimensions or plan.recurrences):
            count = 1
        while (self._tried < count or not self._made) and self._is_worth_while():
            self._try(self._tried, seed + 1000 * self._tried, deadline)
            self._tried += 1
        last = max(count, self._made[0][0] + 1) if self._made else 0  # whatever was asked for before
        return tuple(model for number, model in self._made if number < last)

    def _try(self, i: int, seed: int, deadline: Deadline) -> None:
        dimensions = _dimensions(self._plan, i % ROUND)
        for attempt in range(TRIES):
            if not self._is_worth_while():
                return
            deadline.check()
            making = Attempt(self._plan, Random(seed + attempt), STYLES[i % len(STYLES)], deadline)
            try:
                self._made.append((i, Model(*making.make(dimensions), self._plan, seed + attempt)))
                self.first_work = self.first_work or self.work + making.work
                return
            except (Unmet, Undefined) as missed:
                self._impatience += 1 if isinstance(missed, Unmet) else 8
                if not self._made:
                    self._failed.append(making.unsolved)
            finally:
                self.work += making.work

    def _is_worth_while(self) -> bool:
        """Whether to go on: not many tries failed, for so many models, and these are not too much work."""
        found = len(self._made)
        patience = PATIENCE_THEN + MORE * found if found else PATIENCE
        return self._impatience < patience and self.work < FIRST_WORK + WORK * found


@lru_cache(maxsize=256)
def _supply(plan: Plan) -> _Supply:
    return _Supply(plan)


@lru_cache(maxsize=256)
def _seed(plan: Plan) -> int:
    """The same on every machine."""
    symbols = [term_to_json(s) for s in (*plan.dimensions, *plan.drawn)]
    terms = [term_to_json(t) for _, t in plan.defined] + [term_to_json(t) for t in plan.checks]
    return int.from_bytes(blake2b(json.dumps([symbols, terms]).encode(), digest_size=6).digest(), "big")


def _dimensions(plan: Plan, i: int) -> dict[Symbol, Any]:
    """All 2, then all 3, then mixed, then 1 for the last of a round."""
    if i >= 52:
        sizes = [1] * len(plan.dimensions)
    elif i >= 40:
        sizes = [2 + (i + k) % 2 if i % 3 else 1 + (i // 3 + k) % 3 for k in range(len(plan.dimensions))]
    else:
        sizes = [2 if i < 24 else 3] * len(plan.dimensions)
    return {d: fmpq(n) for d, n in zip(plan.dimensions, sizes, strict=True)}


def _made(plan: Plan, given: Mapping[Symbol, Any], seed: int, style: str, deadline: Deadline) -> Model:
    attempt = Attempt(plan, Random(seed), style, deadline)
    values, drawn = attempt.make(given)
    return Model(values, drawn, plan, seed)


def batches(models: Iterable[Model]) -> list[Batch]:
    """The models as arrays, those of equal shapes together."""
    groups: dict[Any, list[Model]] = {}
    for model in models:
        sizes = tuple(str(model.values[d]) for d in model.plan.dimensions)
        key = (sizes, frozenset((symbol, _shape(value)) for symbol, value in model.values.items()))
        groups.setdefault(key, []).append(model)
    return [Batch(in_floats([model.values for model in group]), tuple(group)) for group in groups.values()]


def _shape(value: Any) -> Any:
    if isinstance(value, tuple):
        return len(value), len(value[0])
    return value if isinstance(value, Apply | Bind) else None
