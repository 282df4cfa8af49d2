r"""Reaching: signs that take more than a product, found in a sum before its terms are read.

An integral sign reaches up to its ``dx``; an extremum or a limit reaches over the whole sum where its letter occurs
in the terms after it: ``\min_w \|Xw - y\|^2 + \lambda \|w\|^2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.meaning import integrands
from symderiv.reading.syntax.surface import Node, Sum

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["arranged"]


def arranged(e: Elaborator, node: Sum) -> Node:
    """The sum with what such signs reach over in one factor of a term."""
    return integrands.closed(node)
