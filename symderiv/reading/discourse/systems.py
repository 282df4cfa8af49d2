r"""Systems: the equations beside a brace, each in a row of its own: ``\begin{cases} x = 2t \\ y = 1 - t \end{cases}``.

A row may go on with where its equation holds, in the next cell: ``u_t = u_{xx}, & 0 < x < 1``. Where the first cell is
no statement the rows are values with their conditions, and no system.
"""

from __future__ import annotations

from symderiv.reading.syntax.notation import NOTATION, RELATION
from symderiv.reading.syntax.surface import Empty, Grid, Group, Node, Part, Row, Side

__all__ = ["equations"]

ENVIRONMENTS = ("cases", "dcases", "rcases")


def equations(parts: tuple[Side | Part, ...], index: int) -> list[Side | Part]:
    """The equations of the system that a part is; nothing where it is none, or is joined to what is no statement."""
    part = parts[index]
    grid = _braced(part.node) if isinstance(part, Side) else None
    if grid is None or not all(_is_joint(parts, at) for at in (index - 1, index + 1)):
        return []
    result: list[Side | Part] = []
    for cells in grid.rows:
        row = [_parts_of(cell) for cell in cells if not isinstance(cell, Empty)]
        if not row:
            continue
        said = _statements(row)
        if not said:
            return []
        result += [*said, Part("separator", ",", grid.span)]
    return result[:-1]


def _braced(node: Node) -> Grid | None:
    r"""The rows beside a brace: of cases, or ``\left\{ \begin{array}{l} ... \end{array} \right.``."""
    if isinstance(node, Group) and node.opening == r"\{" and len(node.items) == 1:
        inner = node.items[0]
        return inner if isinstance(inner, Grid) and inner.environment in ("array", "aligned", *ENVIRONMENTS) else None
    return node if isinstance(node, Grid) and node.environment in ENVIRONMENTS else None


def _is_joint(parts: tuple[Side | Part, ...], at: int) -> bool:
    """Whether nothing stands there, or what joins statements."""
    part = parts[at] if 0 <= at < len(parts) else None
    if part is None or (isinstance(part, Part) and part.kind != "relation"):
        return True
    return isinstance(part, Part) and NOTATION.infix[part.text].level < RELATION


def _parts_of(cell: Node) -> list[Side | Part]:
    return list(cell.parts) if isinstance(cell, Row) else [Side(cell, cell.span)]


def _statements(row: list[list[Side | Part]]) -> list[Side | Part]:
    """The equation in a row and where it holds; nothing where the row is a value with its condition."""
    first, rest = row[0], row[1:]
    while rest and _is_relation(rest[0][0]) != _is_relation(first[-1]):  # x & = & 3
        first, rest = [*first, *rest[0]], rest[1:]
    after = [part for cell in rest for part in cell]
    first = _trimmed(first)
    said = sum(_is_relation(part) for part in first)
    if not said or any(isinstance(part, Part) and part.kind == "prose" for part in (*first, *after)):
        return []
    if after and not any(_is_relation(part) for part in after):
        return []
    return _trimmed([*first, Part("separator", ",", first[-1].span), *after]) if after else first


def _is_relation(part: Side | Part) -> bool:
    return isinstance(part, Part) and part.kind == "relation"


def _trimmed(parts: list[Side | Part]) -> list[Side | Part]:
    """Without the separators at the end."""
    while parts and isinstance(parts[-1], Part) and parts[-1].kind == "separator":
        parts = parts[:-1]
    return parts
