"""How an expression grows with n: its leading term ``c a^n n^p (log n)^q``, with c and a certified.

Sums take the dominant term, products multiply; where leading terms cancel, or what is written is none of these, nothing
is known. (The calculus of "exp-log" leading terms: Hardy, Orders of Infinity, 1910, restricted to one scale.)
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.deciding.binders import opened
from symderiv.deciding.operation_counts import operations
from symderiv.language.meaning_exact import (
    Imprecise,
    NoMeaning,
    Undefined,
    absolute,
    divided,
    exponential,
    logarithm,
    minus,
    negated,
    plus,
    powered,
    sign,
    times,
)  # fmt: skip
from symderiv.language.meaning_statements import FAILS, HOLDS, UNDEFINED, Truth
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, mentions

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["Leading", "leading", "of_order", "tends_to_infinity"]

ZERO, ONE = fmpq(0), fmpq(1)
COUNTED = range(3, 22)  # values of n at which operations are counted
HIGHEST = 8  # degree of a count


@dataclass(frozen=True)
class Leading:
    """``c a^n n^p (log n)^q``; c is not zero, a is positive, and p and q are rational."""

    c: Any
    a: Any = ONE
    p: fmpq = ZERO
    q: fmpq = ZERO

    def compared(self, other: Leading) -> int:
        """-1, 0, 1 as this grows more slowly, equally fast but for a factor, or faster. Raises `Imprecise`."""
        for mine, theirs in ((self.a, other.a), (self.p, other.p), (self.q, other.q)):
            order = sign(minus(mine, theirs))
            if order:
                return order
        return 0

    def __mul__(self, other: Leading) -> Leading:
        return Leading(times(self.c, other.c), times(self.a, other.a), self.p + other.p, self.q + other.q)

    def power(self, exponent: fmpq) -> Leading:
        """To a rational power."""
        c, a = powered(self.c, exponent), powered(self.a, exponent)
        return Leading(c, a, self.p * exponent, self.q * exponent)


def leading(term: Term, n: Symbol, evaluation: Evaluation) -> Leading | None:
    """The leading term as n grows; None for zero. Raises `Imprecise` or `NoMeaning` where it is not known."""
    if n not in free_symbols(term):
        value = evaluation.inner(term)
        return None if value == 0 else Leading(value)
    if term == n:
        return Leading(ONE, ONE, ONE)
    if not isinstance(term, Apply) or term.operator not in RULES:
        raise NoMeaning("growth that is not known")
    return RULES[term.operator](term.arguments, n, evaluation)  # type: ignore[no-any-return]


def _add(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    a, b = (leading(x, n, evaluation) for x in arguments)
    return _joined(a, b)


def _joined(a: Leading | None, b: Leading | None) -> Leading | None:
    if a is None or b is None:
        return a or b
    order = a.compared(b)
    if order:
        return a if order > 0 else b
    c = plus(a.c, b.c)
    if sign(c) == 0:
        raise Imprecise("leading terms that cancel")
    return Leading(c, a.a, a.p, a.q)


def _subtract(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    a, b = (leading(x, n, evaluation) for x in arguments)
    return _joined(a, None if b is None else Leading(negated(b.c), b.a, b.p, b.q))


def _negated(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    a = leading(arguments[0], n, evaluation)
    return None if a is None else Leading(negated(a.c), a.a, a.p, a.q)


def _multiply(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    a, b = (leading(x, n, evaluation) for x in arguments)
    return None if a is None or b is None else a * b


def _divide(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    a, b = (leading(x, n, evaluation) for x in arguments)
    if b is None:
        raise Undefined("division by zero")
    return None if a is None else a * Leading(divided(ONE, b.c), divided(ONE, b.a), -b.p, -b.q)


def _power(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    base, exponent = arguments
    if not mentions(exponent, n):
        of, to = leading(base, n, evaluation), evaluation.inner(exponent)
        if not isinstance(to, fmpq):
            raise NoMeaning("growth that is not known")
        if of is None:
            return None if to > 0 else Leading(powered(ZERO, to))
        return of.power(to)
    if mentions(base, n):
        raise NoMeaning("growth that is not known")
    slope, constant = _affine(exponent, n, evaluation)
    value = evaluation.inner(base)
    if sign(value) <= 0:
        raise NoMeaning("a power of a number that is not positive")
    return Leading(powered(value, constant), powered(value, slope))


def _affine(term: Term, n: Symbol, evaluation: Evaluation) -> tuple[Any, Any]:
    """Slope and constant of a term that is written as affine in n."""
    if not mentions(term, n):
        return ZERO, evaluation.inner(term)
    if term == n:
        return ONE, ZERO
    match term:
        case Apply("add" | "subtract" as operator, (a, b)):
            (p, c), (q, d) = _affine(a, n, evaluation), _affine(b, n, evaluation)
            return (plus(p, q), plus(c, d)) if operator == "add" else (minus(p, q), minus(c, d))
        case Apply("negate", (a,)):
            p, c = _affine(a, n, evaluation)
            return negated(p), negated(c)
        case Apply("multiply", (a, b)) if not (mentions(a, n) and mentions(b, n)):
            (p, c), (q, d) = _affine(a, n, evaluation), _affine(b, n, evaluation)
            return plus(times(p, d), times(c, q)), times(c, d)
        case Apply("divide", (a, b)) if not mentions(b, n):
            (p, c), by = _affine(a, n, evaluation), evaluation.inner(b)
            return divided(p, by), divided(c, by)
    raise NoMeaning("an exponent that is not affine")


def _exp(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    slope, constant = _affine(arguments[0], n, evaluation)
    return Leading(exponential(constant), exponential(slope))


def _log(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    of = leading(arguments[0], n, evaluation)
    if of is None or sign(of.c) <= 0:
        raise Undefined("the logarithm of a number that is not positive")
    if sign(minus(of.a, ONE)):
        return Leading(logarithm(of.a), ONE, ONE)
    if of.p:
        return Leading(of.p, ONE, ZERO, ONE)
    raise NoMeaning("growth that is not known")


def _sqrt(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    of = leading(arguments[0], n, evaluation)
    return None if of is None else of.power(fmpq(1, 2))


def _absolute(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    of = leading(arguments[0], n, evaluation)
    return None if of is None else Leading(absolute(of.c), of.a, of.p, of.q)


def _operations(arguments: tuple[Term, ...], n: Symbol, evaluation: Evaluation) -> Leading | None:
    """Counts at consecutive n; a polynomial in n by the construction of the count, so its degree can be read off."""
    counts = []
    kept = dict(evaluation.environment)
    for value in COUNTED:
        evaluation.environment[n] = fmpq(value)
        evaluation.forget()
        counts.append(operations(evaluation, arguments[0]))
    evaluation.environment = kept
    evaluation.forget()
    differences, factorial = counts, ONE
    for degree in range(HIGHEST + 1):
        if all(d == differences[0] for d in differences):
            return None if differences[0] == 0 else Leading(differences[0] / factorial, ONE, fmpq(degree))
        differences = [b - a for a, b in pairwise(differences)]
        factorial *= degree + 1
    raise NoMeaning("a number of operations that is no polynomial")


RULES: dict[str, Any] = {
    "add": _add, "subtract": _subtract, "negate": _negated, "multiply": _multiply, "divide": _divide, "power": _power,
    "exp": _exp, "log": _log, "sqrt": _sqrt, "absolute": _absolute, "norm": _absolute, "operations": _operations,
}  # fmt: skip


def tends_to_infinity(evaluation: Evaluation, statement: Bind) -> Truth:
    """Whether the body grows beyond all bounds with its variable."""
    n, body = opened(statement)
    try:
        of = leading(body, n, evaluation)
    except NoMeaning:
        return UNDEFINED
    if of is None or sign(of.c) < 0:
        return FAILS
    return HOLDS if of.compared(Leading(ONE)) > 0 else FAILS


def of_order(evaluation: Evaluation, f: Term, g: Term, n: Term) -> Truth:
    """Whether f is at most a constant times g as n grows."""
    if not isinstance(n, Symbol):
        raise NoMeaning("what grows is not a symbol")
    try:
        a, b = leading(f, n, evaluation), leading(g, n, evaluation)
    except NoMeaning:
        return UNDEFINED
    if a is None:
        return HOLDS
    return FAILS if b is None or a.compared(b) > 0 else HOLDS
