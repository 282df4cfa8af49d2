r"""Regions: what stands below the sign of an integral along a curve, through a surface or over a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Term, Unread, apply
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.surface import Name, Node, Product

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["SPACE", "region_of"]

SPACE = Matrix(apply("space_dimension"), ONE)


def region_of(e: Elaborator, sub: Node | None, element: Sort, span: Span) -> Term:
    r"""What stands below the sign: a letter, ``\partial V``, or nothing."""
    if sub is None:
        return apply("region_meant", span=span)
    match sub:
        case Product((Name(r"\partial"), inner), ("",), _):
            of = region_of(e, inner, element, inner.span)
            return of if isinstance(of, Unread) else e.build("boundary", of, span=sub.span)
    region = sets.set_of(e, sub, element)
    if isinstance(region, Unread) or isinstance(e.sort(region), Set):
        return region
    return e.fail(sub.span, "a region of integration that is no set")
