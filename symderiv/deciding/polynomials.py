"""Polynomials in one variable, everything else having its value: read off a term, or found from values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flint import arb, ctx, fmpq, fmpq_poly

from symderiv.deciding.binders import applied, opened, unfolded
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_sets import Interval, Plain
from symderiv.language.meaning_statements import AGREES, HOLDS, UNDEFINED, not_equal
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = [
    "as_polynomial", "as_quotient", "interpolated", "keeps_its_sign", "never_zero_on", "real_roots", "roots",
    "solutions",
]  # fmt: skip

Quotient = tuple[fmpq_poly, fmpq_poly]
ONE = fmpq_poly([1])
HIGHEST = 24  # degree
ROOT_BITS = 1100


def as_polynomial(term: Term, variable: Symbol, evaluation: Evaluation) -> fmpq_poly | None:
    """The term as a polynomial with rational coefficients; None where it is not written as one."""
    quotient = as_quotient(term, variable, evaluation)
    return quotient[0] / quotient[1][0] if quotient is not None and quotient[1].degree() == 0 else None


def as_quotient(term: Term, variable: Symbol, evaluation: Evaluation) -> Quotient | None:
    """The term as numerator and denominator, polynomials with rational coefficients; None where it is not written so.

    Nothing is cancelled: the term is defined just where the denominator is not zero.
    """
    if term == variable:
        return fmpq_poly([0, 1]), ONE
    if variable not in free_symbols(term):
        value = evaluation.inner(term)
        return (fmpq_poly([value]), ONE) if isinstance(value, fmpq) else None
    if isinstance(term, Bind) and term.operator == "derivative" and term.domain == variable:
        inner, body = opened(term)
        poly = None if variable in free_symbols(body) else as_polynomial(applied(body), inner, evaluation)
        return None if poly is None else (poly.derivative(), ONE)
    if not isinstance(term, Apply):
        return None
    match term.operator, term.arguments:
        case "power", (base, Number(n)) if n.denominator == 1 and 0 <= n <= HIGHEST:
            of = as_quotient(base, variable, evaluation)
            return None if of is None or _height(of) * n > HIGHEST else (of[0] ** int(n), of[1] ** int(n))
        case "negate", (a,):
            of = as_quotient(a, variable, evaluation)
            return None if of is None else (-of[0], of[1])
        case ("add" | "subtract" | "multiply" | "divide") as sign, (a, b):
            left, right = as_quotient(a, variable, evaluation), as_quotient(b, variable, evaluation)
            if left is None or right is None or _height(left) + _height(right) > HIGHEST:
                return None
            return COMBINED[sign](*left, *right)
    return None


def _height(quotient: Quotient) -> int:
    return max(quotient[0].degree(), quotient[1].degree())


COMBINED: dict[str, Callable[..., Quotient | None]] = {
    "add": lambda a, b, c, d: (a * d + c * b, b * d),
    "subtract": lambda a, b, c, d: (a * d - c * b, b * d),
    "multiply": lambda a, b, c, d: (a * c, b * d),
    "divide": lambda a, b, c, d: None if c.degree() < 0 else (a * d, b * c),
}


def solutions(a: Term, b: Term, variable: Symbol, domain: Any, evaluation: Evaluation) -> list[Any] | None:
    """All real solutions of ``a = b`` in a set, certified; None where that is not known."""
    quotient = as_quotient(unfolded(a - b, evaluation.functions), variable, evaluation)
    if quotient is None or quotient[0].degree() < 0:
        return None
    found = []
    for root in real_roots(quotient[0]):
        inside = domain.contains(root)
        defined = not_equal(_value_at(quotient[1], root), fmpq(0))
        if UNDEFINED in (inside, defined) or AGREES in (inside, defined):
            return None
        if inside is HOLDS and defined is HOLDS:
            found.append(root)
    return found


def _value_at(poly: fmpq_poly, x: Any) -> Any:
    value: Any = fmpq(0)
    for c in reversed(poly.coeffs()):
        value = value * x + c
    return value


def interpolated(function: Callable[[fmpq], Any], degree: int) -> fmpq_poly | None:
    """The polynomial of at most that degree through values at 0, 1, -1, ...; None where two further values differ."""
    points, values = [], []
    for i in range(2 * degree + 8):
        x = fmpq((i + 1) // 2 * (1 if i % 2 else -1))
        try:
            y = function(x)
        except Undefined:
            continue
        if not isinstance(y, fmpq):
            return None
        points.append(x)
        values.append(y)
        if len(points) == degree + 3:
            break
    if len(points) < degree + 3:
        return None
    found = _through(points[: degree + 1], values[: degree + 1])
    return found if all(found(x) == y for x, y in zip(points, values, strict=True)) else None


def _through(points: list[fmpq], values: list[fmpq]) -> fmpq_poly:
    """Newton's divided differences."""
    table = list(values)
    for level in range(1, len(points)):
        for i in range(len(points) - 1, level - 1, -1):
            table[i] = (table[i] - table[i - 1]) / (points[i] - points[i - level])
    total = fmpq_poly([table[-1]])
    for x, c in zip(reversed(points[:-1]), reversed(table[:-1]), strict=True):
        total = total * fmpq_poly([-x, 1]) + c
    return total


