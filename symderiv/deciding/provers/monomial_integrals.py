"""Integrals of products of powers, exponentials, sines and logarithms, as proposals."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial

from symderiv.language.terms import Apply, Symbol, Term, apply, free_symbols, number
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import BASE_E, ONE, Exponent, Monomial, Polynomial, atom, term_of

__all__ = ["NotFoundError", "of_monomials"]

HIGHEST = 12
Integral = Term | None


class NotFoundError(Exception):
    """No antiderivative is proposed."""


def of_monomials(integrand: Term, x: Symbol) -> Term:
    """The integral of what is a sum of such products in normal form. Raises `NotFoundError`."""
    forms = NormalForms()
    total: Term | None = None
    for monomial, coefficient in forms.number(integrand).terms.items():
        part = _of_monomial(forms, monomial, coefficient, x)
        total = part if total is None else total + part
    return number(0) if total is None else total


def _of_monomial(forms: NormalForms, monomial: Monomial, coefficient: Fraction, x: Symbol) -> Term:
    """The integral of one product of powers."""
    outside = {(b, e) for b, e in monomial if x not in free_symbols(b) and not _moves(e, x)}
    factor = term_of(Polynomial({frozenset(outside): coefficient}))
    moving = sorted(((b, e) for b, e in monomial if (b, e) not in outside), key=lambda pair: pair[0] != x)
    if not moving:
        return factor * x
    degree = Fraction(0)
    if moving[0][0] == x and isinstance(moving[0][1], Fraction):
        degree, moving = moving[0][1], moving[1:]
    for way in WAYS:
        found = way(forms, degree, moving, x)
        if found is not None:
            return factor * found
    raise NotFoundError


def _moves(exponent: Exponent, x: Symbol) -> bool:
    return isinstance(exponent, Polynomial) and x in free_symbols(term_of(exponent))


Factors = list[tuple[Term, Exponent]]


def _power(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    if moving:
        return None
    if degree == -1:
        return apply("log", apply("absolute", x))
    return x ** number(degree + 1) / number(degree + 1)


def _linear(forms: NormalForms, term: Term | Polynomial, x: Symbol) -> tuple[Term, Polynomial] | None:
    """The slope of ``a x + b`` and the polynomial; None for others."""
    whole = term if isinstance(term, Polynomial) else forms.arithmetic.sums.get(term, forms.number(term))
    pair = frozenset({(x, Fraction(1))})
    slope: dict[Monomial, Fraction] = {}
    for monomial, c in whole.terms.items():
        inside = [b for b, _ in monomial if x in free_symbols(b)]
        if inside and not (pair <= monomial and inside == [x]):
            return None
        if inside:
            slope[monomial - pair] = c
    return (term_of(Polynomial(slope)), whole) if slope else None


def _linear_power(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``(a x + b)^p``."""
    match moving:
        case [(base, Fraction() as p)] if degree == 0 and (line := _linear(forms, base, x)) is not None:
            if p == -1:
                return apply("log", apply("absolute", base)) / line[0]
            return base ** number(p + 1) / (line[0] * number(p + 1))
    return None


