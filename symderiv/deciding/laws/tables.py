"""Laws in a model: positive tables over finitely many outcomes.

An outcome is a cell for each random variable that is asked about. A table is a mixture: it has states with weights, a
state fixes the cells of some random variables, and given the state all others are independent. So the probability of
any cells of any random variables is a short sum, however many members of a sequence there are, and all these
probabilities are those of one law.

A table is a density that is constant on unit cells: a counterexample among tables is one among densities on the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random
from typing import Any

from flint import fmpq

from symderiv.language.meaning_exact import Undefined

__all__ = [
    "ALIKE", "ANY", "EXCLUSIVE", "INDEPENDENT", "MATCHED", "MEMBERS", "PARTITION", "Conditional", "Family", "Key",
    "Law", "Layout", "Table",
]  # fmt: skip

Key = tuple[str, int | None]
"""A random variable: its name, and its index where it is a member of a sequence."""
Cells = Mapping[Key, int]

ANY, ALIKE, MEMBERS, INDEPENDENT, MATCHED = "any", "alike", "members", "independent", "matched"
EXCLUSIVE, PARTITION = "exclusive", "partition"
ODDS = (1, 2, 3, 4, 5)
LOPSIDED = (1, 1, 1, 9, 30)
NONE = fmpq(0)


class Law:
    """A law of outcomes."""

    layout: Layout

    def mass(self, cells: Cells) -> fmpq:
        """The probability that these random variables are in these cells."""
        raise NotImplementedError


@dataclass(frozen=True)
class Layout:
    """What the tables of a model have in common.

    sizes   how many cells the random variable, or the members of the sequence, of each name has
    joint   names of random variables that are no members of sequences: tables say all there is of these together
    alike   names of sequences whose members have the same law
    blocks  names that are independent of each other, given those of ``given``
    """

    sizes: Mapping[str, int]
    joint: tuple[str, ...]
    alike: frozenset[str]
    blocks: tuple[tuple[str, ...], ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class _State:
    weight: fmpq
    cells: Mapping[str, int]
    name: str


@dataclass(eq=False)
class Table(Law):
    """A law whose probabilities are drawn, of a family: what more holds of it than of any law.

    ANY          nothing more
    ALIKE        members of a sequence have the same law
    MEMBERS      moreover they are independent, given what is no member
    INDEPENDENT  everything is
    MATCHED      what the law is conditioned on has the law that ``beside`` gives it
    EXCLUSIVE    of the events that are ``shared`` no two happen together
    PARTITION    just one of them happens
    """

    layout: Layout
    seed: str
    lopsided: bool = False
    family: str = ANY
    beside: Table | None = None
    shared: tuple[str, ...] = ()
    _states: list[_State] = field(default_factory=list)
    _chances: dict[tuple[str, str], Sequence[fmpq]] = field(default_factory=dict)
    _known: dict[frozenset[tuple[Key, int]], fmpq] = field(default_factory=dict)

    def under(self, family: str, beside: Table | None = None, shared: tuple[str, ...] = ()) -> Table:
        """The table of another family that comes of the same draws."""
        return Table(self.layout, self.seed, self.lopsided, family, beside, shared)

    def mass(self, cells: Cells) -> fmpq:
        """The probability of the cells."""
        key = frozenset(cells.items())
        if key not in self._known:
            self._known[key] = self._mass(cells)
        return self._known[key]

    def _mass(self, cells: Cells) -> fmpq:
        total = NONE
        for state in self._all_states():
            chance = state.weight
            for key, cell in cells.items():
                name, index = key
                if index is None and name in state.cells:
                    if state.cells[name] != cell:
                        break
                else:
                    chance *= self._chance(state, name, index)[cell]
            else:
                total += chance
        return total

    def _chance(self, state: _State, name: str, index: int | None) -> Sequence[fmpq]:
        one_law = self.family in (ALIKE, MEMBERS, INDEPENDENT) or name in self.layout.alike
        of = f"{name} {'' if one_law else index}"
        if (state.name, of) not in self._chances:
            self._chances[state.name, of] = self._drawn(f"{state.name}|{of}", self.layout.sizes.get(name, 2))
        return self._chances[state.name, of]

    def _drawn(self, what: str, size: int) -> Sequence[fmpq]:
        chance = Random(f"{self.seed}|{what}")
        odds = [chance.choice(LOPSIDED if self.lopsided else ODDS) for _ in range(size)]
        return [fmpq(odd, sum(odds)) for odd in odds]

    def _all_states(self) -> list[_State]:
        if not self._states:
            joint = () if self.family == INDEPENDENT else self.layout.joint
            hidden = 1 if self.family in (MEMBERS, INDEPENDENT) or not self._has_members() else 2
            found = list(product(*(range(self.layout.sizes[name]) for name in joint)))
            weights = self._weights(joint, found)
            for cells, weight in zip(found, weights, strict=True):
                for h, part in enumerate(self._drawn(f"hidden {cells}", hidden)):
                    self._states.append(_State(weight * part, dict(zip(joint, cells, strict=True)), f"{cells} {h}"))
        return self._states

    def _has_members(self) -> bool:
        return set(self.layout.sizes) != set(self.layout.joint)

    def _weights(self, joint: tuple[str, ...], found: list[tuple[int, ...]]) -> list[fmpq]:
        weights = list(self._drawn("weights", len(found)))
        for names, given in self._fixed(joint):
            weights = self._made_independent(joint, found, weights, names, given)
        if self.family in (EXCLUSIVE, PARTITION):
            happening = [sum(cells[joint.index(name)] == 0 for name in self.shared) for cells in found]
            allowed = (1,) if self.family == PARTITION else (0, 1)
            weights = [w if h in allowed else NONE for w, h in zip(weights, happening, strict=True)]
            return [w / sum(weights, NONE) for w in weights]
        if self.family == MATCHED and self.beside is not None:
            shared = tuple(name for name in joint if name in self.shared)
            own = _marginal(joint, found, weights, shared)
            return [
                w * self.beside.mass({(n, None): c for n, c in at}) / own[at]
                for w, at in ((w, _at(joint, cells, shared)) for w, cells in zip(weights, found, strict=True))
            ]
        return weights

    def _fixed(self, joint: tuple[str, ...]) -> Iterable[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]]:
        blocks = tuple(tuple(n for n in block if n in joint) for block in self.layout.blocks)
        if sum(map(bool, blocks)) > 1:
            yield tuple(filter(None, blocks)), tuple(n for n in self.layout.given if n in joint)

    def _made_independent(
        self,
        joint: tuple[str, ...],
        found: list[tuple[int, ...]],
        weights: list[fmpq],
        blocks: tuple[tuple[str, ...], ...],
        given: tuple[str, ...],
    ) -> list[fmpq]:
        """Weights with ``P(c) ∏ P(b | c) P(rest | b, c)`` in place of ``P(b, c) P(rest | b, c)``."""
        together = tuple(dict.fromkeys([*given, *(n for block in blocks for n in block)]))
        of_all, of_given = _marginal(joint, found, weights, together), _marginal(joint, found, weights, given)
        of_blocks = [(b, _marginal(joint, found, weights, (*given, *b))) for b in blocks]
        result = []
        for cells, weight in zip(found, weights, strict=True):
            base = of_given[_at(joint, cells, given)]
            new = base
            for block, marginal in of_blocks:
                new *= marginal[_at(joint, cells, (*given, *block))] / base
            result.append(weight / of_all[_at(joint, cells, together)] * new)
        return result


def _at(joint: Sequence[str], cells: Sequence[int], names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, cells[joint.index(name)]) for name in names)


def _marginal(
    joint: Sequence[str], found: Sequence[Sequence[int]], weights: Sequence[fmpq], names: Sequence[str]
) -> dict[tuple[tuple[str, int], ...], fmpq]:
    total: dict[tuple[tuple[str, int], ...], fmpq] = {}
    for cells, weight in zip(found, weights, strict=True):
        at = _at(joint, cells, names)
        total[at] = total.get(at, NONE) + weight
    return total


class Conditional(Law):
    """A law given that one of some events happens, no two of which can happen together."""

    def __init__(self, base: Law, events: Iterable[Cells]) -> None:
        self.base = base
        self.layout = base.layout
        self.events = list(events)
        self.total = sum((base.mass(event) for event in self.events), NONE)
        if self.total == 0:
            raise Undefined("what is given has probability zero")

    def mass(self, cells: Cells) -> fmpq:
        """The conditional probability."""
        found = NONE
        for event in self.events:
            if all(event.get(key, cell) == cell for key, cell in cells.items()):
                found += self.base.mass({**event, **cells})
        return found / self.total


class Family:
    """A law with a parameter: a table for each of its values, or the same for all."""

    def __init__(self, table: Table, constant: bool) -> None:
        self.table = table
        self.constant = constant
        self._tables: dict[str, Table] = {}

    def __call__(self, *parameters: Any) -> Table:
        """The law at the parameter."""
        if self.constant:
            return self.table
        at = str(parameters)
        if at not in self._tables:
            table = Table(self.table.layout, f"{self.table.seed}|{at}", self.table.lopsided)
            self._tables[at] = table.under(self.table.family, self.table.beside, self.table.shared)
        return self._tables[at]

    def under(self, family: str, beside: Table | None = None, shared: tuple[str, ...] = ()) -> Family:
        """The same with tables of another family."""
        return Family(self.table.under(family, beside, shared), self.constant)
