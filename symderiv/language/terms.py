"""Terms: what a formula says, exactly as it was written.

A term is a small immutable tree and is never evaluated on construction: ``x/x`` stays ``x/x`` and ``9^{9^9}`` is three
numbers and two nodes. Bound variables are numbered from the nearest binder outwards (de Bruijn, Indag. Math. 34, 1972)
and the author's letter takes no part in equality; so ``==`` and ``hash`` are equality up to renaming, and terms can be
dictionary keys. Spans ride along in the same way.

Whoever looks inside a binder opens it with a closed term (`Bind.open`) and closes it again (`bind`); no function here
ever sees a loose bound variable, and none has to renumber any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, Any

from symderiv.language.signs import Written

if TYPE_CHECKING:
    from symderiv.language.sorts import Sort
    from symderiv.language.spans import Span

__all__ = [
    "Apply", "Bind", "Bound", "Number", "Symbol", "Term", "Unread", "apply", "bind", "children", "conjuncts",
    "free_symbols", "map_children", "mentions", "number", "rename_binder", "size", "substitute", "subterms",
]  # fmt: skip


_set = object.__setattr__  # terms are frozen; the most frequent have constructors of their own, to be made faster


class _Node(Written):
    """Terms with parts: their hash is made once, and equality looks at it first."""

    __slots__ = ()
    _hash: int

    def _parts(self) -> tuple[object, ...]:
        raise NotImplementedError

    def _same(self, other: Any) -> bool:
        """Whether the parts of another node of this kind are the same: without tuples, this is asked very often."""
        raise NotImplementedError

    def __post_init__(self) -> None:
        _set(self, "_hash", hash(self._parts()))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:  # the hash is made anew: it differs between processes
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])  # type: ignore[attr-defined]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return type(other) is type(self) and self._hash == other._hash and self._same(other)


@dataclass(frozen=True, slots=True)
class Number(Written):
    """A literal, exact: ``0.1`` is one tenth."""

    value: Fraction
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Symbol(_Node):
    """A declared letter; two symbols are the same when name and sort are."""

    name: str
    sort: Sort
    span: Span | None = field(default=None, compare=False, repr=False)
    _hash: int = field(init=False, repr=False)

    def __init__(self, name: str, sort: Sort, span: Span | None = None) -> None:
        _set(self, "name", name)
        _set(self, "sort", sort)
        _set(self, "span", span)
        _set(self, "_hash", hash((name, sort)))

    def _parts(self) -> tuple[object, ...]:
        return self.name, self.sort

    def _same(self, other: Symbol) -> bool:
        return self.name == other.name and (self.sort is other.sort or self.sort == other.sort)


@dataclass(frozen=True, slots=True)
class Bound(Written):
    """A variable of an enclosing binder: 0 is the nearest, 1 the next one out."""

    depth: int
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Apply(_Node):
    """An operator of the vocabulary on arguments."""

    operator: str
    arguments: tuple[Term, ...]
    span: Span | None = field(default=None, compare=False, repr=False)
    _hash: int = field(init=False, repr=False)
    known_sort: Sort | None = field(default=None, init=False, repr=False)  # kept by `language.sorting`

    def __init__(self, operator: str, arguments: tuple[Term, ...], span: Span | None = None) -> None:
        _set(self, "operator", operator)
        _set(self, "arguments", arguments)
        _set(self, "span", span)
        _set(self, "_hash", hash((operator, arguments)))
        _set(self, "known_sort", None)

    def _parts(self) -> tuple[object, ...]:
        return self.operator, self.arguments

    def _same(self, other: Apply) -> bool:
        return self.operator == other.operator and self.arguments == other.arguments


@dataclass(frozen=True, slots=True, eq=False)
class Bind(_Node):
    """A binder: ``operator`` over ``domain`` of a ``body`` in which ``Bound(0)`` is its variable.

    ``written_as`` is the author's letter, kept for printing only. What the domain is depends on the operator: a
    range for a sum, the point at which a derivative is taken, a set for a quantifier, a distribution for a law.
    """

    operator: str
    domain: Term
    body: Term
    written_as: str = field(compare=False)
    span: Span | None = field(default=None, compare=False, repr=False)
    _hash: int = field(init=False, repr=False)
    known_sort: Sort | None = field(default=None, init=False, repr=False)  # kept by `language.sorting`

    def _parts(self) -> tuple[object, ...]:
        return self.operator, self.domain, self.body

    def _same(self, other: Bind) -> bool:
        return self.operator == other.operator and self.domain == other.domain and self.body == other.body

    def open(self, value: Term) -> Term:
        """The body with ``value``, which has no loose bound variable, in place of the variable."""
        return _replace_bound(self.body, value, 0)


@dataclass(frozen=True, slots=True)
class Unread(Written):
    """Characters that could not be read."""

    characters: str
    span: Span | None = field(default=None, compare=False, repr=False)


Term = Number | Symbol | Bound | Apply | Bind | Unread


def number(value: int | Fraction | str) -> Number:
    """An exact literal; ``number("0.1")`` is one tenth."""
    return Number(Fraction(value))


def apply(operator: str, *arguments: object, span: Span | None = None) -> Apply:
    """``operator`` on terms; whole numbers and fractions among the arguments become literals."""
    given = [a if isinstance(a, Written) or not isinstance(a, int | Fraction) else number(a) for a in arguments]
    return Apply(operator, tuple(given), span)  # type: ignore[arg-type]


def bind(operator: str, domain: Term, variable: Symbol, body: Term, span: Span | None = None) -> Bind:
    """The binder whose variable takes the place of ``variable`` in ``body``."""
    return Bind(operator, domain, _abstract(body, variable, 0), variable.name, span)


def children(term: Term) -> tuple[Term, ...]:
    """The immediate parts; a binder has its domain and its (not opened) body."""
    if isinstance(term, Apply):
        return term.arguments
    return (term.domain, term.body) if isinstance(term, Bind) else ()


def map_children(term: Term, change: Callable[[Term], Term]) -> Term:
    """The term with every immediate part changed; the very same object where nothing changes."""
    if isinstance(term, Apply):
        arguments = tuple([change(a) for a in term.arguments])
        same = all(map(is_, arguments, term.arguments))
        return term if same else Apply(term.operator, arguments, term.span)
    if isinstance(term, Bind):
        domain, body = change(term.domain), change(term.body)
        if domain is term.domain and body is term.body:
            return term
        return Bind(term.operator, domain, body, term.written_as, term.span)
    return term


def subterms(term: Term) -> Iterator[Term]:
    """The term and all parts of it, outermost first; parts of binders with their bound variables loose."""
    stack = [term]
    while stack:
        top = stack.pop()
        yield top
        if type(top) is Apply:
            stack += top.arguments[::-1]
        elif type(top) is Bind:
            stack += (top.body, top.domain)


def conjuncts(*statements: Term) -> list[Term]:
    """The statements, in order, those that are joined by ``and`` taken apart."""
    found: list[Term] = []
    for statement in statements:
        if isinstance(statement, Apply) and statement.operator == "and":
            found += conjuncts(*statement.arguments)
        else:
            found.append(statement)
    return found


def size(term: Term) -> int:
    """The number of nodes."""
    return sum(1 for _ in subterms(term))


@lru_cache(maxsize=1 << 15)
def free_symbols(term: Term) -> frozenset[Symbol]:
    """All symbols of the term, those in the dimensions of their sorts included."""
    found: set[Symbol] = set()
    for part in subterms(term):
        if isinstance(part, Symbol) and part not in found:
            found.add(part)
            for dimension in part.sort.dimensions:
                found |= free_symbols(dimension)
    return frozenset(found)


def mentions(term: Term, part: Term) -> bool:
    """Whether ``part`` occurs in the term; for a symbol, also in the dimensions of its symbols' sorts."""
    if isinstance(part, Symbol):
        return part in free_symbols(term)
    return any(sub == part for sub in subterms(term))


