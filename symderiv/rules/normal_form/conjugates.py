"""Conjugates of polynomials, base by base."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.polynomials import (
    BASE_E,
    IMAGINARY_UNIT,
    ONE,
    Exponent,
    Polynomial,
    atom,
    constant,
    simplest,
    sum_of,
    term_of,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.rules.normal_form.powers import Arithmetic

__all__ = ["conjugate"]


def conjugate(arithmetic: Arithmetic, polynomial: Polynomial) -> Polynomial:
    """The conjugate; that of a power of what is not real is taken apart only where its exponent is whole."""
    parts = []
    for monomial, coefficient in polynomial.terms.items():
        factors = [_of_power(arithmetic, base, exponent) for base, exponent in monomial]
        parts.append(arithmetic.product(constant(coefficient), *factors))
    return sum_of(parts)


def _of_power(arithmetic: Arithmetic, base: Term, exponent: Exponent) -> Polynomial:
    facts, own = arithmetic.facts, atom(base, exponent)
    if base == BASE_E:
        turned = exponent if isinstance(exponent, Fraction) else simplest(conjugate(arithmetic, exponent))
        return atom(BASE_E, turned) if turned else ONE
    whole = isinstance(exponent, Fraction) and exponent.denominator == 1
    real = facts.is_real(base) and facts.real_exponent(exponent)
    if real and (whole or facts.base_has(base, "nonnegative")):
        return own
    if not whole:
        return atom(Apply("conjugate", (term_of(own),)))
    if base == IMAGINARY_UNIT:
        return arithmetic.power(-atom(base), exponent)
    if base in arithmetic.sums:
        return arithmetic.power(conjugate(arithmetic, arithmetic.sums[base]), exponent)
    match base:
        case Apply("conjugate", (inner,)):
            return arithmetic.power(arithmetic.sums.get(inner, atom(inner)), exponent)
    return atom(Apply("conjugate", (base,)), exponent)
