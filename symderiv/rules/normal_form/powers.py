"""Powers of polynomials: what may be taken apart, and under which conditions.

A whole power of a product is the product of the powers. A root or a symbolic power of a product is taken apart only
where the factors are known not to be negative; ``(x^2)^(1/2)`` is ``|x|``.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.algebraic_numbers import sign_of_number
from symderiv.rules.normal_form.conjugates import conjugate
from symderiv.rules.normal_form.factoring import number_power, primes, squarefree
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.polynomials import (
    BASE_E,
    IMAGINARY_UNIT,
    ONE,
    ZERO,
    Exponent,
    Monomial,
    Polynomial,
    TooLarge,
    atom,
    constant,
    exponent_scaled,
    least_exponent,
    raw_product,
    simplest,
    split_exponent,
    sum_of,
    term_of,
)  # fmt: skip

__all__ = ["BASE_E", "IMAGINARY_UNIT", "Arithmetic"]

MOST_POWER = 64


class Arithmetic:
    """Products, powers and absolute values of polynomials, with the facts they lean on."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.sums: dict[Term, Polynomial] = {}

    def product(self, *factors: Polynomial) -> Polynomial:
        """The product, with powers of sums expanded as far as their exponents are whole."""
        total = ONE
        for factor in factors:
            total = self._settled(raw_product(total, factor))
        return total

    def _settled(self, polynomial: Polynomial) -> Polynomial:
        if not any(self._unsettled(b, e) for m in polynomial.terms for b, e in m):
            return polynomial
        return sum_of(self._settled_monomial(m).scaled(c) for m, c in polynomial.terms.items())

    def _unsettled(self, base: Term, exponent: Exponent) -> bool:
        whole = split_exponent(exponent)[0]
        if isinstance(base, Number):
            return not 0 <= whole < 1
        if base == IMAGINARY_UNIT or base in self.sums:
            return whole >= 1 if base in self.sums else whole not in (0, 1)
        match base:
            case Apply("absolute", (inner,)):
                return abs(whole) >= 2
            case Apply("sin", (inner,)):
                return whole >= 2 and self.facts.is_real(inner)
        return False

    def _settled_monomial(self, monomial: Monomial) -> Polynomial:
        rest: dict[Term, Exponent] = {}
        expanded = ONE
        for base, exponent in monomial:
            if not self._unsettled(base, exponent):
                rest[base] = exponent
                continue
            kept, part = self._expanded(base, exponent)
            if kept:
                rest[base] = kept
            expanded = raw_product(expanded, part)
        product = raw_product(Polynomial({frozenset(rest.items()): Fraction(1)}), expanded)
        return self._settled(product) if product.terms.keys() != {monomial} else product

    def _expanded(self, base: Term, exponent: Exponent) -> tuple[Exponent, Polynomial]:
        """What stays in the exponent, and the part that is multiplied out."""
        whole, symbolic = split_exponent(exponent)
        match base:
            case Number(value):
                return simplest(symbolic + constant(whole - floor(whole))), constant(number_power(value, floor(whole)))
            case Apply("imaginary_unit", ()):
                return Fraction(floor(whole) % 2), constant(1 if floor(whole) % 4 < 2 else -1)
            case Apply("absolute", (inner,)):
                even = 2 * floor(whole / 2)
                number = self.sums.get(inner, atom(inner))
                squared = self.product(number, number if self.facts.is_real(inner) else conjugate(self, number))
                return simplest(symbolic + constant(whole - even)), self.power(squared, Fraction(even // 2))
            case Apply("sin", arguments):
                even = 2 * floor(whole / 2)
                squared = ONE - atom(Apply("cos", arguments), Fraction(2))
                return simplest(symbolic + constant(whole - even)), self.power(squared, Fraction(even // 2))
        return simplest(symbolic + constant(whole - floor(whole))), self._repeated(self.sums[base], floor(whole))

    def _repeated(self, polynomial: Polynomial, times: int) -> Polynomial:
        if times > MOST_POWER:
            raise TooLarge("a power of a sum is too high to be multiplied out")
        total = ONE
        for _ in range(times):
            total = self.product(total, polynomial)
        return total

    def power(self, base: Polynomial, exponent: Exponent) -> Polynomial:
        """The base to the exponent; conditions go to the facts."""
        if not exponent:
            return ONE
        if not base:
            self.facts.need(self._exponent_polynomial(exponent), "positive")
            return ZERO
        if isinstance(exponent, Fraction) and exponent.denominator == 1 and exponent > 0:
            single = base.single
            if single is None:
                return self._repeated(base, int(exponent))
            monomial, coefficient = single
            powered = frozenset((b, exponent_scaled(e, exponent)) for b, e in monomial)
            return self._settled(Polynomial({powered: number_power(coefficient, int(exponent))}))
        return self._factored_power(base, exponent)

    def _exponent_polynomial(self, exponent: Exponent) -> Polynomial:
        return constant(exponent) if isinstance(exponent, Fraction) else exponent

    def _factored_power(self, base: Polynomial, exponent: Exponent) -> Polynomial:
        """A negative, broken or symbolic power, factor by factor."""
        coefficient, factors = self.turned_positive(*self.factors(base))
        if self._whole(exponent):
            parts = [self._base_power(f, exponent_times(e, exponent), exponent) for f, e in factors]
            return self.product(self._coefficient_power(coefficient, exponent), *parts)
        together, parts = constant(-1 if coefficient < 0 else 1), [self._coefficient_power(abs(coefficient), exponent)]
        for factor, times in factors:
            if not self.facts.real_exponent(times):
                together = self.product(together, self.power(factor, times))
            elif isinstance(times, Fraction) and times % 2 == 0 and self.real(factor):
                parts.append(self._base_power(self.absolute(factor), exponent_times(times, exponent), exponent))
            elif self.facts.has(factor, "nonnegative"):
                parts.append(self._base_power(factor, exponent_times(times, exponent), exponent))
            elif self.facts.has(factor, "nonpositive") and times == 1:
                together = -together
                parts.append(self._base_power(-factor, exponent_times(times, exponent), exponent))
            else:
                together = self.product(together, self.power(factor, times))
        if together != ONE:
            strict = not (isinstance(exponent, Fraction) and exponent > 0)
            self.facts.need(together, "positive" if strict else "nonnegative")
            parts.append(atom(self._as_base(together), exponent))
        return self.product(*parts)

    def turned_positive(
        self, coefficient: Fraction, factors: list[tuple[Polynomial, Exponent]]
    ) -> tuple[Fraction, list[tuple[Polynomial, Exponent]]]:
        """Factors known to be negative, to a whole power, by their opposites: ``1 - p`` for ``p - 1``, p below 1."""
        turned: list[tuple[Polynomial, Exponent]] = []
        for factor, times in factors:
            if isinstance(times, Fraction) and times.denominator == 1 and self.facts.has(factor, "negative"):
                turned.append((-factor, times))
                coefficient *= 1 if times % 2 == 0 else -1
            else:
                turned.append((factor, times))
        return coefficient, turned

    def real(self, polynomial: Polynomial) -> bool:
        """Whether a polynomial is a real number by the sorts of its parts."""
        return self.facts.real_exponent(polynomial)

    def _whole(self, exponent: Exponent) -> bool:
        if isinstance(exponent, Fraction):
            return exponent.denominator == 1
        return all(c.denominator == 1 and all(_is_whole(b, e) for b, e in m) for m, c in exponent.terms.items())

    def _base_power(self, factor: Polynomial, exponent: Exponent, asked: Exponent) -> Polynomial:
        """One factor to an exponent; it must not be zero where the exponent asked for may be negative."""
        if isinstance(asked, Fraction):
            if asked < 0:
                self.facts.need(factor, "nonzero")
        elif not self.facts.has(asked, "nonnegative"):
            self.facts.need(factor, "nonzero" if self._whole(asked) else "positive")
        if isinstance(exponent, Fraction) and exponent.denominator == 1 and exponent > 0:
            return self.power(factor, exponent)
        single = factor.single
        if single and single[1] == 1:
            powered = frozenset((b, exponent_times(e, exponent)) for b, e in single[0])
            return self._settled(Polynomial({powered: Fraction(1)}))
        return self._settled(atom(self._as_base(factor), exponent))

    def _as_base(self, polynomial: Polynomial) -> Term:
        term = term_of(polynomial)
        if polynomial.single is None or polynomial.single[1] != 1:
            self.sums[term] = polynomial
        return term

    def _coefficient_power(self, coefficient: Fraction, exponent: Exponent) -> Polynomial:
        """A rational number to an exponent, by its prime factors."""
        if coefficient == 1:
            return ONE
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            return constant(number_power(coefficient, int(exponent)))
        parts = [] if coefficient > 0 else [atom(Number(Fraction(-1)), exponent)]
        for prime, times in primes(abs(coefficient)):
            parts.append(self._settled(atom(Number(Fraction(prime)), exponent_scaled(exponent, Fraction(times)))))
        return self.product(*parts)

    def absolute(self, polynomial: Polynomial) -> Polynomial:
        """The absolute value of a polynomial, factor by factor; of a number without letters by its sign."""
        if len(polynomial.terms) > 1 and (sign := sign_of_number(term_of(polynomial))):
            return polynomial.scaled(Fraction(sign))
        coefficient, factors = self.factors(polynomial)
        known = [factor == atom(BASE_E) or self.facts.real_exponent(e) for factor, e in factors]
        if not all(known):
            return atom(Apply("absolute", (self._as_base(polynomial),)))
        parts = [constant(abs(coefficient))]
        for factor, times in factors:
            if factor == atom(BASE_E) and isinstance(times, Polynomial):  # |e^w| is e to the real part of w
                real = (times + conjugate(self, times)).scaled(Fraction(1, 2))
                parts.append(atom(BASE_E, simplest(real)) if real else ONE)
                continue
            even = isinstance(times, Fraction) and times % 2 == 0 and self.real(factor)
            if even or self.facts.has(factor, "nonnegative"):
                parts.append(self.power(factor, times))
            elif self.facts.has(factor, "nonpositive"):
                parts.append(self.power(-factor, times))
            else:
                base = Apply("absolute", (self._as_base(factor),))
                parts.append(self._settled(atom(base, times)))
        return self.product(*parts)

    def factors(self, polynomial: Polynomial) -> tuple[Fraction, list[tuple[Polynomial, Exponent]]]:
        """A number and factors with exponents whose product is the polynomial; sums are split squarefree by flint."""
        single = polynomial.single
        if single:
            monomial, coefficient = single
            return coefficient, [(self.sums.get(b, atom(b)), e) for b, e in monomial]
        common, rest = self._cleared(polynomial)
        factors: list[tuple[Polynomial, Exponent]] = [(self.sums.get(b, atom(b)), e) for b, e in common]
        coefficient, split = squarefree(rest)
        return coefficient, factors + split

    def _cleared(self, polynomial: Polynomial) -> tuple[Monomial, Polynomial]:
        """The least powers common to all monomials, and the sum that remains when they are taken out."""
        least: dict[Term, Exponent] = {}
        for base in polynomial.bases():
            exponents = [dict(m).get(base, Fraction(0)) for m in polynomial.terms]
            numeric = [e for e in exponents if isinstance(e, Fraction)]
            if len(numeric) == len(exponents):
                least[base] = min(numeric)
            elif len(set(exponents)) == 1:
                least[base] = exponents[0]
            elif self.facts.base_has(base, "positive"):
                least[base] = least_exponent(exponents)
        common = frozenset((b, e) for b, e in least.items() if e)
        inverse = frozenset((b, exponent_scaled(e, Fraction(-1))) for b, e in common)
        return common, self._settled(raw_product(polynomial, Polynomial({inverse: Fraction(1)})))

    def is_zero(self, polynomial: Polynomial) -> bool:
        """Whether the polynomial vanishes once its denominators, which are not zero, are multiplied away."""
        for _ in range(16):
            least = self._lowest(polynomial)
            if not least or not polynomial:
                return not polynomial
            lift = frozenset((b, -e) for b, e in least.items())
            polynomial = self._settled(raw_product(polynomial, Polynomial({lift: Fraction(1)})))
        return not polynomial

    def _lowest(self, polynomial: Polynomial) -> dict[Term, Fraction]:
        least: dict[Term, Fraction] = {}
        for monomial in polynomial.terms:
            for base, exponent in monomial:
                if base in self.sums:
                    whole = split_exponent(exponent)[0]
                    least[base] = min(least.get(base, Fraction(0)), whole)
        return {b: e for b, e in least.items() if e < 0}


def exponent_times(a: Exponent, b: Exponent) -> Exponent:
    """The product of two exponents."""
    if isinstance(a, Fraction):
        return a * b if isinstance(b, Fraction) else simplest(b.scaled(a))
    return simplest(a.scaled(b)) if isinstance(b, Fraction) else simplest(raw_product(a, b))


def _is_whole(base: Term, exponent: Exponent) -> bool:
    sort = sort_of(base)
    natural = isinstance(exponent, Fraction) and exponent.denominator == 1 and exponent > 0
    return natural and isinstance(sort, Scalar) and sort.kind == "integer"
