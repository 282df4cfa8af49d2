"""Matrices written out: entry by entry, in blocks, with dots, or by their diagonal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Term, apply, bind
from symderiv.reading.meaning.calculus import fields
from symderiv.reading.meaning.functions import cases
from symderiv.reading.meaning.linear_algebra import block_matrices
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Empty, Grid, Node, Num

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["grid"]

MATRICES = frozenset(["matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array", "vmatrix", "Vmatrix"])


def grid(e: Elaborator, node: Grid) -> Term:
    """An environment of rows and cells."""
    if node.environment in cases.ENVIRONMENTS:
        return cases.read(e, node, node.span)
    if node.environment not in MATRICES:
        return e.fail(node.span, f"{node.environment} is not read into terms yet")
    if not node.rows:
        return e.fail(node.span, "a matrix without entries")
    if node.environment == "vmatrix" and (product := fields.in_a_determinant(e, node)) is not None:
        return product
    matrix = _written_out(e, node)
    if node.environment == "Vmatrix":
        return e.build("norm", matrix, span=node.span)
    return e.build("determinant", matrix, span=node.span) if node.environment == "vmatrix" else matrix


def _written_out(e: Elaborator, node: Grid) -> Term:
    rows = block_matrices.without_rules(e.latex, node)
    if dots.among(cell for row in rows for cell in row):
        return _dotted(e, [list(row) for row in rows], node.span)
    if len({len(row) for row in rows}) != 1:
        return e.fail(node.span, "the rows of this matrix have different lengths")
    cells = [[e.term(cell) for cell in row] for row in rows]
    flat = [cell for row in cells for cell in row]
    if any(isinstance(e.sort(cell), Matrix) for cell in flat):
        return block_matrices.blocks(e, cells, node.span)
    return e.matrix(len(cells), len(cells[0]), flat, node.span)


def _dotted(e: Elaborator, rows: list[list[Node]], span: Span) -> Term:
    width = max(len(row) for row in rows)
    rows = [[*row, *(Empty(span) for _ in range(width - len(row)))] for row in rows]
    if width == 1:
        return dots.vector(e, [row[0] for row in rows], span)
    if len(rows) == 1:
        return dots.vector(e, rows[0], span, lying=True)
    if width == len(rows) and all(_nothing(rows[i][j]) for i in range(width) for j in range(width) if i != j):
        column = dots.vector(e, [rows[i][i] for i in range(width)], span)
        return e.build("diagonal", column, span=span)
    return _full(e, rows, span)


def _nothing(cell: Node) -> bool:
    return isinstance(cell, Empty) or (isinstance(cell, Num) and cell.value == 0) or dots.is_dots(cell)


def _full(e: Elaborator, rows: list[list[Node]], span: Span) -> Term:
    """Rows and columns with dots between the first few and the last: the pattern along the rows, then down them."""
    given = [row for row in rows if not all(dots.is_dots(cell) or isinstance(cell, Empty) for cell in row)]
    gap = next((index for index, row in enumerate(rows) if row not in given), None)
    across = [index for index, cell in enumerate(given[0]) if dots.is_dots(cell)]
    plain = gap is not None and len(given) == len(rows) - 1 and gap == len(rows) - 2 and across == [len(given[0]) - 2]
    if not plain or any([i for i, cell in enumerate(row) if dots.is_dots(cell)] != across for row in given):
        return e.fail(span, dots.UNCLEAR)
    entries = [[e.term(cell) for cell in row if not dots.is_dots(cell)] for row in given]
    along = [dots.inferred(e, row[:-1], row[-1]) for row in entries]
    if any(found is None for found in along):
        return e.fail(span, dots.UNCLEAR)
    patterns = [found for found in along if found is not None]
    if len({(found.index, found.first, found.last) for found in patterns}) != 1:
        return e.fail(span, dots.UNCLEAR)
    bodies = [found.body for found in patterns]
    down = dots.inferred(e, bodies[:-1], bodies[-1])
    if down is None or down.last is None or patterns[0].last is None:
        return e.fail(span, dots.UNCLEAR)
    inner = bind("lambda", dots.domain(patterns[0]), patterns[0].index, down.body)
    entry = bind("lambda", dots.domain(down), down.index, inner)
    return apply("matrix_from", dots.size(down), dots.size(patterns[0]), entry, span=span)
