r"""Parts of vectors: ``F_x`` along an axis, and ``x_{\mathcal{L}}`` in a subspace: letters, and no entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Matrix, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["AXES", "SPACES", "part"]

AXES = frozenset({"x", "y", "z"})
SPACES = frozenset({r"\mathcal", r"\mathbb", r"\mathfrak"})


def part(e: Elaborator, whole: Symbol, sub: Node, full: str | None, span: Span) -> Term | None:
    """The letter of its own that a vector with such a subscript is; None where the subscript is an index."""
    if not isinstance(whole.sort, Matrix) or full is None:
        return None
    if _is_space(e, sub):
        return Symbol(full, names.declared_now(e, full, whole.sort).sort, span)
    if isinstance(sub, Name) and sub.name in AXES:
        index = names.found(e, sub.name)
        if index is None or getattr(index.sort, "kind", "") != "integer":
            return Symbol(full, names.declared_now(e, full, REAL).sort, span)
    return None


def _is_space(e: Elaborator, sub: Node) -> bool:
    """Whether a subscript is the letter of a subspace, or of its orthogonal complement."""
    base = sub.base if isinstance(sub, Scripted) and sub.sub is None else sub
    if not isinstance(base, Name):
        return False
    known = names.found(e, names.name_of(base) or "")
    return base.font in SPACES or (known is not None and isinstance(known.sort, Set))
