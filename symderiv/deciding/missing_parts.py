"""What is missing: a number, a term or a factor that makes a wrong equation right, solved for rather than guessed.

The unknown is put at one place of the equation. Where the difference of the sides is of the first degree in it, two
values of the difference give it in each model; the same number in all models, or the same monomial in the letters, is
what should have stood there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import product
from math import prod
from typing import Any

import numpy as np
from flint import arb, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import Model
from symderiv.deciding.sieves import Sieve
from symderiv.errors import LanguageError
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_numpy import Array
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import REAL, Scalar
from symderiv.language.terms import Apply, Number, Symbol, Term, apply, free_symbols, number, subterms

__all__ = ["missing_parts", "places"]

UNKNOWN_PART = Symbol("the part that is missing", REAL)
MOST_LETTERS, LARGEST, SMALL = 4, 100_000, 12
SUMS, PRODUCTS = ("add", "subtract"), ("multiply", "divide")

Rebuild = Callable[[Term], Term]


def missing_parts(
    left: Term, right: Term, models: Sequence[Model], deadline: Deadline
) -> Iterator[tuple[Term, Term, Term, Term]]:
    """The part, what it should be, and both sides then: numbers first, then terms, then factors."""
    letters = [s for s in free_symbols(left - right) if isinstance(s.sort, Scalar)][:MOST_LETTERS]
    sieve = Sieve(models, deadline, UNKNOWN_PART)
    shapes = {True: _powers(sieve, letters), False: _powers(sieve, [])}
    for asked, with_unknown, instead in _QUESTIONS:
        for part, sides in _both(left, right):
            deadline.check()
            if not asked(part, part in (left, right)):
                continue
            takes_letters = _takes_letters(asked, part, left, right)
            written = sides(with_unknown(part))
            if not _may_be_solved(sieve, written, shapes[takes_letters]):
                continue
            values = _solved(written, models, deadline)
            for found in _monomials(values, models, letters if takes_letters else []):
                if asked is _is_product and not _is_plain(found):
                    continue
                after = instead(part, found)
                yield (part, after, *sides(after))


def _exponents(letters: int) -> list[tuple[int, ...]]:
    """Exponents of the monomials that may be missing, those of low degree first; the fewer letters, the higher."""
    return sorted(product(range(5 if letters <= 2 else 3), repeat=letters), key=sum)


def _powers(sieve: Sieve, letters: Sequence[Symbol]) -> Array | None:
    """What the monomials that may be missing are in each model, a row for each; None where a letter is no number."""
    count = len(sieve.models)
    values: list[Any] = [sieve.environment.get(s) for s in letters]
    if not all(isinstance(v, np.ndarray) and v.ndim == 1 for v in values):
        return None
    rows = [prod((v[:count] ** n for v, n in zip(values, exponents, strict=True)), start=np.ones(count))
            for exponents in _exponents(len(letters))]  # fmt: skip
    return np.array(rows)


def _may_be_solved(sieve: Sieve, sides: tuple[Term, Term], powers: Array | None) -> bool:
    """Whether what should stand at the unknown's place looks like a number times a monomial."""
    if powers is None or not sieve.models:
        return True
    try:
        values = sieve.solved(*sides)
    except (NoMeaning, LanguageError, ArithmeticError):
        return True
    if values is None:
        return False
    with np.errstate(all="ignore"):
        ratios = values / powers
        known = np.isfinite(ratios)
        low = np.where(known, ratios, np.inf).min(axis=1)
        high = np.where(known, ratios, -np.inf).max(axis=1)
        return bool((high - low <= 1e-6 * np.maximum(np.abs(low), np.abs(high))).any())


def _takes_letters(asked: Callable[[Term, bool], bool], part: Term, left: Term, right: Term) -> bool:
    """Whether letters may be missing there: of a sum that has some, of a product if both sides have the same."""
    if asked is _is_sum:
        return bool(free_symbols(part)) and any(_is_sum(side, False) for side in (part, left, right))
    return (
        asked is _is_product
        and isinstance(part, Apply)
        and bool(free_symbols(part))
        and free_symbols(left) == free_symbols(right)
    )


def _is_numeral(part: Term, whole: bool) -> bool:
    return isinstance(part, Number)


def _is_sum(part: Term, whole: bool) -> bool:
    return whole or (isinstance(part, Apply) and part.operator in SUMS)


def _is_product(part: Term, whole: bool) -> bool:
    return whole or (isinstance(part, Apply) and part.operator in PRODUCTS)


def _is_plain(factor: Term) -> bool:
    """Whether a factor is one that people forget: a small number, or letters."""
    if isinstance(factor, Number):
        return factor.value > 0 and max(factor.value.numerator, factor.value.denominator) <= SMALL
    return all(part.value.denominator == 1 for part in subterms(factor) if isinstance(part, Number))


