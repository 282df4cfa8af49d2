r"""Variables: the letters below the sign of an extremum, each with what is said of it there.

``x`` alone, ``x, y``, ``x \in A, y \in B``, ``x, y \ge 0``, ``w, b : g(w, b) \le 0``, ``0 \le t < k``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.surface import Name, Node, Part, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_colon", "variables", "with_conditions"]

DOTS = frozenset({r"\dots", r"\ldots", r"\cdots"})
Parts = tuple[Side | Part, ...]


def is_colon(part: Side | Part) -> bool:
    """Whether conditions follow."""
    return isinstance(part, Part) and part.text in (":", "|")


def variables(e: Elaborator, below: Node) -> list[tuple[Node, Node]] | None:
    """The letters that vary, with what is said of each; conditions on all stand at the last one. None where none is."""
    if is_letter(below):
        return [(below, below)]
    if not isinstance(below, Row):
        return None
    colon = next((place for place, part in enumerate(below.parts) if is_colon(part)), len(below.parts))
    head, conditions = below.parts[:colon], below.parts[colon + 1 :]
    middle = _between(head)
    if middle is not None or any(isinstance(part, Side) and _is_dots(part.node) for part in head):
        first = head[0].node if head and isinstance(head[0], Side) else below
        letter = middle or first
        return [(letter, below)] if is_letter(letter) else None
    pairs: list[tuple[Node, Node]] = []
    waiting: list[Node] = []
    for segment in _segments(head):
        letter = segment[0].node if isinstance(segment[0], Side) else below
        if isinstance(letter, Scripted) and len(segment) > 1 and _among(letter.base, waiting):  # w, a, a_k >= 0
            pairs, waiting = [*pairs, *((one, one) for one in waiting)], []
        known = not is_letter(letter) or _among(letter, [one for one, _ in pairs])
        member = isinstance(letter, Scripted) and _among(letter.base, [one for one, _ in pairs])
        if known or member or (pairs and len(segment) > 1 and _is_declared(e, letter)):
            if not pairs:
                return None
            conditions = _and(segment, conditions)
        elif len(segment) == 1:
            waiting.append(letter)
        elif waiting:  # x, y >= 0
            pairs += [(one, one) for one in waiting] + [(letter, letter)]
            conditions, waiting = _and(head, conditions), []
        else:
            pairs.append((letter, Row(segment, below.span)))
    pairs += [(one, one) for one in waiting]
    if pairs and conditions:
        pairs[-1] = (pairs[-1][0], with_conditions(*pairs[-1], conditions))
    return pairs or None


def _among(letter: Node, others: list[Node]) -> bool:
    return any(canonical(letter) == canonical(one) for one in others)


def _is_declared(e: Elaborator, letter: Node) -> bool:
    name = names.name_of(letter)
    return name is not None and (name in e.scope or name in e.context.symbols)


def _between(head: Parts) -> Node | None:
    """The letter in the middle of ``0 \\le t < k``."""
    sides = [part.node for part in head if isinstance(part, Side)]
    relations = [part for part in head if isinstance(part, Part) and part.kind == "relation"]
    return sides[1] if len(head) == 5 and len(relations) == 2 and is_letter(sides[1]) else None


def _is_dots(node: Node) -> bool:
    return isinstance(node, Name) and node.name in DOTS


def _segments(head: Parts) -> list[Parts]:
    """What stands between the commas."""
    found: list[list[Side | Part]] = [[]]
    for part in head:
        if isinstance(part, Part) and part.text == ",":
            found.append([])
        else:
            found[-1].append(part)
    return [tuple(one) for one in found if one]


def _and(first: Parts, second: Parts) -> Parts:
    if not first or not second:
        return first or second
    comma = second[0].span
    return (*first, Part("separator", ",", comma), *second)


def with_conditions(letter: Node, below: Node, conditions: Parts) -> Row:
    """What is said of a letter, and what is said of all."""
    colon = Part("separator", ":", letter.span)
    own = below.parts if isinstance(below, Row) else ()
    inside = len(own) == 3 and isinstance(own[1], Part) and own[1].text == r"\in"
    parts = (*own, colon, *conditions) if inside else (Side(letter, letter.span), colon, *_and(own, conditions))
    return Row(parts, below.span)
