"""How models of a context are made: what is drawn, what is computed from it, and what remains to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from symderiv.deciding.binders import opened, unfolded
from symderiv.deciding.eliminations import Elimination, eliminated
from symderiv.deciding.laws.roles import fixed_by_laws, guard, is_lawful, is_sequence
from symderiv.language.contexts import Context
from symderiv.language.outcomes import is_random
from symderiv.language.sorts import Function, Scalar
from symderiv.language.terms import (
    Apply,
    Bind,
    Number,
    Symbol,
    Term,
    conjuncts,
    free_symbols,
    mentions,
    number,
    subterms,
)

__all__ = ["Bound", "Plan", "Recurrence", "Start", "plans"]

SIZED = frozenset({"identity", "zero", "vectors", "lower_triangular_matrices"})
COUNTED = frozenset({"slice", "copies"})  # by their last two arguments
BELOW, ABOVE = frozenset({"less", "less_equal"}), frozenset({"greater", "greater_equal"})


@dataclass(frozen=True)
class Bound:
    """An inequality with a symbol alone on one side."""

    symbol: Symbol
    limit: Term
    below: bool  # the limit is below the symbol
    strict: bool


@dataclass(frozen=True)
class Recurrence:
    """Sequences whose elements at ``index + ahead`` are the entries of ``formula``, for ``index`` from ``first`` on."""

    sequences: tuple[Symbol, ...]
    index: Symbol
    ahead: int
    formula: Term
    first: Term


@dataclass(frozen=True)
class Start:
    """One element of a sequence that is given: ``d(0) = 1``."""

    sequence: Symbol
    index: int
    formula: Term


@dataclass(frozen=True)
class Plan:
    """What of a context matters for some symbols, in the order in which a model is made.

    dimensions    symbols that occur in dimensions; drawn first
    drawn         all other symbols, those that are solved for included: their draw is where solving starts
    eliminations  computed from the last to the first; each may use those after it
    checks        what must hold at the end
    about         of what speaks of laws: all terms, from which laws and random variables are drawn together
    """

    dimensions: tuple[Symbol, ...]
    drawn: tuple[Symbol, ...]
    defined: tuple[tuple[Symbol, Term], ...]
    eliminations: tuple[Elimination, ...]
    recurrences: tuple[Recurrence, ...]
    starts: tuple[Start, ...]
    bounds: tuple[Bound, ...]
    memberships: tuple[Apply, ...]
    checks: tuple[Term, ...]
    about: tuple[Term, ...] = ()

    @property
    def definitions(self) -> Mapping[Symbol, Term]:
        """What defined symbols stand for."""
        return dict(self.defined)


def plans(context: Context, terms: Iterable[Term]) -> Iterator[Plan]:
    """Plans for models of the context that give values to the symbols of ``terms``, the likeliest first."""
    needed, assumptions, dimensions = _relevant(context, terms)
    definitions = {s: context.definitions[s] for s in needed if s in context.definitions}
    defined = tuple(sorted(definitions.items(), key=lambda item: _readably(item[0])))
    recurrences = tuple(r for a in assumptions if (r := _recurrence(a)) is not None)
    starts = tuple(s for a in assumptions if (s := _start(a)) is not None)
    recurring = {s for r in recurrences for s in r.sequences} | {s.sequence for s in starts}
    free = sorted(needed - definitions.keys() - recurring - dimensions, key=_readably)
    checks = tuple(a for a in assumptions if _recurrence(a) is None)
    about = _about(terms, assumptions, needed, context)
    equations = [a for a in checks if isinstance(a, Apply) and a.operator == "equal" and _start(a) is None]
    for eliminations in eliminated(equations, frozenset(free) - fixed_by_laws(about), definitions):
        yield Plan(
            tuple(sorted(dimensions, key=_readably)), tuple(free), defined, eliminations, recurrences, starts,
            tuple(_bounds(assumptions)), tuple(_memberships(assumptions, eliminations)), checks, about,
        )  # fmt: skip


def _about(
    terms: Iterable[Term], assumptions: Iterable[Term], needed: Iterable[Symbol], context: Context
) -> tuple[Term, ...]:
    if not any(map(is_lawful, needed)):
        return ()
    bodies = [body for symbol, body in context.definitions.items() if symbol in needed]
    about = (*(_written_out(term, context) for term in terms), *bodies, *assumptions)
    guard(about, context)
    return about


def _written_out(term: Term, context: Context) -> Term:
    """The term without the functions that are defined: what they are applied to is then seen to be a value."""
    functions = {s: body for s, body in context.definitions.items() if isinstance(body, Bind)}
    return unfolded(term, functions) if functions else term


def _readably(symbol: Symbol) -> tuple[str, str]:
    return symbol.name, type(symbol.sort).__name__


def _relevant(context: Context, terms: Iterable[Term]) -> tuple[set[Symbol], list[Term], set[Symbol]]:
    """Symbols needed, assumptions about them, and the dimensions among them."""
    needed = set[Symbol]().union(*map(free_symbols, terms))
    parts = list(terms)
    assumptions = conjuncts(*context.assumptions)
    chosen: list[Term] = []
    while True:
        bodies = [context.definitions[s] for s in needed if s in context.definitions]
        dimensions = _dimensions(needed, [*parts, *bodies, *chosen])
        reached = needed.union(*map(free_symbols, bodies))
        for assumption in assumptions:
            about = free_symbols(assumption)
            if assumption not in chosen and about & reached and (about & reached - dimensions or about <= dimensions):
                chosen.append(assumption)
                reached |= about
        if reached == needed:
            return needed, chosen, dimensions
        needed = reached


def _dimensions(symbols: set[Symbol], terms: Iterable[Term]) -> set[Symbol]:
    found = {d for s in symbols for size in s.sort.dimensions for d in free_symbols(size)}
    counted = COUNTED | {"range"} if any(is_random(s) and is_sequence(s) for s in symbols) else COUNTED
    for term in terms:
        for part in subterms(term):
            if isinstance(part, Apply) and part.operator in SIZED:
                found |= {s for a in part.arguments for s in free_symbols(a)}
            if isinstance(part, Apply) and part.operator in counted:
                found |= {s for a in part.arguments[-2:] for s in free_symbols(a)}
    return {s for s in found if isinstance(s.sort, Scalar)}


def _bounds(assumptions: Iterable[Term]) -> Iterator[Bound]:
    for statement in assumptions:
        if not isinstance(statement, Apply) or statement.operator not in BELOW | ABOVE:
            continue
        strict = statement.operator in ("less", "greater")
        a, b = statement.arguments if statement.operator in BELOW else reversed(statement.arguments)  # a below b
        if isinstance(a, Symbol) and a not in free_symbols(b):
            yield Bound(a, b, below=False, strict=strict)
        if isinstance(b, Symbol) and b not in free_symbols(a):
            yield Bound(b, a, below=True, strict=strict)


def _memberships(assumptions: Iterable[Term], eliminations: tuple[Elimination, ...]) -> Iterator[Apply]:
    solved_for = {e.symbol for e in eliminations}
    for statement in assumptions:
        match statement:
            case Apply("member", (Symbol() as symbol, _)) as membership if symbol not in solved_for:
                yield membership


def _recurrence(statement: Term) -> Recurrence | None:
    """``d(k + 1) = ...`` for a free whole number k, or for all k from somewhere on; also a vector of such."""
    first: Term = number(0)
    if isinstance(statement, Bind) and statement.operator == "forall":
        if isinstance(statement.domain, Apply) and statement.domain.arguments:
            first = statement.domain.arguments[0]
        statement = opened(statement)[1]
    match statement:
        case Apply("equal", (left, following)):
            heads = left.arguments[2:] if isinstance(left, Apply) and left.operator == "matrix" else (left,)
            found = [_element(head) for head in heads]
            places = {element[1:] for element in found if element is not None}
            if None not in found and len(places) == 1:
                ((index, ahead),) = places
                sequences = tuple(element[0] for element in found if element is not None)
                return Recurrence(sequences, index, ahead, following, first)
    return None


def _start(statement: Term) -> Start | None:
    match statement:
        case Apply("equal", (Apply("apply", (Symbol() as sequence, Number(n))), formula)) if n.denominator == 1:
            if _is_sequence(sequence) and not mentions(formula, sequence):
                return Start(sequence, int(n), formula)
    return None


def _is_sequence(symbol: Symbol) -> bool:
    sort = symbol.sort
    if not isinstance(sort, Function) or len(sort.arguments) != 1:
        return False
    argument = sort.arguments[0]
    return isinstance(argument, Scalar) and argument.kind == "integer"


def _element(term: Term) -> tuple[Symbol, Symbol, int] | None:
    """A sequence, its index and how far ahead of it, of ``d(k + 1)`` or ``d(k)``."""
    match term:
        case Apply("apply", (Symbol() as sequence, Symbol() as index)):
            ahead = 0
        case Apply("apply", (Symbol() as sequence, Apply("add", (Symbol() as index, Number(n))))) if n.denominator == 1:
            ahead = int(n)
        case _:
            return None
    return (sequence, index, ahead) if _is_sequence(sequence) else None
