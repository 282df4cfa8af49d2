"""Laws, random variables and their values, drawn together: a model's tables, and what they are tables of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import Any

from flint import fmpq

from symderiv.deciding.binders import opened
from symderiv.deciding.laws.outcomes import Variable, VariableSequence
from symderiv.deciding.laws.parameters import drawn_parameters
from symderiv.deciding.laws.roles import Survey, is_unsaid, name_of, name_of_values, survey
from symderiv.deciding.laws.tables import Family, Layout, Table
from symderiv.deciding.samplers import Drawing, draw
from symderiv.deciding.sequences import Sequence
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_sets import Finite
from symderiv.language.meaning_statements import FAILS, HOLDS
from symderiv.language.outcomes import CHANCE, is_random, value
from symderiv.language.sorts import INTEGER, LAW, Function, Scalar, Set
from symderiv.language.terms import Apply, Bind, Symbol, Term, subterms

__all__ = ["drawn_together"]

MOST_FOR_THREE = 3  # random variables with three cells each; beyond, two
TRIES = 40


def drawn_together(terms: tuple[Term, ...], symbols: Iterable[Symbol], drawing: Drawing) -> dict[Symbol, Any]:
    """Values for those of the symbols that laws determine: laws, random variables, their values and spaces."""
    found = survey(terms)
    names = tuple(dict.fromkeys(name_of(v) for v in found.variables))
    shared, of_logarithms = _shared_cells(found, names), _of_logarithms(terms)
    cells: dict[str, tuple[Any, ...]] = {}
    for name in names:
        first = shared[name]
        if first not in cells:
            cells[first] = _cells(found, first, [n for n in names if shared[n] == first], drawing, of_logarithms)
        cells[name] = cells[first]
    values: dict[Symbol, Any] = {v: _variable(v, cells[name_of(v)]) for v in found.variables}
    values.update(_laws(found, terms, {name: len(of) for name, of in cells.items()}, drawing))
    for symbol, name in found.ties:
        if symbol not in values:
            values[symbol] = _drawn_value(symbol, cells[name], drawing)
    for symbol in symbols:
        if isinstance(symbol.sort, Set) and symbol not in values and (name := name_of_values(symbol)) in cells:
            values[symbol] = Finite(cells[name])
    values.update(drawn_parameters(terms, values, drawing, _different))
    return values


@lru_cache(maxsize=512)
def _shared_cells(found: Survey, names: tuple[str, ...]) -> dict[str, str]:
    """For each name the first of those with the same cells: those that one letter is a value of."""
    first = {name: name for name in names}
    of: dict[Symbol, str] = {}
    for symbol, name in found.ties:
        other = first[of.setdefault(symbol, name)]
        first = {n: other if f == first[name] else f for n, f in first.items()}
    return first


@lru_cache(maxsize=512)
def _of_logarithms(terms: tuple[Term, ...]) -> frozenset[str]:
    """The names of random variables of which there is a logarithm, or a root: they are drawn positive."""
    found: set[str] = set()
    for part in (part for term in terms for part in subterms(term)):
        if isinstance(part, Apply) and part.operator in ("log", "sqrt"):
            inner = list(subterms(part))
            if not any(isinstance(i, Bind) or (isinstance(i, Apply) and i.operator == "density_at") for i in inner):
                found.update(map(name_of, _variables_in(part)))
    return frozenset(found)


def _cells(found: Survey, first: str, names: list[str], drawing: Drawing, positive: frozenset[str]) -> tuple[Any, ...]:
    """Different values; the numbers that stand for values are among them, and if there are several, they are all."""
    if first.startswith("event "):
        return (HOLDS, FAILS)
    constants = tuple(dict.fromkeys(
        fmpq(n.value.numerator, n.value.denominator) for name, n in found.constants if name in names
    ))  # fmt: skip
    if len(constants) > 1:
        return constants
    symbol = next(v for v in found.variables if name_of(v) == first)
    few = len({name_of(v) for v in found.variables}) <= MOST_FOR_THREE
    wanted = drawing.random.choice((2, 2, 3)) if few else 2
    of = value(symbol).sort
    of = of.value if isinstance(of, Function) else of
    if isinstance(of, Scalar) and positive & set(names):
        of = replace(of, properties=of.properties | {"positive"})
    return _different(Symbol(symbol.name, of), constants, wanted, drawing)


def _different(symbol: Symbol, given: tuple[Any, ...], wanted: int, drawing: Drawing) -> tuple[Any, ...]:
    found = list(given)
    for attempt in range(TRIES):
        style = drawing.style if attempt < TRIES // 2 else "small"
        drawn = draw(symbol, replace(drawing, style=style))
        if drawn not in found:
            found.append(drawn)
        if len(found) == wanted:
            return tuple(found)
    raise NoMeaning(f"{symbol.name} takes too few values")


def _variable(symbol: Symbol, cells: tuple[Any, ...]) -> Variable | VariableSequence:
    sequence = isinstance(symbol.sort, Function) and symbol.sort.arguments == (INTEGER,)
    return VariableSequence(name_of(symbol), cells) if sequence else Variable((name_of(symbol), None), cells)


def _drawn_value(symbol: Symbol, cells: tuple[Any, ...], drawing: Drawing) -> Any:
    if isinstance(symbol.sort, Function):
        own = Random(drawing.random.random())
        return Sequence(lambda: own.choice(cells))
    return drawing.random.choice(cells)


def _laws(found: Survey, terms: tuple[Term, ...], sizes: Mapping[str, int], drawing: Drawing) -> dict[Symbol, Any]:
    sequences = {name_of(v) for v in found.variables if isinstance(v.sort, Function) and v.sort.arguments == (INTEGER,)}
    joint = tuple(name for name in sizes if name not in sequences)
    blocks, given = _independence(terms)
    layout = Layout(sizes, joint, found.copied, blocks, given)
    lopsided = drawing.style in ("telling", "spread", "large", "tiny")
    letters = list(dict.fromkeys(law.name for law in found.laws if law != CHANCE or is_unsaid(found.laws)))
    letters = letters or [CHANCE.name]
    tables: dict[str, Table] = {}
    for letter in letters:
        beside = next(iter(tables.values()), None)
        table = Table(layout, f"{drawing.random.random()}", lopsided)
        tables[letter] = table if beside is None else replace(table, beside=beside, shared=_conditioned(letter, terms))
    constant = {law for law, count in found.parameters if count == 1}
    result: dict[Symbol, Any] = {}
    for law in found.laws:
        table = tables.get(law.name, tables[letters[0]])
        result[law] = table if law.sort == LAW else Family(table, law in constant)
    return result


@lru_cache(maxsize=512)
def _conditioned(letter: str, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The names of random variables on whose values a law is conditioned."""
    found: dict[str, None] = {}
    for term in terms:
        for part in subterms(term):
            if isinstance(part, Bind) and part.operator == "given" and _letter(part.domain) == letter:
                found.update({name_of(s): None for s in _variables_in(part.body)})
    return tuple(found)


def _letter(law: Term) -> str | None:
    match law:
        case Symbol(name):
            return name
        case Apply("apply", (Symbol(name), *_)):
            return name
    return None


def _variables_in(term: Term) -> list[Symbol]:
    return list(dict.fromkeys(p for p in subterms(term) if isinstance(p, Symbol) and is_random(p)))


@lru_cache(maxsize=512)
def _independence(terms: tuple[Term, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Blocks of names that are supposed to be independent, given others. Raises `NoMeaning` for more than one such."""
    blocks: list[tuple[str, ...]] = []
    given: tuple[str, ...] = ()
    statements = [t for t in terms[1:] if isinstance(t, Bind) and t.operator == "independent"]
    for statement in statements:
        body = opened(statement)[1]
        parts = body.arguments if isinstance(body, Apply) and body.operator == "tuple" else (body,)
        a, b, *rest = (tuple(name_of(s) for s in _variables_in(part)) for part in parts)
        if rest and len(statements) > 1:
            raise NoMeaning("several independences, one of them conditional")
        given = rest[0] if rest else ()
        blocks.extend(block for block in (a, b) if block not in blocks)
    return tuple(blocks), given
