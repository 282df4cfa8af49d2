"""Factorials and binomial coefficients of whole numbers, and roots, as polynomials over atoms."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.polynomials import Polynomial, atom, constant, term_of

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["binomial_form", "factorial_form", "root_form"]

LARGEST = 1_000  # beyond, a factorial or binomial coefficient stays as it is
HIGHEST_DEGREE = 64


def _natural(polynomial: Polynomial) -> int | None:
    """The polynomial as a natural number small enough to count with; None for any other."""
    value = polynomial.constant
    return int(value) if value is not None and value.denominator == 1 and 0 <= value <= LARGEST else None


def factorial_form(forms: NormalForms, n: Term) -> Polynomial:
    """``n!``: its value for a natural number, else an atom."""
    argument = forms.number(n)
    value = _natural(argument)
    return atom(Apply("factorial", (term_of(argument),))) if value is None else constant(factorial(value))


def binomial_form(forms: NormalForms, n: Term, k: Term) -> Polynomial:
    """``n choose k``: its value for natural numbers, else an atom."""
    arguments = forms.number(n), forms.number(k)
    above, below = map(_natural, arguments)
    if above is None or below is None:
        return atom(Apply("binomial", tuple(map(term_of, arguments))))
    return constant(comb(above, below))


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
