"""Numbers without letters: their values in balls, and how near to zero an algebraic one can be without being zero.

A number made of rationals by field operations, roots, and sines and cosines of rational multiples of pi is a quotient
U / L of algebraic integers in a field of degree D. Every conjugate of U is at most u and of L at most l; the norm of U
is a whole number, so that either the number is zero, or it is at least 1 / (l u^(D - 1)).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any

from flint import acb, arb, ctx, fmpq, fmpz

from symderiv.language.meaning_exact import Imprecise, NoMeaning, Undefined
from symderiv.language.signature import Operator
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["Separation", "is_closed", "is_zero", "sign_of_number", "value_of"]

MOST_PRECISION, MOST_NODES, MOST_POWER, MOST_DEGREE = 24_000, 200, 64, 400
LARGE = 4_000  # bits of a number that is looked at
WHOLE = frozenset({"floor", "ceiling", "factorial", "binomial"})  # of numbers whose value can be enclosed


class NotAlgebraic(NoMeaning):
    """A number that is not made by the operations that are known here, or is too large."""


def is_closed(term: Term) -> bool:
    """Whether a term has neither letters nor bound variables, and is not too large to be looked at."""
    for count, part in enumerate(subterms(term)):
        if count > MOST_NODES or isinstance(part, Symbol | Bind) or not isinstance(part, Apply | Number):
            return False
        if isinstance(part, Number) and _bits(part.value.numerator) + _bits(part.value.denominator) > LARGE:
            return False
        if isinstance(part, Apply) and part.operator == "power" and not _small_power(part.arguments[1]):
            return False
    return True


def _small_power(exponent: Term) -> bool:
    value = _rational(exponent)
    return value is None or abs(value) <= MOST_POWER


def value_of(term: Term, precision: int) -> Any:
    """A closed number: exactly, or a ball at so many bits. Raises `NoMeaning`, `Undefined`, `Imprecise`."""
    with ctx.workprec(precision):
        return _value(term)


def sign_of_number(term: Term) -> int:
    """1 or -1 for a closed real number whose ball does not meet 0; else 0."""
    if not is_closed(term):
        return 0
    try:
        value = value_of(term, 128)
        return 0 if isinstance(value, acb) else int(value > 0) - int(value < 0)
    except (NoMeaning, Undefined, ArithmeticError, ValueError):
        return 0


def _value(term: Term) -> Any:
    match term:
        case Number(value):
            return fmpq(value.numerator, value.denominator)
        case Apply(name, arguments):
            row = VOCABULARY.get(name)
            if isinstance(row, Operator) and row.exact is not None:
                found = row.exact(*map(_value, arguments))
                if isinstance(found, fmpq | arb | acb):
                    return found
    raise NotAlgebraic("no number")


def _bits(whole: int) -> int:
    """So many bits that 2^bits is at least the number."""
    return max(0, (abs(whole) - 1).bit_length()) if whole else 0


def _rational(term: Term) -> Fraction | None:
    """The value of a term made of whole numbers by field operations."""
    match term:
        case Number(value):
            return value
        case Apply("negate", (a,)):
            inner = _rational(a)
            return None if inner is None else -inner
        case Apply("add" | "subtract" | "multiply" | "divide" as name, (a, b)):
            x, y = _rational(a), _rational(b)
            if x is None or y is None or (name == "divide" and not y):
                return None
            return x + y if name == "add" else x - y if name == "subtract" else x * y if name == "multiply" else x / y
    return None


def _turns(angle: Term) -> Fraction | None:
    """The rational multiple of pi that an angle is."""
    match angle:
        case Apply("pi", ()):
            return Fraction(1)
        case Apply("negate", (a,)):
            inner = _turns(a)
            return None if inner is None else -inner
        case Apply("add" | "subtract" as name, (a, b)):
            x, y = _turns(a), _turns(b)
            return None if x is None or y is None else x + y if name == "add" else x - y
        case Apply("multiply", (a, b)):
            for factor, rest in ((a, b), (b, a)):
                scale, x = _rational(factor), _turns(rest)
                if scale is not None and x is not None:
                    return scale * x
        case Apply("divide", (a, b)):
            scale, x = _rational(b), _turns(a)
            return None if not scale or x is None else x / scale
        case Number(value) if value == 0:
            return Fraction(0)
    return None


@dataclass
class Separation:
    """What is met in a number: the roots, and the roots of unity by the order of the group they are in."""

    roots: set[Term] = field(default_factory=set)
    degree: int = 1
    order: int = 1

    def bound(self, number: Term) -> tuple[int, int]:
        """Bits of u and l of a closed number. Raises `NotAlgebraic`."""
        match number:
            case Number(value):
                return _bits(value.numerator), _bits(value.denominator)
            case Apply("imaginary_unit", ()):
                return self._unity(Fraction(1, 2), 0, 0)
            case Apply("negate", (a,)):
                return self.bound(a)
            case Apply("add" | "subtract", (a, b)):
                (u, k), (v, m) = self.bound(a), self.bound(b)
                return max(u + m, v + k) + 1, k + m
            case Apply("multiply", (a, b)):
                (u, k), (v, m) = self.bound(a), self.bound(b)
                return u + v, k + m
            case Apply("divide", (a, b)):
                (u, k), (v, m) = self.bound(a), self.bound(b)
                return u + m, k + v
            case Apply("sqrt", (a,)):
                return self._root(number, self.bound(a), 2)
            case Apply("root", (a, Number(n))) if n.denominator == 1 and 1 <= n <= MOST_POWER:
                return self._root(number, self.bound(a), int(n))
            case Apply("power", (a, exponent)):
                return self._power(number, self.bound(a), _rational(exponent))
            case Apply(name, (angle,)) if name in ("sin", "cos", "tan", "cot", "sec", "csc"):
                return self._of_angle(name, _turns(angle))
            case Apply(name, _) if name in WHOLE:
                value = value_of(number, 256)
                if isinstance(value, fmpq) and _bits(int(value.p)) < LARGE:
                    return _bits(int(value.p)), _bits(int(value.q))
        raise NotAlgebraic("not made of rationals by field operations and roots")

    def _power(self, number: Term, base: tuple[int, int], exponent: Fraction | None) -> tuple[int, int]:
        if exponent is None or max(abs(exponent.numerator), exponent.denominator) > MOST_POWER:
            raise NotAlgebraic("an exponent that is not a small rational number")
        u, k = base if exponent >= 0 else (base[1], base[0])
        raised = u * abs(exponent.numerator), k * abs(exponent.numerator)
        return raised if exponent.denominator == 1 else self._root(number, raised, exponent.denominator)

    def _root(self, number: Term, radicand: tuple[int, int], degree: int) -> tuple[int, int]:
        """``(U / L)^(1/n)`` times L is a root of ``x^n = U L^(n-1)``, whichever of them is meant."""
        if number not in self.roots:
            self.roots.add(number)
            self.degree *= degree
        u, k = radicand
        return -(-(u + (degree - 1) * k) // degree), k

    def _of_angle(self, name: str, angle: Fraction | None) -> tuple[int, int]:
        """Sines and cosines are ``(z + 1/z) / 2`` for a root of unity z; twice one is an algebraic integer up to 2."""
        if angle is None:
            raise NotAlgebraic("an angle that is no rational multiple of pi")
        self._unity(Fraction(1, 2), 0, 0)
        self._unity(angle, 0, 0)
        return {"sin": (1, 1), "cos": (1, 1), "sec": (1, 1), "csc": (1, 1)}.get(name, (2, 2))

    def _unity(self, angle: Fraction, u: int, k: int) -> tuple[int, int]:
        """``e^{i pi angle}`` is a root of unity whose order divides twice the denominator."""
        self.order = lcm(self.order, 2 * angle.denominator)
        return u, k

    @property
    def whole_degree(self) -> int:
        """The degree of a field that all of it lies in, or more."""
        return self.degree * int(fmpz(self.order).euler_phi())


def is_zero(difference: Term) -> bool:
    """Whether a closed number certainly is zero. Raises `NoMeaning`, `Undefined`."""
    try:
        rough = value_of(difference, 256)
        if isinstance(rough, fmpq):
            return bool(rough == 0)
        if not rough.contains(0):
            return False
        separation = Separation()
        u, k = separation.bound(difference)
        degree = separation.whole_degree
        bits = k + (degree - 1) * u
        if degree > MOST_DEGREE or bits > MOST_PRECISION:
            return False
        value = value_of(difference, bits + 8 * degree.bit_length() + 256)
    except Imprecise:
        return False
    if isinstance(value, fmpq):
        return bool(value == 0)
    return bool(value.abs_upper() < arb(2) ** -bits)
