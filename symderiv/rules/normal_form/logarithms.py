"""Logarithms: of products and powers of what is positive, sums and multiples."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.factoring import primes, squarefree
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, atom, constant, sum_of, term_of
from symderiv.rules.normal_form.powers import BASE_E

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["logarithm"]


def logarithm(forms: NormalForms, x: Term) -> Polynomial:
    """The logarithm of a number: that of a product of positive factors is the sum of theirs."""
    inner = forms.number(x)
    coefficient, factors = forms.arithmetic.factors(inner)
    if len(factors) == 1 and factors[0][1] == 1 and factors[0][0].single is None:  # x^2 - 1, where x - 1 > 0
        scale, parts = squarefree(factors[0][0], irreducible=True)
        if scale > 0 and all(forms.facts.has(f, "positive") for f, _ in parts):
            coefficient, factors = coefficient * scale, parts
    coefficient, factors = forms.arithmetic.turned_positive(coefficient, factors)
    real = all(forms.facts.has(f, "positive") and forms.facts.real_exponent(e) for f, e in factors)
    if coefficient <= 0 or not real:
        forms.facts.need(inner, "positive")
        return atom(Apply("log", (term_of(inner),)))
    logs = [atom(Apply("log", (Number(Fraction(p)),))).scaled(Fraction(e)) for p, e in primes(coefficient)]
    for factor, times in factors:
        exponent = constant(times) if isinstance(times, Fraction) else times
        one = ONE if factor == atom(BASE_E) else atom(Apply("log", (term_of(factor),)))
        logs.append(forms.arithmetic.product(exponent, one))
    return sum_of(logs)
