r"""Reaching: signs that take more than a product, found in a sum before its terms are read.

An integral sign reaches up to its ``dx``; an extremum or a limit reaches over the whole sum where its letter occurs
in the terms after it: ``\min_w \|Xw - y\|^2 + \lambda \|w\|^2``. A set of places where an extremum is taken cannot be
added to anything, so there is no other reading; for the others both are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from symderiv.reading.meaning.calculus import evaluation, forgotten_differentials, forms, integrands
from symderiv.reading.meaning.calculus.infinitesimals import factors_of, product_of, signs_of
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Product, Row, Scripted, Side, Sum, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["arranged"]

HEADS = frozenset(["sum", "lim", "limsup", "liminf", "max", "min", "sup", "inf", "argmax", "argmin"])
PLACES = frozenset({"argmax", "argmin"})
BARE = frozenset({"max", "min", "argmax", "argmin"})  # over what is not said: \min x^2 + y^2


def arranged(e: Elaborator, node: Sum) -> Node:
    """The sum with what such signs reach over in one factor of a term."""
    if (completed := forgotten_differentials.completed(e, node)) is not None:
        return completed
    closed = integrands.closed(forms.joined(node))
    if not isinstance(closed, Sum):
        return closed
    barred = _under_bar(e, closed)
    if not isinstance(barred, Sum):
        return barred
    for at, term in enumerate(barred.terms[:-1]):
        for place, name in _open_heads(term):
            if (merged := _merged(e, barred, at, place, name)) is not None:
                return merged
    return barred


# Heads that reach over a sum


def _open_heads(term: Node) -> Iterator[tuple[int, str]]:
    """The places of the heads of a product, the last one first, and their names."""
    factors = factors_of(term)
    for place in range(len(factors) - 1, -1, -1):
        base = factors[place]
        while isinstance(base, Scripted):
            base = base.base
        name = base.name.removeprefix("\\") if isinstance(base, Name) else ""
        after = factors[place + 1] if place + 1 < len(factors) else None
        before = factors[place - 1] if place else None
        arg = isinstance(before, Name) and before.name.removeprefix("\\") == "arg"
        bare = (arg or not place) and name in BARE and _plain(after)
        if name not in HEADS or not (isinstance(factors[place], Scripted) or bare):
            continue
        yield place, f"arg{name}" if arg else name


def _plain(node: Node | None) -> bool:
    """Whether a factor is no bracket, which would hold all that a sign without letters is for."""
    return node is not None and not isinstance(node.base if isinstance(node, Scripted) else node, Group)


def _merged(e: Elaborator, node: Sum, at: int, place: int, name: str) -> Node | None:
    """The sum with all from a head on in one term; None where the head reaches over its product only."""
    factors, signs = factors_of(node.terms[at]), signs_of(node.terms[at])
    head = factors[place]
    letters = _letters(head.sub) if isinstance(head, Scripted) else set()
    later = node.terms[at + 1 :]
    bare = isinstance(head, Name) and not all(isinstance(part, Num) for term in later for part in factors_of(term))
    if place + 1 >= len(factors) or not (bare or any(_occurs(letters, term) for term in later)):
        return None
    if name == "sum" and any(letter in e.scope for letter in letters):
        return None
    if name not in PLACES:
        whole = f"{name} is read as reaching over the whole sum"
        narrow = f"{name} is read as reaching over its first term"
        bracketed = place + 2 == len(factors) and isinstance(factors[place + 1], Group)
        first = e.choose(("reach of", name, head.span.start), *((narrow, whole) if bracketed else (whole, narrow)))
        if (first == 0) == bracketed:
            return None
    span = factors[place + 1].span.join(node.span)
    body = Sum((product_of(factors[place + 1 :], signs[place + 1 :], span), *later), ("", *node.signs[at + 1 :]), span)
    term = Product((*factors[: place + 1], body), (*signs[:place], ""), factors[0].span.join(node.span))
    if at == 0 and node.signs[0] == "":
        return term
    return Sum((*node.terms[:at], term), node.signs[: at + 1], node.span)


def _letters(below: Node | None) -> set[str]:
    """The letters that vary: the first of what stands below, or all of a list."""
    if not isinstance(below, Row):
        return {canonical(below) or ""} - {""}
    if all(isinstance(part, Side) or part.text == "," for part in below.parts):
        return {canonical(part.node) or "" for part in below.parts if isinstance(part, Side)} - {""}
    sides = [canonical(part.node) for part in below.parts if isinstance(part, Side)]
    first_only = any(not isinstance(part, Side) and part.text in (r"\in", "=", r"\to") for part in below.parts)
    return {side for side in sides[: 1 if first_only else 2] if side is not None and not side[:1].isdigit()}


def _occurs(letters: set[str], node: Node) -> bool:
    """Whether one of the letters occurs, other than where a sign of its own binds it."""
    for factor in factors_of(node):
        base = factor.base if isinstance(factor, Scripted) else factor
        big = isinstance(base, Name) and base.name.removeprefix("\\") in {*HEADS, "prod", "int"}
        if big and isinstance(factor, Scripted) and letters & _letters(factor.sub):
            return False
        if any(canonical(part) in letters for part in walk(factor) if isinstance(part, Name | Scripted)):
            return True
    return False


# Bars that reach back over a sum


def _under_bar(e: Elaborator, node: Sum) -> Node:
    r"""``\frac{x^2}{2} + x \Big|_0^1``: the bar is for all terms before it in which its letter occurs, or for one."""
    for at, term in enumerate(node.terms):
        if not at or not isinstance(term, Scripted) or not evaluation.is_bar(term):
            continue
        group = term.base
        if not isinstance(group, Group) or group.opening != "":
            continue
        inside = {canonical(part) for part in walk(group.items[0]) if isinstance(part, Name)}
        before = {canonical(part) for one in node.terms[:at] for part in walk(one) if isinstance(part, Name)}
        if not inside & before:
            continue
        text = e.latex[term.span.start : term.span.end]
        options = (f"the bar in {text} is for the whole sum", f"the bar in {text} is for the term before it")
        if e.choose(("bar", term.span.start), *options):
            continue
        span = node.terms[0].span.join(group.span)
        whole = Sum((*node.terms[:at], group.items[0]), node.signs[: at + 1], span)
        made = Scripted(Group("", group.closing, (whole,), (), span), term.sub, term.sup, 0, span.join(term.span))
        rest = node.terms[at + 1 :]
        return Sum((made, *rest), ("", *node.signs[at + 1 :]), node.span) if rest else made
    return node
