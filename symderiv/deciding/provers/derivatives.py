"""Derivatives: the differential, and what multiplies its direction."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from symderiv.deciding.conversions import fresh
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.differentials import beta_reduced, differential
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.analysis.jacobian_from_differential import direction_sort, moved
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of
from symderiv.rules.normal_form.words import Diagonal, Plain, Word, Words, word_term

__all__ = ["claimed_gradient", "derivative_step", "linear_factor"]

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
            if isinstance(sort, Matrix) and isinstance(sort_of(change), Scalar):
                return _gradient(term, change, direction, algebra)
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


def linear_factor(term: Term, x: Symbol) -> Term | None:
    """M, where a term changes by M h as x changes by h, and M does not depend on x."""
    direction = fresh("_h", direction_sort(x), term)
    factor = _factor(differential(beta_reduced(term), x, direction), direction)
    return factor if factor is not None and x not in free_symbols(factor) else None


def _gradient(term: Bind, change: Term, direction: Symbol, algebra: Algebra) -> Theorem | None:
    """The gradient of a number by a vector."""
    gradient = _of_number(change, direction)
    if gradient is None:
        return None
    identified = algebra(change, Apply("transpose", (gradient,)) @ direction)
    if identified is None:
        return None
    return infer(all_rules()["gradient_from_differential"], identified, derivative=term, direction=direction)


def claimed_gradient(derivative: Bind, gradient: Term, algebra: Algebra) -> Theorem | None:
    """``derivative = gradient``, where the algebra shows that the differential is the gradient times the direction."""
    direction = fresh("_h", direction_sort(derivative.domain), derivative, gradient)
    change = moved(derivative, direction)
    if not (isinstance(direction.sort, Matrix) and isinstance(sort_of(change), Scalar)):
        return None
    identified = algebra(change, Apply("transpose", (gradient,)) @ direction)
    rule = all_rules()["gradient_from_differential"]
    return identified and infer(rule, identified, derivative=derivative, direction=direction)


def _of_number(change: Term, direction: Symbol) -> Term | None:
    """g, where the change is ``g^T`` times the direction."""
    total: Term | None = None
    for monomial, coefficient in NormalForms().number(change).terms.items():
        about = [(b, e) for b, e in monomial if direction in free_symbols(b)]
        if len(about) != 1 or about[0][1] != 1:
            return None
        vector = _beside(about[0][0], direction)
        if vector is None:
            return None
        scale = term_of(Polynomial({monomial - set(about): coefficient}))
        part = vector if scale == number(1) else scale * vector
        total = part if total is None else total + part
    return total


def _beside(product: Term, direction: Symbol) -> Term | None:
    """``A x`` of ``h^T A x``, and of ``x^T A^T h``."""
    factors = [product]
    while isinstance(first := factors[0], Apply) and first.operator == "multiply":
        factors[:1] = first.arguments
    if factors[0] == Apply("transpose", (direction,)) and len(factors) > 1:
        rest, turned = factors[1:], False
    elif factors[-1] == direction and len(factors) > 1:
        rest, turned = factors[:-1], True
    else:
        return None
    whole = rest[0]
    for factor in rest[1:]:
        whole = whole @ factor
    return Apply("transpose", (whole,)) if turned else whole


def _factor(change: Term, direction: Symbol) -> Term | None:
    """M, where the change is M times the direction."""
    forms = NormalForms()
    if not isinstance(sort_of(direction), Matrix):
        return _scalar_factor(forms, change, direction)
    sort = sort_of(change)
    if not isinstance(sort, Matrix):
        return None
    words: dict[Word, Polynomial] = {}
    outer: list[Term] = []
    for word, coefficient in forms.matrix(change).terms.items():
        rest = _without_last(word, direction)
        if rest is None:
            row = _of_number(term_of(coefficient), direction)
            if row is None:
                return None
            outer.append(Apply("multiply", (word_term(word), Apply("transpose", (row,)))))
        else:
            words[rest] = words[rest] + coefficient if rest in words else coefficient
    shape = Matrix(sort.rows, direction.sort.dimensions[0])
    parts = [forms.matrices.term_of(Words(words), shape)] if words else []
    return reduce(lambda a, b: a + b, [*parts, *outer])


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
