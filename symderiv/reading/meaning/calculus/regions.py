r"""Regions: what stands below the sign of an integral along a curve or over a region, and the d that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Term, Unread, apply
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import Differential, differential_at, sign_of
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.surface import Name, Node, Product, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = [
    "COMPLEX_LETTERS",
    "OINT",
    "SPACE",
    "Found",
    "first_differential",
    "is_curve",
    "letter_of",
    "region_of",
    "sign_name",
]

OINT = r"\oint"
COMPLEX_LETTERS = frozenset({"z", "w", "s", r"\zeta", r"\xi"})
CURVES = frozenset({"C", "L", "c", r"\gamma", r"\Gamma"})
SPACE = Matrix(apply("space_dimension"), ONE)
Found = tuple[int, Differential]


def first_differential(run: Run) -> Found | None:
    """The first differential that no sign on the way takes."""
    inner = 0
    for k in range(run.at, len(run.factors)):
        inner += sign_of(run.factors[k])
        if (found := differential_at(run.factors, run.node.signs, k)) is not None:
            if not inner:
                return k, found
            inner -= 1
    return None


def letter_of(one: Differential) -> str:
    base = one.letter.base if isinstance(one.letter, Scripted) else one.letter
    name = names.name_of(base) or ""
    return name.removeprefix(r"\vec ")


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


def sign_name(node: Node) -> str:
    """The sign without its scripts."""
    base = node.base if isinstance(node, Scripted) else node
    return base.name if isinstance(base, Name) else ""


def is_curve(sub: Node | None) -> bool:
    r"""Whether a letter is customarily a curve, or a boundary is meant."""
    base = sub.base if isinstance(sub, Scripted) else sub
    if isinstance(sub, Product):
        return isinstance(sub.factors[0], Name) and sub.factors[0].name == r"\partial"
    return isinstance(base, Name) and base.name in CURVES
