r"""Dot products, ``u \cdot v`` and ``u \cdot \frac12 v``: a row times a column; cross products, ``u \times v``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Scalar, vector
from symderiv.language.spans import Span
from symderiv.language.terms import Term, number
from symderiv.reading.meaning import coercion

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["joined", "right_side"]


SPACE = vector(number(3))


def joined(e: Elaborator, sign: str, a: Term, b: Term, span: Span) -> Term | None:
    """Two columns with a dot or a cross between them; None for anything else."""
    left, right = e.sort(a), e.sort(b)
    columns = all(isinstance(s, Matrix) and s.columns == ONE != s.rows for s in (left, right))
    if not columns or sign not in (r"\cdot", r"\times"):
        return None
    if sign == r"\times":
        first, second = coercion.coerced(e, a, SPACE), coercion.coerced(e, b, SPACE)
        return None if first is None or second is None else e.build("cross", first, second, span=span)
    if left != right:
        a, b = coercion.pair(e, a, b)
    return e.build("multiply", e.build("transpose", a, span=span), b, span=span)


def right_side(run: Run, total: Term, factor: Term, at: int) -> Term:
    """What stands after the dot: after a vector, the product of all factors up to the next vector."""
    e = run.e
    left = e.sort(total)
    if run.signs[at] != r"\cdot" or not isinstance(left, Matrix) or left.columns != ONE:
        return factor
    while run.more and isinstance(e.sort(factor), Scalar):
        following = run.factor()
        factor = e.build("multiply", factor, following, span=run.since(at))
    return factor
