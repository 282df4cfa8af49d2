"""Sums of scales with coefficients, up to what is left of them: expansions as t falls to 0.

What is left out of a series is bounded by ``error``, times some power of the logarithm; None where nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from symderiv.errors import LanguageError
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.rules.normal_form.algebraic_numbers import is_closed, is_zero, value_of
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, ZERO, Polynomial, term_of
from symderiv.rules.normal_form.scales import UNIT, Scale, Unknown, compared

__all__ = ["Series", "SeriesArithmetic"]

MOST_TERMS = 400
PRECISIONS = (64, 256)


@dataclass(frozen=True)
class Series:
    """Coefficients by scale, and the scale of what is left out."""

    terms: dict[Scale, Polynomial]
    error: Scale | None = None


class SeriesArithmetic:
    """Sums, products, powers and substitutions of series whose coefficients are polynomials under some facts."""

    def __init__(self, forms: NormalForms, depth: int) -> None:
        self.forms = forms
        self.depth = depth  # so many terms of a Taylor series
        self._signs: dict[Polynomial, int] = {}

    def vanishes(self, coefficient: Polynomial) -> bool:
        """Whether a coefficient is certainly 0."""
        if not coefficient or self.forms.arithmetic.is_zero(coefficient):
            return True
        try:
            number = term_of(coefficient)
            return is_closed(number) and is_zero(number)
        except (NoMeaning, Undefined, LanguageError, ArithmeticError, ValueError):
            return False

    def sign(self, coefficient: Polynomial) -> int:
        """-1, 0 or 1. Raises `Unknown` where that is not known."""
        if coefficient not in self._signs:
            self._signs[coefficient] = self._sign(coefficient)
        return self._signs[coefficient]

    def _sign(self, coefficient: Polynomial) -> int:
        if self.vanishes(coefficient):
            return 0
        if self.forms.facts.has(coefficient, "positive"):
            return 1
        if self.forms.facts.has(coefficient, "negative"):
            return -1
        number = term_of(coefficient)
        for bits in PRECISIONS if is_closed(number) else ():
            try:
                value = value_of(number, bits)
                if value > 0 or value < 0:
                    return 1 if value > 0 else -1
            except (NoMeaning, Undefined, ArithmeticError, ValueError, TypeError):
                continue
        raise Unknown("a sign that is not known")

    def needs(self, coefficient: Polynomial, sign: str) -> None:
        """Assumes that a coefficient is nonzero, or positive, unless it is known to be. Raises `Unknown` if not."""
        try:
            known = self.sign(coefficient)
        except Unknown:
            if is_closed(term_of(coefficient)):
                raise
            self.forms.facts.need(coefficient, sign)
            return
        if known == 0 or (sign == "positive" and known < 0):
            raise Unknown("a number of the wrong sign")

    def smaller(self, a: Scale, b: Scale) -> bool:
        """Whether a is less than b to all powers of the logarithm."""
        return compared(a.without_logs(), b.without_logs(), self.sign) < 0

    def _larger_error(self, errors: Iterable[Scale | None]) -> Scale | None:
        worst: Scale | None = None
        for error in errors:
            if error is not None and (worst is None or self.smaller(worst, error)):
                worst = error.without_logs()
        return worst

    def cleaned(self, terms: dict[Scale, Polynomial], error: Scale | None) -> Series:
        """A series without terms that are 0, or no larger than what is left out."""
        kept = {
            s: c for s, c in terms.items() if c and (error is None or self.smaller(error, s)) and not self.vanishes(c)
        }
        if len(kept) > MOST_TERMS:
            raise Unknown("an expansion with too many terms")
        return Series(kept, error)

    def constant(self, value: Polynomial) -> Series:
        """A number."""
        return self.cleaned({UNIT: value}, None)

    def add(self, a: Series, b: Series) -> Series:
        """The sum."""
        total = dict(a.terms)
        for scale, coefficient in b.terms.items():
            total[scale] = total.get(scale, ZERO) + coefficient
        return self.cleaned(total, self._larger_error((a.error, b.error)))

    def scaled(self, a: Series, factor: Polynomial) -> Series:
        """The series times a number."""
        product = self.forms.arithmetic.product
        return self.cleaned({s: product(c, factor) for s, c in a.terms.items()}, a.error)

    def multiply(self, a: Series, b: Series) -> Series:
        """The product."""
        errors = [self._times(a.error, b), self._times(b.error, a)]
        if a.error is not None and b.error is not None:
            errors.append(a.error * b.error)
        error = self._larger_error(errors)
        total: dict[Scale, Polynomial] = {}
        for s, c in a.terms.items():
            for r, d in b.terms.items():
                scale = s * r
                if error is None or self.smaller(error, scale):
                    total[scale] = total.get(scale, ZERO) + self.forms.arithmetic.product(c, d)
        return self.cleaned(total, error)

    def _times(self, error: Scale | None, other: Series) -> Scale | None:
        return error * self.largest(other).without_logs() if error is not None and other.terms else None

    def largest(self, a: Series) -> Scale:
        """The largest scale of a series with terms."""
        best: Scale | None = None
        for scale in a.terms:
            if best is None or compared(scale, best, self.sign) > 0:
                best = scale
        assert best is not None
        return best

    def leading(self, a: Series) -> tuple[Scale, Polynomial, Series]:
        """The largest term, which must not be 0, and u where the series is that term times 1 + u."""
        if not a.terms:
            raise Unknown("an expansion of which no term is known")
        scale = self.largest(a)
        coefficient = a.terms[scale]
        self.needs(coefficient, "nonzero")
        inverse = self.forms.arithmetic.power(coefficient, Fraction(-1))
        back = scale.power(Fraction(-1))
        divided = self.forms.arithmetic.product
        rest = {s * back: divided(c, inverse) for s, c in a.terms.items() if s != scale}
        return scale, coefficient, self.cleaned(rest, None if a.error is None else a.error * back)

    def is_small(self, a: Series) -> bool:
        """Whether all of the series vanishes as t does."""
        terms = all(compared(s, UNIT, self.sign) < 0 for s in a.terms)
        return terms and (a.error is None or self.smaller(a.error, UNIT))

    def substituted(self, coefficients: Callable[[int], Polynomial], u: Series) -> Series:
        """``c_0 + c_1 u + c_2 u^2 + ...``, an analytic function of something that vanishes."""
        if not self.is_small(u):
            raise Unknown("what is put into a power series does not vanish")
        total, power = self.constant(coefficients(0)), self.constant(ONE)
        if not u.terms and u.error is None:
            return total
        for n in range(1, self.depth):
            power = self.multiply(power, u)
            total = self.add(total, self.scaled(power, coefficients(n)))
        largest = self._larger_error((self.largest(u) if u.terms else None, u.error))
        assert largest is not None
        rest = largest.without_logs().power(Fraction(self.depth))
        return self.cleaned(total.terms, self._larger_error((total.error, u.error, rest)))

    def parts(self, a: Series) -> tuple[Series, Polynomial, Series]:
        """What grows, the constant, and what vanishes. Raises `Unknown` where what is left out does not vanish."""
        if a.error is not None and not self.smaller(a.error, UNIT):
            raise Unknown("too few terms of an expansion are known")
        large = {s: c for s, c in a.terms.items() if compared(s, UNIT, self.sign) > 0}
        small = {s: c for s, c in a.terms.items() if compared(s, UNIT, self.sign) < 0}
        return Series(large), a.terms.get(UNIT, ZERO), Series(small, a.error)

    def limit(self, a: Series) -> Polynomial | int:
        """What the series tends to: a number, or 1 or -1 for plus or minus infinity. Raises `Unknown`."""
        if a.terms:
            scale = self.largest(a)
            if compared(scale, UNIT, self.sign) > 0:
                sign = self.sign(a.terms[scale])
                assert sign
                return sign
        return self.parts(a)[1]