def roots(poly: fmpq_poly) -> list[Any]:
    """All complex roots, once each: rational ones exactly, the others as narrow balls."""
    if poly.degree() < 1:
        return []
    with ctx.workprec(ROOT_BITS):
        found: list[Any] = []
        for ball, _ in list[tuple[Any, int]](poly.complex_roots()):  # type: ignore[arg-type]
            exact = _rational(poly, ball) if ball.imag.is_zero() else None
            found.append(exact if exact is not None else ball.real if ball.imag.is_zero() else _gaussian(poly, ball))
        return found


def real_roots(poly: fmpq_poly) -> list[Any]:
    """The real roots."""
    return [r for r in roots(poly) if isinstance(r, fmpq | arb)]


def _rational(poly: fmpq_poly, ball: Any) -> fmpq | None:
    """The rational number in the ball, if one with a small denominator is a root."""
    for bottom in range(1, 65):
        top = (ball.real * bottom).mid().str(40, radius=False)
        guess = fmpq(round(float(top)), bottom) if abs(float(top)) < 1e12 else fmpq(0)
        if poly(guess) == 0 and ball.real.overlaps(arb(guess)):
            return guess
    return None


def _gaussian(poly: fmpq_poly, ball: Any) -> Any:
    """The root with parts that are small dyadic numbers, if there is one in the ball; else the ball."""
    guess = type(ball)(round(float(ball.real.mid()) * 4) / 4, round(float(ball.imag.mid()) * 4) / 4)
    if not ball.overlaps(guess):
        return ball
    value = type(ball)(0)
    for c in reversed(poly.coeffs()):
        value = value * guess + c
    exact = all(c.denominator == 1 for c in poly.coeffs()) and value.is_exact() and value == 0
    return guess if exact else ball


def never_zero_on(poly: fmpq_poly, domain: Any) -> bool:
    """Whether the polynomial certainly has no zero in an interval, or among all reals, and so one sign there."""
    if poly.degree() < 0 or not (isinstance(domain, Interval) or domain == Plain("reals")):
        return False
    inside = [domain.contains(r).value != "fails" for r in real_roots(poly)]
    return not any(inside)


def keeps_its_sign(term: Term, variable: Symbol, domain: Any, evaluation: Evaluation) -> bool:
    """Whether the term is a polynomial without a zero in the domain."""
    try:
        poly = as_polynomial(unfolded(term, evaluation.functions), variable, evaluation)
    except (Undefined, NoMeaning):
        return False
    return poly is not None and never_zero_on(poly, domain)
