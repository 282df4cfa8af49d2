"""Suppositions: shapes of letters declared without a size; what is tried of those that nobody declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from symderiv.language.sorts import ONE
from symderiv.reading.inference.declarations import Declared
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.inference.usage import Usage

__all__ = ["Supposed", "shaped", "suppose"]

REASON = "most rows can be read so", None


@dataclass(frozen=True)
class Supposed:
    """What is supposed before the uses of letters are followed.

    shapes    letters by key, and the kind of thing each is
    paired    letters of which each pair of indices makes a name: ``P_{k+1,k}``, and no entry
    left_out  the formulas, by number, from which nothing is learnt
    """

    shapes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    paired: frozenset[str] = frozenset()
    left_out: frozenset[int] = frozenset()


def suppose(usage: Usage, shapes: Mapping[str, str]) -> None:
    """The letters have these shapes, whatever else is learnt of them."""
    for key, kind in shapes.items():
        if key in usage.known:
            continue
        shape = usage.letters[key] = Shape("number" if kind == "number" else "matrix")
        if kind == "vector":
            usage.solver.matrix(shape, None, Size(ONE))
        usage.why[key] = REASON


def shaped(usage: Usage, key: str, what: Declared) -> None:
    """The letter is a vector or a matrix whose size was not declared."""
    shape = usage.letters[key] = Shape("matrix")
    if what.kind == "vector":
        usage.solver.matrix(shape, None, Size(ONE))
    if "square" in what.properties or what.properties & {"invertible", "symmetric", "diagonal"}:
        usage.solver.square(shape)
    usage.why[key] = ("declared", what.formula.piece)
