r"""Layers: ``a^l``, ``W^{l+1}``, ``z^L_j``: each letter with the index of a layer above it is a name, and no power.

A letter that has one is a vector where its entries are written with one index, a matrix where they have two; of what
kind it is in one layer, it is in all, though not of the same size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE
from symderiv.reading.inference.marks import LAYER
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.meaning.members import are_two
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Group, Node, Scripted, canonical, subscript

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

FIRST = ("0", "1")
"""The numbers above a letter that are no powers."""

__all__ = ["bare", "holds", "is_layer", "named", "shape"]


def named(u: Usage, node: Scripted) -> str | None:
    """The name of a letter in a layer; None for others."""
    if node.sup is None or (name := name_of(node.base)) not in u.marks.of("layered"):
        return None
    mark = canonical(node.sup)
    above = subscript(mark or "").replace("_", "^", 1)
    counted = mark in FIRST or ((mark or "").isdigit() and _counted(u))
    return f"{name}{above}" if counted or LAYER.fullmatch(f"^{mark}") else None


def _counted(u: Usage) -> bool:
    """Whether layers have numbers: with ``a^1``, which is no power, ``a^2`` is none either."""
    return any(f"^{first}" in u.marks.indices.get(name, ()) for name in u.marks.of("layered") for first in FIRST)


def is_layer(u: Usage, key: str) -> bool:
    """Whether a key is the name of a letter in a layer."""
    letter, _, above = key.partition("^")
    return letter in u.marks.of("layered") and bool(above)


def holds(u: Usage, node: Node) -> bool:
    """Whether it is a letter in a layer in brackets: its weights may be a matrix, though the letter is small."""
    inner = node.items[0] if isinstance(node, Group) and len(node.items) == 1 else node
    return isinstance(inner, Scripted) and inner.sub is None and named(u, inner) is not None


def bare(u: Usage, name: str, shape: Shape) -> None:
    """``a`` beside ``a^L``: of the same kind, where nothing else is known."""

    def custom() -> bool:
        others = [other for key, other in u.letters.items() if key.startswith(f"{name}^") and not other.unknown]
        if shape.unknown and others:
            _like(u, shape, others[0])
        return not shape.unknown

    u.later(custom)


def shape(u: Usage, name: str, node: Scripted) -> Shape:
    """The letter in its layer, or an entry of it."""
    own, letter = u.letter(name, node), name.split("^")[0]
    several = 0 if node.sub is None else 2 if are_two(node.sub) else 1

    def custom() -> bool:
        others = [shape for key, shape in u.letters.items() if key.startswith(f"{letter}^") and not shape.unknown]
        if own.unknown and others:
            _like(u, own, others[0])
        elif own.unknown and several == 2:
            u.solver.matrix(own)
        elif own.unknown and several:
            lies = any(shape.is_row for key, shape in u.letters.items() if is_layer(u, key))
            u.solver.matrix(own, Size(ONE) if lies else None, None if lies else Size(ONE))
        if own.is_matrix:
            u.because(name, f"used as {u.written(node)}")
        return not own.unknown

    u.later(custom, first=several > 0)
    return Shape("number") if several else own


def _like(u: Usage, shape: Shape, other: Shape) -> None:
    if other.is_number:
        u.solver.number(shape)
    else:
        u.solver.matrix(shape, Size(ONE) if other.is_row else None, Size(ONE) if other.is_column else None)
