"""What numbers and their functions mean, exactly: rationals where possible, else balls.

A number is an ``fmpq``, an ``arb`` where it is transcendental, an ``acb`` where it is complex. A ball encloses the
value, so only balls that do not meet tell two values apart; a ball that is not finite has no meaning at all. Functions
are the real ones: the logarithm of a negative number and its square root are undefined, not complex. What ``0^0`` is,
is a matter of convention, and nothing is said of it.

Ball arithmetic: Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans.
Computers 66(8), 2017. The working precision is that of ``flint.ctx``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import acb, arb, fmpq, fmpz

from symderiv.errors import LanguageError

__all__ = [
    "Imprecise", "NoMeaning", "Number", "Undefined", "absolute", "checked", "conjugate", "divided", "elementary",
    "exponential", "imaginary_part", "is_number", "logarithm", "minus", "negated", "plus", "power_defined", "powered",
    "real", "real_part", "root", "sign", "times", "whole",
]  # fmt: skip

Number = fmpq | arb | acb

MOST_BITS = 20_000  # of a rational; beyond, a ball takes its place
LARGEST_POWER = 1 << 20  # bits of the result
ZERO, ONE = fmpq(0), fmpq(1)


class Undefined(ArithmeticError):
    """A term has no value here: division by zero, the logarithm of a negative number, an entry that does not exist."""


class NoMeaning(LanguageError):
    """A term that no model gives a value: an operator without a meaning, a symbol without a value."""


class Imprecise(Undefined):
    """Nothing is known at this precision; more of it may help."""


def is_number(x: object) -> bool:
    """Whether it is a number, rather than a matrix, a set or a function."""
    return isinstance(x, Number)


def checked(x: Any) -> Any:
    """The number, a ball in place of a huge rational, a real in place of a complex with no imaginary part.

    Raises `Imprecise` for a ball that is not finite.
    """
    if isinstance(x, fmpq):
        return x if x.height_bits() < MOST_BITS else arb(x)
    if not x.is_finite():
        raise Imprecise("a number that is not finite")
    return x.real if isinstance(x, acb) and x.imag.is_zero() else x


def plus(a: Any, b: Any) -> Any:
    """The sum."""
    return checked(a + b)


def minus(a: Any, b: Any) -> Any:
    """The difference."""
    return checked(a - b)


def times(a: Any, b: Any) -> Any:
    """The product; zero times anything is zero, exactly."""
    if a == 0 or b == 0:
        checked(a)
        checked(b)
        return ZERO
    return checked(a * b)


def negated(a: Any) -> Any:
    """The number with its sign turned round."""
    return -a


def divided(a: Any, b: Any) -> Any:
    """The quotient. Raises `Undefined` for division by zero, `Imprecise` where the ball of ``b`` contains zero."""
    if isinstance(b, fmpq):
        if b == 0:
            raise Undefined("division by zero")
    elif b.contains(0):
        raise Undefined("division by zero") if b == 0 else Imprecise("division by what may be zero")
    return checked(a / b)


def real(x: Any) -> Any:
    """The number. Raises `Undefined` where it is complex."""
    if isinstance(x, acb):
        raise (Imprecise if x.imag.contains(0) else Undefined)("a complex number where a real one is needed")
    if not isinstance(x, fmpq | arb):
        raise Undefined("a number is needed")
    return x


def sign(x: Any) -> int:
    """-1, 0 or 1 for a real number. Raises `Imprecise` where its ball contains zero and more."""
    x = real(x)
    if x > 0:
        return 1
    if x < 0:
        return -1
    if x == 0:
        return 0
    raise Imprecise("a number whose sign is not known")


def whole(x: Any, *, most: int = 1 << 30) -> int:
    """The number as a Python integer. Raises `Undefined` where it is none, or larger than ``most``."""
    if isinstance(x, fmpq) and x.denominator == 1 and abs(x) <= most:
        return int(x.numerator)
    if isinstance(x, arb) and not x.contains_integer():
        raise Undefined("a whole number is needed")
    raise (Imprecise if isinstance(x, arb | acb) else Undefined)("a whole number is needed, and not a huge one")


def powered(a: Any, n: Any) -> Any:
    """``a^n``: for any base to a whole number, otherwise for a positive base (or zero to a positive number)."""
    if isinstance(n, fmpq) and n.denominator == 1:
        return _whole_power(a, n)
    if isinstance(a, acb) or isinstance(n, acb):
        return _complex_power(a, n)
    sign_of_base = sign(a)
    if sign_of_base < 0:
        raise Undefined("a negative number to a power that is not whole")
    if sign_of_base == 0:
        if sign(n) > 0:
            return ZERO
        raise Undefined("zero to a power that is not positive")
    if a == 1:
        return ONE
    if isinstance(a, fmpq) and isinstance(n, fmpq) and n.denominator <= 16:
        exact = _rational_root(a, int(n.denominator))
        if exact is not None:
            return _whole_power(exact, fmpq(n.numerator))
    _bounded(a, n)
    return checked(arb(a) ** arb(n))


def _whole_power(a: Any, n: fmpq) -> Any:
    if a == 0:
        if n <= 0:
            raise Undefined("zero to a power that is not positive")
        return ZERO
    if n < 0 and not isinstance(a, fmpq) and a.contains(0):
        raise Imprecise("division by what may be zero")
    _bounded(a, n)
    exponent = int(n.numerator)
    if not isinstance(a, fmpq):
        return checked(a**exponent)
    return a**exponent if a.height_bits() * abs(exponent) < MOST_BITS else checked(arb(a) ** exponent)


def _bounded(a: Any, n: Any) -> None:
    """Raises `Undefined` where the power has more digits than anybody reads."""
    size, times_over = arb(abs(a)), float(arb(abs(n)).abs_upper())
    bits = 1.0 if size.contains(0) else max(1.0, abs(float(size.log())) * 1.45)
    if times_over * bits > LARGEST_POWER:
        raise Undefined("a power that is too large")


def _complex_power(a: Any, n: Any) -> Any:
    if isinstance(n, acb) and not isinstance(a, acb) and sign(a) > 0:
        return checked((acb(n) * acb(arb(a).log())).exp())
    raise Undefined("a power with several complex values")


def _rational_root(a: fmpq, degree: int) -> fmpq | None:
    """The root of a positive rational, where it is rational."""
    if degree == 1:
        return a
    top, bottom = fmpz(a.numerator).root(degree), fmpz(a.denominator).root(degree)
    return fmpq(top, bottom) if top**degree == a.numerator and bottom**degree == a.denominator else None


def power_defined(a: Any, n: Any) -> bool:
    """Whether ``a^n`` has a value."""
    try:
        powered(a, n)
    except Imprecise:
        raise
    except Undefined:
        return False
    return True


def root(x: Any) -> Any:
    """The square root of a real number that is not negative; exact for the square of a rational."""
    x = real(x)
    if x < 0:
        raise Undefined("the square root of a negative number")
    if isinstance(x, fmpq):
        exact = ZERO if x == 0 else _rational_root(x, 2)
        return checked(arb(x).sqrt()) if exact is None else exact
    return checked(x.sqrt())


def logarithm(x: Any) -> Any:
    """The natural logarithm of a positive number."""
    if sign(x) <= 0:
        raise Undefined("the logarithm of a number that is not positive")
    return ZERO if x == 1 else checked(arb(x).log())


def exponential(x: Any) -> Any:
    """e to the x."""
    if x == 0:
        return ONE
    return checked((x if isinstance(x, acb) else arb(x)).exp())


def elementary(name: str, at_zero: int) -> Callable[[Any], Any]:
    """The function of that name of real and complex balls, exact at zero."""

    def value(x: Any) -> Any:
        if isinstance(x, fmpq):
            return fmpq(at_zero) if x == 0 else checked(getattr(arb(x), name)())
        return checked(getattr(x, name)())

    return value


def absolute(x: Any) -> Any:
    """The modulus."""
    if isinstance(x, acb):
        return root(plus(x.real * x.real, x.imag * x.imag))
    return abs(x)


def real_part(x: Any) -> Any:
    """The real part."""
    return x.real if isinstance(x, acb) else x


def imaginary_part(x: Any) -> Any:
    """The imaginary part."""
    return x.imag if isinstance(x, acb) else ZERO


def conjugate(x: Any) -> Any:
    """The complex conjugate."""
    return x.conjugate() if isinstance(x, acb) else x
