"""Derivatives: the differential, and what multiplies its direction."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symderiv.deciding.conversions import fresh
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Bind, Symbol, Term
from symderiv.rules import all_rules
from symderiv.rules.analysis.jacobian_from_differential import direction_sort, moved
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of
from symderiv.rules.normal_form.words import Diagonal, Plain, Word, Words

__all__ = ["derivative_step"]

Algebra = Callable[[Term, Term], Theorem | None]


def derivative_step(algebra: Algebra) -> Callable[[Term], Theorem | None]:
    """``derivative = M`` by identification in the differential; ``algebra`` proves the equation."""

    def step(term: Term) -> Theorem | None:
        if not (isinstance(term, Bind) and term.operator == "derivative"):
            return None
        try:
            sort = direction_sort(term.domain)
            direction = fresh("_h", sort, term)
            change = moved(term, direction)
            factor = _factor(change, direction)
            if factor is None:
                return None
            identified = algebra(change, factor * direction)
            if identified is None:
                return None
            return infer(all_rules()["jacobian_from_differential"], identified, derivative=term, direction=direction)
        except (KernelError, LanguageError):
            return None

    return step


def _factor(change: Term, direction: Symbol) -> Term | None:
    """M, where the change is M times the direction."""
    forms = NormalForms()
    if not isinstance(sort_of(direction), Matrix):
        return _scalar_factor(forms, change, direction)
    sort = sort_of(change)
    if not isinstance(sort, Matrix):
        return None
    words: dict[Word, Polynomial] = {}
    for word, coefficient in forms.matrix(change).terms.items():
        rest = _without_last(word, direction)
        if rest is None:
            return None
        words[rest] = words[rest] + coefficient if rest in words else coefficient
    shape = Matrix(sort.rows, direction.sort.dimensions[0])
    return forms.matrices.term_of(Words(words), shape)


def _without_last(word: Word, direction: Symbol) -> Word | None:
    match word:
        case (*rest, Plain(base, transposed=False, inverse=False)) if base == direction:
            return tuple(rest)
        case (*rest, Diagonal(powers, column=True, transposed=False)) if (direction, Fraction(1)) in powers:
            others = powers - {(direction, Fraction(1))}
            return (*rest, Diagonal(others)) if others else tuple(rest)
    return None


def _scalar_factor(forms: NormalForms, change: Term, direction: Symbol) -> Term | None:
    """The change divided by a number: coefficient by coefficient."""
    pair = (direction, Fraction(1))
    if isinstance(sort := sort_of(change), Matrix):
        words: dict[Word, Polynomial] = {}
        for word, coefficient in forms.matrix(change).terms.items():
            divided = _divided(coefficient, pair)
            if divided is None:
                return None
            words[word] = divided
        return forms.matrices.term_of(Words(words), sort)
    divided = _divided(forms.number(change), pair)
    return None if divided is None else term_of(divided)


def _divided(polynomial: Polynomial, pair: tuple[Symbol, Fraction]) -> Polynomial | None:
    if not all(pair in monomial for monomial in polynomial.terms):
        return None
    return Polynomial({monomial - {pair}: c for monomial, c in polynomial.terms.items()})
