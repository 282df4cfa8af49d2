"""Relations: what an equation, a comparison or a membership says of the shapes of its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix
from symderiv.language.terms import number
from symderiv.reading.inference import scripts
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.shapes import Shape, Size, shape_of
from symderiv.reading.inference.spaces import space_of
from symderiv.reading.meaning.linear_algebra import listed
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import (
    Braced,
    Group,
    Name,
    Node,
    Num,
    Product,
    Sum,
    canonical,
)

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
        _listed(u, before, other, node)
        _listed(u, node, shape, before)
        _eigen(u, before, node)
    elif relation in ORDER:
        _compared(u, other, shape)
    elif relation == r"\perp" and style(before, u.latex) == style(node, u.latex) == "bold":
        other.root().rows.join(shape.root().rows)
    elif relation == r"\in" and isinstance(sort := space_of(node), Matrix):
        _member(u, before, sort)
    elif relation == r"\sim":
        u.solver.same(sides[0][1], shape)  # of ``u | h = k ~ N(m, S)``, u


def _listed(u: Usage, node: Node, shape: Shape, written: Node) -> None:
    r"""``v = (2, -1)``, ``r(t) = (t, 2t)``, ``w = [1, 0] - [0, 1]``: what equals a list of numbers is a vector."""
    list_in = _list_in(written)
    if list_in is None:
        return
    group, called = list_in, listed.is_call(node)
    if isinstance(node, Product) and not called:
        return
    head = node.factors[0] if isinstance(node, Product) else node
    name, look = scripts.key(u, head), style(head, u.latex)
    within = called and listed.letters_in(group) <= listed.letters_in(node)
    if name is None or name in u.marks.of("set") or not (within or listed.all_numbers(group)):
        return
    if not (called or look == "small" or look.startswith("bold")):
        return
    size = Size(number(len(group.items)))

    def custom() -> bool:
        if shape.unknown or shape.is_column:
            u.because(name, f"said to be {u.written(written)}")
            u.solver.matrix(shape, size, Size(ONE))
        elif shape.is_row:
            u.solver.matrix(shape, Size(ONE), size)
        return not shape.unknown

    u.later(custom, first=True)


def _list_in(node: Node) -> Group | None:
    """The list that something is, or the first in a sum."""
    while isinstance(node, Sum | Product):
        if isinstance(node, Product) and not all(map(_is_coefficient, node.factors[:-1])):
            return None  # \min(1, d(x, y))
        node = node.terms[0] if isinstance(node, Sum) else node.factors[-1]
    return node if isinstance(node, Group) and listed.is_list(node) else None


def _is_coefficient(node: Node) -> bool:
    return isinstance(node, Num) or (isinstance(node, Braced) and node.command == r"\frac")


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
