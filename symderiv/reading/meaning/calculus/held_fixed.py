r"""Derivatives with what is held fixed: ``\left(\frac{\partial U}{\partial T}\right)_V``, as in thermodynamics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Bind, Term, Unread
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Part, Product, Row, Scripted, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["derivative_with_fixed"]

DERIVATIVES = frozenset({"derivative", "formal_derivative"})


def derivative_with_fixed(e: Elaborator, node: Scripted) -> Term | None:
    """A partial derivative in round brackets, with letters below; None for anything else."""
    group = node.base
    if not isinstance(group, Group) or group.opening != "(" or len(group.items) != 1 or node.sup is not None:
        return None
    fixed = _letters(node.sub)
    if not fixed or not _is_partial(group.items[0]):
        return None
    inner = e.term(group.items[0])
    if isinstance(inner, Unread):
        return inner
    if not isinstance(inner, Apply | Bind) or inner.operator not in DERIVATIVES:
        return None
    return e.build("with_fixed", inner, *[e.term(letter) for letter in fixed], span=node.span)


def _letters(sub: Node | None) -> list[Node]:
    """The letters below: ``V``, ``V, N``, ``VN``; nothing where something else stands there."""
    nodes: list[Node] = [] if sub is None else [sub]
    if isinstance(sub, Product) and not any(sub.signs):
        nodes = list(sub.factors)
    if isinstance(sub, Row):
        if any(isinstance(part, Part) and part.text != "," for part in sub.parts):
            return []
        nodes = [part.node for part in sub.parts if isinstance(part, Side)]
    return nodes if all(names.name_of(one) is not None for one in nodes) else []


def _is_partial(node: Node) -> bool:
    r"""``\frac{\partial U}{\partial T}``, also of a higher order."""
    return isinstance(node, Braced) and node.command == r"\frac" and all(_begins(part) for part in node.arguments)


def _begins(node: Node) -> bool:
    first = node.factors[0] if isinstance(node, Product) else node
    first = first.base if isinstance(first, Scripted) else first
    return isinstance(first, Name) and first.name == r"\partial"
