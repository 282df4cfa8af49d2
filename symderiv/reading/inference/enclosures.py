"""Enclosures: brackets, bars, norms, inner products, matrices written out, fractions and roots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, POSITIVE_INTEGER
from symderiv.language.terms import Symbol, number
from symderiv.reading.inference import lists
from symderiv.reading.inference.letters import CAPITAL, style
from symderiv.reading.inference.scripts import key
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.meaning.linear_algebra import listed
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Braced, Grid, Group, Name, Node, Product, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["braced", "grid", "group"]

DOWNWARDS, ACROSS = frozenset({r"\vdots", r"\ddots"}), frozenset({r"\dots", r"\ldots", r"\cdots", r"\ddots"})


def group(u: Usage, node: Group) -> Shape:
    """The shape of what stands in brackets or bars."""
    if node.opening == "|" and len(node.items) == 1:
        return _bars(u, node)
    if node.opening == r"\|":
        for item in node.items:
            _vector(u, u.shape(item), item, node)
        return Shape("number")
    shapes = [u.shape(item) for item in node.items]
    if node.opening == r"\langle" and id(node) in u.angled:
        return Shape("matrix", Size(number(len(shapes))), Size(ONE))
    if node.opening == r"\langle" and listed.is_list(node) and listed.numbers_in(node):
        return Shape()  # of functions, perhaps
    if node.opening == r"\langle" and len(shapes) == 2:
        if any(name_of(item) in u.marks.of("of a letter") for item in node.items):
            return Shape("number")  # of functions: f(t) stands somewhere
        u.solver.same(*shapes)
        for shape, item in zip(shapes, node.items, strict=True):
            _vector(u, shape, item, node)
        return Shape("number")
    if len(shapes) == 1 and node.opening in ("(", "[", r"\{") and node.closing != ".":  # a brace alone: cases
        return shapes[0]
    if node.opening == "[" and lists.is_dotted(node.items):
        return lists.side_by_side(u, node.items, shapes[0])
    return Shape()


def _vector(u: Usage, shape: Shape, item: Node, within: Node) -> None:
    """In a norm or an inner product: a vector, unless it is known to be a matrix or a number."""
    inside = [key(u, part) for part in walk(item)]
    letters = {name_of(part) for part in walk(item) if isinstance(part, Name)}
    if letters & set(u.marks.of("of a letter")) and not any(isinstance(part, Group) for part in walk(item)):
        return  # of functions: f(x) stands somewhere

    def custom() -> bool:
        if shape.unknown and len(inside) < 12:
            u.solver.column(shape)
            u.because(inside[0], f"used as {text}")
        elif shape.is_matrix and not shape.is_column and style(item, latex) == "small":
            u.solver.column(shape)
        return True

    text, latex = u.written(within), u.latex
    u.later(custom)


def _bars(u: Usage, node: Group) -> Shape:
    """``|A|``: a determinant where A is a matrix."""
    inner = u.shape(node.items[0])
    looks = [style(part, u.latex) for part in walk(node.items[0]) if isinstance(part, Name | Scripted)]
    sure = bool(looks) and all(look in ("Capital", "bold capital") for look in looks)
    text, name = u.written(node), key(u, node.items[0])

    def custom() -> bool:
        if (sure and inner.unknown) or (inner.is_matrix and not inner.is_column and not inner.is_row):
            u.solver.square(inner)
            u.because(name, f"used as {text}")
        return True

    u.later(custom)
    return Shape("number")


def grid(u: Usage, node: Grid) -> Shape:
    """The shape of a matrix that is written out."""
    if (blocks := _blocks(u, node)) is not None:
        return blocks
    cells = [u.shape(cell) for row in node.rows for cell in row]
    widths = {len(row) for row in node.rows}
    made = lists.of_rows(u, tuple(row[0] for row in node.rows), cells[0]) if widths == {1} else None
    made = made or (lists.of_columns(u, node.rows[0], cells[0]) if len(node.rows) == 1 else None)
    if made is not None:
        return made
    if node.environment in ("cases", "aligned") or len(widths) != 1 or any(cell.is_matrix for cell in cells):
        return Shape()
    written = {cell.name for row in node.rows for cell in row if isinstance(cell, Name)}
    rows = Size() if written & DOWNWARDS else Size(number(len(node.rows)))
    columns = Size() if written & ACROSS else Size(number(widths.pop()))
    return Shape("matrix", rows, columns) if len(cells) > 1 else Shape()


def _blocks(u: Usage, node: Grid) -> Shape | None:
    r"""``\Sigma_{aa}, \Sigma_{ab}; \Sigma_{ba}, \Sigma_{bb}``: matrices whose sizes belong to their letters."""
    names = [_letters_below(cell) for row in node.rows for cell in row]
    match names:
        case [(a, b), (c, d), (e, f), (g, h)] if (
            len(node.rows) == 2 and a == b == c == f and d == e == g == h and a != d
        ):
            pass
        case _:
            return None
    if not all(style(cell, u.latex) in CAPITAL for row in node.rows for cell in row) or u.marks.runs(a):
        return None
    sizes = [Symbol(f"n_{letter}", POSITIVE_INTEGER) for letter in (a, d)]
    for row, rows in zip(node.rows, sizes, strict=True):
        for cell, columns in zip(row, sizes, strict=True):
            u.solver.matrix(u.shape(cell), Size(rows), Size(columns))
            u.because(key(u, cell), "a block of a matrix")
    total = sizes[0] + sizes[1]
    return Shape("matrix", Size(total), Size(total))


def _letters_below(node: Node) -> tuple[str, str] | None:
    match node:
        case Scripted(Name(), Product((Name(a, _, _, _), Name(b, _, _, _)), ("",), _), None, 0, _):
            return a, b
    return None


def braced(u: Usage, node: Braced) -> Shape:
    """The shape of a fraction, a root, or another command."""
    if node.command == r"\frac":
        above, below = node.arguments
        if _differential(above) and _differential(below):
            return _derivative(u, above, below)
        top, bottom = u.shape(above), u.shape(below)

        def custom() -> bool:
            if bottom.unknown:
                u.solver.number(bottom)
            return True

        u.later(custom)
        return top
    for argument in node.arguments:
        u.shape(argument)
    return Shape("number") if node.command in (r"\sqrt", "!", r"\binom") else Shape()


def _derivative(u: Usage, above: Node, below: Node) -> Shape:
    r"""``\frac{\partial L}{\partial W}``: of a number, like W; by a number, like what is derived."""
    shapes: list[list[Shape]] = []
    for part in (above, below):
        factors = part.factors[1:] if isinstance(part, Product) else ()
        shapes.append([u.shape(factor) for factor in factors if name_of(factor) not in u.marks.of("called")])
    result = Shape()
    first = all(isinstance(part, Product) and isinstance(part.factors[0], Name) for part in (above, below))
    if not first or [len(found) for found in shapes] != [1, 1]:
        return result
    (derived,), (variable,) = shapes

    def relation() -> bool:
        if derived.is_number:
            u.solver.same(result, variable)
        elif variable.is_number:
            u.solver.same(result, derived)
        return not derived.unknown or variable.is_number

    def custom() -> bool:
        if derived.unknown:
            u.solver.number(derived)
        return True

    u.solver.relations.append(relation)
    u.later(custom)
    return result


def _differential(node: Node) -> bool:
    first = node.factors[0] if isinstance(node, Product) else node
    base = first.base if isinstance(first, Scripted) else first
    return isinstance(base, Name) and base.name in ("d", r"\partial")
