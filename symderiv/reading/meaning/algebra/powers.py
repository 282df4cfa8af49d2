r"""Scripts on abstract things: ``g^{-1}``, ``g^n``, ``T^2``, ``T^*``, ``U^\perp``, ``[v]_B``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import UNKNOWN, Element, Function, Matrix, Set, Sort, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term
from symderiv.language.vocabulary.algebra import SPACE, linear
from symderiv.reading.meaning import names
from symderiv.reading.meaning.algebra.beside import is_linear, learnt
from symderiv.reading.meaning.functions import functions
from symderiv.reading.syntax.surface import Group, Node, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["coordinates", "is_linear", "raised"]

OF_BASES = (r"\mathcal", r"\mathscr", r"\mathfrak", r"\beta", r"\gamma", r"\alpha")
STARS = frozenset({"*", r"\star", r"\ast", r"\dagger"})


def raised(e: Elaborator, base: Term, node: Scripted) -> Term | None:
    """The base with its superscript; None for a number, a matrix, a function that is not linear."""
    sort, sup = e.sort(base), node.sup
    if sup is None or node.primes:
        return None
    mark = canonical(sup)
    if mark == r"\perp" and not isinstance(sort, Set):
        return _complement(e, base, node)
    if isinstance(sort, Set):
        return _of_set(e, base, mark, node.span)
    if isinstance(sort, Element) and sort.of == "space":
        return _named(e, sort, f"{names.name_of(node.base)}^{mark}", node.span) if names.name_of(node.base) else None
    if isinstance(sort, Element) and sort.of == "group":
        if mark == "-1":
            return e.build("group_inverse", base, span=node.span)
        return e.build("group_power", base, e.term(sup), span=node.span)
    if not is_linear(sort):
        return functions.inverted(e, base, mark, node.span)
    if mark in STARS:
        return e.build("adjoint", base, span=node.span)
    if mark == "-1":
        return e.build("inverse_function", base, span=node.span)
    return e.build("iterated", base, e.term(sup), span=node.span)


def _named(e: Elaborator, sort: Sort, name: str, span: Span) -> Term:
    """A letter of its own: an abstract vector has no powers."""
    known = names.found(e, name)
    return Symbol(name, (known or names.declared_now(e, name, sort)).sort, span)


def _of_set(e: Elaborator, base: Term, mark: str | None, span: Span) -> Term | None:
    if mark == r"\perp":
        return e.build("orthogonal_complement", base, span=span)
    if mark == "-1":
        return e.build("group_inverse", base, span=span)
    return None


def _complement(e: Elaborator, base: Term, node: Scripted) -> Term:
    r"""``U^\perp`` of a letter nobody declared: it is a space; of a vector, a letter of its own: ``x^\perp``."""
    sort, name = e.sort(base), names.name_of(node.base)
    if isinstance(sort, Matrix | Element) and name is not None:
        return _named(e, sort, rf"{name}^\perp", node.span)
    spaces = any(symbol.sort in (SPACE, Set(SPACE)) for symbol in e.context.symbols.values())
    learnt(e, base, Set(SPACE if spaces else UNKNOWN))
    return e.fail(node.span, "an orthogonal complement of something that is no space")


def coordinates(e: Elaborator, node: Scripted) -> Term | None:
    r"""``[v]_B``, ``[T]_B^C``: of a vector or a map, in bases that are letters; None for anything else."""
    group = node.base
    if not isinstance(group, Group) or group.opening != "[" or len(group.items) != 1 or node.sub is None:
        return None
    if canonical(node.sub) is None:
        return None
    inner = e.term(group.items[0])
    sort = e.sort(inner)
    if (canonical(node.sub) or "").startswith(OF_BASES) and isinstance(inner, Symbol) and inner.name.isupper():
        if learnt(e, inner, linear(SPACE, SPACE)):  # [T]_\beta
            return e.fail(node.span, "a letter that is not known as a linear map")
        of_map = isinstance(sort, Function) and "sequence" not in sort.properties
    else:
        of_map = False
    if not (isinstance(sort, Element | Unknown) or is_linear(sort) or of_map or _is_basis(e, node.sub, sort)):
        return None
    bases = [script for script in (node.sub, node.sup) if script is not None]
    return e.build("coordinates", inner, *(e.term(basis) for basis in bases), span=node.span)


def _is_basis(e: Elaborator, sub: Node, sort: object) -> bool:
    """Whether what stands below is no index: the calligraphic or Greek letter of a basis."""
    name = canonical(sub) or ""
    basis = name.startswith((r"\mathcal", r"\beta", r"\gamma", r"\alpha")) or name in ("B", "C", "E", "S")
    return isinstance(sort, Matrix) and basis
