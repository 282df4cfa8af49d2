"""Relations: what an equation, a comparison or a membership says of the shapes of its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Matrix
from symderiv.reading.inference import scripts
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.shapes import Shape, shape_of
from symderiv.reading.inference.spaces import space_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Name, Node, Product, canonical

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["related"]

EQUAL = frozenset({"=", ":=", r"\equiv", r"\approx", r"\propto", r"\triangleq", r"\coloneqq", r"\simeq", r"\ne"})
ORDER = frozenset({"<", ">", r"\le", r"\ge", r"\leq", r"\geq", r"\leqslant", r"\geqslant", r"\ll", r"\gg"})


def related(u: Usage, relation: str, sides: list[tuple[Node, Shape]], node: Node, shape: Shape) -> None:
    """A relation between the last of the sides so far and one more."""
    before, other = sides[-1]
    if relation in EQUAL:
        u.solver.same(other, shape)
        _eigen(u, before, node)
    elif relation in ORDER:
        _compared(u, other, shape)
    elif relation == r"\perp" and style(before, u.latex) == style(node, u.latex) == "bold":
        other.root().rows.join(shape.root().rows)
    elif relation == r"\in" and isinstance(sort := space_of(node), Matrix):
        _member(u, before, sort)
    elif relation == r"\sim":
        u.solver.same(sides[0][1], shape)  # of ``u | h = k ~ N(m, S)``, u


def _member(u: Usage, node: Node, sort: Matrix) -> None:
    r"""``x \in \mathbb{R}^n``, ``\forall x \in \mathbb{R}^n``."""
    if isinstance(node, Product) and isinstance(first := node.factors[0], Name) and first.name == r"\forall":
        node = node.factors[-1]
    if (name := scripts.key(u, node)) is not None:
        u.because(name, "declared")
        u.solver.same(u.letter(name, node), shape_of(sort))


def _compared(u: Usage, a: Shape, b: Shape) -> None:
    def custom() -> bool:
        for shape in (a, b):
            if shape.unknown:
                u.solver.number(shape)
        return True

    u.later(custom)


def _eigen(u: Usage, left: Node, right: Node) -> None:
    r"""``A v = \lambda v``: a matrix, a vector, a number."""
    match left, right:
        case Product((matrix, a), ("",), _), Product((value, b), ("",), _):
            pass
        case _:
            return
    first, second = style(matrix, u.latex), style(value, u.latex)
    same = canonical(a) is not None and canonical(a) == canonical(b)
    if same and first.lower().endswith("capital") and second == "greek" and style(a, u.latex) == "small":
        u.because(name_of(matrix), f"used as {u.written(left)}")
        u.solver.square(u.shape(matrix))
        u.solver.column(u.shape(a))
        u.because(scripts.key(u, a), f"used as {u.written(left)}")
