r"""Fields: vectors are what stands after a nabla with a dot or a cross, and before ``\cdot dr`` under an integral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE
from symderiv.language.terms import number
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.scripts import key
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.meaning.calculus.axes import count_of
from symderiv.reading.syntax.surface import Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.inference.factors import Factors
    from symderiv.reading.inference.usage import Usage

__all__ = ["after_nabla", "before_differential", "crossed", "dotted"]

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


def before_differential(u: Usage, total: Shape, factors: tuple[Node, ...]) -> Shape:
    r"""``\int F \cdot dr``: a field under an integral sign is a vector; the gradient of a number is one anyway."""
    bases = [factor.base if isinstance(factor, Scripted) else factor for factor in factors]
    words = {base.name for base in bases if isinstance(base, Name)}
    if INTEGRALS.isdisjoint(words) or r"\nabla" in words:
        return total
    u.solver.column(total)
    return Shape("number")


def crossed(u: Usage, a: Shape, b: Shape, looks: tuple[str, str]) -> bool:
    r"""``\vec r \times \mathbf F``: two letters in bold with a cross between them are vectors in space."""
    if not all(look.startswith("bold") for look in looks):
        return False
    for shape in (a, b):
        u.solver.matrix(shape, Size(number(3)), Size(ONE))
    return True


def dotted(u: Usage, shapes: tuple[Shape, Shape], factors: tuple[Node, ...]) -> bool:
    r"""``\vec u \cdot \vec v``: two vectors, or two small letters in bold, with a dot between them: their product."""
    a, b = shapes
    bare = all(not isinstance(node, Scripted) or (node.sup is None and not node.primes) for node in factors)
    bold = bare and len(factors) == 2 and all(style(node, u.latex) == "bold" for node in factors)
    if not (a.is_column and b.is_column) and not (bold and (a.unknown or a.is_column) and (b.unknown or b.is_column)):
        return False
    for shape in shapes:
        u.solver.column(shape)
    a.root().rows.join(b.root().rows)
    return True
