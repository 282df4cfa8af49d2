"""Elementary functions of expansions: what they make of a series, by their power series and their growth."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

from symderiv.language.terms import Apply, Number
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import BASE_E, ONE, ZERO, Polynomial, atom, constant, simplest, term_of
from symderiv.rules.normal_form.scales import UNIT, Scale, Unknown, compared
from symderiv.rules.normal_form.series import Series, SeriesArithmetic

__all__ = ["HALF_TURN", "FunctionsOfSeries"]

HALF_TURN = atom(Apply("pi", ())).scaled(Fraction(1, 2))
MINUS = Fraction(-1)
HIGHEST_POWER = 24


class FunctionsOfSeries:
    """Functions of series whose coefficients lean on the facts of the forms. All raise `Unknown`."""

    def __init__(self, forms: NormalForms, depth: int) -> None:
        self.forms = forms
        self.arithmetic = SeriesArithmetic(forms, depth)

    def times(self, a: Series, factor: Fraction | int) -> Series:
        """The series times a number."""
        return self.arithmetic.scaled(a, constant(factor))

    def divide(self, a: Series, b: Series) -> Series:
        """The quotient."""
        if not a.terms and a.error is None:
            self.arithmetic.leading(b)
            return a
        return self.arithmetic.multiply(a, self.powered(b, Fraction(-1)))

    def powered(self, base: Series, exponent: Fraction) -> Series:
        """To a rational power."""
        if exponent.denominator == 1 and 0 <= exponent <= HIGHEST_POWER:
            total = self.arithmetic.constant(ONE)
            for _ in range(int(exponent)):
                total = self.arithmetic.multiply(total, base)
            return total
        if not base.terms and base.error is None and exponent > 0:
            return base
        scale, coefficient, u = self.arithmetic.leading(base)
        if exponent.denominator > 1:
            self.arithmetic.needs(coefficient, "positive")
        inside = self.arithmetic.substituted(lambda n: constant(_binomial(exponent, n)), u)
        outside = Series({scale.power(exponent): self.forms.arithmetic.power(coefficient, exponent)})
        return self.arithmetic.multiply(outside, inside)

    def exp(self, a: Series) -> Series:
        """``e`` to a series."""
        large, middle, small = self.arithmetic.parts(a)
        order, rates = Fraction(0), []
        for scale, coefficient in large.terms.items():
            if scale.rates:
                raise Unknown("an exponential of an exponential")
            if not scale.order and scale.logs == 1:
                if (value := coefficient.constant) is None:
                    raise Unknown("a power that is not rational")
                order -= value
            else:
                rates.append(((scale.order, scale.logs), coefficient))
        scale = Scale(order=order)
        for rate in rates:
            scale = scale * Scale(rates=(rate,))
        factor = atom(BASE_E, simplest(middle)) if middle else ONE
        if (value := middle.constant) is not None and value:
            factor = atom(BASE_E, value)
        inside = self.arithmetic.substituted(lambda n: constant(Fraction(1, factorial(n))), small)
        return self.arithmetic.multiply(Series({scale: factor}), inside)

    def log(self, a: Series) -> Series:
        """The logarithm of a series that is positive near the point."""
        scale, coefficient, u = self.arithmetic.leading(a)
        self.arithmetic.needs(coefficient, "positive")
        if scale.logs:
            raise Unknown("a logarithm of a logarithm")
        terms = {Scale(order=p, logs=q): c for (p, q), c in scale.rates}
        if scale.order:
            terms[Scale(logs=Fraction(1))] = constant(-scale.order)
        inside = self.arithmetic.substituted(lambda n: constant(Fraction((-1) ** (n + 1), n)) if n else ZERO, u)
        number = self.forms.number(Apply("log", (term_of(coefficient),)))
        outside = self.arithmetic.add(Series(terms), self.arithmetic.constant(number))
        return self.arithmetic.add(outside, inside)

    def wave(self, name: str, a: Series) -> Series:
        """A sine or cosine; of something that grows, no more than that it is bounded."""
        large, middle, small = self.arithmetic.parts(a)
        if large.terms:
            return Series({}, UNIT)
        sine = self.arithmetic.substituted(lambda n: constant(_of_sine(n)), small)
        cosine = self.arithmetic.substituted(lambda n: constant(_of_cosine(n)), small)
        if not middle:
            return sine if name == "sin" else cosine
        s, c = (self.forms.number(Apply(of, (term_of(middle),))) for of in ("sin", "cos"))
        pairs = ((s, cosine), (c, sine)) if name == "sin" else ((c, cosine), (-s, sine))
        return self.arithmetic.add(*(self.arithmetic.scaled(series, factor) for factor, series in pairs))

    def arctan(self, a: Series) -> Series:
        """The arcus tangent, near any number or infinity."""
        if a.terms and compared(scale := self.arithmetic.largest(a), UNIT, self.arithmetic.sign) > 0:
            quarter = HALF_TURN.scaled(Fraction(self.arithmetic.sign(a.terms[scale])))
            inverse = self.times(self.arctan(self.powered(a, MINUS)), -1)
            return self.arithmetic.add(self.arithmetic.constant(quarter), inverse)
        _, middle, small = self.arithmetic.parts(a)
        slopes: list[Polynomial] = []
        below = self.forms.arithmetic.power(ONE + self.forms.arithmetic.product(middle, middle), MINUS)
        for n in range(self.arithmetic.depth):  # of 1 / (1 + (c + u)^2)
            rest = ONE if n == 0 else ZERO
            rest = rest - (self.forms.arithmetic.product(middle, slopes[n - 1]).scaled(Fraction(2)) if n else ZERO)
            rest = rest - (slopes[n - 2] if n > 1 else ZERO)
            slopes.append(self.forms.arithmetic.product(rest, below))
        start = self.forms.number(Apply("arctan", (term_of(middle),)))
        return self.arithmetic.substituted(lambda n: slopes[n - 1].scaled(Fraction(1, n)) if n else start, small)

    def erf(self, a: Series) -> Series:
        """The error function of what grows: 1 or -1, up to less than any power; of what vanishes, its power series."""
        if a.terms and compared(scale := self.arithmetic.largest(a), UNIT, self.arithmetic.sign) > 0:
            sign = self.arithmetic.sign(a.terms[scale])
            if scale.rates or scale.order >= 0:
                raise Unknown("an error function of what grows slowly")
            return Series({UNIT: constant(sign)}, Scale(order=Fraction(self.arithmetic.depth)))
        factor = self.forms.number(Number(Fraction(2)) / Apply("sqrt", (Apply("pi", ()),)))
        return self.arithmetic.scaled(self.arithmetic.substituted(lambda n: constant(_of_erf(n)), a), factor)

    def arcsin(self, a: Series) -> Series:
        """The arcus sine: of what vanishes by its power series, else as ``arctan(s / sqrt(1 - s^2))``."""
        if self.arithmetic.is_small(a):
            return self.arithmetic.substituted(_of_arcsine, a)
        rest = self.arithmetic.add(self.arithmetic.constant(ONE), self.times(self.arithmetic.multiply(a, a), -1))
        return self.arctan(self.divide(a, self.powered(rest, Fraction(1, 2))))

    def absolute(self, a: Series) -> Series:
        """The absolute value: the series, or its negative, by the sign of its largest term."""
        if not a.terms and a.error is None:
            return a
        _, coefficient, _ = self.arithmetic.leading(a)
        return self.times(a, self.arithmetic.sign(coefficient))


def _binomial(exponent: Fraction, n: int) -> Fraction:
    total = Fraction(1)
    for i in range(n):
        total = total * (exponent - i) / (i + 1)
    return total


def _of_sine(n: int) -> Fraction:
    return Fraction((0, 1, 0, -1)[n % 4], factorial(n))


def _of_cosine(n: int) -> Fraction:
    return Fraction((1, 0, -1, 0)[n % 4], factorial(n))


def _of_erf(n: int) -> Fraction:
    k = n // 2
    return Fraction((-1) ** k, factorial(k) * n) if n % 2 else Fraction(0)


def _of_arcsine(n: int) -> Polynomial:
    k = n // 2
    return constant(Fraction(comb(2 * k, k), 4**k * n)) if n % 2 else ZERO
