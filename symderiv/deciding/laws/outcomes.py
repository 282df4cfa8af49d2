"""Random variables of a model, outcomes, and the distributions of values that a law gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from flint import fmpq

from symderiv.deciding.laws.tables import Key, Law
from symderiv.language.meaning_exact import NoMeaning, Undefined, whole
from symderiv.language.meaning_statements import HOLDS, Truth, all_of, equal

__all__ = [
    "Copies", "Distribution", "Independent", "Marginal", "Members", "Outcome", "Pushed", "Several", "Variable",
    "VariableSequence", "VariableSlice", "explored", "holds",
    "told_apart",
]  # fmt: skip

MOST = 20_000  # outcomes of one distribution


@dataclass(frozen=True)
class Several:
    """Several things at once."""

    parts: tuple[Any, ...]

    def same_as(self, other: Any) -> Truth:
        """Whether they are the same, each."""
        if not isinstance(other, Several) or len(self.parts) != len(other.parts):
            raise Undefined("several things and something else")
        return all_of(equal(a, b) for a, b in zip(self.parts, other.parts, strict=True))


@dataclass(frozen=True)
class Members:
    """Members of a sequence, from a first index on."""

    first: int
    values: tuple[Any, ...]

    def __call__(self, index: Any) -> Any:
        """The member at an index. Raises `Undefined` for one that is not there."""
        at = whole(index) - self.first
        if not 0 <= at < len(self.values):
            raise Undefined("a member that is not there")
        return self.values[at]

    def same_as(self, other: Any) -> Truth:
        """Whether they are the same members."""
        if not isinstance(other, Members) or (self.first, len(self.values)) != (other.first, len(other.values)):
            raise Undefined("members of different indices")
        return all_of(equal(a, b) for a, b in zip(self.values, other.values, strict=True))


class Unassigned(Exception):
    """An outcome was asked for a random variable of which nothing was assumed."""

    def __init__(self, outcome: Outcome, key: Key, size: int) -> None:
        super().__init__(key)
        self.outcome, self.key, self.size = outcome, key, size


@dataclass(frozen=True)
class Outcome:
    """The cells that some random variables are in."""

    cells: Mapping[Key, int]


@dataclass(frozen=True)
class Variable:
    """A random variable: the values of its cells."""

    key: Key
    values: tuple[Any, ...]

    def __call__(self, outcome: Any) -> Any:
        """Its value at an outcome."""
        if not isinstance(outcome, Outcome):
            raise NoMeaning("a random variable of something that is no outcome")
        if self.key not in outcome.cells:
            raise Unassigned(outcome, self.key, len(self.values))
        return self.values[outcome.cells[self.key]]

    def cells_at(self, value: Any) -> dict[Key, int]:
        """The cell of a value. Raises `Undefined` where it has none."""
        if value not in self.values:
            raise Undefined("a value that the random variable does not take in the model")
        return {self.key: self.values.index(value)}

    def possible(self) -> Sequence[Any]:
        """All its values."""
        return self.values


@dataclass(frozen=True)
class VariableSlice:
    """Some members of a sequence of random variables."""

    first: int
    members: tuple[Variable, ...]

    def __call__(self, outcome: Any) -> Any:
        """Their values at an outcome."""
        return Members(self.first, tuple(member(outcome) for member in self.members))

    def cells_at(self, value: Any) -> dict[Key, int]:
        """The cells of their values."""
        if not isinstance(value, Members) or len(value.values) != len(self.members):
            raise Undefined("the values of other members")
        found: dict[Key, int] = {}
        for member, of in zip(self.members, value.values, strict=True):
            found.update(member.cells_at(of))
        return found

    def possible(self) -> Sequence[Any]:
        """All their values together."""
        _bounded(prod(len(member.values) for member in self.members))
        return [Members(self.first, values) for values in product(*(member.values for member in self.members))]


@dataclass(frozen=True)
class VariableSequence:
    """A random variable for each whole number."""

    name: str
    values: tuple[Any, ...]

    def __call__(self, index: Any) -> Variable:
        """The member at the index."""
        return Variable((self.name, whole(index)), self.values)

    def slice(self, first: Any, last: Any) -> VariableSlice:
        """The members from a first to a last index."""
        indices = range(whole(first), whole(last) + 1)
        return VariableSlice(whole(first), tuple(self(fmpq(i)) for i in indices))


def explored(law: Law, value: Callable[[Outcome], Any]) -> list[tuple[fmpq, Any, dict[Key, int]]]:
    """The value at every outcome that can happen, with its probability; of outcomes only what the value depends on."""
    asked: dict[Key, int] = {}
    at = Outcome({})
    while True:
        _bounded(prod(asked.values()))
        try:
            found = []
            for cells in product(*(range(size) for size in asked.values())):
                assigned = dict(zip(asked, cells, strict=True))
                weight = law.mass(assigned)
                if weight != 0:
                    at = Outcome(assigned)
                    found.append((weight, value(at), assigned))
            return found
        except Unassigned as missing:
            if missing.outcome is not at:
                raise  # another outcome was asked, that of a law outside
            asked[missing.key] = missing.size


class Distribution:
    """A distribution of values."""

    def density(self, value: Any) -> Any:
        """The probability of a value."""
        raise NotImplementedError

    def outcomes(self) -> Iterator[tuple[Any, fmpq]]:
        """All values that can occur, with their probabilities."""
        raise NotImplementedError


class Marginal(Distribution):
    """The distribution of one random variable, or of several together, under a law."""

    def __init__(self, law: Law, variables: Sequence[Any], alone: bool) -> None:
        self.law = law
        self.variables = variables
        self.alone = alone

    def density(self, value: Any) -> fmpq:
        """The probability of the value; of a random variable that is there twice both values must be the same."""
        parts = (value,) if self.alone else getattr(value, "parts", ())
        if len(parts) != len(self.variables):
            raise Undefined("a value of another kind")
        cells: dict[Key, int] = {}
        for variable, part in zip(self.variables, parts, strict=True):
            for key, cell in variable.cells_at(part).items():
                if cells.setdefault(key, cell) != cell:
                    return fmpq(0)
        return self.law.mass(cells)

    def outcomes(self) -> Iterator[tuple[Any, fmpq]]:
        """All values, with their probabilities."""
        ranges = [variable.possible() for variable in self.variables]
        _bounded(prod(map(len, ranges)))
        for parts in product(*ranges):
            value = parts[0] if self.alone else Several(parts)
            weight = self.density(value)
            if weight != 0:
                yield value, weight


def told_apart(value: Any) -> Any:
    """The value, if it is one that can be told from others: a ball is not."""
    try:
        hash(value)
    except ValueError:
        raise Undefined("values that are known up to an error, of which a law is asked for") from None
    return value


class Pushed(Distribution):
    """A distribution by its values, each with its probability."""

    def __init__(self, weighted: Sequence[tuple[Any, fmpq]]) -> None:
        self.chances: dict[Any, fmpq] = {}
        for value, weight in weighted:
            key = told_apart(value)
            self.chances[key] = self.chances.get(key, fmpq(0)) + weight

    def density(self, value: Any) -> fmpq:
        """The probability of the value."""
        if told_apart(value) not in self.chances:
            raise Undefined("a value that does not occur in the model")
        return self.chances[value]

    def outcomes(self) -> Iterator[tuple[Any, fmpq]]:
        """All values, with their probabilities."""
        yield from self.chances.items()


class Copies(Distribution):
    """Independent values, each from the same distribution, as members of a sequence."""

    def __init__(self, of: Distribution, first: Any, last: Any) -> None:
        self.of = of
        self.first = whole(first)
        self.count = whole(last) - self.first + 1
        if self.count < 0:
            raise Undefined("less than no copies")

    def density(self, value: Any) -> Any:
        """The product of the densities of the members."""
        return prod((self.of.density(v) for v in value.values), start=fmpq(1))

    def outcomes(self) -> Iterator[tuple[Any, fmpq]]:
        """All sequences of values, with their probabilities."""
        single = list(self.of.outcomes())
        _bounded(len(single) ** min(self.count, 40))
        for drawn in product(single, repeat=self.count):
            weight = prod((w for _, w in drawn), start=fmpq(1))
            yield Members(self.first, tuple(v for v, _ in drawn)), weight


class Independent(Distribution):
    """Independent things together, each from its own distribution."""

    def __init__(self, parts: Sequence[Distribution]) -> None:
        self.parts = parts

    def density(self, value: Any) -> Any:
        """The product of the densities."""
        if len(getattr(value, "parts", ())) != len(self.parts):
            raise Undefined("a value of another kind")
        return prod((of.density(v) for of, v in zip(self.parts, value.parts, strict=True)), start=fmpq(1))

    def outcomes(self) -> Iterator[tuple[Any, fmpq]]:
        """All values together, with their probabilities."""
        single = [list(of.outcomes()) for of in self.parts]
        _bounded(prod(map(len, single)))
        for drawn in product(*single):
            yield Several(tuple(v for v, _ in drawn)), prod((w for _, w in drawn), start=fmpq(1))


def _bounded(count: int) -> None:
    if count > MOST:
        raise Undefined("too many outcomes")


def holds(known: Truth) -> bool:
    """Whether a statement about an outcome holds. Raises `Undefined` where that is not known."""
    if known is HOLDS:
        return True
    if known.value == "fails":
        return False
    raise Undefined("whether something happens is not known")