def _exponential(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``x^k b^{a x + c}``, and ``x^k e^{a x^2 + c}``."""
    if len(moving) != 1 or degree.denominator != 1 or not 0 <= degree <= HIGHEST:
        return None
    base, exponent = moving[0]
    if not isinstance(exponent, Polynomial) or x in free_symbols(base):
        return None
    value = apply("exp", term_of(exponent)) if base == BASE_E else base ** term_of(exponent)
    if (line := _linear(forms, exponent, x)) is not None:
        slope = line[0] if base == BASE_E else line[0] * apply("log", base)
        return _by_parts(int(degree), x, lambda i: value * number((-1) ** i) / slope ** number(i + 1))
    return _bell(int(degree), exponent, value, x) if base == BASE_E else None


def _by_parts(degree: int, x: Symbol, integrals: Callable[[int], Term]) -> Term:
    """``x^k f``, where ``integrals(i)`` is f integrated i + 1 times, with the sign of the parts."""
    total: Term | None = None
    for i in range(degree + 1):
        scale = number(factorial(degree) // factorial(degree - i))
        power = x ** number(degree - i) if degree > i else number(1)
        part = scale * power * integrals(i)
        total = part if total is None else total + part
    assert total is not None
    return total


def _bell(degree: int, exponent: Polynomial, value: Term, x: Symbol) -> Integral:
    square = frozenset({(x, Fraction(2))})
    curve: dict[Monomial, Fraction] = {}
    for monomial, c in exponent.terms.items():
        if square <= monomial:
            curve[monomial - square] = c
        elif any(b == x for b, _ in monomial):
            return None
    rest = Polynomial({m: c for m, c in exponent.terms.items() if not square <= m})
    a = term_of(-Polynomial(curve))  # e^{-a x^2}
    if degree == 0:
        root = apply("sqrt", a)
        return apply("sqrt", apply("pi")) / (2 * root) * apply("erf", root * x) * apply("exp", term_of(rest))
    last = -(value / (2 * a))
    if degree == 1:
        return last
    lower = _bell(degree - 2, exponent, value, x)
    assert lower is not None
    return x ** number(degree - 1) * last + number(degree - 1) / (2 * a) * lower


def _waves(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``x^k sin(a x + b)``, cosines, and products of their powers, by multiples of the angle."""
    if degree.denominator != 1 or not 0 <= degree <= HIGHEST or not moving:
        return None
    pairs = []
    for base, e in moving:
        match base, e:
            case Apply("sin" | "cos" as name, (angle,)), Fraction() if e.denominator == 1 and 0 < e <= 8:
                pairs += [(name, angle)] * int(e)
            case _:
                return None
    if len(pairs) > 1:
        (f, a), (g, b), *rest = pairs
        product: Term = _product_of_waves(f, a, g, b)
        for name, angle in rest:
            product = product * apply(name, angle)
        return of_monomials(x ** number(degree) * product if degree else product, x)
    name, angle = pairs[0]
    line = _linear(forms, angle, x)
    if line is None:
        return None
    turns = ("sin", "cos", "sin", "cos") if name == "cos" else ("cos", "sin", "cos", "sin")
    signs = (1, 1, -1, -1) if name == "cos" else (-1, 1, 1, -1)
    return _by_parts(
        int(degree), x, lambda i: number(signs[i % 4]) * apply(turns[i % 4], angle) / line[0] ** number(i + 1)
    )


def _product_of_waves(f: str, a: Term, g: str, b: Term) -> Term:
    half = number(Fraction(1, 2))
    if f == g == "cos":
        return half * (apply("cos", a - b) + apply("cos", a + b))
    if f == g == "sin":
        return half * (apply("cos", a - b) - apply("cos", a + b))
    if f == "sin":
        return half * (apply("sin", a + b) + apply("sin", a - b))
    return half * (apply("sin", a + b) - apply("sin", a - b))


def _damped(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``e^{a x} sin(b x)``, and cosines."""
    match sorted(moving, key=lambda pair: pair[0] != BASE_E):
        case [(base, Polynomial() as exponent), (Apply("sin" | "cos" as name, (angle,)), Fraction() as one)] if (
            base == BASE_E and one == 1 and degree == 0
        ):
            rate, speed = _linear(forms, exponent, x), _linear(forms, angle, x)
            if rate is not None and speed is not None:
                a, b = rate[0], speed[0]
                sine, cosine = apply("sin", angle), apply("cos", angle)
                wave = a * sine - b * cosine if name == "sin" else a * cosine + b * sine
                return apply("exp", term_of(exponent)) * wave / (a**2 + b**2)
    return None


def _logarithm(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``x^p (log x)^j``, by parts."""
    match moving:
        case [(Apply("log", (inner,)) as log, Fraction() as j)] if inner == x and j.denominator == 1 and 0 < j <= 6:
            if degree == -1:
                return log ** number(j + 1) / number(j + 1)
            scale = number(degree + 1)
            if j == 1:
                return x ** number(degree + 1) / scale * log - x ** number(degree + 1) / scale**2
            lower = _logarithm(forms, degree, [(log, j - 1)], x)
            assert lower is not None
            return x ** number(degree + 1) / scale * log ** number(j) - number(j) / scale * lower
    return None


def _circle(forms: NormalForms, degree: Fraction, moving: Factors, x: Symbol) -> Integral:
    """``(1 - x^2)^{1/2}``, its inverse, and the inverse of ``(1 + x^2)^{1/2}``."""
    match moving:
        case [(base, Fraction() as p)] if degree == 0 and base in forms.arithmetic.sums:
            known = forms.arithmetic.sums[base]
            square = atom(x, Fraction(2))
            if known == ONE - square and p == Fraction(1, 2):
                return (x * apply("sqrt", 1 - x**2) + apply("arcsin", x)) / 2
            if p == Fraction(-1, 2) and (above := (known + square).constant) is not None and above > 0:
                return apply("arcsin", x / apply("sqrt", number(above)))
            if known == ONE + square and p == Fraction(-1, 2):
                return apply("log", x + apply("sqrt", 1 + x**2))
    return None


WAYS = (_power, _linear_power, _exponential, _waves, _damped, _logarithm, _circle)
