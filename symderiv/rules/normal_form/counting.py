"""Factorials and binomial coefficients of whole numbers, and roots, as polynomials over atoms."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial
from typing import TYPE_CHECKING

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, atom, constant, term_of

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["binomial_form", "factorial_form", "root_form"]

LARGEST = 1_000  # beyond, a factorial or binomial coefficient stays as it is
HIGHEST_DEGREE = 64
HIGHEST_SHIFT = 8


def _natural(polynomial: Polynomial) -> int | None:
    """The polynomial as a natural number small enough to count with; None for any other."""
    value = polynomial.constant
    return int(value) if value is not None and value.denominator == 1 and 0 <= value <= LARGEST else None


def factorial_form(forms: NormalForms, n: Term) -> Polynomial:
    """``n!``: its value for a natural number, else an atom."""
    argument = forms.number(n)
    value = _natural(argument)
    if value is not None:
        return constant(factorial(value))
    shift = argument.terms.get(frozenset(), Fraction(0))
    rest = argument - constant(shift)
    if not _is_integer(forms, rest) or shift.denominator != 1 or abs(shift) > HIGHEST_SHIFT:
        return atom(Apply("factorial", (term_of(argument),)))
    if shift > 0 and forms.facts.has(rest, "nonnegative"):  # (n + 2)! = (n + 2) (n + 1) n!
        factors = [rest + constant(i) for i in range(1, int(shift) + 1)]
        return forms.arithmetic.product(atom(Apply("factorial", (term_of(rest),))), *factors)
    if shift < 0 and forms.facts.has(argument, "nonnegative"):  # (n - 1)! = n! / n
        factors = [forms.arithmetic.power(rest - constant(i), Fraction(-1)) for i in range(-int(shift))]
        return forms.arithmetic.product(atom(Apply("factorial", (term_of(rest),))), *factors)
    return atom(Apply("factorial", (term_of(argument),)))


def _is_integer(forms: NormalForms, polynomial: Polynomial) -> bool:
    """Whether a polynomial is a whole number by the sorts of what it is made of."""
    return all(
        c.denominator == 1 and all(_whole_power(b, e) for b, e in monomial) for monomial, c in polynomial.terms.items()
    )


def _whole_power(base: Term, exponent: object) -> bool:
    sort = sort_of(base)
    natural = isinstance(exponent, Fraction) and exponent.denominator == 1 and exponent > 0
    return natural and isinstance(sort, Scalar) and sort.kind == "integer"


def binomial_form(forms: NormalForms, n: Term, k: Term) -> Polynomial:
    """``n choose k``: its value for natural numbers, else an atom."""
    above, below = forms.number(n), forms.number(k)
    values = _natural(above), _natural(below)
    if values[0] is not None and values[1] is not None:
        return constant(comb(values[0], values[1]))
    _need_natural(forms, above)
    _need_natural(forms, below)
    if values[1] is not None and values[1] <= HIGHEST_SHIFT:
        return _falling(forms, above, values[1])
    beyond = _natural(above - below)
    if beyond is not None and beyond <= HIGHEST_SHIFT:
        return _falling(forms, above, beyond)
    shift = above.terms.get(frozenset(), Fraction(0))
    less = above - ONE
    if 1 <= shift <= HIGHEST_SHIFT and forms.facts.has(less, "nonnegative") and forms.facts.has(below, "positive"):
        terms = map(term_of, (less, below - ONE, below))
        m, j, i = terms
        return binomial_form(forms, m, j) + binomial_form(forms, m, i)  # Pascal's triangle
    return atom(Apply("binomial", (term_of(above), term_of(below))))


def _falling(forms: NormalForms, n: Polynomial, k: int) -> Polynomial:
    """``n (n - 1) ... (n - k + 1) / k!``."""
    factors = [n - constant(i) for i in range(k)]
    return forms.arithmetic.product(*factors).scaled(Fraction(1, factorial(k)))


def _need_natural(forms: NormalForms, polynomial: Polynomial) -> None:
    """Assumes that a number is whole and not negative, unless its parts say so."""
    if not (_is_integer(forms, polynomial) and forms.facts.has(polynomial, "nonnegative")):
        forms.facts.conditions.add(Apply("member", (term_of(polynomial), Apply("naturals", ()))))


def root_form(forms: NormalForms, x: Term, n: Term) -> Polynomial:
    """The n-th root of a number that is known not to be negative, as a power; else an atom."""
    radicand, degree = forms.number(x), forms.number(n).constant
    whole = degree is not None and degree.denominator == 1 and 1 <= degree <= HIGHEST_DEGREE
    if degree is not None and whole and forms.facts.has(radicand, "nonnegative"):
        return forms.arithmetic.power(radicand, Fraction(1) / degree)
    if degree is not None and whole and degree % 2 == 1 and forms.facts.has(radicand, "nonpositive"):
        return -forms.arithmetic.power(-radicand, Fraction(1) / degree)
    written: Term = Number(degree) if degree is not None else term_of(forms.number(n))
    return atom(Apply("root", (term_of(radicand), written)))
