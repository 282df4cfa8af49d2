r"""Mapped sets: ``f(A)`` and ``f^{-1}(B)``, where A and B are sets of what f takes and gives.

A function of sets is written like that as well (``\mu(A)``): so this is read only of a function that is known to take
no sets, or where the value stands as a set: ``f(A) \subseteq B``, ``x \in f^{-1}(B)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Element, Function, Matrix, Scalar, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.algebra.beside import learnt

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["as_a_set", "by_term", "of_a_set", "within"]

POINTS = (Scalar, Matrix, Element)


def of_a_set(e: Elaborator, operator: str, function: Term, arguments: list[Term], span: Span) -> Term | None:
    """The image or the preimage of one set; None where it is none, or the function takes sets."""
    sort = e.sort(function)
    if len(arguments) != 1 or not e.is_set(arguments[0]) or not isinstance(sort, Function):
        return None
    plain = len(sort.arguments) == 1 and isinstance(sort.arguments[0], POINTS) and "sequence" not in sort.properties
    if not plain or isinstance(sort.value, Set):
        return None
    return e.build(operator, function, arguments[0], span=span)


def by_term(e: Elaborator, function: Term, arguments: list[Term], span: Span) -> Term | None:
    r"""``(g \circ f)(A)`` and ``(g \circ f)^{-1}(A)``; None where these are no images."""
    match function:
        case Apply("inverse_function", (inner,)):
            return of_a_set(e, "preimage", inner, arguments, span)
    return of_a_set(e, "image", function, arguments, span)


def as_a_set(e: Elaborator, value: Term) -> bool:
    r"""Whether the value of a function stands as a set, and is an image: what is learnt of its letters."""
    match value:
        case Apply("apply", (Symbol() as function, argument)):
            inverted = False
        case Apply("apply", (Apply("inverse_function", (Symbol() as function,)), argument)):
            inverted = True
        case _:
            return False
    sort, name = function.sort, function.name
    customary = names.is_function_letter(e, name) and not name.lstrip("\\")[:1].isupper()
    if not isinstance(sort, Function) or isinstance(sort.value, Set) or not customary:
        return False
    over = e.sort(argument)
    if isinstance(over, Set) and e.undeclared.get(name) == function:
        e.findings.sorts[name] = Function((REAL,), over.element) if inverted else Function((over.element,), REAL)
        return True
    at = sort.value if inverted else sort.arguments[0]
    capital = isinstance(argument, Symbol) and argument.name[:1].isupper() and isinstance(at, POINTS)
    return capital and learnt(e, argument, Set(at))


def within(e: Elaborator, value: Term) -> bool:
    """Whether inside ``f^{-1}(f(A))`` the value is an image, which is learnt."""
    return (
        isinstance(value, Apply)
        and value.operator == "apply"
        and any(e.is_set(argument) for argument in value.arguments[1:])
        and as_a_set(e, value)
    )
