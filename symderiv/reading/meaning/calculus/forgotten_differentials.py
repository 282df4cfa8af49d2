r"""Forgotten differentials: ``\int_0^1 t^2 + 2t = \frac43``, where one letter can be meant, and no other.

Then the integral is read with a note; it reaches over all terms after it, or over the first one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from symderiv.reading.meaning.calculus.infinitesimals import factors_of, product_of, signs_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Product, Scripted, Sum, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["completed", "only_letter"]


def completed(e: Elaborator, node: Sum) -> Node | None:
    """The sum with the differentials that the integrals in it lack; None where none is forgotten."""
    heads = [at for at, term in enumerate(node.terms) if any(map(_is_sign, factors_of(term)))]
    if not heads or any(map(_is_differential, _names(node.terms[heads[0] :]))):
        return None
    terms, signs = list(node.terms[: heads[0]]), list(node.signs[: heads[0]])
    changed = False
    for at, end in zip(heads, [*heads[1:], len(node.terms)], strict=True):
        made, reached = _whole(e, node, at, end)
        changed = changed or reached > at + 1 or made is not node.terms[at]
        terms += [made, *node.terms[reached:end]]
        signs += [node.signs[at], *node.signs[reached:end]]
    if not changed:
        return None
    return terms[0] if signs == [""] else Sum(tuple(terms), tuple(signs), node.span)


def _whole(e: Elaborator, node: Sum, at: int, end: int) -> tuple[Node, int]:
    """The integral that begins in a term, with its differential, and the term up to which it reaches."""
    factors, signs = factors_of(node.terms[at]), signs_of(node.terms[at])
    place = next(i for i, factor in enumerate(factors) if _is_sign(factor))
    head, reached = factors[place], (*factors[place + 1 :], *node.terms[at + 1 : end])
    letter = only_letter(head, reached) if isinstance(head, Scripted) else None
    if letter is None or end == at + 1 or place + 1 >= len(factors):
        return node.terms[at], at + 1
    text = e.latex[head.span.start : node.terms[end - 1].span.end]
    whole, narrow = f"{text} is read as one integral", f"the integral in {text} reaches over its first term only"
    if e.choose(("reach of an integral", head.span.start), whole, narrow):
        end = at + 1
    first = product_of(factors[place + 1 :], signs[place + 1 :], factors[place + 1].span)
    span = factors[place + 1].span.join(node.terms[end - 1].span)
    body = Sum((first, *node.terms[at + 1 : end]), ("", *node.signs[at + 1 : end]), span) if end > at + 1 else first
    e.notes.append(f"the integral is read as one over {letter.name}, whose differential is not written")
    given = (*factors[: place + 1], Group("(", ")", (body,), (), span), Name("d", letter.span), letter)
    return Product(given, (*signs[:place], "", "", ""), factors[0].span.join(span)), end


def only_letter(head: Scripted, reached: Iterable[Node]) -> Name | None:
    """The only letter that an integral between two bounds can be over; None where there is none, or several."""
    if head.sub is None or head.sup is None:
        return None
    bounds = {name.name for name in _names((head.sub, head.sup))}
    found: dict[str, Name] = {}
    for name in _names(reached):
        if name.name in NOTATION.constants or name.word or name.name in ("e", "i", r"\pi"):
            continue
        if len(name.name) > 1 or name.name in bounds:
            return None
        found[name.name] = Name(name.name, name.span)
    return next(iter(found.values())) if len(found) == 1 else None


def _names(nodes: Iterable[Node]) -> Iterator[Name]:
    for node in nodes:
        yield from (part for part in walk(node) if isinstance(part, Name) and name_of(part) is not None)


def _is_differential(name: Name) -> bool:
    return name.name in ("d", r"\partial", r"\mathrm{d}", r"\mu")


def _is_sign(node: Node) -> bool:
    base = node.base if isinstance(node, Scripted) else node
    return isinstance(base, Name) and base.name.removeprefix("\\") == "int"
