"""Joining: the statements of a row put together, and the relation from the head of a chain to each of its sides."""

from __future__ import annotations

from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, apply
from symderiv.reading.discourse import grouping, tendencies
from symderiv.reading.discourse.readings import Link

__all__ = ["composed_whole", "joined", "valued"]


def valued(statement: Term | None) -> frozenset[Term]:
    """The letters of which it says what they are, and nothing else: ``x = 3``, also together with ``y = 2``."""
    match statement:
        case Apply("equal", (Symbol() as letter, _)):
            return frozenset((letter,))
        case Apply("and", (first, second)):
            one, other = valued(first), valued(second)
            return one | other if one and other else frozenset()
    return frozenset()


def joined(relation: str, merged: Apply, right: Term) -> Link:
    """Two statements as one."""
    first, second = merged.arguments
    return Link(relation, first, second, merged, None, merged, right.span or Span(0, 0))


def composed_whole(relation: str | None, head: Term, step: Term, right: Term, span: Span) -> Term | None:
    """The chain's head in its relation to a side; a class of growth keeps the number that grows."""
    if relation is None:
        return None
    if relation in tendencies.BINDERS:
        return tendencies.of_head(step, head)
    if relation in grouping.CONVERGENCES:
        return None  # said of the side before, and of its law
    if isinstance(step, Apply) and step.operator == relation and len(step.arguments) > 2:
        return apply(relation, head, *step.arguments[1:], span=span)
    return apply(relation, head, right, span=span)
