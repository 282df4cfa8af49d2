r"""Indices of constraints: ``y_i (w^T x_i + b) \ge 1 - \xi_i`` below a sign holds for all i, though nothing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, Function
from symderiv.language.terms import Symbol, Term, Unread, apply, bind, free_symbols, substitute
from symderiv.reading.meaning import binding, names
from symderiv.reading.syntax.surface import Name, Node, Part, Row, Scripted, Side, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["counting", "for_all"]

SIGNS = frozenset({"max", "min", "sup", "inf"})
COUNTING = frozenset({"i", "j"})  # k, n and t are steps as well: x_k is one of them


def counting(row: Row) -> frozenset[str]:
    """The indices that run in what is said below the signs of extrema."""
    found: set[str] = set()
    for node in walk(row):
        match node:
            case Scripted(Name(sign), Row() as below) if sign.removeprefix("\\") in SIGNS:
                found |= {name for name, _ in _indices(below)} & COUNTING
    return frozenset(found)


def for_all(e: Elaborator, condition: Row, objective: Node, said: Term) -> Term:
    """The condition for all values of the indices that are free in it: over what the objective sums, if it does."""
    for name, base in dict.fromkeys(_indices(condition)):
        over = _summed(objective, name)
        members = isinstance(getattr(e.scope.get(f"{base}_"), "sort", None), Function)
        free = next((one for one in free_symbols(said) if one.name == name), None)
        if binding.is_declared(e, name) or free is None or not (over or members or name in COUNTING):
            continue
        ends = [e.term(end) for end in over] if over is not None else []
        domain = e.build("range", *ends, span=condition.span) if ends else apply("from", 1)
        if isinstance(domain, Unread):
            return domain
        own = Symbol(name, INTEGER if ends else POSITIVE_INTEGER)
        said = bind("forall", domain, own, substitute(said, {free: own}), condition.span)
    return said


def _indices(condition: Node) -> list[tuple[str, str]]:
    """The letters that stand below others, each with the first that it stands below."""
    found: dict[str, str] = {}
    for node in walk(condition):
        if isinstance(node, Scripted) and isinstance(node.sub, Name):
            found.setdefault(node.sub.name, names.name_of(node.base) or "")
    return list(found.items())


def _summed(objective: Node, name: str) -> tuple[Node, Node] | None:
    r"""The ends of ``\sum_{i=1}^n``."""
    for node in walk(objective):
        match node:
            case Scripted(
                Name(r"\sum"), Row((Side(Name() as letter), Part("relation", "="), Side(first, _)), _), last, 0, _
            ) if letter.name == name and last is not None:
                return first, last
    return None
