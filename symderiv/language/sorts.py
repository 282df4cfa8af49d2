"""Sorts: what kind of thing a term stands for.

Dimensions are terms, so K stays K. A vector is a matrix of one column and a 1 by 1 matrix is a scalar; that is all
there is to know about ``x^T A x`` being a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, Literal

from symderiv.language.terms import Number, Term

__all__ = [
    "COMPLEX", "GROWTH", "INTEGER", "LAW", "NATURAL", "OUTCOME", "POSITIVE", "POSITIVE_INTEGER", "PROPERTY_IMPLIES",
    "REAL", "STATEMENT", "UNKNOWN", "Distribution", "Element", "Function", "Growth", "Matrix", "Outcome", "Scalar",
    "Set", "Sort", "Statement", "Tuple", "Unknown", "closure", "has", "vector",
]  # fmt: skip

ONE = Number(Fraction(1))

PROPERTY_IMPLIES: Mapping[str, frozenset[str]] = {
    # scalars, and vectors entry by entry
    "positive": frozenset({"nonnegative", "nonzero"}),
    "negative": frozenset({"nonpositive", "nonzero"}),
    # matrices
    "diagonal": frozenset({"symmetric", "lower triangular", "upper triangular"}),
    "orthogonal": frozenset({"invertible"}),
    "positive definite": frozenset({"symmetric", "invertible", "positive semidefinite"}),
    "positive semidefinite": frozenset({"symmetric"}),
    "identity": frozenset({"diagonal", "orthogonal", "positive definite"}),
    "positive diagonal entries": frozenset(),
    # functions
    "strictly increasing": frozenset({"increasing"}),
    "sequence": frozenset(),
}


@lru_cache(maxsize=512)
def closure(properties: frozenset[str]) -> frozenset[str]:
    """All properties that follow from the given ones."""
    implied = frozenset[str]().union(*(PROPERTY_IMPLIES.get(p, frozenset()) for p in properties))
    return properties if implied <= properties else closure(properties | implied)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A number: integer, real or complex, with properties such as positive or nonzero."""

    kind: Literal["integer", "real", "complex"]
    properties: frozenset[str] = frozenset()
    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Scalar:
        """Itself: a number has no dimensions."""
        return self


@dataclass(frozen=True, slots=True)
class Matrix:
    """A real (or complex) matrix; a vector when it has one column."""

    rows: Term
    columns: Term
    properties: frozenset[str] = frozenset()
    kind: Literal["real", "complex"] = "real"

    @property
    def dimensions(self) -> tuple[Term, ...]:
        """Rows and columns."""
        return self.rows, self.columns

    def with_dimensions(self, change: Callable[[Term], Term]) -> Matrix:
        """The same sort with its dimensions changed."""
        return replace(self, rows=change(self.rows), columns=change(self.columns))


@dataclass(frozen=True, slots=True)
class Function:
    """A map from arguments to a value; a sequence when it has the property and an integer argument."""

    arguments: tuple[Sort, ...]
    value: Sort
    properties: frozenset[str] = frozenset()

    @property
    def dimensions(self) -> tuple[Term, ...]:
        """The dimensions of the arguments and of the value, in order."""
        return tuple(d for sort in (*self.arguments, self.value) for d in sort.dimensions)

    def with_dimensions(self, change: Callable[[Term], Term]) -> Function:
        """The same sort with its dimensions changed."""
        arguments = tuple(sort.with_dimensions(change) for sort in self.arguments)
        return replace(self, arguments=arguments, value=self.value.with_dimensions(change))


@dataclass(frozen=True, slots=True)
class Set:
    """A set of things of one sort."""

    element: Sort

    @property
    def dimensions(self) -> tuple[Term, ...]:
        """Those of its elements."""
        return self.element.dimensions

    def with_dimensions(self, change: Callable[[Term], Term]) -> Set:
        """The same sort with its dimensions changed."""
        return Set(self.element.with_dimensions(change))


@dataclass(frozen=True, slots=True)
class Distribution:
    """A probability distribution with a density, of things of one sort."""

    of: Sort

    @property
    def dimensions(self) -> tuple[Term, ...]:
        """Those of what it draws."""
        return self.of.dimensions

    def with_dimensions(self, change: Callable[[Term], Term]) -> Distribution:
        """The same sort with its dimensions changed."""
        return Distribution(self.of.with_dimensions(change))


@dataclass(frozen=True, slots=True)
class Statement:
    """Something true or false."""

    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Statement:
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class Growth:
    """An asymptotic class such as O(K)."""

    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Growth:
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class Outcome:
    """A point of the space of outcomes: a random variable is a function of it, a law a distribution over it."""

    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Outcome:
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class Tuple:
    """Several things in order, not added up to a matrix: what a joint density is taken at."""

    parts: tuple[Sort, ...]

    @property
    def dimensions(self) -> tuple[Term, ...]:
        """Those of its parts, in order."""
        return tuple(d for sort in self.parts for d in sort.dimensions)

    def with_dimensions(self, change: Callable[[Term], Term]) -> Tuple:
        """The same sort with its dimensions changed."""
        return Tuple(tuple(sort.with_dimensions(change) for sort in self.parts))


@dataclass(frozen=True, slots=True)
class Element:
    """A thing of which only the laws are known: an element of a group, or of a vector space without coordinates."""

    of: Literal["group", "space"]
    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Element:
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not known: of a symbol nobody declared, or of a piece that was not read."""

    dimensions: ClassVar[tuple[Term, ...]] = ()

    def with_dimensions(self, change: Callable[[Term], Term]) -> Unknown:
        """Itself."""
        return self


Sort = Scalar | Matrix | Function | Set | Distribution | Statement | Growth | Outcome | Tuple | Element | Unknown

INTEGER = Scalar("integer")
NATURAL = Scalar("integer", frozenset({"nonnegative"}))
POSITIVE_INTEGER = Scalar("integer", frozenset({"positive"}))
REAL = Scalar("real")
POSITIVE = Scalar("real", frozenset({"positive"}))
COMPLEX = Scalar("complex")
STATEMENT = Statement()
GROWTH = Growth()
OUTCOME = Outcome()
LAW = Distribution(OUTCOME)
UNKNOWN = Unknown()


def vector(n: Term, *properties: str) -> Matrix:
    """A column of ``n`` real numbers; properties such as "positive" hold entry by entry."""
    return Matrix(n, ONE, frozenset(properties))


def has(sort: Sort, wanted: str) -> bool:
    """Whether a property is declared of the sort or follows from what is declared."""
    return wanted in closure(getattr(sort, "properties", frozenset()))
