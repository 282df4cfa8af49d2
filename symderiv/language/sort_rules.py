"""Sorts in, sort out: the rules that rows of the vocabulary share.

Signs are carried along: a sum of positive numbers is positive, a norm is not negative. Each rule holds for every value
of the arguments at which the operator is defined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import (
    ONE,
    STATEMENT,
    UNKNOWN,
    Distribution,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Unknown,
    closure,
    has,
)  # fmt: skip

__all__ = [
    "added", "all_scalars", "applied", "cartesian", "divided", "elementwise", "fits", "joined_kind", "matrix_to",
    "multiplied", "negated", "number_of", "powered", "same_sorts", "square", "statement_of", "transposed",
]  # fmt: skip

Kind = Literal["integer", "real", "complex"]
_ORDER: tuple[Kind, ...] = ("integer", "real", "complex")


def number_of(kind: Kind, *properties: str) -> Scalar:
    """A scalar sort with these properties; complex numbers keep only "nonzero"."""
    implied = closure(frozenset(properties))
    return Scalar(kind, implied & {"nonzero"} if kind == "complex" else implied)


def joined_kind(*sorts: Sort) -> Kind:
    """The widest of the kinds: integer within real within complex."""
    return max((s.kind for s in sorts if isinstance(s, Scalar | Matrix)), key=_ORDER.index, default="real")


def _unknown(*sorts: Sort) -> bool:
    return any(isinstance(s, Unknown) for s in sorts)


def _misfit(what: str, *sorts: Sort) -> LanguageError:
    return LanguageError(f"{what}: {' and '.join(describe(s) for s in sorts)} do not fit")


def describe(sort: Sort) -> str:
    """The sort in words."""
    match sort:
        case Scalar(kind, _):
            return f"a number ({kind})"
        case Matrix(_, columns, _, _):
            return "a vector" if columns == ONE else "a matrix"
    return f"a {type(sort).__name__.lower()}"


def added(a: Sort, b: Sort) -> Sort:
    """Numbers with numbers, matrices with matrices of the same dimensions."""
    match a, b:
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
                kind = "complex" if "complex" in (a.kind, b.kind) else "real"
                return Matrix(m, n, frozenset(entries), kind)
    if _unknown(a, b):
        return UNKNOWN
    raise _misfit("a sum", a, b)


def negated(a: Sort) -> Sort:
    """The same kind of thing, its sign turned round."""
    match a:
        case Scalar(kind, _):
            turned = {"positive": "negative", "negative": "positive", "nonnegative": "nonpositive",
                      "nonpositive": "nonnegative", "nonzero": "nonzero"}  # fmt: skip
            return number_of(kind, *(turned[p] for p in closure(a.properties) if p in turned))
        case Matrix(m, n, _, kind):
            return Matrix(m, n, a.properties & {"symmetric", "diagonal", "invertible"}, kind)
    if _unknown(a):
        return UNKNOWN
    raise _misfit("a change of sign", a)


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
            kind = "complex" if "complex" in (c.kind, m.kind) else "real"
            return Matrix(m.rows, m.columns, closure(m.properties) & kept, kind)
        case Matrix(), Matrix():
            if same_dimension(a.columns, b.rows):
                kind = "complex" if "complex" in (a.kind, b.kind) else "real"
                if same_dimension(a.rows, ONE) and same_dimension(b.columns, ONE):
                    return Scalar(kind)
                both = {p for p in ("invertible", "orthogonal", "diagonal", "lower triangular") if has(a, p) and has(b, p)}
                return Matrix(a.rows, b.columns, frozenset(both), kind)
    if _unknown(a, b):
        return UNKNOWN
    raise _misfit("a product", a, b)


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
    if _unknown(a, b):
        return UNKNOWN
    if not isinstance(b, Scalar):
        raise _misfit("a quotient", a, b)
    inverse = Scalar("complex" if b.kind == "complex" else "real", closure(b.properties) | {"nonzero"})
    return multiplied(inverse, a) if isinstance(a, Matrix) else multiplied(a, inverse)


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
    if _unknown(a, n):
        return UNKNOWN
    raise _misfit("a power", a, n)


def elementwise(a: Sort, b: Sort) -> Sort:
    """Two matrices of the same dimensions, entry by entry; positive if both are."""
    total = added(a, b)
    if isinstance(total, Scalar):
        raise _misfit("an elementwise operation", a, b)
    return total


def transposed(a: Sort) -> Sort:
    """Rows for columns."""
    match a:
        case Matrix(m, n, _, kind):
            turned = {"lower triangular": "upper triangular", "upper triangular": "lower triangular"}
            return Matrix(n, m, frozenset(turned.get(p, p) for p in closure(a.properties)), kind)
        case Scalar() | Unknown():
            return a
    raise _misfit("a transpose", a)


def square(value: Callable[[Matrix], Sort]) -> Callable[[Sort], Sort]:
    """A rule for operators on square matrices; a number counts as a 1 by 1 matrix."""

    def rule(a: Sort) -> Sort:
        if isinstance(a, Scalar):
            a = Matrix(ONE, ONE, frozenset(), "complex" if a.kind == "complex" else "real")
        if isinstance(a, Matrix) and same_dimension(a.rows, a.columns):
            return value(a)
        if _unknown(a):
            return UNKNOWN
        raise _misfit("an operation on a square matrix", a)

    return rule


def matrix_to(value: Sort) -> Callable[[Sort], Sort]:
    """A rule for operators from any matrix or vector to one sort."""

    def rule(a: Sort) -> Sort:
        if isinstance(a, Matrix | Scalar | Unknown):
            return value
        raise _misfit("an operation on a matrix", a)

    return rule


def all_scalars(value: Sort | None = None, *keeps: str) -> Callable[..., Sort]:
    """A rule for functions of numbers; ``keeps`` are the properties of the only argument that the value has too."""

    def rule(*arguments: Sort) -> Sort:
        if _unknown(*arguments):
            return UNKNOWN if value is None else value
        if not all(isinstance(a, Scalar) for a in arguments):
            raise _misfit("a function of numbers", *arguments)
        kind = "complex" if joined_kind(*arguments) == "complex" else "real"
        declared = value.properties if isinstance(value, Scalar) else frozenset[str]()
        if isinstance(value, Scalar) and value.kind == "real" and not declared:
            kind = "real"
        kept = {p for p in keeps if all(has(a, p) for a in arguments)}
        return number_of(kind, *kept, *declared)  # type: ignore[arg-type]

    return rule


def applied(function: Sort, *arguments: Sort) -> Sort:
    """The value of a function; raises where the number or the dimensions of the arguments are not its own."""
    if _unknown(function):
        return UNKNOWN
    if not isinstance(function, Function) or len(function.arguments) != len(arguments):
        raise LanguageError(f"an application: {describe(function)} does not take {len(arguments)} argument(s)")
    for wanted, given in zip(function.arguments, arguments, strict=True):
        if not _admitted(given, wanted):
            raise _misfit("an application", wanted, given)
    return function.value


def _admitted(given: Sort, wanted: Sort) -> bool:
    return _unknown(given, wanted) or (fits(given, wanted) if isinstance(wanted, Scalar) else _comparable(given, wanted))


def fits(given: Sort, wanted: Sort) -> bool:
    """Whether everything of the first sort is of the second: kind, dimensions and properties."""
    if not getattr(wanted, "properties", frozenset()) <= closure(getattr(given, "properties", frozenset())):
        return False
    match given, wanted:
        case Scalar(), Scalar():
            return _ORDER.index(given.kind) <= _ORDER.index(wanted.kind)
        case Matrix(), Matrix():
            shape = same_dimension(given.rows, wanted.rows) and same_dimension(given.columns, wanted.columns)
            return shape and (given.kind, wanted.kind) != ("complex", "real")
        case Function(), Function():
            takes = len(given.arguments) == len(wanted.arguments)
            takes = takes and all(fits(w, g) for g, w in zip(given.arguments, wanted.arguments, strict=True))
            return takes and fits(given.value, wanted.value)
        case Set(a), Set(b):
            return fits(a, b)
        case Distribution(a), Distribution(b):
            return fits(a, b)
    return type(given) is type(wanted) and not _unknown(given)


def same_sorts(what: str) -> Callable[[Sort, Sort], Sort]:
    """A rule for relations between two things of one kind."""

    def rule(a: Sort, b: Sort) -> Sort:
        if not _comparable(a, b):
            raise _misfit(what, a, b)
        return STATEMENT

    return rule


def _comparable(a: Sort, b: Sort) -> bool:
    match a, b:
        case Matrix(), Matrix():
            return same_dimension(a.rows, b.rows) and same_dimension(a.columns, b.columns)
        case Function(), Function():
            return True
    return _unknown(a, b) or type(a) is type(b)


def statement_of(*kinds: type) -> Callable[..., Sort]:
    """A rule for predicates whose arguments are of these kinds, in order; `Statement` itself for connectives."""

    def rule(*arguments: Sort) -> Sort:
        wanted = kinds if len(kinds) == len(arguments) else kinds[:1] * len(arguments)
        if all(isinstance(a, k | Unknown) for a, k in zip(arguments, wanted, strict=True)):
            return STATEMENT
        raise _misfit("a statement", *arguments)

    return rule


def cartesian(element: Sort) -> Callable[..., Sort]:
    """A rule for sets of one kind of element, whatever the arguments."""
    return lambda *_: Set(element)

