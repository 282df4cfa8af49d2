r"""Dot products, ``u \cdot v`` and ``u \cdot \frac12 v``: a row times a column; cross products, ``u \times v``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Scalar, Sort, vector
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Term, number
from symderiv.reading.meaning import coercion

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["joined", "right_side"]


SPACE = vector(number(3))
ENTRYWISE = frozenset((r"\odot", r"\circ", r"\oslash"))


def joined(e: Elaborator, sign: str, a: Term, b: Term, span: Span) -> Term | None:
    """Two columns with a dot or a cross between them; None for anything else."""
    left, right = e.sort(a), e.sort(b)
    if sign == "" and (row := _row(e, a, right)) is not None and _row(e, b, left) is None:
        return e.build("multiply", row, b, span=span)
    columns = all(isinstance(s, Matrix) and s.columns == ONE != s.rows for s in (left, right))
    if columns and sign == "" and _is_gradient(e, a) and coercion.comparable(left, right):
        e.notes.append("a gradient beside a vector is read as a row")
        return e.build("multiply", e.build("transpose", a, span=span), b, span=span)
    if not columns or sign not in (r"\cdot", r"\times"):
        return None
    if sign == r"\times":
        first, second = coercion.coerced(e, a, SPACE), coercion.coerced(e, b, SPACE)
        return None if first is None or second is None else e.build("cross", first, second, span=span)
    if left != right:
        a, b = coercion.pair(e, a, b)
    return e.build("multiply", e.build("transpose", a, span=span), b, span=span)


def _row(e: Elaborator, term: Term, beside: Sort) -> Term | None:
    """``(1, 2)`` before a matrix of two rows, as a row; None for what is no list in brackets."""
    match term:
        case Apply("matrix", (rows, columns, *entries)) if columns == ONE != rows and term.span is not None:
            listed = e.latex[term.span.start : term.span.start + 1] in ("(", "[")
            if listed and isinstance(beside, Matrix) and beside.rows == rows:
                return e.matrix(1, len(entries), list(entries), term.span)
    return None


def _is_gradient(e: Elaborator, term: Term) -> bool:
    r"""``\nabla f(x)``, and a difference of such."""
    match term:
        case Bind("derivative", at, _):
            return isinstance(e.sort(at), Matrix)
        case Apply("gradient", _):
            return True
        case Apply("add" | "subtract", (a, b)):
            return _is_gradient(e, a) and _is_gradient(e, b)
        case Apply("negate", (a,)):
            return _is_gradient(e, a)
        case Apply("multiply", (a, b)):
            return _is_gradient(e, a) or _is_gradient(e, b)
    return False


def right_side(run: Run, total: Term, factor: Term, at: int) -> Term:
    """What stands after the dot: after a vector, the product of all factors up to the next vector."""
    e = run.e
    left = e.sort(total)
    if run.signs[at] in ENTRYWISE and isinstance(left, Matrix):
        return _entry_by_entry(run, left, factor, at)
    if run.signs[at] != r"\cdot" or not isinstance(left, Matrix) or left.columns != ONE:
        return factor
    while run.more and isinstance(e.sort(factor), Scalar):
        following = run.factor()
        factor = e.build("multiply", factor, following, span=run.since(at))
    return factor


def _entry_by_entry(run: Run, left: Matrix, factor: Term, at: int) -> Term:
    r"""``K \circ y y^T``: where one factor is of another size, the product of as many as make one that fits."""
    e, back = run.e, run.at
    made = factor
    while run.more and isinstance(sort := e.sort(made), Matrix | Scalar) and not coercion.comparable(left, sort):
        quiet = dict(e.unread)
        following = run.factor()
        made = e.build("multiply", made, following, span=run.since(at))
        if len(e.unread) > len(quiet):
            e.unread = quiet
            break
    if coercion.comparable(left, e.sort(made)):
        return made
    run.at = back
    return factor
