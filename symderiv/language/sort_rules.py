"""Sorts in, sort out: the rules that rows of the vocabulary share.

Signs are carried along: a sum of positive numbers is positive, a norm is not negative. Each rule holds for every value
of the arguments at which the operator is defined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.sort_fit import Kind, admitted, comparable, describe, joined_kind, misfit, unknown
from symderiv.language.sorts import (
    GROWTH,
    ONE,
    STATEMENT,
    UNKNOWN,
    Element,
    Function,
    Growth,
    Matrix,
    Scalar,
    Set,
    Sort,
    Unknown,
    closure,
    has,
)  # fmt: skip

__all__ = [
    "added", "all_scalars", "applied", "cartesian", "divided", "elementwise", "matrix_to",
    "multiplied", "negated", "number_of", "powered", "same_sorts", "square", "statement_of", "subtracted", "transposed",
]  # fmt: skip


def number_of(kind: Kind, *properties: str) -> Scalar:
    """A scalar sort with these properties; complex numbers keep only "nonzero"."""
    implied = closure(frozenset(properties))
    return Scalar(kind, implied & {"nonzero"} if kind == "complex" else implied)


def added(a: Sort, b: Sort) -> Sort:
    """Numbers with numbers, matrices with matrices of the same dimensions."""
    match a, b:
        case (Scalar(), Growth()) | (Growth(), Scalar()) | (Growth(), Growth()):
            return GROWTH
        case Scalar(), Scalar():
            signs = {p for p in ("nonnegative", "nonpositive") if has(a, p) and has(b, p)}
            for weak, strict in (("nonnegative", "positive"), ("nonpositive", "negative")):
                if weak in signs and (has(a, strict) or has(b, strict)):
                    signs.add(strict)
            kind = joined_kind(a, b)
            return number_of(kind, *(signs if kind != "complex" else ()))
        case Matrix(m, n, _, _), Matrix(m2, n2, _, _):
            if same_dimension(m, m2) and same_dimension(n, n2):
                entries = {p for p in ("positive", "nonnegative") if has(a, p) and has(b, p)}
                return Matrix(m, n, frozenset(entries), _matrix_kind(a, b))
        case (Element(), Element()) if a == b:
            return a
        case Function(), Function() if _linear(a, b) and a.arguments == b.arguments and a.value == b.value:
            return a
    if unknown(a, b):
        return UNKNOWN
    raise misfit("a sum", a, b)


def _linear(*maps: Sort) -> bool:
    """Whether they are linear maps, which are added and multiplied by numbers as vectors are."""
    return all(has(a, "linear") for a in maps)


def subtracted(a: Sort, b: Sort) -> Sort:
    """As a sum with what is subtracted, its sign turned round: of a difference of positive numbers no sign is known."""
    return added(a, negated(b))


def negated(a: Sort) -> Sort:
    """The same kind of thing, its sign turned round."""
    match a:
        case Growth():
            return GROWTH
        case Scalar(kind, _):
            turned = {"positive": "negative", "negative": "positive", "nonnegative": "nonpositive",
                      "nonpositive": "nonnegative", "nonzero": "nonzero"}  # fmt: skip
            return number_of(kind, *(turned[p] for p in closure(a.properties) if p in turned))
        case Matrix(m, n, _, kind):
            return Matrix(m, n, a.properties & {"symmetric", "diagonal", "invertible"}, kind)
        case Element():
            return a
        case Function() if _linear(a):
            return a
    if unknown(a):
        return UNKNOWN
    raise misfit("a change of sign", a)


def _matrix_kind(a: Scalar | Matrix, b: Scalar | Matrix) -> Literal["real", "complex"]:
    return "complex" if "complex" in (a.kind, b.kind) else "real"


def multiplied(a: Sort, b: Sort) -> Sort:
    """Number by anything, matrix by matrix with inner dimensions that agree; 1 by 1 is a number."""
    match a, b:
        case Scalar(), Scalar():
            return number_of(joined_kind(a, b), *_product_signs(a, b))
        case (Scalar() as c, Matrix() as m) | (Matrix() as m, Scalar() as c):
            kept = {"symmetric", "diagonal", "lower triangular", "upper triangular"}
            if has(c, "nonzero"):
                kept |= {"invertible"}
            if has(c, "positive"):
                kept |= {"positive", "nonnegative", "positive definite", "positive semidefinite"}
            return Matrix(m.rows, m.columns, closure(m.properties) & kept, _matrix_kind(c, m))
        case Matrix(), Matrix():
            if same_dimension(a.columns, b.rows):
                kind = _matrix_kind(a, b)
                if same_dimension(a.rows, ONE) and same_dimension(b.columns, ONE):
                    return Scalar(kind)
                both = {
                    p for p in ("invertible", "orthogonal", "diagonal", "lower triangular") if has(a, p) and has(b, p)
                }
                return Matrix(a.rows, b.columns, frozenset(both), kind)
        case (Scalar(), Element() as x) | (Element() as x, Scalar()):
            return x
        case (Scalar(), Function() as x) | (Function() as x, Scalar()) if _linear(x):
            return x
    if unknown(a, b):
        return UNKNOWN
    raise misfit("a product", a, b)


def _product_signs(a: Sort, b: Sort) -> set[str]:
    signs = {"nonzero"} if has(a, "nonzero") and has(b, "nonzero") else set()
    for x in ("positive", "negative", "nonnegative", "nonpositive"):
        for y in ("positive", "negative", "nonnegative", "nonpositive"):
            if has(a, x) and has(b, y):
                up = x in ("positive", "nonnegative")
                same = up == (y in ("positive", "nonnegative"))
                strict = not x.startswith("non") and not y.startswith("non")
                signs.add(("positive" if same else "negative") if strict else "nonnegative" if same else "nonpositive")
    return signs


def divided(a: Sort, b: Sort) -> Sort:
    """Anything by a number. (A vector by a vector is `hadamard_divide`.)"""
    if unknown(a, b):
        return UNKNOWN
    if not isinstance(b, Scalar):
        raise misfit("a quotient", a, b)
    inverse = Scalar("complex" if b.kind == "complex" else "real", closure(b.properties) | {"nonzero"})
    return multiplied(inverse, a) if isinstance(a, Matrix | Element | Function) else multiplied(a, inverse)


def powered(a: Sort, n: Sort) -> Sort:
    """Number to a number, or a square matrix to an integer."""
    match a, n:
        case Scalar(), Scalar():
            if joined_kind(a, n) == "complex" and not (has(a, "positive") and n.kind != "complex"):
                return number_of("complex")
            signs = {p for p in ("positive", "nonnegative") if has(a, p)}
            if has(a, "nonzero") and n.kind == "integer":
                signs.add("nonzero")
            whole = a.kind == "integer" and n.kind == "integer" and has(n, "nonnegative")
            return number_of("integer" if whole else "real", *signs)
        case Matrix(m, columns, _, kind), Scalar("integer", _) if same_dimension(m, columns):
            kept = {"symmetric", "diagonal", "lower triangular", "invertible", "orthogonal"}
            return Matrix(m, columns, closure(a.properties) & kept, kind)
    if unknown(a, n):
        return UNKNOWN
    raise misfit("a power", a, n)


def elementwise(a: Sort, b: Sort) -> Sort:
    """Two matrices of the same dimensions, entry by entry; positive if both are."""
    total = added(a, b)
    if isinstance(total, Scalar):
        raise misfit("an elementwise operation", a, b)
    return total


def transposed(a: Sort) -> Sort:
    """Rows for columns."""
    match a:
        case Matrix(m, n, _, kind):
            turned = {"lower triangular": "upper triangular", "upper triangular": "lower triangular"}
            return Matrix(n, m, frozenset(turned.get(p, p) for p in closure(a.properties)), kind)
        case Scalar() | Unknown():
            return a
    raise misfit("a transpose", a)


def square(value: Callable[[Matrix], Sort]) -> Callable[[Sort], Sort]:
    """A rule for operators on square matrices; a number counts as a 1 by 1 matrix."""

    def rule(a: Sort) -> Sort:
        if isinstance(a, Scalar):
            a = Matrix(ONE, ONE, frozenset(), "complex" if a.kind == "complex" else "real")
        if isinstance(a, Matrix) and same_dimension(a.rows, a.columns):
            return value(a)
        if unknown(a):
            return UNKNOWN
        raise misfit("an operation on a square matrix", a)

    return rule


def matrix_to(value: Sort) -> Callable[[Sort], Sort]:
    """A rule for operators from any matrix or vector to one sort."""

    def rule(a: Sort) -> Sort:
        if isinstance(a, Matrix | Scalar | Unknown):
            return value
        raise misfit("an operation on a matrix", a)

    return rule


def all_scalars(value: Sort | None = None, *keeps: str) -> Callable[..., Sort]:
    """A rule for functions of numbers; ``keeps`` are the properties of the only argument that the value has too."""

    def rule(*arguments: Sort) -> Sort:
        if unknown(*arguments):
            return UNKNOWN if value is None else value
        if not all(isinstance(a, Scalar) for a in arguments):
            raise misfit("a function of numbers", *arguments)
        kind = "complex" if joined_kind(*arguments) == "complex" else "real"
        declared = value.properties if isinstance(value, Scalar) else frozenset[str]()
        if isinstance(value, Scalar) and value.kind == "real" and not declared:
            kind = "real"
        kept = {p for p in keeps if all(has(a, p) for a in arguments)}
        return number_of(kind, *kept, *declared)  # type: ignore[arg-type]

    return rule


def applied(function: Sort, *arguments: Sort) -> Sort:
    """The value of a function; raises where the number or the dimensions of the arguments are not its own."""
    if unknown(function):
        return UNKNOWN
    if not isinstance(function, Function) or len(function.arguments) != len(arguments):
        raise LanguageError(f"an application: {describe(function)} does not take {len(arguments)} argument(s)")
    for wanted, given in zip(function.arguments, arguments, strict=True):
        if not admitted(given, wanted):
            raise misfit("an application", wanted, given)
    return function.value


def same_sorts(what: str) -> Callable[[Sort, Sort], Sort]:
    """A rule for relations between two things of one kind."""

    def rule(a: Sort, b: Sort) -> Sort:
        if not comparable(a, b):
            raise misfit(what, a, b)
        return STATEMENT

    return rule


def statement_of(*kinds: type) -> Callable[..., Sort]:
    """A rule for predicates whose arguments are of these kinds, in order; `Statement` itself for connectives."""

    def rule(*arguments: Sort) -> Sort:
        wanted = kinds if len(kinds) == len(arguments) else kinds[:1] * len(arguments)
        if all(isinstance(a, k | Unknown) for a, k in zip(arguments, wanted, strict=True)):
            return STATEMENT
        raise misfit("a statement", *arguments)

    return rule


def cartesian(element: Sort) -> Callable[..., Sort]:
    """A rule for sets of one kind of element, whatever the arguments."""
    return lambda *_: Set(element)
