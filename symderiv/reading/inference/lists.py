r"""Lists: what stands upright or side by side, with dots or without: ``(a, b)^T``, ``[x_1, \dots, x_n]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE
from symderiv.language.terms import Term, number
from symderiv.reading.inference.shapes import Shape, Size, shape_of
from symderiv.reading.inference.spaces import size_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["is_dotted", "of_columns", "of_rows", "side_by_side", "upright"]


def upright(u: Usage, items: tuple[Node, ...]) -> Shape:
    """A list that stands upright; with dots in it, as long as its last index says. Of vectors, they are the rows."""
    if not is_dotted(items):
        return Shape("matrix", Size(number(len(items))), Size(ONE))
    rows, written, result = Size(_last(items)), u.shape(items[0]), Shape("matrix")
    result.rows = rows

    def relation() -> bool:
        first = _member(u, items[0], written)
        if first.is_column or first.is_number:
            u.solver.matrix(result, rows, first.root().rows if first.is_column else Size(ONE))
        return not first.unknown

    def custom() -> bool:
        if _member(u, items[0], written).unknown:
            u.solver.matrix(result, rows, Size(ONE))
        return True

    u.solver.relations.append(relation)
    u.later(custom)
    return result


def side_by_side(u: Usage, items: tuple[Node, ...], written: Shape) -> Shape:
    r"""``[x_1, \dots, x_n]``: of vectors, a matrix."""
    result = Shape()

    def relation() -> bool:
        first = _member(u, items[0], written)
        if first.is_column:
            u.solver.matrix(result, first.root().rows, Size(_last(items)))
        return not first.unknown

    u.solver.relations.append(relation)
    return result


def of_columns(u: Usage, row: tuple[Node, ...], first: Shape) -> Shape | None:
    r"""A matrix written as one row with dots: ``x_1 & \cdots & x_n``, of vectors."""
    return side_by_side(u, row, first) if is_dotted(row) and _member(u, row[0], first).is_column else None


def of_rows(u: Usage, column: tuple[Node, ...], first: Shape) -> Shape | None:
    r"""A matrix written as one column with dots: ``x_1^T \\ \vdots \\ x_n^T``."""
    if not is_dotted(column) or not isinstance(column[0], Scripted) or first.transpose_of is None:
        return None
    items = tuple(_bare(item) if isinstance(item, Scripted) else item for item in column)
    return u.solver.transposed(side_by_side(u, items, first.transpose_of))


def is_dotted(items: tuple[Node, ...]) -> bool:
    """Whether there are dots in a list."""
    return any(isinstance(item, Name) and item.name.endswith("dots") for item in items)


def _bare(item: Scripted) -> Node:
    return item.base if item.sub is None else Scripted(item.base, item.sub, None, 0, item.span)


def _member(u: Usage, node: Node, written: Shape) -> Shape:
    """The shape of ``x_1``: that of the members of x, where there are such."""
    if not written.unknown or not isinstance(node, Scripted) or (name := name_of(node.base)) is None:
        return written
    if (known := u.known.get(f"{name}_")) is not None:
        return shape_of(getattr(known.sort, "value", known.sort))
    return u.letters.get(f"{name}_", written)


def _last(items: tuple[Node, ...]) -> Term | None:
    """The index of the last one, of a list with dots."""
    last = items[-1]
    return size_of(last.sub) if isinstance(last, Scripted) and last.sub is not None else None
