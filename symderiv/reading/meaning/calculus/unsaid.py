r"""What is not said of an extremum: over which letters it is taken, or which letter its condition is about.

``\min x^2 + y^2`` is over letters that the writer has in mind; ``\sup_{\|y\| \le 1} x^T y`` over the only letter of its
condition; ``\arg\min f(x)`` over the argument of f.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Function, Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Term, Unread
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.surface import (
    Accent,
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    parts_of,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["argument_of", "conditioned", "letter_meant", "over_letters"]

ARGUMENTS = ("x", "y", "u", "v", "w", "t", "x'")
PLAIN = {"max": "largest_value", "min": "smallest_value"}
UNDER = {
    "max": "largest_value_under", "min": "smallest_value_under",
    "sup": "supremum_under", "inf": "infimum_under",
}  # fmt: skip


def over_letters(e: Elaborator, name: str, body: Term, span: Span) -> Term:
    r"""``\max f(x, y)``: the largest value over letters that the writer has in mind and does not name."""
    if isinstance(body, Unread):
        return body
    e.notes.append(f"over which letters this {name} is taken is not said")
    return e.build(PLAIN[name], body, span=span)


def conditioned(e: Elaborator, name: str, condition: Row, body: Node, span: Span) -> Term:
    r"""``\min f(x) \text{ s.t. } g(x) \le 0``: over all letters the writer has in mind, under a condition."""
    if name not in UNDER:
        return e.fail(span, f"{name} over which letter?")
    said = conditions.condition(e, condition)
    value = e.term(body)
    if isinstance(said, Unread) or isinstance(value, Unread):
        return value if isinstance(value, Unread) else said
    e.notes.append(f"over which letters this {name} is taken is not said")
    return e.build(UNDER[name], value, said, span=span)


def letter_meant(e: Elaborator, below: Row, body: Node) -> Node | None:
    r"""The only letter of a condition that nobody declared and that occurs in the body: y of ``\|y\| \le 1``."""
    found: dict[str, Node] = {}
    for part in below.parts:
        if isinstance(part, Part) and part.kind not in ("relation", "separator"):
            return None
        for letter in _letters(part.node) if isinstance(part, Side) else ():
            name = names.name_of(letter)
            if name is not None and name not in e.scope and name not in e.context.symbols:
                found.setdefault(name, letter)
    inside = {names.name_of(letter) for letter in _letters(body)}
    met = [letter for name, letter in found.items() if name in inside]
    return met[0] if len(found) == len(met) == 1 else None


def _letters(node: Node) -> list[Node]:
    """The letters in a term, each with its index; none of those that are applied to brackets."""
    if is_letter(node) and isinstance(node, Name | Scripted | Accent):
        return [node] if names.name_of(node) is not None else []
    if isinstance(node, Product):
        result: list[Node] = []
        for factor, after, sign in zip(node.factors, (*node.factors[1:], None), (*node.signs, "-"), strict=True):
            group = after.base if isinstance(after, Scripted) else after
            if not (isinstance(group, Group) and group.opening == "(" and not sign and is_letter(factor)):
                result += _letters(factor)
        return result
    if isinstance(node, Scripted):
        return _letters(node.base)  # what stands above is an exponent or a mark
    return [letter for part in parts_of(node) for letter in _letters(part)]


def argument_of(e: Elaborator, body: Node) -> tuple[Node, Node] | None:
    r"""``\arg\min f(x)``, ``\arg\min f``: the argument of the function, and its value; None of anything else."""
    match body:
        case Product((head, Group("(", _, (item,), _, _)), ("",), _) if is_letter(item) and is_letter(head):
            return item, body
        case Name() | Scripted() | Accent() if (name := names.name_of(body)) is not None and is_letter(body):
            known = names.found(e, name)
            sort = known.sort if known is not None else None
            if not names.is_function_letter(e, name) and not isinstance(sort, Function):
                return None
            letter = Name(next(one for one in ARGUMENTS if one != name and names.found(e, one) is None), body.span)
            if isinstance(sort, Function) and len(sort.arguments) == 1 and isinstance(sort.arguments[0], Matrix):
                e.findings.sorts[letter.name] = sort.arguments[0]
            group = Group("(", ")", (letter,), (), body.span)
            return letter, Product((body, group), ("",), body.span)
    return None