def _plus(part: Term, found: Term) -> Term:
    match found:
        case Number(value) if value < 0:
            return part - Number(-value)
        case Apply("negate", (a,)):
            return part - a
    return part + found


_QUESTIONS: tuple[tuple[Callable[[Term, bool], bool], Rebuild, Callable[[Term, Term], Term]], ...] = (
    (_is_numeral, lambda part: UNKNOWN_PART, lambda part, found: found),
    (_is_sum, lambda part: part + UNKNOWN_PART, _plus),
    (_is_product, lambda part: part * UNKNOWN_PART, lambda part, found: found * part),
)


def _both(left: Term, right: Term) -> Iterator[tuple[Term, Callable[[Term], tuple[Term, Term]]]]:
    """Every part of both sides that is a number, with what both sides are when it is another; the right side first."""
    for part, rebuild in places(right):
        yield part, lambda new, rebuild=rebuild: (left, rebuild(new))  # type: ignore[misc]
    for part, rebuild in places(left):
        yield part, lambda new, rebuild=rebuild: (rebuild(new), right)  # type: ignore[misc]


def places(term: Term) -> Iterator[tuple[Term, Rebuild]]:
    """Every part of a term that is a number, with what the term is when the part is another; outermost parts first."""
    try:
        if isinstance(sort_of(term), Scalar):
            yield term, lambda new: new
    except LanguageError:
        return
    if isinstance(term, Apply):
        for index, argument in enumerate(term.arguments):
            before, after = term.arguments[:index], term.arguments[index + 1 :]
            for part, rebuild in places(argument):
                yield (
                    part,
                    lambda new, b=before, a=after, r=rebuild: Apply(term.operator, (*b, r(new), *a)),  # type: ignore[misc]
                )


def _solved(sides: tuple[Term, Term], models: Sequence[Model], deadline: Deadline) -> list[Any]:
    """The unknown in each model, None where it does not matter; [] where the models do not determine it."""
    difference = sides[0] - sides[1]
    values: list[Any] = []
    for model in models:
        try:
            zero, one, two = (
                Evaluation({**model.values, UNKNOWN_PART: fmpq(at)}, deadline=deadline).value(difference)
                for at in (0, 1, 2)
            )
            slope = one - zero
            if not _same(two - one, slope):
                return []
            if not _same(slope, fmpq(0)):
                values.append(-zero / slope)
            elif _same(zero, fmpq(0)):
                values.append(None)  # any number would do in this model
            else:
                return []
        except Undefined:
            values.append(None)
        except (NoMeaning, LanguageError, TypeError, ZeroDivisionError):
            return []
    return values if sum(value is not None for value in values) > 1 else []


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, fmpq) and isinstance(b, fmpq):
        return bool(a == b)
    return bool((arb(a) - arb(b)).contains(0))


def _monomials(values: list[Any], models: Sequence[Model], letters: list[Symbol]) -> Iterator[Term]:
    """Numbers, and numbers times one or two letters, that are the values in all models."""
    if not values:
        return
    for exponents in _exponents(len(letters)):
        chosen = tuple(zip(letters, exponents, strict=True))
        powers = [prod((model.values[s] ** n for s, n in chosen if n), start=fmpq(1)) for model in models]
        if not all(isinstance(p, fmpq) for p in powers):
            continue
        asked = [(v, p) for v, p in zip(values, powers, strict=True) if v is not None]
        known = [(v, p) for v, p in asked if p != 0]
        if len(known) < 2:
            continue
        coefficient = _rational(known[0][0] / known[0][1])
        if coefficient and all(_same(v, coefficient * p) for v, p in asked):
            yield _written(Fraction(int(coefficient.p), int(coefficient.q)), chosen)
            return


def _written(coefficient: Fraction, letters: tuple[tuple[Symbol, int], ...]) -> Term:
    factors: list[Term] = [s if n == 1 else s ** number(n) for s, n in letters if n]
    if abs(coefficient) != 1 or not factors:
        factors.insert(0, Number(abs(coefficient)))
    total = reduce(lambda a, b: a * b, factors)
    if coefficient > 0:
        return total
    return Number(-total.value) if isinstance(total, Number) else apply("negate", total)


def _rational(value: Any) -> fmpq | None:
    """The simple rational number a value is, None where there is none; zero is nothing that could be missing."""
    if isinstance(value, arb):
        near = Fraction(float(value.mid())).limit_denominator(1000)
        exact = fmpq(near.numerator, near.denominator)
        value = exact if value.contains(exact) else None
    small = value is not None and max(abs(value.p), value.q) <= LARGEST
    return value if small and value != 0 else None
