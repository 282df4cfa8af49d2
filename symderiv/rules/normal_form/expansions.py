"""Expansions of terms: how a number behaves as its variable tends to a point or grows beyond all bounds."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols
from symderiv.rules.normal_form.function_series import HALF_TURN, FunctionsOfSeries
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, atom, constant, simplest, term_of
from symderiv.rules.normal_form.scales import UNIT, Scale, Unknown
from symderiv.rules.normal_form.series import Series

__all__ = ["INFINITY", "Expansion", "sides_of"]

INFINITY = Apply("infinity", ())
MINUS = Fraction(-1)


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


class Expansion(FunctionsOfSeries):
    """The expansion of terms in a variable near a point on one side; coefficients lean on the facts of the forms."""

    def __init__(self, forms: NormalForms, variable: Symbol, point: Term, side: int, depth: int = 6) -> None:
        super().__init__(forms, depth)
        self.variable = variable
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


def _parts(term: Term) -> list[Term]:
    """The term and what it is applied to at once: deeper parts are looked at in their turn."""
    return [term, *(term.arguments if isinstance(term, Apply) else ())]


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
