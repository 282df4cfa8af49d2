r"""Zeros with something below them: of a size, ``0_n`` and ``0_{m \times n}``, or of a space, ``\vec 0_V``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Scalar
from symderiv.language.terms import Term
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Accent, Node, Num, Product, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["zero"]

SPACES = frozenset("VWUEHX")


def zero(e: Elaborator, node: Scripted) -> Term | None:
    """The zero that it is; None for anything else."""
    base = node.base.base if isinstance(node.base, Accent) and node.base.accent == r"\vec" else node.base
    if not isinstance(base, Num) or base.value != 0 or node.sub is None:
        return None
    below = canonical(node.sub) or ""
    known = e.context.symbols.get(below)
    if below in SPACES and not (known is not None and isinstance(known.sort, Scalar) and known.sort.kind == "integer"):
        return e.term(node.base)
    sub: Node = node.sub
    sizes = sub.factors if isinstance(sub, Product) and sub.signs == (r"\times",) else (sub,)
    terms = [e.term(size) for size in sizes]
    for term in terms:
        names.infer_whole(e, term)
    return e.build("zero", *(terms if len(terms) == 2 else [*terms, ONE]), span=node.span)
