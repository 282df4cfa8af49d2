"""Slips: small edits that turn a wrong expression into a right one, each with what to tell the student.

A row is an edit of one part of a term. Add a slip here; the search tries every row at every part, and a slip is only
ever suggested when the repaired line holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Number, Symbol, Term, apply, number

__all__ = ["SLIPS", "Slip"]


@dataclass(frozen=True)
class Slip:
    """A named edit.

    name     what the slip is called
    edit     a part of a term to what it may have to be; nothing where the slip is not possible
    message  what to tell the student
    """

    name: str
    edit: Callable[[Term], Iterator[Term]]
    message: str


def _sort(term: Term) -> object:
    try:
        return sort_of(term)
    except LanguageError:
        return None


def _is_square(term: Term) -> bool:
    sort = _sort(term)
    return isinstance(sort, Matrix) and sort.rows == sort.columns


def _is_number(term: Term) -> bool:
    return isinstance(_sort(term), Scalar)


def _negated(t: Term) -> Iterator[Term]:
    match t:
        case Apply("negate", (a,)):
            yield a
        case Apply("add", (a, b)):
            yield a - b
            yield b - a
        case Apply("subtract", (a, b)):
            yield a + b
            yield b - a
        case _ if _is_number(t) or isinstance(_sort(t), Matrix):
            yield -t


def _covariance(t: Term) -> Iterator[Term]:
    if _is_square(t) and not isinstance(t, Apply):
        yield t @ apply("transpose", t)


def _absolute(t: Term) -> Iterator[Term]:
    match t:
        case Apply("absolute", (a,)):
            yield a
        case Apply("determinant", _) | Symbol() if _is_number(t):
            yield apply("absolute", t)


def _transposed(t: Term) -> Iterator[Term]:
    match t:
        case Apply("transpose", (a,)):
            yield a
        case _ if _is_square(t):
            yield apply("transpose", t)


def _inverted(t: Term) -> Iterator[Term]:
    match t:
        case Apply("inverse", (a,)):
            yield a
        case Apply("divide", (a, b)) if _is_number(a):
            yield b / a
        case _ if _is_square(t):
            yield apply("inverse", t)


def _swapped(t: Term) -> Iterator[Term]:
    match t:
        case Apply("multiply", (a, b)) if isinstance(_sort(a), Matrix) and isinstance(_sort(b), Matrix):
            yield b @ a
        case Apply("normal" | "density_at", (a, b)):
            yield Apply(t.operator, (b, a))


def _out_of_fraction(t: Term) -> Iterator[Term]:
    match t:
        case Apply("divide", (Apply(("add" | "subtract") as sign, (a, b)), c)):
            yield Apply(sign, (a, b / c))
            yield Apply(sign, (a / c, b))


def _into_fraction(t: Term) -> Iterator[Term]:
    match t:
        case Apply(("add" | "subtract") as sign, (a, Apply("divide", (b, c)))):
            yield Apply(sign, (a, b)) / c


def _squared(t: Term) -> Iterator[Term]:
    match t:
        case Apply("power", (a, Number(value))) if value == 2:
            yield a
        case _ if _is_number(t) and not isinstance(t, Number):
            yield t ** number(2)


def _rooted(t: Term) -> Iterator[Term]:
    match t:
        case Apply("sqrt", (a,)):
            yield a
        case _ if _is_number(t) and isinstance(t, Apply) and t.operator not in ("negate", "sqrt"):
            yield apply("sqrt", t)


def _factor(t: Term) -> Iterator[Term]:
    if _is_number(t) and not isinstance(t, Number):
        yield number(2) * t
        yield t / number(2)


def _dropped(t: Term) -> Iterator[Term]:
    match t:
        case Apply("add" | "subtract" | "multiply", (a, b)):
            yield a
            yield b
        case Apply("divide", (a, _)):
            yield a


def _next_number(t: Term) -> Iterator[Term]:
    match t:
        case Number(value):
            yield from (number(n) for n in (value + 1, value - 1) if n)


def _digits(t: Term) -> Iterator[Term]:
    match t:
        case Number(value) if value.denominator == 1 and 10 < value < 10**9:
            digits = str(value)
            for i in range(len(digits) - 1):
                if digits[i] != digits[i + 1]:
                    yield number(int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]))


def _sine(t: Term) -> Iterator[Term]:
    match t:
        case Apply("sin", (a,)):
            yield apply("cos", a)
        case Apply("cos", (a,)):
            yield apply("sin", a)


def _strict(t: Term) -> Iterator[Term]:
    weaker = {"less": "less_equal", "greater": "greater_equal"}
    match t:
        case Apply(relation, arguments) if relation in weaker:
            yield Apply(weaker[relation], arguments)


SLIPS = (
    #    name                     edit              what to tell the student
    Slip("sign",                  _negated,         "a sign is reversed"),
    Slip("matrix for covariance", _covariance,      "the matrix stands where the covariance (the matrix times its transpose) is meant"),  # noqa: E501
    Slip("absolute value",        _absolute,        "an absolute value is missing or too much"),
    Slip("transposition",         _transposed,      "a transpose is missing or too much"),
    Slip("inverse",               _inverted,        "an inverse is missing or too much, or numerator and denominator are exchanged"),  # noqa: E501
    Slip("order of factors",      _swapped,         "two things stand in the wrong order"),
    Slip("scope of a fraction",   _out_of_fraction, "a term that does not belong in the fraction was drawn into it"),
    Slip("scope of a fraction",   _into_fraction,   "a term that belongs in the fraction was left out of it"),
    Slip("square",                _squared,         "a square is missing or too much"),
    Slip("root",                  _rooted,          "a square root is missing or too much"),
    Slip("factor of two",         _factor,          "a factor of 2 is missing or too much"),
    Slip("dropped part",          _dropped,         "there is a part too many"),
    Slip("off by one",            _next_number,     "a number is one off"),
    Slip("digits exchanged",      _digits,          "two digits are exchanged"),
    Slip("sine and cosine",       _sine,            "sine and cosine are exchanged"),
    Slip("strictness",            _strict,          "the inequality need not be strict"),
)  # fmt: skip
