r"""Repeated integrals: ``\int \cdots \int f \, dz_1 dz_2 \cdots dz_K``, over all members of a sequence at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Scalar
from symderiv.language.terms import Term, Unread, bind
from symderiv.reading.meaning import conditions
from symderiv.reading.meaning.calculus.infinitesimals import differential_at, product_of, sign_of
from symderiv.reading.meaning.probability import copies
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Node, Product, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["begins", "repeated"]


def begins(node: Product) -> bool:
    """Whether dots in a product stand between integral signs, or between differentials."""
    if not any(sign_of(factor) for factor in node.factors):
        return False
    for place, factor in enumerate(node.factors):
        if dots.is_dots(factor) and place:
            before = node.factors[place - 1]
            after = differential_at(node.factors, node.signs, place + 1) if place + 1 < len(node.factors) else None
            if sign_of(before) or after is not None:
                return True
    return False


def repeated(run: Run, node: Node, start: int) -> Term | None:
    """The integral over a sequence; None where no differentials have dots between them."""
    e, factors, signs = run.e, run.factors, run.node.signs
    at = run.at
    while at < len(factors) and (sign_of(factors[at]) == 1 or dots.is_dots(factors[at])):
        at += 1
    first = next((k for k in range(at, len(factors)) if differential_at(factors, signs, k) is not None), None)
    if first is None:
        return None
    things: list[Node] = []
    end = first
    while end < len(factors):
        if dots.is_dots(factors[end]):
            things.append(factors[end])
            end += 1
        elif (found := differential_at(factors, signs, end)) is not None:
            things.append(found.letter)
            end += found.factors
        else:
            break
    if not any(dots.is_dots(thing) for thing in things):
        return None
    run.at = end
    span = run.since(start)
    if isinstance(node, Scripted) or any(isinstance(factor, Scripted) for factor in factors[start:at]):
        return e.fail(span, "bounds of integrals with dots between them")
    before = e.scope
    found_members = copies.listed(e, things)
    if found_members is None:
        return e.fail(span, "the pattern of the dots between these differentials is not clear")
    members, low, high = found_members
    body = e.term(product_of(factors[at:first], signs[at : first - 1], span))
    e.scope = before
    elements = conditions.everything(copies.element(members))
    if isinstance(body, Unread) or elements is None:
        return body if isinstance(body, Unread) else e.fail(span, f"which values {members.name} runs over is not known")
    if not isinstance(e.sort(body), Scalar) and not e.unread:
        return e.fail(span, "what is integrated is no number")
    return bind("integral", e.build("sequences", elements, low, high, span=span), members, body, span)
