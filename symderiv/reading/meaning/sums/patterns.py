r"""Patterns: what the terms around dots have in common, as a function of one whole number.

Terms are compared part by part with the last one. Where they differ they must be whole numbers that go up (or down) by
equal steps; ``1`` beside ``1/n``, ``x^0``, ``x`` beside ``x^n`` are filled up. Everything given must come out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, free_symbols, number
from symderiv.reading.meaning.sums.affine import affine, counted, difference, is_multiple, number_in, plus, times

__all__ = ["Pattern", "alike", "pattern"]

LOWEST = (number(0), number(1), number(2))


@dataclass(frozen=True)
class Pattern:
    """The general term, its index, and the index of the first and the last term (None where there is no last)."""

    index: Symbol
    body: Term
    first: Term
    last: Term | None


def pattern(given: Sequence[Term], last: Term | None, index: Symbol) -> Pattern | None:
    """The general term behind the first few terms and the last one; None where there is none or it is not certain."""
    return _pattern(given, last, index, True) or _pattern(given, last, index, False)


def _pattern(given: Sequence[Term], last: Term | None, index: Symbol, rooted: bool) -> Pattern | None:
    """The same; ``rooted`` where ``4`` beside ``n^2`` is a square, not a power of n."""
    ends = last is not None
    terms = (*given, last) if last is not None else tuple(given)
    if len(terms) < (2 if ends else 3) or any(index in free_symbols(term) for term in terms):
        return None
    holes: list[tuple[Term, ...]] = []
    if not _compared(terms, holes, rooted) or not holes:
        return None
    places: dict[tuple[Term, ...], Term] = {}
    bounds: set[tuple[Term, Term | None]] = set()
    stepped = [_steps(values[:-1] if ends else values) for values in holes]
    if any(step is None for step in stepped) or (len(given) == 1 and any(is_multiple(values[-1]) for values in holes)):
        return None
    if ends and not all(_onward(values, step or Fraction(0)) for values, step in zip(holes, stepped, strict=True)):
        return None
    if last is not None and set(stepped) == {Fraction(-1)} and len(set(holes)) == 1:  # n, n - 1, ..., 1
        return Pattern(index, _filled(terms, iter([index] * len(holes)), rooted), holes[0][-1], holes[0][0])
    lead = next((n for n, step in enumerate(stepped) if step == 1), None)
    if lead is None:
        return _from_one(terms, holes, stepped, index, (ends, rooted))
    first = holes[lead][0]
    for values, step in zip(holes, stepped, strict=True):
        places[values] = _place(index, first, values[0], step or Fraction(0))
        end = _end(values, first, step or Fraction(0)) if ends else None
        if ends and end is None:
            return None
        bounds.add((first, end))
    if len(bounds) != 1:
        return None
    body = _filled(terms, iter([places[values] for values in holes]), rooted)
    first, end = next(iter(bounds))
    if len(given) == 1 and end in LOWEST and not isinstance(first, Number):  # x_n + ... + x_1
        first, end = end, first
    return Pattern(index, body, first, end)


def alike(a: Term, b: Term) -> bool:
    """Whether two terms can be of one pattern."""
    return _compared((a, b), [], True) or _compared((a, b), [], False)


def _from_one(
    terms: tuple[Term, ...],
    holes: list[tuple[Term, ...]],
    steps: list[Fraction | None],
    index: Symbol,
    how: tuple[bool, bool],
) -> Pattern | None:
    """Steps of another size: the index counts the terms from 1 on."""
    places: list[Term] = []
    bounds: set[Term | None] = set()
    ends, rooted = how
    for values, step in zip(holes, steps, strict=True):
        start, step = number_in(values[0]), step or Fraction(0)
        if start is None or step == 0:
            return None
        places.append(plus(times(step, index), start - step))
        if ends:
            end = counted(values[-1], start, step)
            if end is None:
                return None
            bounds.add(end)
    if ends and len(bounds) != 1:
        return None
    return Pattern(index, _filled(terms, iter(places), rooted), number(1), next(iter(bounds)) if ends else None)


def _steps(values: tuple[Term, ...]) -> Fraction | None:
    """The step from each value to the next; 1 where only one is given."""
    if len(values) == 1:
        return Fraction(1)
    steps = {difference(a, b) for a, b in pairwise(values)}
    return next(iter(steps)) if len(steps) == 1 else None


def _onward(values: tuple[Term, ...], step: Fraction) -> bool:
    """Whether the last value can come after the others by whole steps: not in ``1, 0, \\dots, 0``."""
    ahead = difference(values[-2], values[-1])
    return ahead is None or (step != 0 and ahead / step >= 1 and (ahead / step).denominator == 1)


def _place(index: Symbol, lead: Term, start: Term, step: Fraction) -> Term:
    """What stands at a place for the index, which runs like the leading place."""
    if step == 1:
        ahead = difference(lead, start)
        if ahead is not None:
            return plus(index, ahead)
    origin, value = number_in(lead), number_in(start)
    if origin is None or value is None:
        ahead_of_lead = index if lead == number(0) else apply("subtract", index, lead)
        return index if start == lead else apply("add", start, ahead_of_lead)
    return plus(times(step, index), value - step * origin)


def _end(values: tuple[Term, ...], lead: Term, step: Fraction) -> Term | None:
    """The index of the last term."""
    if step == 1:
        ahead = difference(lead, values[0])
        return None if ahead is None else plus(values[-1], -ahead)
    origin, start = number_in(lead), number_in(values[0])
    if origin is None or start is None:
        return None
    terms_before = counted(values[-1], start, step)
    return None if terms_before is None else plus(terms_before, origin - 1)


def _compared(terms: tuple[Term, ...], holes: list[tuple[Term, ...]], rooted: bool) -> bool:
    """Notes where terms differ; False where they have not one shape."""
    template = terms[-1]
    if all(term == template for term in terms):
        return True
    if all(affine(term)[0] is None or _index_like(term) for term in terms) and not _apart(terms):
        holes.append(terms)
        return True
    if (binders := _binders(terms)) is not None:
        return all(_compared(parts, holes, rooted) for parts in binders)
    filled = [_as(term, template, rooted) for term in terms]
    if not isinstance(template, Apply) or any(term is None for term in filled):
        return False
    parts = zip(*(term.arguments for term in filled if term is not None), strict=True)
    return all(_compared(values, holes, rooted) for values in parts)


def _binders(terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], tuple[Term, ...]] | None:
    """The domains and the bodies of binders of one kind."""
    binders = [term for term in terms if isinstance(term, Bind)]
    if len(binders) != len(terms) or len({binder.operator for binder in binders}) != 1:
        return None
    return tuple(binder.domain for binder in binders), tuple(binder.body for binder in binders)


def _apart(terms: tuple[Term, ...]) -> bool:
    """Whether these are values of a function or powers, to be compared part by part."""
    return all(isinstance(t, Apply) and t.operator in ("power", "apply", "entry", "divide", "factorial") for t in terms)


def _index_like(term: Term) -> bool:
    """Whether it can be a whole number: a letter, or letters and numbers added up."""
    match term:
        case Symbol(name, Scalar(kind, _)):
            return kind == "integer" or not re.search(r"[_^']", name)
        case Number(value):
            return value.denominator == 1
        case Apply("add" | "subtract" | "negate", parts):
            return all(_index_like(part) for part in parts)
        case Apply("multiply", (Number(value), part)):
            return value.denominator == 1 and _index_like(part)
    return False


def _as(term: Term, template: Term, rooted: bool) -> Apply | None:
    """The term in the shape of the template: ``1`` is ``x^0`` or ``1/1``, ``x`` is ``x^1``, ``4`` is ``2^2``."""
    if not isinstance(template, Apply):
        return None
    if (
        isinstance(term, Apply)
        and term.operator == template.operator
        and len(term.arguments) == len(template.arguments)
    ):
        return term
    match template, term:
        case Apply("power", (base, Number(degree))), Number(value) if rooted and base != Number(value):
            root = _root(value, degree)
            return None if root is None else Apply("power", (Number(root), Number(degree)))
        case Apply("power", (base, _)), _ if term == base:
            return Apply("power", (base, number(1)))
        case Apply("power", (Number(base), _)), Number(value):
            exponent = next((k for k in range(65) if base**k == value), None)
            return None if exponent is None else Apply("power", (Number(base), number(exponent)))
        case Apply("power", (base, _)), Number(value) if value == 1:
            return Apply("power", (base, number(0)))
        case Apply("divide", (above, _)), _ if _compared((term, above), [], rooted):
            return Apply("divide", (term, number(1)))
        case Apply("multiply", (a, Apply("power", (base, _)))), _ if _compared((term, a), [], rooted):
            return Apply("multiply", (term, Apply("power", (base, number(0)))))
        case Apply("multiply", (Apply("power", (base, _)), b)), _ if _compared((term, b), [], rooted):
            return Apply("multiply", (Apply("power", (base, number(0))), term))
        case Apply("factorial", _), Number(value) if value == 1:
            return Apply("factorial", (number(1),))
    return None


def _root(value: Fraction, degree: Fraction) -> Fraction | None:
    if value.denominator != 1 or value < 0 or degree.denominator != 1 or not 2 <= degree <= 6:
        return None
    near = round(float(value) ** (1 / int(degree))) if degree != 2 else isqrt(int(value))
    return Fraction(near) if Fraction(near) ** int(degree) == value else None


def _filled(terms: tuple[Term, ...], places: Iterator[Term], rooted: bool) -> Term:
    """The template with the index at the places where terms differ, in the order they were noted."""
    template = terms[-1]
    if all(term == template for term in terms):
        return template
    if all(affine(term)[0] is None or _index_like(term) for term in terms) and not _apart(terms):
        return next(places)
    if isinstance(template, Bind) and (binders := _binders(terms)) is not None:
        inside, body = (_filled(parts, places, rooted) for parts in binders)
        return Bind(template.operator, inside, body, template.written_as, template.span)
    filled = [_as(term, template, rooted) for term in terms]
    assert isinstance(template, Apply)
    parts = zip(*(term.arguments for term in filled if term is not None), strict=True)
    return Apply(template.operator, tuple(_filled(values, places, rooted) for values in parts))
