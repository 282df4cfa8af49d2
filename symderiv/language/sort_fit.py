"""When sorts fit: one within another, or two that can be compared; and the error where they do not."""

from __future__ import annotations

from typing import Literal

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import ONE, Distribution, Element, Function, Matrix, Scalar, Set, Sort, Unknown, closure

__all__ = ["Kind", "admitted", "comparable", "describe", "fits", "joined_kind", "misfit", "unknown"]

Kind = Literal["integer", "real", "complex"]
_ORDER: tuple[Kind, ...] = ("integer", "real", "complex")


def joined_kind(*sorts: Sort) -> Kind:
    """The widest of the kinds: integer within real within complex."""
    return max((s.kind for s in sorts if isinstance(s, Scalar | Matrix)), key=_ORDER.index, default="real")


def describe(sort: Sort) -> str:
    """The sort in words."""
    match sort:
        case Scalar(kind, _):
            return f"a number ({kind})"
        case Matrix(_, columns, _, _):
            return "a vector" if columns == ONE else "a matrix"
        case Element(of):
            return "an element of a group" if of == "group" else "an abstract vector"
    return f"a {type(sort).__name__.lower()}"


def unknown(*sorts: Sort) -> bool:
    """Whether one of the sorts is not known."""
    return any(isinstance(s, Unknown) for s in sorts)


def misfit(what: str, *sorts: Sort) -> LanguageError:
    """The error that says what does not fit."""
    return LanguageError(f"{what}: {' and '.join(describe(s) for s in sorts)} do not fit")


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
    return type(given) is type(wanted) and not unknown(given)


def comparable(a: Sort, b: Sort) -> bool:
    """Whether an equation between two things of these sorts makes sense."""
    match a, b:
        case Matrix(), Matrix():
            return same_dimension(a.rows, b.rows) and same_dimension(a.columns, b.columns)
        case Function(), Function():
            return True
        case Element(), Element():
            return a == b
    return unknown(a, b) or type(a) is type(b)


def admitted(given: Sort, wanted: Sort) -> bool:
    """Whether a value may be an argument: of the kind and dimensions wanted, or of no known sort."""
    return unknown(given, wanted) or (fits(given, wanted) if isinstance(wanted, Scalar) else comparable(given, wanted))
