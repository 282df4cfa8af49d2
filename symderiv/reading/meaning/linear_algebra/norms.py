r"""Norms and bars: ``|x|``, ``\|x\|_p``, ``|S|``, ``\langle u, v \rangle``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import ONE, Matrix, Scalar, Set, Unknown
from symderiv.language.terms import Number, Term, Unread
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["bars", "degree", "inner", "is_norm"]


def bars(e: Elaborator, node: Group) -> Term:
    r"""What stands between bars: a determinant, an absolute value, a norm, or the number of elements."""
    if len(node.items) != 1:
        return e.fail(node.span, "bars with several arguments, or none")
    term = e.term(node.items[0])
    if node.opening == r"\|":
        return norm(e, term, None, node)
    match e.sort(term):
        case Matrix(rows, columns, _, _) if ONE not in (rows, columns):
            return _determinant(e, term, node)
        case Matrix():
            return e.build("norm", term, span=node.span)
        case Scalar() | Unknown():
            return e.build("absolute", term, span=node.span)
        case Set():
            return e.build("cardinality", term, span=node.span)
    return e.fail(node.span, "bars around something that is no number, vector or matrix")


def _determinant(e: Elaborator, term: Term, node: Group) -> Term:
    determinant = e.build("determinant", term, span=node.span)
    if isinstance(determinant, Unread):
        return determinant
    name = e.latex[node.span.start : node.span.end].strip("{}")
    absolute = e.choose(
        ("bars", term), f"{name} is read as a determinant", f"{name} is read as the absolute value of a determinant"
    )
    return e.build("absolute", determinant, span=node.span) if absolute else determinant


def is_norm(node: Node) -> bool:
    r"""Whether it is written between bars, with an index: ``\|x\|_1``."""
    return isinstance(node, Scripted) and isinstance(node.base, Group) and node.base.opening in ("|", r"\|")


def degree(e: Elaborator, node: Scripted) -> Term:
    r"""``\|x\|_1``, ``\|x\|_\infty``, ``\|A\|_F``, ``|x|_1``."""
    group = node.base
    assert isinstance(group, Group)
    if len(group.items) != 1:
        return e.fail(node.span, "bars with several arguments, or none")
    term = e.term(group.items[0])
    if group.opening == "|" and not isinstance(e.sort(term), Matrix | Unknown):
        return e.fail(node.span, "an index below the absolute value of a number")
    return norm(e, term, node.sub, node)


def norm(e: Elaborator, term: Term, sub: Node | None, node: Node) -> Term:
    """A norm with what stands below it."""
    sort, below = e.sort(term), canonical(sub) if sub is not None else ""
    wide = isinstance(sort, Matrix) and not (same_dimension(sort.columns, ONE) or same_dimension(sort.rows, ONE))
    text = e.latex[node.span.start : node.span.end]
    if below in ("F", "Fro", "fro", "HS"):
        return e.build("norm", term, span=node.span)
    if below == "2" or below == r"\ell_2":
        return e.build("spectral_norm" if wide else "norm", term, span=node.span)
    if not below:
        options = (f"{text} is read as the Frobenius norm", f"{text} is read as the spectral norm")
        spectral = wide and e.choose(("norm", term), *options)
        return e.build("spectral_norm" if spectral else "norm", term, span=node.span)
    if wide:
        return e.fail(node.span, f"the norm of a matrix with {below} below it")
    if isinstance(sub, Num) or below in (r"\infty", "p", "q", "max"):
        p = Number(Fraction(0)) if sub is None else e.term(Name(r"\infty", sub.span)) if below == "max" else e.term(sub)
        return e.build("norm_of_degree", term, p, span=node.span)
    return e.fail(node.span, f"which norm is meant by {below} is not known")


def inner(e: Elaborator, node: Group) -> Term:
    r"""``\langle u, v \rangle``: of columns of numbers, the product ``u^T v``; else an inner product of some space."""
    a, b = (e.term(item) for item in node.items)
    left, right = e.sort(a), e.sort(b)
    columns = all(isinstance(s, Matrix) and s.columns == ONE and s.rows != ONE for s in (left, right))
    if columns:
        return e.build("multiply", e.build("transpose", a, span=node.span), b, span=node.span)
    return e.build("inner", a, b, span=node.span)
