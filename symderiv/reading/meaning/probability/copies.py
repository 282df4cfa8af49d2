"""Copies: several draws of one random variable, as ``z_{1:K}``, ``z_1, \\dots, z_K``; the letter they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, REAL, Function, Sort
from symderiv.language.terms import Apply, Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.surface import Name, Node, Num, Part, Row, Scripted, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["at_once", "element", "forgotten_braces", "listed", "members", "own_name", "sliced"]


def sliced(e: Elaborator, node: Node) -> tuple[Symbol, Term, Term] | None:
    """``h_{1:M}``: the sequence, bound, and its first and last index."""
    match node:
        case Scripted(base, Row((Side(first, _), Part("separator", ":", _), Side(last, _)), _), None, 0, _):
            name = names.name_of(base)
            if name is None:
                return None
            bounds = e.term(first), e.term(last)
            for bound in bounds:
                names.infer_whole(e, bound)
            known = names.sequence(e, name)
            members = known or Symbol(name, Function((INTEGER,), REAL, frozenset({"sequence"})))
            e.scope = {**e.scope, f"{name}_": members}
            return members, *bounds
    match _several(e, node):
        case Apply("slice", (Symbol() as members, start, end)):
            e.scope = {**e.scope, f"{members.name}_": members}
            return members, start, end
    return None


def members(e: Elaborator, node: Node) -> Symbol | None:
    """The sequence of ``z_{1:K}``, ``z_{<t}``, ``z_{-i}``."""
    if (several := sliced(e, node)) is not None:
        return several[0]
    match _several(e, node):
        case Apply(_, (Symbol() as sequence, *_)):
            return sequence
    return None


def _several(e: Elaborator, node: Node) -> Term | None:
    if isinstance(node, Scripted) and node.sub is not None and slices.is_slice(node.sub):
        return slices.slice_of(e, node.base, node.sub, node.span)
    return None


def at_once(e: Elaborator, law: Node) -> bool:
    """Whether ``x_{1:T} \\sim p`` is one draw of all, or each is drawn from p by itself."""
    text = e.latex[law.span.start : law.span.end]
    options = ("", f"what is drawn from {text} is read as drawn at once, not one by one")
    return e.choose(("at once", text), *options) == 1


def listed(e: Elaborator, things: Sequence[Node]) -> tuple[Symbol, Term, Term] | None:
    """``z_1, \\dots, z_K``: the sequence, bound, and its first and last index."""
    match slices.listed(e, [*things], [","] * (len(things) - 1)):
        case [Apply("slice", (Symbol() as members, first, last))]:
            e.scope = {**e.scope, f"{members.name}_": members}
            return members, first, last
    return None


def element(members: Symbol) -> Sort:
    """The sort of the members of a sequence."""
    return members.sort.value if isinstance(members.sort, Function) else REAL


def own_name(e: Elaborator, name: str) -> str:
    """The letter of the random variable that a copy of it is a value of: x for ``x'``, ``x_1`` and ``x_i``."""
    return name if name in e.context.symbols else re.sub(r"_(\d|\{\d+\}|[ijklmnst])$", "", name.rstrip("'"))


def forgotten_braces(sub: Node) -> Node:
    """``z_2:K`` is z from 2 to K, the braces forgotten: nothing else has a colon below an expectation."""
    match sub:
        case Row((Side(Scripted(base, first, None, 0), begins), Part("separator", ":") as colon, Side() as ends), span):
            if first is not None and isinstance(ends.node, Name | Num):
                return Scripted(base, Row((Side(first, begins), colon, ends), span), None, 0, span)
    return sub
