"""Identities: where a capital I can be one, and a bold 1 a vector of ones: among matrices or linear maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Function, Matrix, Sort

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["among_maps", "among_matrices"]


def among_matrices(e: Elaborator) -> bool:
    """Whether some letter is known as a vector or a matrix."""
    return any(isinstance(sort, Matrix) for sort in _sorts(e))


def among_maps(e: Elaborator) -> bool:
    """Whether some letter is known as a matrix or a linear map."""
    return any(
        isinstance(sort, Matrix) or (isinstance(sort, Function) and "linear" in sort.properties) for sort in _sorts(e)
    )


def _sorts(e: Elaborator) -> list[Sort]:
    return [*(symbol.sort for symbol in e.context.symbols.values()), *e.findings.sorts.values()]
