"""Functions that are made of others: tangents, hyperbolic functions, those of networks, extrema, parts of numbers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Number, Symbol, Term
from symderiv.rules.normal_form.conjugates import conjugate
from symderiv.rules.normal_form.polynomials import BASE_E, IMAGINARY_UNIT, ONE, Polynomial, atom, constant

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["NAMED", "exponential"]

PI = Apply("pi", ())
ZERO, HALF, MINUS = Number(Fraction(0)), Fraction(1, 2), Fraction(-1)
Form = Callable[..., Polynomial]


def exponential(forms: NormalForms, x: Term) -> Polynomial:
    """``e`` to a number."""
    exponent = forms.number(x)
    value = exponent.constant
    if value == 0:
        return ONE
    return atom(BASE_E, exponent if value is None else value)


def _inverse(forms: NormalForms, value: Polynomial) -> Polynomial:
    return forms.arithmetic.power(value, MINUS)


def _hyperbolic(sign: int) -> Form:
    def form(forms: NormalForms, x: Term) -> Polynomial:
        up, down = exponential(forms, x), exponential(forms, Apply("negate", (x,)))
        return (up + down.scaled(Fraction(sign))).scaled(HALF)

    return form


def _ratio(top: str, bottom: str) -> Form:
    def form(forms: NormalForms, x: Term) -> Polynomial:
        above, below = (forms.number(Apply(name, (x,))) for name in (top, bottom))
        return forms.arithmetic.product(above, _inverse(forms, below))

    return form


def _one_over(name: str) -> Form:
    return lambda forms, x: _inverse(forms, forms.number(Apply(name, (x,))))


def _odd(name: str) -> Form:
    return lambda forms, x: forms.odd(name, x)


def _arc(name: str, of: str) -> Form:
    """An arcus function: at the values of a sine or tangent of a multiple of a twelfth of a turn, that angle."""

    def form(forms: NormalForms, x: Term) -> Polynomial:
        value = forms.number(x)
        if value.single is not None and not any(isinstance(b, Symbol) for b in value.bases()):
            for angle, its in _KNOWN[of].items():
                known = forms.arithmetic.power(constant(its), HALF)
                for sign in (1, -1):
                    if not value - known.scaled(Fraction(sign)):
                        return atom(PI).scaled(angle * sign)
        return forms.odd(name, x)

    return form


# The squares of sines and tangents of multiples of pi.
_KNOWN = {
    "sin": {Fraction(1, 6): Fraction(1, 4), Fraction(1, 4): HALF, Fraction(1, 3): Fraction(3, 4), HALF: Fraction(1)},
    "tan": {Fraction(1, 6): Fraction(1, 3), Fraction(1, 4): Fraction(1), Fraction(1, 3): Fraction(3)},
}


def _logistic(forms: NormalForms, x: Term) -> Polynomial:
    return _inverse(forms, ONE + exponential(forms, Apply("negate", (x,))))


def _softplus(forms: NormalForms, x: Term) -> Polynomial:
    return forms.number(Apply("log", (1 + Apply("exp", (x,)),)))


def _extreme(sign: int) -> Form:
    """``(a + b + |a - b|) / 2``, or with a minus."""

    def form(forms: NormalForms, a: Term, b: Term) -> Polynomial:
        gap = forms.arithmetic.absolute(forms.number(a) - forms.number(b))
        return (forms.number(a) + forms.number(b) + gap.scaled(Fraction(sign))).scaled(HALF)

    return form


def _part(sign: int) -> Form:
    """Half of ``z`` and its conjugate; or of their difference, divided by i."""

    def form(forms: NormalForms, z: Term) -> Polynomial:
        value = forms.number(z)
        half = (value + conjugate(forms.arithmetic, value).scaled(Fraction(sign))).scaled(HALF)
        return half if sign > 0 else forms.arithmetic.product(half, atom(IMAGINARY_UNIT, MINUS))

    return form


NAMED: dict[str, Form] = {
    "tan": _ratio("sin", "cos"),
    "cot": _ratio("cos", "sin"),
    "sec": _one_over("cos"),
    "csc": _one_over("sin"),
    "sinh": _hyperbolic(-1),
    "cosh": _hyperbolic(1),
    "tanh": _ratio("sinh", "cosh"),
    "arctan": _arc("arctan", "tan"),
    "arcsin": _arc("arcsin", "sin"),
    "arsinh": _odd("arsinh"),
    "erf": _odd("erf"),
    "logistic": _logistic,
    "softplus": _softplus,
    "relu": lambda forms, x: _extreme(1)(forms, x, ZERO),
    "maximum": _extreme(1),
    "minimum": _extreme(-1),
    "conjugate": lambda forms, z: conjugate(forms.arithmetic, forms.number(z)),
    "real_part": _part(1),
    "imaginary_part": _part(-1),
}
