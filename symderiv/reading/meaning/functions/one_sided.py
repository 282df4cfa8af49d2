r"""One-sided values, ``F(x-)`` and ``f(a^+)``: limits from below and from above."""

from __future__ import annotations

from symderiv.language.spans import Span
from symderiv.reading.syntax.surface import (
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    Unreadable,
    walk,
)

__all__ = ["as_limit"]

LETTERS = ("t", "s", "u", "h")
SIGNS = frozenset("+-")


def as_limit(head: Node, group: Group) -> Product | None:
    r"""``\lim_{t \to x^-} F(t)``, of ``F(x-)``; None where the point has no side."""
    point = _point(group.items[0]) if len(group.items) == 1 and group.opening == "(" else None
    if point is None:
        return None
    span, taken = group.span, {node.name for node in walk(head) if isinstance(node, Name)}
    taken |= {node.name for node in walk(group) if isinstance(node, Name)}
    letter = Name(next(letter for letter in LETTERS if letter not in taken), span)
    below = Row((Side(letter, span), Part("relation", r"\to", span), Side(point, span)), span)
    sign = Scripted(Name(r"\lim", span), below, None, 0, span)
    at_letter = Group("(", ")", (letter,), (), span)
    return Product((sign, head, at_letter), ("", ""), Span(head.span.start, span.end))


def _point(node: Node) -> Node | None:
    match node:
        case Sum((Name() | Num() | Scripted() as point, Unreadable()), ("", sign), span) if sign in SIGNS:
            return Scripted(point, None, Name(sign, span), 0, span)
        case Scripted(Name() | Num(), None, Name(sign), 0, _) if sign in SIGNS:
            return node
    return None
