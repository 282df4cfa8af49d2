r"""Norms and bars: ``|x|``, ``\|x\|_p``, ``|S|``, ``\langle u, v \rangle``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import ONE, Matrix, Scalar, Set, Unknown
from symderiv.language.terms import Number, Term, Unread
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Product, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["bars", "degree", "direction", "dual", "inner", "is_norm"]

STARS = frozenset({"*", r"\ast", r"\star"})


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


def dual(e: Elaborator, node: Scripted) -> Term | None:
    r"""``\|x\|_A^*``, ``\|x\|_{a,*}``: the dual norm; None where no star says so."""
    group, below = node.base, node.sub
    if not isinstance(group, Group) or group.opening != r"\|" or len(group.items) != 1 or below is None:
        return None
    if node.sup is not None and canonical(node.sup) in STARS:
        return e.build("dual_norm_by", e.term(group.items[0]), e.term(below), span=node.span)
    match below:
        case Row((Side(by, _), *_, Side(Name(star), _)), _) if star in STARS and node.sup is None:
            return e.build("dual_norm_by", e.term(group.items[0]), e.term(by), span=node.span)
        case Product((by, Name(star)), _, _) if star in STARS and node.sup is None:
            return e.build("dual_norm_by", e.term(group.items[0]), e.term(by), span=node.span)
    return None


def norm(e: Elaborator, term: Term, sub: Node | None, node: Node) -> Term:
    """A norm with what stands below it."""
    sort, below = e.sort(term), canonical(sub) if sub is not None else ""
    wide = isinstance(sort, Matrix) and not (same_dimension(sort.columns, ONE) or same_dimension(sort.rows, ONE))
    text = e.latex[node.span.start : node.span.end]
    if below in ("F", "Fro", "fro", "HS"):
        return e.build("norm", term, span=node.span)
    if below == "2" or below == r"\ell_2":
        return e.build("spectral_norm" if wide else "norm", term, span=node.span)
    if sub is None:
        options = (f"{text} is read as the Frobenius norm", f"{text} is read as the spectral norm")
        spectral = wide and e.choose(("norm", term), *options)
        return e.build("spectral_norm" if spectral else "norm", term, span=node.span)
    if below in STARS:
        return e.build("nuclear_norm" if wide else "dual_norm", term, span=node.span)
    if wide and below in ("op", "sp"):
        return e.build("spectral_norm", term, span=node.span)
    if wide and (isinstance(sub, Num) or below in (r"\infty", "p", "q", "max")):
        return e.fail(node.span, f"the norm of a matrix with {below} below it")
    if isinstance(sub, Num) or below in (r"\infty", "p", "q", "max"):
        p = Number(Fraction(0)) if sub is None else e.term(Name(r"\infty", sub.span)) if below == "max" else e.term(sub)
        return e.build("norm_of_degree", term, p, span=node.span)
    assert sub is not None
    by = e.term(sub)
    return by if isinstance(by, Unread) else e.build("norm_by", term, by, span=node.span)


def inner(e: Elaborator, node: Group, sub: Node | None = None) -> Term:
    r"""``\langle u, v \rangle``: of columns of numbers, the product ``u^T v``; else an inner product of some space."""
    a, b = (e.term(item) for item in node.items)
    if sub is not None:
        return e.build("inner_by", a, b, e.term(sub), span=node.span)
    left, right = e.sort(a), e.sort(b)
    columns = all(isinstance(s, Matrix) and s.columns == ONE and s.rows != ONE for s in (left, right))
    if columns:
        return e.build("multiply", e.build("transpose", a, span=node.span), b, span=node.span)
    return e.build("inner", a, b, span=node.span)


def direction(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\operatorname{dir}(v)``: a vector by its length."""
    e = run.e
    if isinstance(node, Scripted) or not isinstance(run.peek(), Group):
        return None
    term = run.factor()
    span = run.since(start)
    if isinstance(term, Unread):
        return term
    sort = e.sort(term)
    if not isinstance(sort, Matrix) or sort.columns != ONE:
        return e.fail(span, "the direction of what is not known to be a vector")
    return e.build("divide", term, e.build("norm", term, span=span), span=span)
