r"""Numbers before brackets: ``x(t) = 2t`` beside ``x > 0``: one letter for a number and for a function.

Where a side is nothing but the letter and a letter in brackets, a value is meant, and no product; elsewhere a number
before brackets is a factor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.surface import Group, Name, Num, Part, Product, Row, Side, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["function", "is_time", "is_whole_side", "of_no_function"]


def function(e: Elaborator, symbol: Symbol | None, name: str, group: Group, primes: int) -> Symbol | None:
    """The function that is called like a number, where its value is meant."""
    if symbol is None or not isinstance(symbol.sort, Scalar) or name in e.scope or len(group.items) != 1:
        return None
    declared, only = e.context.symbols.get(f"{name}("), group.items[0]
    if declared is not None:
        return declared if primes or is_letter(only) or isinstance(only, Num) else None
    if primes or not is_whole_side(e, group):
        return None
    applies, product = f"{name}(...) is read as the value of a function", f"{name}(...) is read as a product"
    if e.choose(("applies", name), applies, product):
        return None
    return e.undeclared.setdefault(f"{name}(", Symbol(name, Function((REAL,), REAL)))


def of_no_function(e: Elaborator, symbol: Symbol, group: Group, span: Span) -> Term | None:
    """Why a number or a matrix with these brackets is not read; None where they are factors."""
    if len(group.items) > 1:
        several = group.separators[0] != ","
        return e.fail(span, f"{symbol.name} is no function, and these are several arguments") if several else None
    if isinstance(symbol.sort, Matrix) and names.name_of(group.items[0]) is not None and group.opening == "(":
        at = e.term(group.items[0])  # p(\lambda), where p is a vector
        if isinstance(e.sort(at), Scalar) and isinstance(at, Symbol):
            return e.fail(span, f"{symbol.name} is no function: a product, or its value there?")
    return None


def is_whole_side(e: Elaborator, group: Group) -> bool:
    r"""Whether a side of an equation is nothing but a letter and these brackets, around letters: ``x(t) = 2t``."""
    row = e.setting.row
    if row is None or group.opening != "(" or not all(is_letter(item) for item in group.items):
        return False
    return any(_has_side(node, group) for node in walk(row) if isinstance(node, Row))


def _has_side(row: Row, group: Group) -> bool:
    if not any(isinstance(part, Part) and part.text in ("=", ":=", r"\equiv", r"\coloneqq") for part in row.parts):
        return False
    return any(
        isinstance(part, Side) and isinstance(part.node, Product) and part.node.signs == ("",)
        and part.node.factors[1] is group and is_letter(part.node.factors[0])
        for part in row.parts
    )  # fmt: skip


def is_time(group: Group) -> bool:
    """Whether t or a number stands in the brackets."""
    only = group.items[0]
    return (isinstance(only, Name) and only.name == "t") or isinstance(only, Num)
