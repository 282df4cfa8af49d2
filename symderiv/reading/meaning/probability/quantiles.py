r"""Quantiles: ``z_{\alpha/2}``, ``z_{0.025}``, ``t_{n-1, 1-\alpha/2}``, ``\chi^2_{0.05}(4)``: what tables give.

A letter with a level below it is a function of the level, and of the degrees of freedom that stand beside it or after
it. Which quantile is meant, the lower or the upper one, nobody says: nothing is supposed of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import (
    Braced,
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
    canonical,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["at_level", "chi_squared", "of_degrees"]

SEQUENCE = frozenset({"sequence"})
LEVELS = frozenset((r"\alpha", r"\beta", r"\gamma", r"\delta", r"\epsilon", "p", "q"))
TABLES = frozenset(("t", "F"))
"""Letters after which brackets hold degrees of freedom or a level, where the other stands below."""


def at_level(e: Elaborator, name: str, sub: Node, span: Span) -> Term | None:
    r"""``z_{\alpha/2}``, ``t_{n-1, 0.975}``; None where what stands below is no level."""
    nodes = _listed(sub)
    if not _have_level(name, nodes):
        return None
    known = names.found(e, name)
    return None if known is not None and isinstance(known.sort, Matrix) else _of(e, name, nodes, span)


def _listed(sub: Node) -> list[Node]:
    """What stands below, with commas or semicolons between; nothing where it is something else."""
    if not isinstance(sub, Row):
        return [sub]
    nodes = [part.node for part in sub.parts if isinstance(part, Side)]
    signs = [part for part in sub.parts if isinstance(part, Part)]
    plain = len(nodes) == len(signs) + 1 <= 3
    return nodes if plain and all(part.text in (",", ";") for part in signs) else []


def _is_level(node: Node) -> bool:
    r"""``0.025``, ``\alpha/2``, ``1 - \alpha``: no whole number."""
    match node:
        case Num(value, _):
            return value.denominator != 1
        case Braced(r"\frac", _):
            return True
        case Product(_, signs, _):
            return "/" in signs
        case Sum(terms, _, _):
            return any(_is_level(term) or names.name_of(term) in LEVELS for term in terms)
        case Group("(" | "{", _, (only,), _, _):
            return _is_level(only)
    return False


def _have_level(name: str, nodes: Sequence[Node]) -> bool:
    r"""Whether one is a level; beside degrees of freedom ``\alpha`` is one, too."""
    beside = len(nodes) > 1 and name in (*TABLES, "z", r"\chi^2")
    return any(_is_level(node) or (beside and names.name_of(node) in LEVELS) for node in nodes)


def chi_squared(e: Elaborator, node: Scripted) -> Term | None:
    r"""``\chi^2_{\alpha, k}``; None where it is no quantile."""
    squared = isinstance(node.base, Name) and node.base.name == r"\chi" and canonical(node.sup) == "2"
    below = _listed(node.sub) if squared and node.sub is not None else []
    return _of(e, r"\chi^2", below, node.span) if _have_level(r"\chi^2", below) else None


def _of(e: Elaborator, name: str, nodes: Sequence[Node], span: Span) -> Term:
    terms = [e.term(node) for node in nodes]
    for term in terms:
        if isinstance(term, Unread):
            return term
        if not isinstance(e.sort(term), Scalar):
            return e.fail(span, "an index that is not read")
    function = Symbol(name, Function((REAL,) * len(terms), REAL, SEQUENCE))
    e.undeclared.setdefault(f"{name} at {len(terms)} levels", function)
    return apply("apply", function, *terms, span=span)


def of_degrees(run: Run, node: Node, start: int) -> Term | None:
    r"""``\chi^2_{0.05}(4)``, ``t_{\alpha/2}(n-1)``; None where it is nothing of the kind."""
    if not isinstance(node, Scripted) or node.sub is None or not isinstance(node.base, Name):
        return None
    squared = node.base.name == r"\chi" and canonical(node.sup) == "2"
    name = r"\chi^2" if squared else node.base.name if node.sup is None and not node.primes else ""
    if not squared and name not in TABLES:
        return None
    e, group = run.e, run.peek()
    inside = group.items if isinstance(group, Group) and group.opening == "(" and len(group.items) <= 2 else ()
    below = _listed(node.sub)
    if not below or not inside or not _have_level(name, [*below, *inside]):
        return None
    if any(isinstance(item, Row) for item in inside):
        return None
    run.at += 1
    return _of(e, name, [*below, *inside], run.since(start))
