"""What definite integrals are worth in a model: enclosed by flint where the bounds are finite, else by a closed form.

The integrand is evaluated on complex balls; where a function has a branch cut, flint is told whether the ball meets it
(Johansson, Numerical Integration in Arbitrary-Precision Ball Arithmetic, ICMS 2018).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flint import acb, fmpq

from symderiv.deciding.binders import opened, unfolded
from symderiv.language.meaning_exact import NoMeaning, Undefined, minus, plus, times
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["enclosed", "is_finite"]

EVALUATIONS, DEPTH = 1_500, 40
INSIDE = tuple(fmpq(2 * i + 1, 16) for i in range(8))  # parts of the way at which the integrand must have a value
NOTHING = acb(float("nan"), float("nan"))
OnBalls = Callable[[Any, bool], Any]


def is_finite(domain: Term) -> bool:
    """Whether neither end of a way is infinite, as it is written."""
    match domain:
        case Apply("between", ends):
            return not any(_infinite(end) for end in ends)
    return False


def _infinite(end: Term) -> bool:
    match end:
        case Apply("infinity", ()) | Apply("negate", (Apply("infinity", ()),)):
            return True
    return False


def enclosed(evaluation: Evaluation, term: Bind) -> Any:
    """The integral from one number to another. Raises `Undefined`, `NoMeaning`."""
    term = unfolded(term, evaluation.functions)  # type: ignore[assignment]
    assert isinstance(term.domain, Apply)
    low, high = map(evaluation.inner, term.domain.arguments)
    symbol, body = opened(term)
    integrand = _on_balls(body, symbol, evaluation)
    if low == high:
        return fmpq(0)
    for part in INSIDE:
        evaluation.with_value(symbol, plus(low, times(part, minus(high, low))), body)
    value = acb.integral(integrand, acb(low), acb(high), eval_limit=EVALUATIONS, depth_limit=DEPTH)
    evaluation.deadline.check()
    if not value.is_finite():
        raise Undefined("an integral that is not enclosed")
    if not value.imag.contains(0):
        raise Undefined("an integral of what is not real")
    return value.real


def _on_balls(term: Term, symbol: Symbol, evaluation: Evaluation) -> OnBalls:
    if not isinstance(sort_of(term), Scalar):
        raise NoMeaning("an integral of what is no number")
    if term == symbol:
        return lambda z, analytic: z
    if symbol not in free_symbols(term):
        value = acb(evaluation.inner(term))
        return lambda z, analytic: value
    match term:
        case Apply("power", (base, Number(exponent))) if exponent.denominator == 1 and abs(exponent) <= 1000:
            of, whole = _on_balls(base, symbol, evaluation), int(exponent)
            return lambda z, analytic: of(z, analytic) ** whole
        case Apply(name, arguments) if name in ON_BALLS:
            row, parts = ON_BALLS[name], [_on_balls(a, symbol, evaluation) for a in arguments]
            return lambda z, analytic: row(analytic, *(part(z, analytic) for part in parts))
    raise NoMeaning("an integrand that is not enclosed")


def _power(analytic: bool, base: Any, exponent: Any) -> Any:
    return base.pow(exponent, analytic=analytic)


def _arctan(analytic: bool, z: Any) -> Any:
    """Its branch cuts are on the imaginary axis, beyond i and -i."""
    crosses = z.real.contains(0) and not (abs(z.imag) < 1)
    return NOTHING if analytic and crosses else z.atan()


def _arcsine(name: str) -> Callable[[bool, Any], Any]:
    """Their branch cuts are on the real axis, beyond 1 and -1."""

    def value(analytic: bool, z: Any) -> Any:
        crosses = z.imag.contains(0) and not (abs(z.real) < 1)
        return NOTHING if analytic and crosses else getattr(z, name)()

    return value


def _entire(name: str) -> Callable[[bool, Any], Any]:
    return lambda analytic, z: getattr(z, name)()


def _cut(name: str) -> Callable[[bool, Any], Any]:
    return lambda analytic, z: getattr(z, name)(analytic=analytic)


MEROMORPHIC = ("exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "erf")
ON_BALLS: dict[str, Callable[..., Any]] = {
    "add": lambda analytic, a, b: a + b,
    "subtract": lambda analytic, a, b: a - b,
    "negate": lambda analytic, a: -a,
    "multiply": lambda analytic, a, b: a * b,
    "divide": lambda analytic, a, b: a / b,
    "power": _power,
    "sqrt": _cut("sqrt"),
    "log": _cut("log"),
    "absolute": _cut("real_abs"),
    "maximum": lambda analytic, a, b: a.real_max(b, analytic=analytic),
    "minimum": lambda analytic, a, b: a.real_min(b, analytic=analytic),
    "logistic": lambda analytic, z: 1 / (1 + (-z).exp()),
    "arctan": _arctan,
    "arcsin": _arcsine("asin"),
    "arccos": _arcsine("acos"),
    **{name: _entire(name) for name in MEROMORPHIC},
}
