"""Expansions of terms: how a number behaves as its variable tends to a point or grows beyond all bounds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb, factorial

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, ZERO, Polynomial, atom, constant, simplest, term_of
from symderiv.rules.normal_form.powers import BASE_E
from symderiv.rules.normal_form.scales import UNIT, Scale, Unknown, compared
from symderiv.rules.normal_form.series import Series, SeriesArithmetic

__all__ = ["INFINITY", "Expansion", "sides_of"]

INFINITY = Apply("infinity", ())
HALF_TURN = atom(Apply("pi", ())).scaled(Fraction(1, 2))
MINUS = Fraction(-1)
HIGHEST_POWER = 24


def sides_of(domain: Term) -> list[tuple[Term, int]]:
    """The ways in which a point is approached: the point, and 1 or -1 for from above or below."""
    match domain:
        case Apply("approaching", (Apply("infinity"),)) | Apply("approaching", (Apply("infinity"), Apply("from"))):
            return [(INFINITY, 1)]
        case Apply("approaching", (Apply("negate", (Apply("infinity"),)),)):
            return [(INFINITY, -1)]
        case Apply("approaching_from_above", (point,)):
            return [(point, 1)]
        case Apply("approaching_from_below", (point,)):
            return [(point, -1)]
        case Apply("approaching", (point,)):
            return [(point, 1), (point, -1)]
    raise Unknown("what is approached is not known")


class Expansion:
    """The expansion of terms in a variable near a point on one side; coefficients lean on the facts of the forms."""

    def __init__(self, forms: NormalForms, variable: Symbol, point: Term, side: int, depth: int = 6) -> None:
        self.forms, self.variable = forms, variable
        self.arithmetic = SeriesArithmetic(forms, depth)
        step = Series({Scale(order=Fraction(1)): constant(side)})
        if point == INFINITY:
            step = Series({Scale(order=MINUS): constant(side)})
        else:
            step = self.arithmetic.add(self.arithmetic.constant(forms.number(point)), step)
        self._known: dict[Term, Series] = {variable: step}

    def of(self, term: Term) -> Series:
        """The expansion of a term. Raises `Unknown`."""
        if term not in self._known:
            self._known[term] = self._of(term)
        return self._known[term]

    def _of(self, term: Term) -> Series:
        sort = sort_of(term)
        if not isinstance(sort, Scalar) or sort.kind == "complex":
            raise Unknown("not a real number")
        if any(isinstance(p, Apply) and p.operator == "infinity" for p in _parts(term)):
            raise Unknown("infinity is no number")
        if self.variable not in free_symbols(term):
            return self.arithmetic.constant(self.forms.number(term))
        match term:
            case Apply("power", (base, exponent)):
                return self._power(base, exponent)
            case Apply(name, arguments) if name in EXPANDED:
                return EXPANDED[name](self, *arguments)
        raise Unknown("a function whose expansion is not known")

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

    def _power(self, base: Term, exponent: Term) -> Series:
        if self.variable in free_symbols(exponent):
            return self._moving_power(base, exponent)
        raised = self.forms.number(exponent)
        if (value := raised.constant) is not None:
            return self.powered(self.of(base), value)
        scale, coefficient, u = self.arithmetic.leading(self.of(base))
        if scale != UNIT:
            raise Unknown("a symbolic power of what vanishes or grows")
        self.arithmetic.needs(coefficient, "positive")
        inside = self.arithmetic.substituted(lambda n: self._symbolic_binomial(raised, n), u)
        return self.arithmetic.scaled(inside, self.forms.arithmetic.power(coefficient, simplest(raised)))

    def _symbolic_binomial(self, a: Polynomial, n: int) -> Polynomial:
        factors = [a - constant(i) for i in range(n)]
        return self.forms.arithmetic.product(*factors).scaled(Fraction(1, factorial(n)))

    def _moving_power(self, base: Term, exponent: Term) -> Series:
        """``a^x`` as ``e^{x log a}``; of a number that may be negative, to a whole exponent, nothing but its size."""
        of = self.of(base)
        number = of.terms.get(UNIT) if set(of.terms) == {UNIT} and of.error is None else None
        if number is not None and (rate := self._rate(number)) is not None:
            raised = sort_of(exponent)
            if not isinstance(raised, Scalar) or raised.kind != "integer":
                raise Unknown("a negative number to a power that is not whole")
            size = self.exp(self.arithmetic.multiply(self.of(exponent), rate))
            return Series({}, self.arithmetic.largest(size).without_logs())
        return self.exp(self.arithmetic.multiply(self.of(exponent), self.log(of)))

    def _rate(self, number: Polynomial) -> Series | None:
        """The logarithm of the size of a number that is negative, or that may be but is less than 1 in size."""
        facts = self.forms.facts
        if not facts.real_exponent(number) or facts.has(number, "positive"):
            return None
        size = self.forms.arithmetic.absolute(number)
        if number.constant is None and facts.has(ONE - size, "positive"):
            rate = atom(Apply("log", (term_of(size),)))
            facts.signs.append((-rate, "positive"))  # of 0, all powers but the first few are 0 as well
            return Series({UNIT: rate})
        if self.arithmetic.sign(number) < 0:
            return self.log(self.arithmetic.constant(-number))
        return None

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


def _parts(term: Term) -> list[Term]:
    """The term and what it is applied to at once: deeper parts are looked at in their turn."""
    return [term, *(term.arguments if isinstance(term, Apply) else ())]


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


def _hyperbolic(sign: int) -> Callable[[Expansion, Term], Series]:
    def rule(at: Expansion, x: Term) -> Series:
        up, down = at.exp(at.of(x)), at.exp(at.times(at.of(x), -1))
        return at.times(at.arithmetic.add(up, at.times(down, sign)), Fraction(1, 2))

    return rule


def _ratio(above: str, below: str) -> Callable[[Expansion, Term], Series]:
    def rule(at: Expansion, x: Term) -> Series:
        one = at.arithmetic.constant(ONE)
        return at.divide(EXPANDED[above](at, x) if above else one, EXPANDED[below](at, x))

    return rule


def _logistic(at: Expansion, x: Term) -> Series:
    one = at.arithmetic.constant(ONE)
    return at.divide(one, at.arithmetic.add(one, at.exp(at.times(at.of(x), -1))))


def _softplus(at: Expansion, x: Term) -> Series:
    return at.log(at.arithmetic.add(at.arithmetic.constant(ONE), at.exp(at.of(x))))


def _root(at: Expansion, x: Term, n: Term) -> Series:
    if not (isinstance(n, Number) and n.value.denominator == 1 and n.value > 0):
        raise Unknown("a root of a degree that is not a number")
    return at.powered(at.of(x), 1 / n.value)


EXPANDED: dict[str, Callable[..., Series]] = {
    "add": lambda at, a, b: at.arithmetic.add(at.of(a), at.of(b)),
    "subtract": lambda at, a, b: at.arithmetic.add(at.of(a), at.times(at.of(b), -1)),
    "negate": lambda at, a: at.times(at.of(a), -1),
    "multiply": lambda at, a, b: at.arithmetic.multiply(at.of(a), at.of(b)),
    "divide": lambda at, a, b: at.divide(at.of(a), at.of(b)),
    "sqrt": lambda at, x: at.powered(at.of(x), Fraction(1, 2)),
    "root": _root,
    "exp": lambda at, x: at.exp(at.of(x)),
    "log": lambda at, x: at.log(at.of(x)),
    "absolute": lambda at, x: at.absolute(at.of(x)),
    "sin": lambda at, x: at.wave("sin", at.of(x)),
    "cos": lambda at, x: at.wave("cos", at.of(x)),
    "tan": _ratio("sin", "cos"),
    "cot": _ratio("cos", "sin"),
    "sec": _ratio("", "cos"),
    "csc": _ratio("", "sin"),
    "sinh": _hyperbolic(-1),
    "cosh": _hyperbolic(1),
    "tanh": _ratio("sinh", "cosh"),
    "arctan": lambda at, x: at.arctan(at.of(x)),
    "arcsin": lambda at, x: at.arcsin(at.of(x)),
    "arccos": lambda at, x: at.arithmetic.add(at.arithmetic.constant(HALF_TURN), at.times(at.arcsin(at.of(x)), -1)),
    "erf": lambda at, x: at.erf(at.of(x)),
    "logistic": _logistic,
    "softplus": _softplus,
}
