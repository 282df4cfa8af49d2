"""Which symbol each equation of a context determines, and in which order.

A symbol alone on a side is computed; another is solved for. An order in which everything needed is known before it is
used is best; where equations hang together in a circle, one is solved with the others carried along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from symderiv.language.sorts import Function, Scalar, Set, has
from symderiv.language.terms import Apply, Symbol, Term, free_symbols

__all__ = ["Elimination", "all_symbols", "eliminated"]

MOST_CONSIDERED = 200
MOST_OF_A_KIND = 2
MOST_OFFERED = 10

Needs = Callable[["Elimination"], frozenset[Symbol]]


@dataclass(frozen=True)
class Elimination:
    """A symbol that an equation determines: by ``formula`` where it stands alone on a side, else by solving.

    carried  the places of eliminations before this one that have to be worked out again for each value tried
    """

    symbol: Symbol
    equation: Apply
    formula: Term | None
    carried: tuple[int, ...] = ()


def eliminated(
    equations: Sequence[Apply], free: frozenset[Symbol], definitions: Mapping[Symbol, Term]
) -> Sequence[tuple[Elimination, ...]]:
    """Eliminations, to be computed from the last to the first; those with the least trouble first."""
    return _eliminated(tuple(equations), free, tuple(definitions.items()))


@lru_cache(maxsize=256)
def _eliminated(
    equations: tuple[Apply, ...], free: frozenset[Symbol], defined: tuple[tuple[Symbol, Term], ...]
) -> Sequence[tuple[Elimination, ...]]:
    definitions = dict(defined)
    known: dict[Term, frozenset[Symbol]] = {}

    def needs(elimination: Elimination) -> frozenset[Symbol]:
        term = elimination.formula or elimination.equation
        if term not in known:
            known[term] = all_symbols(term, definitions)
        return known[term]

    considered = islice(_choices(list(equations), free, definitions), MOST_CONSIDERED)
    offers = [_ordered(choice, needs) for choice in considered]
    ranked = sorted(offers, key=lambda offer: _trouble(offer, len(equations)))
    seen: dict[object, int] = {}
    offered: list[tuple[Elimination, ...]] = []
    for offer in ranked:
        kind = (frozenset(e.equation for e in offer), sum(bool(e.carried) for e in offer))
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= MOST_OF_A_KIND and len(offered) < MOST_OFFERED:
            offered.append(offer)
    return offered


def _trouble(offer: tuple[Elimination, ...], equations: int) -> tuple[int, int, int]:
    """Equations left to luck and circles; circles; equations to solve."""
    circles = sum(bool(e.carried) for e in offer)
    return circles + equations - len(offer), circles, sum(e.formula is None for e in offer)


def _choices(
    equations: list[Apply], free: frozenset[Symbol], definitions: Mapping[Symbol, Term]
) -> Iterator[tuple[Elimination, ...]]:
    """Ways to let each equation determine a symbol that no equation before it does."""
    if not equations:
        yield ()
        return
    head, *rest = equations
    options: list[Elimination | None] = [*_options(head, free, definitions), None]
    for option in options:
        remaining = free if option is None else free - {option.symbol}
        for others in _choices(rest, remaining, definitions):
            yield others if option is None else (option, *others)


def _options(equation: Apply, free: frozenset[Symbol], definitions: Mapping[Symbol, Term]) -> list[Elimination]:
    """Symbols the equation may determine: those alone on a side first, then whatever has the fewest properties."""
    sides = [(equation.arguments[0], equation.arguments[1]), (equation.arguments[1], equation.arguments[0])]
    alone = [
        Elimination(side, equation, other)
        for side, other in sides
        if isinstance(side, Symbol) and side in free and side not in all_symbols(other, definitions)
    ]
    inside = (all_symbols(equation, definitions) & free) - {e.symbol for e in alone}
    solved_for = [s for s in inside if not isinstance(s.sort, Function | Set)]
    solved_for.sort(key=lambda s: (not isinstance(s.sort, Scalar), has(s.sort, "positive"), s.name))
    return alone + [Elimination(s, equation, None) for s in solved_for]


def all_symbols(term: Term, definitions: Mapping[Symbol, Term]) -> frozenset[Symbol]:
    """The symbols of a term, and those of the definitions of its symbols."""
    found = free_symbols(term)
    for _ in range(len(definitions)):
        more = found.union(*(free_symbols(definitions[s]) for s in found if s in definitions))
        if more == found:
            break
        found = more
    return found


def _ordered(choice: tuple[Elimination, ...], needs: Needs) -> tuple[Elimination, ...]:
    """The same eliminations, each before those it needs as far as that can be, with what must be carried along."""
    left, order = list(choice), list[Elimination]()
    while left:
        needed = frozenset[Symbol]().union(*(needs(e) - {e.symbol} for e in left))
        chosen = next((e for e in left if e.symbol not in needed), left[0])
        left.remove(chosen)
        order.append(chosen)
    return tuple(_carrying(e, order[:i], needs) for i, e in enumerate(order))


def _carrying(e: Elimination, before: list[Elimination], needs: Needs) -> Elimination:
    reached = set(needs(e))
    carried = []
    for j in reversed(range(len(before))):
        if before[j].symbol in reached:
            carried.append(j)
            reached |= needs(before[j])
    return Elimination(e.symbol, e.equation, e.formula, tuple(carried))
