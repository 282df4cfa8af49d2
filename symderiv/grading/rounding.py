"""Rounding: ``1/3 = 0.33`` is no mistake, where the decimal number is the exact value rounded or cut off."""

from __future__ import annotations

from fractions import Fraction

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import Proved
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Number, Term, apply, free_symbols, number

__all__ = ["ROUNDED", "is_rounded"]

ROUNDED = "the decimal number is rounded: it has the digits of the exact value, and is not equal to it"
FEWEST, MOST = 2, 30  # digits that say more than the order of magnitude; decimals looked for


def is_rounded(statement: Term, context: Context, deadline: Deadline) -> bool:
    """Whether an equation of numbers that fails holds up to the last digit of the decimal number on one side."""
    match statement:
        case Apply("equal", (left, right)):
            return any(_rounds(*pair, context, deadline) for pair in ((left, right), (right, left)))
        case _:
            return False


def _rounds(exact: Term, decimal: Term, context: Context, deadline: Deadline) -> bool:
    match decimal:
        case Number(value) | Apply("negate", (Number(value),)):
            size = abs(value)
        case _:
            return False
    unit = _last_place(size)
    if unit is None or isinstance(exact, Number) or free_symbols(exact) or size / unit < 10 ** (FEWEST - 1):
        return False
    below_zero = isinstance(decimal, Apply) != (value < 0)
    magnitude = apply("negate", exact) if below_zero else exact
    within = (
        apply("less_equal", number(size - unit / 2), magnitude),
        apply("less", magnitude, number(size + unit)),
    )
    return all(isinstance(decide(bound, context, deadline=deadline), Proved) for bound in within)


def _last_place(value: Fraction) -> Fraction | None:
    """What one more of its last decimal place is worth; None for a number that has no decimals."""
    for places in range(1, MOST):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places) if value.denominator > 1 else None
    return None
