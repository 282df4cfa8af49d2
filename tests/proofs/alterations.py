"""Small mistakes in a statement: a sign, an index, a factor. What a tired author writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from symderiv.language.sorting import is_well_sorted, sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, map_children

MOST_OF_A_KIND = 3
TURNED = {"add": "subtract", "subtract": "add", "less": "greater", "less_equal": "greater_equal",
          "greater": "less", "greater_equal": "less_equal", "succeeds": "precedes", "precedes": "succeeds",
          "succeeds_equal": "precedes_equal", "precedes_equal": "succeeds_equal"}  # fmt: skip


def alterations(statement: Term) -> Iterator[tuple[str, Term]]:
    """The kind of mistake and the statement with it; all of them have a meaning, not all of them are false."""
    for kind, changes in (("sign", _signs), ("factor", _factors), ("index", _indices)):
        found = 0
        for altered in _everywhere(statement, changes):
            if altered != statement and is_well_sorted(altered) and found < MOST_OF_A_KIND:
                found += 1
                yield kind, altered
    for altered in _turned(statement):
        yield "relation", altered


def _turned(statement: Term) -> Iterator[Term]:
    """What is claimed, the other way round."""
    match statement:
        case Apply("implies", (premise, conclusion)):
            yield from (apply("implies", premise, turned) for turned in _turned(conclusion))
        case Apply("less" | "less_equal" | "greater" | "greater_equal" as relation, arguments):
            yield Apply(TURNED[relation], arguments)


def _everywhere(term: Term, changes: Callable[[Term], Iterator[Term]]) -> Iterator[Term]:
    """The term with one change in one place; the right side of a relation comes first."""
    parts = list(range(_parts(term)))
    for place in reversed(parts):
        if place == 0 and isinstance(term, Apply) and term.operator == "implies":
            continue  # a premise that never holds makes no statement false
        inner = _part(term, place)
        for changed in _everywhere(inner, changes):
            yield _with_part(term, place, changed)
    yield from changes(term)


def _parts(term: Term) -> int:
    return len(term.arguments) if isinstance(term, Apply) else 2 if isinstance(term, Bind) else 0


def _part(term: Term, place: int) -> Term:
    return term.arguments[place] if isinstance(term, Apply) else (term.domain, term.body)[place]


def _with_part(term: Term, place: int, changed: Term) -> Term:
    places = iter(range(_parts(term)))
    return map_children(term, lambda part: changed if next(places) == place else part)


def _signs(term: Term) -> Iterator[Term]:
    match term:
        case Apply(operator, arguments) if operator in TURNED:
            yield Apply(TURNED[operator], arguments)
        case Apply("negate", (inside,)):
            yield inside
        case Apply("equal", (left, right)) if isinstance(_sort(right), Scalar | Matrix):
            yield apply("equal", left, -right)


def _factors(term: Term) -> Iterator[Term]:
    match term:
        case Apply("multiply", (a, b)):
            yield a
            yield b
        case Apply("divide", (a, _)):
            yield a
        case Apply("of_order", (count, _, n)):
            yield apply("of_order", count, 1, n)
        case Apply("equal" | "less" | "greater" | "less_equal" | "greater_equal" as relation, (left, right)):
            yield apply(relation, left, 2 * right)
        case Bind("product", domain, body, letter):
            yield Bind("product", domain, apply("multiply", 2, body), letter)


def _indices(term: Term) -> Iterator[Term]:
    match term:
        case Apply("entry", (of, *indices)):
            yield apply("entry", of, *(i + 1 for i in indices))
        case Apply("range", (first, last)):
            yield apply("range", first + 1, last)
            yield apply("range", first, last - 1)
        case Apply("apply", (Symbol(_, sort) as members, index)) if "sequence" in getattr(sort, "properties", ()):
            yield apply("apply", members, index + 1)
        case Apply("power", (base, Number(n))):
            yield apply("power", base, Number(n + Fraction(1)))
        case Apply("power", (base, exponent)):
            yield apply("power", base, exponent + 1)


def _sort(term: Term) -> object:
    try:
        return sort_of(term)
    except Exception:
        return None
