r"""Matrices of blocks, ``\begin{pmatrix} A & b \end{pmatrix}``: any number of them, in rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Term
from symderiv.reading.meaning import coercion
from symderiv.reading.syntax.surface import Empty, Grid, Node

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["blocks", "without_rules"]

RULES = frozenset({"|", r"\vert", r"\mid", r"\rule", r"\|", ""})


def blocks(e: Elaborator, cells: list[list[Term]], span: Span) -> Term:
    """The blocks; a zero or an identity takes its size from its neighbours."""
    if len(cells) == len(cells[0]) == 2:
        return coercion.blocks(e, cells, span)
    if len(cells) == len(cells[0]) == 1:
        return cells[0][0]
    heights = [_size([e.sort(cell) for cell in row], "rows") for row in cells]
    widths = [_size([e.sort(row[at]) for row in cells], "columns") for at in range(len(cells[0]))]
    fitted: list[Term] = []
    for row, rows in zip(cells, heights, strict=True):
        given = [
            coercion.coerced(e, cell, Matrix(rows, columns)) or cell
            if (rows, columns) != (ONE, ONE) and e.sort(cell) != Matrix(rows, columns)
            else cell
            for cell, columns in zip(row, widths, strict=True)
        ]
        fitted.append(e.build("block_row", *given, span=span) if len(given) > 1 else given[0])
    return e.build("block_column", *fitted, span=span) if len(fitted) > 1 else fitted[0]


def _size(sorts: list[object], which: str) -> Term:
    """What the first matrix among the blocks of a row or a column says of its height or width."""
    sizes = [getattr(sort, which) for sort in sorts if isinstance(sort, Matrix)]
    return sizes[0] if sizes else ONE


def without_rules(latex: str, node: Grid) -> tuple[tuple[Node, ...], ...]:
    r"""The rows without those that only draw how the columns stand: ``| & | & & | \\``."""
    kept = tuple(row for row in node.rows if not all(_is_rule(latex, cell) for cell in row))
    return kept if kept else node.rows


def _is_rule(latex: str, cell: Node) -> bool:
    return isinstance(cell, Empty) or latex[cell.span.start : cell.span.end].strip() in RULES
