r"""Functions of square matrices: ``A^{1/2}``, ``A^{-1/2}``, ``e^{tA}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Term, free_symbols

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["exponential", "root"]


def exponential(e: Elaborator, above: Term, span: Span) -> Term:
    """``e^x``; of a square matrix, its exponential."""
    sort = e.sort(above)
    square = isinstance(sort, Matrix) and same_dimension(sort.rows, sort.columns)
    return e.build("matrix_exponential" if square else "exp", above, span=span)


def root(e: Elaborator, base: Term, above: Term, span: Span) -> Term | None:
    """A square matrix to a power that is known to be no whole number; None for any other power."""
    told = not any(symbol.name in e.undeclared for symbol in free_symbols(above))
    exponent = e.sort(above)
    if not isinstance(e.sort(base), Matrix) or not told or not isinstance(exponent, Scalar) or exponent.kind != "real":
        return None
    return e.build("matrix_power", base, above, span=span)