def substitute(term: Term, values: Mapping[Term, Term]) -> Term:
    """The term with each key, wherever it occurs, replaced by its value, all at once and outermost first.

    Keys and values have no loose bound variables, so nothing can be captured. Symbols that are keys are replaced
    within the dimensions of sorts as well: an n by n matrix L becomes an (n+1) by (n+1) one of the same name.
    """
    if not values:
        return term
    resorted = any(isinstance(key, Symbol) for key in values)

    def change(part: Term) -> Term:
        if part in values:
            return values[part]
        if isinstance(part, Symbol):
            return replace(part, sort=part.sort.with_dimensions(change)) if resorted and part.sort.dimensions else part
        return map_children(part, change)

    return change(term)


def rename_binder(term: Bind, letter: str) -> Bind:
    """The same binder, printed with another letter."""
    return Bind(term.operator, term.domain, term.body, letter, term.span)


def _replace_bound(term: Term, value: Term, depth: int) -> Term:
    if isinstance(term, Bound):
        return value if term.depth == depth else term
    if isinstance(term, Bind):
        domain = _replace_bound(term.domain, value, depth)
        body = _replace_bound(term.body, value, depth + 1)
        if domain is term.domain and body is term.body:
            return term
        return Bind(term.operator, domain, body, term.written_as, term.span)
    return map_children(term, lambda part: _replace_bound(part, value, depth))


def _abstract(term: Term, variable: Symbol, depth: int) -> Term:
    if type(term) is Symbol:
        return Bound(depth, term.span) if term == variable else term
    if type(term) is Bind:
        domain = _abstract(term.domain, variable, depth)
        body = _abstract(term.body, variable, depth + 1)
        if domain is term.domain and body is term.body:
            return term
        return Bind(term.operator, domain, body, term.written_as, term.span)
    return map_children(term, lambda part: _abstract(part, variable, depth))
