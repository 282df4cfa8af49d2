r"""Side by side: ``Tv`` and ``ST`` of linear maps, ``a b^{-1} H`` in a group, ``n \mathbb{Z}``, ``U + W``, ``G / H``.

What is written so of numbers and matrices is a product; of maps it is the value or the composition, of elements of a
group their product, of an element and a set the set of all products.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sort_fit import comparable
from symderiv.language.sorts import REAL, Function, Scalar, Set, Sort, Unknown, has
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term
from symderiv.language.vocabulary.algebra import GROUP
from symderiv.reading.syntax.surface import Group

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["added", "divided", "index", "is_linear", "joined", "learnt"]

SIGNS = frozenset({"", r"\cdot", "*", r"\ast", r"\circ", r"\star"})


def is_linear(sort: Sort) -> bool:
    """Whether it is a linear map, or one of which a linear map is expected: of one thing, between abstract things."""
    return isinstance(sort, Function) and len(sort.arguments) == 1 and has(sort, "linear")


def joined(e: Elaborator, sign: str, a: Term, b: Term, span: Span) -> Term | None:
    """The product of two factors of which one is abstract; None where both are numbers, matrices or functions."""
    left, right = e.sort(a), e.sort(b)
    if sign not in SIGNS:
        return None
    if is_linear(left):
        return _mapped(e, a, left, b, right, span)  # type: ignore[arg-type]
    if _is_group(left) or _is_group(right):
        return _in_group(e, a, b, span)
    if isinstance(left, Scalar) and isinstance(right, Set) and sign == "":
        return e.build("multiples", a, b, span=span)
    return None


def _mapped(e: Elaborator, a: Term, left: Function, b: Term, right: Sort, span: Span) -> Term | None:
    """A linear map and what stands after it."""
    wanted = left.arguments[0]
    if is_linear(right):
        return e.build("composed", a, b, span=span)
    if not isinstance(right, Scalar) and comparable(right, wanted):
        match a:
            case Apply("multiply", (number, inner)) if isinstance(e.sort(number), Scalar):
                return e.build("multiply", number, e.build("apply", inner, b, span=span), span=span)
        return e.build("apply", a, b, span=span)
    if learnt(e, b, wanted):
        return e.fail(span, "a letter that is not known as a vector")
    return None


def _in_group(e: Elaborator, a: Term, b: Term, span: Span) -> Term | None:
    for term in (a, b):
        sort = e.sort(term)
        if not _is_group(sort):
            if learnt(e, term, GROUP):
                return e.fail(span, "a letter that is not known as an element of the group")
            if not isinstance(sort, Unknown):
                return None
    return e.build("group_product", a, b, span=span)


def _is_group(sort: Sort) -> bool:
    return sort == GROUP or (isinstance(sort, Set) and sort.element in (GROUP, Set(GROUP)))


def learnt(e: Elaborator, term: Term, sort: Sort) -> bool:
    """Notes of a letter nobody declared that it is such a thing; whether it is one."""
    if not isinstance(term, Symbol) or e.undeclared.get(term.name) != term or term.sort != REAL:
        return False
    if e.findings.sorts.get(term.name) is None:
        e.findings.sorts[term.name] = sort
    return True


def added(e: Elaborator, sign: str, a: Term, b: Term, span: Span) -> Term | None:
    """A sum with a set in it: of subspaces, or of an element and one; None where there is no set."""
    if sign != "+" or not (e.is_set(a) or e.is_set(b)):
        return None
    return e.build("set_sum", a, b, span=span)


def index(e: Elaborator, node: Group) -> Term | None:
    """``[G : H]``; None where these are no two groups."""
    a, b = (e.term(item) for item in node.items)
    if e.is_set(a) and e.is_set(b):
        return e.build("index", a, b, span=node.span)
    return None


def divided(e: Elaborator, above: Term, below: Term, span: Span) -> Term | None:
    """``G / H``; None where these are no two sets."""
    if e.is_set(above) and e.is_set(below):
        return e.build("quotient", above, below, span=span)
    return None
