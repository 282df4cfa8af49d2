"""Aliases: a letter nobody declared, where the same letter in the other case is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, Matrix, Scalar
from symderiv.language.terms import Symbol
from symderiv.reading.syntax.surface import Name, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["alias"]


def alias(e: Elaborator, name: str) -> Symbol | None:
    """A declared symbol of the same letter in the other case: k for K."""
    if not name[0].isalpha():
        return None
    other = name[0].swapcase() + name[1:]
    symbol = e.context.symbols.get(other)
    if symbol is None or other in e.scope:
        return None
    whole = isinstance(symbol.sort, Scalar) and symbol.sort.kind == INTEGER.kind  # R need not be r
    if whole and _is_index(e, name):
        return None
    if isinstance(symbol.sort, Matrix) and name.islower() and getattr(symbol.sort.columns, "value", 0) != 1:
        return None  # of a matrix A, a is a number
    return symbol if whole or isinstance(symbol.sort, Matrix) else None


def _is_index(e: Elaborator, name: str) -> bool:
    """Whether a letter counts members in the row, as n of ``y_n``: that there are N of them is another matter."""
    row = walk(e.setting.row) if e.setting.row is not None else ()
    below = [node.sub for node in row if isinstance(node, Scripted) and node.sub is not None]
    return any(isinstance(one, Name) and one.name == name for sub in below for one in walk(sub))
