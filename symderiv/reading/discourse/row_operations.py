r"""Row operations: ``A \xrightarrow{R_2 - 2R_1} B``, ``A \sim B``, ``A \to B`` between matrices that are written out.

What stands on the arrow says which operation was made; what is claimed is that such operations lead from one matrix to
the other. ``R_2 \to R_2 - 2R_1`` by itself says what the row becomes.
"""

from __future__ import annotations

from dataclasses import replace

from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Grid, Group, Name, Node, Part, Product, Scripted, Side, Sum, walk

__all__ = ["operated"]

LABELLED = frozenset({r"\xrightarrow"})
ARROWS = LABELLED | {
    r"\to", r"\rightarrow", r"\longrightarrow", r"\sim", r"\leadsto", r"\rightsquigarrow", r"\Rightarrow",
    r"\Longrightarrow", r"\implies", r"\Leftrightarrow", r"\iff", r"\leftrightarrow", r"\simeq", r"\cong",
}  # fmt: skip
BECOMES = frozenset({r"\to", r"\rightarrow", r"\longrightarrow", r"\leftrightarrow", r"\Leftrightarrow"})
ROWS = frozenset({"R", "r", "L", "E", r"\rho", "C", "c"})


def operated(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    """The parts, with such arrows as signs of a relation."""
    if not any(isinstance(part, Part) and part.text in ARROWS for part in parts):
        return parts
    result = list(parts)
    for at, part in enumerate(result):
        if not isinstance(part, Part) or part.text not in ARROWS:
            continue
        before, after = _side(result, at, -1), _side(result, at, 1)
        if after is None:
            continue
        plain = before is None and at == 0  # a row that goes on with the arrow
        anything = part.text in LABELLED and (before is not None or plain)
        if _is_matrix(after) and (anything or _is_matrix(before)):
            result[at] = replace(part, kind="relation", text=r"\rows")
        elif part.text in BECOMES and before is not None and _is_row(before) and name_of(before) in _rows_in(after):
            result[at] = replace(part, kind="relation", text=r"\gets")
    return tuple(result)


def _side(parts: list[Side | Part], at: int, step: int) -> Node | None:
    """The side next to a sign, across gaps."""
    at += step
    while 0 <= at < len(parts) and isinstance(part := parts[at], Part) and part.text in ("", "gap"):
        at += step
    side = parts[at] if 0 <= at < len(parts) else None
    return side.node if isinstance(side, Side) else None


def _is_matrix(node: Node | None) -> bool:
    """Whether it is written out with several rows and columns."""
    while isinstance(node, Group) and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, Product) and set(node.signs) == {""}:
        return _is_matrix(node.factors[-1]) and all(not _is_matrix(factor) for factor in node.factors[:-1])
    if not isinstance(node, Grid) or node.environment in ("cases", "vmatrix", "Vmatrix"):
        return False
    return len(node.rows) > 1 and max(len(row) for row in node.rows) > 1


def _is_row(node: Node) -> bool:
    """``R_2``: a row by its number."""
    return isinstance(node, Scripted) and isinstance(node.base, Name) and node.base.name in ROWS and node.sup is None


def _rows_in(node: Node) -> set[str | None]:
    if not isinstance(node, Sum | Product):
        return set()
    return {name_of(part) for part in walk(node) if isinstance(part, Scripted)}
