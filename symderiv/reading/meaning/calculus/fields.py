r"""Fields: ``\nabla f`` where nobody says by which letters, ``\nabla \cdot F``, ``\nabla \times F``, ``\nabla^2 u``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Function, Matrix, Scalar, vector
from symderiv.language.terms import Symbol, Term, Unread, apply, number
from symderiv.reading.meaning import coercion
from symderiv.reading.meaning.calculus import axes
from symderiv.reading.meaning.calculus.derivative_signs import derived_in
from symderiv.reading.meaning.calculus.infinitesimals import product_of
from symderiv.reading.syntax.surface import Grid, Name, Node, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.language.spans import Span
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["as_vector", "divergence_or_curl", "gradient_of", "in_a_determinant"]


def divergence_or_curl(run: Run, start: int) -> Term:
    r"""What follows ``\nabla\cdot`` and ``\nabla\times``: the factors up to the first that makes a vector."""
    e, sign, first = run.e, run.signs[run.at], run.at
    end = first + 1
    while end < len(run.factors) and run.signs[end] == "" and not _has_vector(e, run, first, end):
        end += 1
    operand = product_of(run.factors[first:end], run.signs[first + 1 : end], run.factors[first].span)
    run.at = end
    field = as_vector(e, e.term(operand), 3 if sign == r"\times" else axes.dimension(e) or 3)
    if isinstance(field, Unread):
        return field
    return e.build("curl" if sign == r"\times" else "field_divergence", field, span=run.since(start))


def _has_vector(e: Elaborator, run: Run, first: int, end: int) -> bool:
    """Whether some factor so far is a vector, or the sign of another derivative; a number waits for the vector."""
    quiet, findings = dict(e.unread), dict(e.findings.sorts)
    term = e.term(product_of(run.factors[first:end], run.signs[first + 1 : end], run.factors[first].span))
    sort = e.sort(term)
    e.unread, e.findings.sorts = quiet, findings
    more = run.factors[end:]
    lone = end == first + 1 and isinstance(term, Symbol) and term.name in e.undeclared and not more
    return isinstance(sort, Matrix) or lone


def as_vector(e: Elaborator, term: Term, size: int) -> Term:
    """A field; a letter nobody declared is one here."""
    if isinstance(sort := e.sort(term), Matrix) and sort.rows == coercion.ANY_DIMENSION:
        return coercion.coerced(e, term, vector(number(size))) or term
    if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and isinstance(term.sort, Scalar):
        e.findings.sorts[term.name] = vector(number(size))
        return Symbol(term.name, vector(number(size)), term.span)
    return term


def gradient_of(e: Elaborator, body: Node, order: int, span: Span) -> Term:
    """The gradient or the Laplacian of a number that varies over space, or of a function at the point that is meant."""
    value = e.term(body)
    if isinstance(value, Unread):
        return value
    sort = e.sort(value)
    if order == 2:
        return e.build("laplacian", value, span=span)
    size: Term | None = None
    if isinstance(sort, Function) and "sequence" not in sort.properties and isinstance(sort.value, Scalar):
        if all(isinstance(argument, Scalar) for argument in sort.arguments) and len(sort.arguments) > 1:
            size = number(len(sort.arguments))
        elif len(sort.arguments) == 1 and isinstance(argument := sort.arguments[0], Matrix) and argument.columns == ONE:
            size = argument.rows
        elif len(sort.arguments) == 1 and isinstance(sort.arguments[0], Scalar):  # of a point: f(B)
            size = apply("space_dimension")
    elif isinstance(sort, Scalar) and sort.kind != "integer":
        size = number(count) if (count := axes.dimension(e)) else apply("space_dimension")
    if order != 1 or size is None:
        return e.fail(span, "a gradient by what?")
    return e.build("gradient", value, size, span=span)


def in_a_determinant(e: Elaborator, node: Grid) -> Term | None:
    """A cross product or a curl, as the determinant in whose first row the unit vectors stand; else None."""
    if [len(row) for row in node.rows] != [3, 3, 3]:
        return None
    above = [axes.unit_vector(e, cell) for cell in node.rows[0]]
    if above != [apply("unit_vector", 3, axis) for axis in (1, 2, 3)]:
        return None
    columns = [[e.term(cell) for cell in row] for row in node.rows[1:] if not _derives(row)]
    if bad := next((cell for column in columns for cell in column if isinstance(cell, Unread)), None):
        return bad
    made = [e.matrix(3, 1, column, node.span) for column in columns]
    if len(made) == 2:
        return e.build("cross", *made, span=node.span)
    return e.build("curl", made[0], span=node.span) if made and not _derives(node.rows[2]) else None


def _derives(row: tuple[Node, ...]) -> bool:
    r"""``\frac{\partial}{\partial x}``, ``\partial_y``, and so on, by x, y and z."""
    letters: list[str | None] = []
    for cell in row:
        found = derived_in(cell)
        if found is not None and found.rest is None and len(found.variables) == 1:
            letters.append(canonical(found.variables[0]))
        elif isinstance(cell, Scripted) and isinstance(cell.base, Name) and cell.base.name == r"\partial":
            letters.append(canonical(cell.sub) if cell.sub is not None else None)
    return letters == ["x", "y", "z"]
