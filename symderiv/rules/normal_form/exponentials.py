"""Sines and their like as exponentials: ``sin x = (e^{ix} - e^{-ix}) / 2i``, with multiples of pi taken out.

In this form the laws of angles are laws of exponents. What ``e^{i pi q}`` is, is written out where q is a multiple of
one twelfth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from symderiv.kernel.theorems import Theorem
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, atom, constant, raw_product, simplest
from symderiv.rules.normal_form.powers import BASE_E, IMAGINARY_UNIT
from symderiv.rules.normal_form.signs import facts_of

__all__ = ["OF_ANGLES", "Exponentials", "exponential_facts"]

PI = Apply("pi", ())
I = atom(IMAGINARY_UNIT)  # noqa: E741
TWELFTHS = 12
HALF, MINUS = Fraction(1, 2), Fraction(-1)
ROOT_2, ROOT_3 = (atom(Number(Fraction(n)), HALF) for n in (2, 3))


class Exponentials(NormalForms):
    """Normal forms in which no sine, cosine or the like is left."""

    def _number(self, term: Term) -> Polynomial:
        match term:
            case Apply(name, (argument,)) if name in OF_ANGLES:
                return OF_ANGLES[name](self, self.number(argument))
            case Apply("exp", (argument,)):
                return self.exponential(self.number(argument))
            case Apply("power", (Apply("e", ()), argument)):
                return self.exponential(self.number(argument))
            case Apply("power", (base, exponent)) if not isinstance(exponent, Number):
                of, raised = self.number(base), self.number(exponent)
                if raised.constant is None and self.facts.has(of, "positive") and self.facts.real_exponent(raised):
                    logarithm = super()._number(Apply("log", (base,)))
                    return self.exponential(self.arithmetic.product(raised, logarithm))
        return super()._number(term)

    def exponential(self, exponent: Polynomial) -> Polynomial:
        """``e`` to a polynomial, a multiple of ``i pi`` taken out of the exponent."""
        turning = frozenset({(IMAGINARY_UNIT, Fraction(1)), (PI, Fraction(1))})
        twelfths = exponent.terms.get(turning, Fraction(0)) * TWELFTHS
        if twelfths.denominator != 1:
            return self._plain(exponent)
        rest = exponent - Polynomial({turning: twelfths / TWELFTHS})
        return self.arithmetic.product(self._of_unity(int(twelfths) % (2 * TWELFTHS)), self._plain(rest))

    def _plain(self, exponent: Polynomial) -> Polynomial:
        """``e`` to a polynomial, with ``e^{q log b}`` taken out as ``b^q``."""
        parts, rest = [], exponent
        for monomial, coefficient in exponent.terms.items():
            match tuple(monomial):
                case ((Apply("log", (base,)), power),) if power == 1:
                    parts.append(self.arithmetic.power(self.number(base), coefficient))
                    rest = rest - Polynomial({monomial: coefficient})
        one = atom(BASE_E, simplest(rest)) if rest else ONE
        return self.arithmetic.product(one, *parts) if parts else one

    def _of_unity(self, twelfths: int) -> Polynomial:
        """``e^{i pi k / 12}``, as ``(e^{i pi / 3})^k (e^{-i pi / 4})^k``; quarter turns first."""
        if twelfths % 6 == 0:
            return (ONE, I, -ONE, -I)[twelfths // 6]
        if twelfths % 3 == 0:
            eighth = self.arithmetic.product(ROOT_2.scaled(HALF), ONE + I)
            return self.arithmetic.power(eighth, Fraction(twelfths // 3))
        sixth = constant(HALF) + self.arithmetic.product(ROOT_3.scaled(HALF), I)
        if twelfths % 4 == 0:
            return self.arithmetic.power(sixth, Fraction(twelfths // 4))
        eighth = self.arithmetic.product(ROOT_2.scaled(HALF), ONE - I)
        return self.arithmetic.power(self.arithmetic.product(sixth, eighth), Fraction(twelfths))

    def wave(self, argument: Polynomial, sign: int) -> Polynomial:
        """``(e^{ix} + e^{-ix}) / 2``, or ``(e^{ix} - e^{-ix}) / 2i``."""
        turned = raw_product(argument, I)
        up, down = self.exponential(self.arithmetic.product(turned)), self.exponential(-self.arithmetic.product(turned))
        if sign > 0:
            return (up + down).scaled(HALF)
        return self.arithmetic.product((up - down).scaled(-HALF), I)

    def growth(self, argument: Polynomial, sign: int) -> Polynomial:
        """``(e^x + e^{-x}) / 2``, or ``(e^x - e^{-x}) / 2``."""
        return (self.exponential(argument) + self.exponential(-argument).scaled(Fraction(sign))).scaled(HALF)

    def quotient(self, above: Polynomial, below: Polynomial) -> Polynomial:
        """``above / below``, where ``below`` is not zero."""
        return self.arithmetic.product(above, self.arithmetic.power(below, MINUS))


OF_ANGLES: dict[str, Callable[[Exponentials, Polynomial], Polynomial]] = {
    "sin": lambda forms, x: forms.wave(x, -1),
    "cos": lambda forms, x: forms.wave(x, 1),
    "tan": lambda forms, x: forms.quotient(forms.wave(x, -1), forms.wave(x, 1)),
    "cot": lambda forms, x: forms.quotient(forms.wave(x, 1), forms.wave(x, -1)),
    "sec": lambda forms, x: forms.quotient(ONE, forms.wave(x, 1)),
    "csc": lambda forms, x: forms.quotient(ONE, forms.wave(x, -1)),
    "sinh": lambda forms, x: forms.growth(x, -1),
    "cosh": lambda forms, x: forms.growth(x, 1),
    "tanh": lambda forms, x: forms.quotient(forms.growth(x, -1), forms.growth(x, 1)),
}


def exponential_facts(premises: Iterable[Theorem]) -> Facts:
    """What premises say of signs; that a sine is not zero is said of its exponentials too."""
    premises = tuple(premises)
    facts = facts_of(premises)
    for premise in premises:
        match premise.conclusion:
            case Apply("not_equal", (a, b)):
                forms = Exponentials()
                polynomial = forms.number(a) - forms.number(b)
                if not forms.facts.conditions:
                    facts.signs += [(polynomial, "nonzero"), (-polynomial, "nonzero")]
                    facts.signs += [(f, "nonzero") for f, _ in forms.arithmetic.factors(polynomial)[1]]
    return facts
