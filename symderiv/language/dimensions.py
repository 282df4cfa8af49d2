"""Dimensions: whole numbers that may be symbolic, and when two of them are the same."""

from __future__ import annotations

from fractions import Fraction

from symderiv.language.terms import Apply, Number, Term

__all__ = ["linear_form", "same_dimension"]

ONE = Number(Fraction(1))


def linear_form(term: Term) -> dict[Term, Fraction]:
    """The term as a sum of coefficients times parts, ``Number(1)`` for the constant; products stay as parts."""
    match term:
        case Number(value):
            return {ONE: value} if value else {}
        case Apply("add", (a, b)):
            return _combined(linear_form(a), linear_form(b), Fraction(1))
        case Apply("subtract", (a, b)):
            return _combined(linear_form(a), linear_form(b), Fraction(-1))
        case Apply("negate", (a,)):
            return _combined({}, linear_form(a), Fraction(-1))
        case Apply("multiply", (Number(c), a)) | Apply("multiply", (a, Number(c))):
            return _combined({}, linear_form(a), c)
    return {term: Fraction(1)}


def same_dimension(a: Term, b: Term) -> bool:
    """Whether two dimensions are equal as linear forms: n + 1 is 1 + n."""
    return a == b or linear_form(a) == linear_form(b)


def _combined(a: dict[Term, Fraction], b: dict[Term, Fraction], factor: Fraction) -> dict[Term, Fraction]:
    total = dict(a)
    for part, coefficient in b.items():
        total[part] = total.get(part, Fraction(0)) + factor * coefficient
    return {part: coefficient for part, coefficient in total.items() if coefficient}
