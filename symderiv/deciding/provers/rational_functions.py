"""Integrals of rational functions of one letter with rational coefficients, by partial fractions."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq, fmpq_poly

from symderiv.language.terms import Apply, Number, Symbol, Term, apply, number

__all__ = ["of_rational"]

HIGHEST = 24
X = fmpq_poly([0, 1])
Quotient = tuple[fmpq_poly, fmpq_poly]


def of_rational(term: Term, x: Symbol) -> Term | None:
    """An antiderivative of a rational function; None of others, or where a factor of third degree is left."""
    found = _quotient(term, x)
    if found is None:
        return None
    above, below = found
    if not below or max(above.degree(), below.degree()) > HIGHEST:
        return None
    whole, rest = divmod(above, below)
    total = _polynomial(whole.integral(), x)
    if not rest:
        return total
    content, factors = below.factor()
    for factor, times in factors:
        part = _over_power(_numerator(rest, below, factor, int(times), content), factor, int(times), x)
        if part is None:
            return None
        total = part if total == number(0) else total + part
    return total


def _quotient(term: Term, x: Symbol) -> Quotient | None:
    """The term as a quotient of polynomials."""
    match term:
        case Number(value):
            return fmpq_poly([fmpq(value.numerator, value.denominator)]), fmpq_poly([1])
        case Symbol():
            return (X, fmpq_poly([1])) if term == x else None
        case Apply("negate", (a,)):
            inner = _quotient(a, x)
            return None if inner is None else (-inner[0], inner[1])
        case Apply("add" | "subtract" | "multiply" | "divide" as name, (a, b)):
            left, right = _quotient(a, x), _quotient(b, x)
            return None if left is None or right is None else _joined(name, left, right)
        case Apply("power", (a, Number(n))) if n.denominator == 1 and abs(n) <= HIGHEST:
            inner = _quotient(a, x)
            if inner is None:
                return None
            p, q = inner if n >= 0 else (inner[1], inner[0])
            return p ** abs(int(n)), q ** abs(int(n))
    return None


def _joined(name: str, a: Quotient, b: Quotient) -> Quotient:
    (p, q), (r, s) = a, b
    match name:
        case "add":
            above, below = p * s + r * q, q * s
        case "subtract":
            above, below = p * s - r * q, q * s
        case "multiply":
            above, below = p * r, q * s
        case _:
            above, below = p * s, q * r
    common = above.gcd(below)
    return (above // common, below // common) if common.degree() > 0 else (above, below)


def _numerator(rest: fmpq_poly, below: fmpq_poly, factor: fmpq_poly, times: int, content: fmpq) -> fmpq_poly:
    """What stands over a power of a factor in partial fractions."""
    power = factor**times
    others = below // power
    _, inverse, _ = others.xgcd(power)
    return (rest * inverse) % power


def _over_power(above: fmpq_poly, factor: fmpq_poly, times: int, x: Symbol) -> Term | None:
    """The integral of a polynomial over a power of an irreducible factor."""
    total: Term | None = None
    for power in range(times, 0, -1):
        above, digit = divmod(above, factor) if power > 1 else (fmpq_poly([0]), above)
        if not digit:
            continue
        part = _simple(digit, factor, power, x)
        if part is None:
            return None
        total = part if total is None else total + part
    return number(0) if total is None else total


def _simple(above: fmpq_poly, factor: fmpq_poly, power: int, x: Symbol) -> Term | None:
    written = _polynomial(factor, x)
    if factor.degree() == 1:
        scale = _number(above[0] / factor[1])
        if power == 1:
            return scale * apply("log", apply("absolute", written))
        return scale / (number(1 - power) * written ** number(power - 1))
    if factor.degree() != 2 or power != 1:
        return None
    c, b, a = factor[0], factor[1], factor[2]
    inside = 4 * a * c - b * b
    if inside <= 0:
        return None
    half = above[1] / (2 * a)
    left = above[0] - half * b
    total: Term = _number(half) * apply("log", written) if half else number(0)
    if left:
        root = apply("sqrt", _number(inside))
        arc = 2 * _number(left) / root * apply("arctan", (_number(2 * a) * x + _number(b)) / root)
        total = total + arc if half else arc
    return total


def _number(value: fmpq) -> Term:
    return Number(Fraction(int(value.p), int(value.q)))


def _polynomial(polynomial: fmpq_poly, x: Symbol) -> Term:
    total: Term | None = None
    for degree in range(polynomial.degree(), -1, -1):
        coefficient = polynomial[degree]
        if coefficient:
            power = number(1) if degree == 0 else x if degree == 1 else x ** number(degree)
            part = _number(coefficient) if degree == 0 else power if coefficient == 1 else _number(coefficient) * power
            total = part if total is None else total + part
    return number(0) if total is None else total
