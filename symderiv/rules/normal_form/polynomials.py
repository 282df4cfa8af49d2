"""Sums of monomials over atoms, with exponents that may themselves be symbolic.

A monomial is a set of pairs base and exponent; a base is a term that no arithmetic goes into, or a sum (a power of
which is expanded only as far as its exponent is a whole number); an exponent is a fraction or a polynomial. Equality of
polynomials is equality of dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cmp_to_key, lru_cache

from symderiv.errors import SymderivError
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term

__all__ = ["BASE_E", "IMAGINARY_UNIT", "ONE", "ZERO", "Exponent", "Monomial", "Polynomial", "TooLarge",
           "exponent_sum", "split_exponent"]  # fmt: skip

MOST_TERMS = 4000


class TooLarge(SymderivError):
    """A normal form that would have more terms than is allowed."""


class Polynomial:
    """An immutable sum of coefficients times monomials."""

    __slots__ = ("_hash", "terms")

    def __init__(self, terms: Mapping[Monomial, Fraction]) -> None:
        self.terms = {m: c for m, c in terms.items() if c}
        self._hash = hash(frozenset(self.terms.items()))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Polynomial) and self.terms == other.terms

    def __repr__(self) -> str:
        return f"Polynomial({self.terms})"

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def constant(self) -> Fraction | None:
        """The value, where the polynomial is a number; else None."""
        if not self.terms:
            return Fraction(0)
        return self.terms.get(frozenset()) if len(self.terms) == 1 else None

    @property
    def single(self) -> tuple[Monomial, Fraction] | None:
        """The only monomial and its coefficient, where there is just one."""
        return next(iter(self.terms.items())) if len(self.terms) == 1 else None

    def __add__(self, other: Polynomial) -> Polynomial:
        total = dict(self.terms)
        for monomial, coefficient in other.terms.items():
            total[monomial] = total.get(monomial, Fraction(0)) + coefficient
        return Polynomial(total)

    def __neg__(self) -> Polynomial:
        return self.scaled(Fraction(-1))

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def scaled(self, factor: Fraction) -> Polynomial:
        """The polynomial times a number."""
        return Polynomial({m: c * factor for m, c in self.terms.items()})

    def bases(self) -> set[Term]:
        """All bases of its monomials."""
        return {base for monomial in self.terms for base, _ in monomial}


Exponent = Fraction | Polynomial
Monomial = frozenset[tuple[Term, Exponent]]

ZERO = Polynomial({})
BASE_E, IMAGINARY_UNIT = Apply("e", ()), Apply("imaginary_unit", ())
ONE = Polynomial({frozenset(): Fraction(1)})


def exponent_sum(a: Exponent, b: Exponent) -> Exponent:
    """The sum of two exponents; a fraction where it is constant."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a + b
    return simplest(_as_polynomial(a) + _as_polynomial(b))


def simplest(exponent: Polynomial) -> Exponent:
    """The exponent as a fraction where it is constant."""
    constant = exponent.constant
    return exponent if constant is None else constant


def exponent_scaled(a: Exponent, factor: Fraction) -> Exponent:
    """The exponent times a number."""
    return a * factor if isinstance(a, Fraction) else simplest(a.scaled(factor))


def least_exponent(exponents: Iterable[Exponent]) -> Exponent:
    """The least in an order that adding the same to both does not change: by the coefficients, monomial by monomial."""
    return min(exponents, key=cmp_to_key(_order_of_exponents))


def _order_of_exponents(a: Exponent, b: Exponent) -> int:
    difference = exponent_sum(a, exponent_scaled(b, Fraction(-1)))
    if isinstance(difference, Polynomial):
        difference = difference.terms[min(difference.terms, key=_monomial_key)]
    return (difference > 0) - (difference < 0)


def split_exponent(exponent: Exponent) -> tuple[Fraction, Polynomial]:
    """The constant of an exponent, and the rest."""
    if isinstance(exponent, Fraction):
        return exponent, ZERO
    constant = exponent.terms.get(frozenset(), Fraction(0))
    return constant, exponent - Polynomial({frozenset(): constant})


def _as_polynomial(exponent: Exponent) -> Polynomial:
    return Polynomial({frozenset(): exponent}) if isinstance(exponent, Fraction) else exponent


def monomial_product(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials; exponents of the same base are added."""
    exponents = dict(a)
    for base, exponent in b:
        exponents[base] = exponent_sum(exponents[base], exponent) if base in exponents else exponent
    return frozenset((base, e) for base, e in exponents.items() if e)


def raw_product(a: Polynomial, b: Polynomial) -> Polynomial:
    """The product, no base expanded. Raises `TooLarge`."""
    if len(a.terms) * len(b.terms) > MOST_TERMS:
        raise TooLarge("the product of two sums has too many terms")
    total: dict[Monomial, Fraction] = {}
    for m, c in a.terms.items():
        for n, d in b.terms.items():
            product = monomial_product(m, n)
            total[product] = total.get(product, Fraction(0)) + c * d
    return Polynomial(total)


def atom(base: Term, exponent: Exponent = Fraction(1)) -> Polynomial:
    """One base to an exponent."""
    return Polynomial({frozenset({(base, exponent)}): Fraction(1)})


def constant(value: Fraction | int) -> Polynomial:
    """A number."""
    return Polynomial({frozenset(): Fraction(value)})


def sum_of(polynomials: Iterable[Polynomial]) -> Polynomial:
    """The sum of all."""
    total: dict[Monomial, Fraction] = {}
    for polynomial in polynomials:
        for monomial, coefficient in polynomial.terms.items():
            total[monomial] = total.get(monomial, Fraction(0)) + coefficient
    return Polynomial(total)


def term_of(polynomial: Polynomial) -> Term:
    """The polynomial as a term: the same term for the same polynomial, whatever it was made from."""
    pieces = sorted(polynomial.terms.items(), key=lambda item: _monomial_key(item[0]))
    if not pieces:
        return Number(Fraction(0))
    total = _monomial_term(*pieces[0])
    for monomial, coefficient in pieces[1:]:
        total = Apply("add", (total, _monomial_term(monomial, coefficient)))
    return total


def _monomial_term(monomial: Monomial, coefficient: Fraction) -> Term:
    factors = [_power(base, exponent) for base, exponent in sorted(monomial, key=lambda pair: order_key(pair[0]))]
    if coefficient != 1 or not factors:
        factors.insert(0, Number(coefficient))
    product = factors[0]
    for factor in factors[1:]:
        product = Apply("multiply", (product, factor))
    return product


def _power(base: Term, exponent: Exponent) -> Term:
    if exponent == 1:
        return base
    return Apply("power", (base, Number(exponent) if isinstance(exponent, Fraction) else term_of(exponent)))


def _monomial_key(monomial: Monomial) -> tuple[str, ...]:
    return tuple(sorted(order_key(_power(base, exponent)) for base, exponent in monomial))


@lru_cache(maxsize=1 << 16)
def order_key(term: Term) -> str:
    """A text to order terms by, the same in every run."""
    match term:
        case Number(value):
            return str(value)
        case Symbol(name, _):
            return name
        case Apply(operator, arguments):
            return f"{operator}({','.join(map(order_key, arguments))})"
        case Bind(operator, domain, body):
            return f"{operator}[{order_key(domain)}:{order_key(body)}]"
    return repr(term)
