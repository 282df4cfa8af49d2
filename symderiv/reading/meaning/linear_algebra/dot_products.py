r"""Dot products: ``u \cdot v`` of two vectors is a row times a column; ``u \cdot \frac12 v`` too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Term
from symderiv.reading.meaning import coercion

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["right_side", "sides"]


def sides(e: Elaborator, a: Term, b: Term, span: Span) -> tuple[Term, Term]:
    """What stands on both sides of the dot, the first turned into a row where both are columns."""
    left, right = e.sort(a), e.sort(b)
    if not all(isinstance(s, Matrix) and s.columns == ONE != s.rows for s in (left, right)):
        return a, b
    if left != right:
        a, b = coercion.pair(e, a, b)
    return e.build("transpose", a, span=span), b


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
