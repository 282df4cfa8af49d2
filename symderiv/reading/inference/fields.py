r"""Fields: vectors are what stands after a nabla with a dot or a cross, and before ``\cdot dr`` under an integral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE
from symderiv.language.terms import number
from symderiv.reading.inference.scripts import key
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.meaning.calculus.axes import count_of
from symderiv.reading.syntax.surface import Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.inference.factors import Factors

__all__ = ["after_nabla", "is_field"]

INTEGRALS = frozenset({r"\int", r"\iint", r"\oint"})


def after_nabla(factors: Factors, sign: str) -> Shape:
    r"""``\nabla \cdot F``, ``\nabla \times F``."""
    u, first = factors.u, factors.factors[factors.at]
    body = factors.factor()
    while factors.at < len(factors.factors) and factors.signs[factors.at] == "" and not body.is_matrix:
        body = u.solver.product(body, factors.factor())
    size = Size(number(3 if sign == r"\times" else count_of(u.in_words) or 3))
    name = key(u, first)
    value = u.functions[name][1] if name in u.functions else body
    u.solver.matrix(value, size, Size(ONE))
    u.because(name, f"used as {u.written(first)} after a nabla")
    return Shape("matrix", size, Size(ONE)) if sign == r"\times" else Shape("number")


def is_field(factors: tuple[Node, ...]) -> bool:
    """Whether what stands under an integral sign is a field, and no gradient of a number."""
    bases = [factor.base if isinstance(factor, Scripted) else factor for factor in factors]
    words = {base.name for base in bases if isinstance(base, Name)}
    return not INTEGRALS.isdisjoint(words) and r"\nabla" not in words
