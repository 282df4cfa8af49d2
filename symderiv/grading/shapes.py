r"""Shapes: formulas as they are written, laid over one another to see which letter stands where.

``f(w) = b + M w`` has the shape of ``g(z_0) = \mu + S z_0``, with f for g, w for z_0, b for \mu and M for S. Only what
is written is looked at: fractions written in either way are alike, as are brackets of any size, and sums in any order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Any

from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import BIG
from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Empty,
    Grid,
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
)

__all__ = ["Shape", "laid_over", "letters_of", "shapes_of", "weight"]

Shape = tuple[Any, ...]  # ("letter", name) or (kind, ..., shapes)
Letters = Mapping[str, str]
LONGEST_REORDERED = 3
FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac"})
TRANSPOSES = frozenset({"T", r"\top", r"\intercal"})
NO_LETTERS = frozenset({r"\pi", r"\infty", r"\top", r"\partial", r"\nabla", *BIG})


@lru_cache(maxsize=1 << 12)
def shapes_of(latex: str) -> tuple[Shape, ...]:
    """The shapes of a row: the whole row, and each of its sides that is more than a letter."""
    surface = parse(latex)
    whole = _shape(surface)
    sides = tuple(_shape(part.node) for part in surface.parts if isinstance(part, Side))
    return (whole, *(side for side in sides if side != whole and side[0] != "letter"))


def _shape(node: Node) -> Shape:
    if (name := name_of(node)) is not None:
        return _letter(node, name)
    match node:
        case Num(value, _):
            return ("number", value)
        case Scripted(Group(r"\|" | "||") as norm, Num(value), None, 0, _) if value == 2:
            return _shape(norm)
        case Scripted(base, sub, sup, primes, _):
            return ("scripts", primes, _shape(base), *_script(sub), *_script(sup))
        case Accent(accent, base, _):
            return ("accent", accent, _shape(base))
        case Group(opening, _, items, separators, _) if len(items) == 1 and opening in ("(", "[", "{", ""):
            return _shape(items[0]) if not separators else ("group", "(", *map(_shape, items))
        case Group(opening, _, items, _, _):
            return ("group", "(" if opening in "([{" else opening, *map(_shape, items))
        case Braced(command, (above, below), _, None) if command in FRACTIONS:
            return ("fraction", _shape(above), _shape(below))
        case Braced(command, arguments, _, _):
            return ("command", command, *map(_shape, arguments))
        case Grid(_, rows, _):
            return ("grid", len(rows), *(_shape(cell) for row in rows for cell in row))
        case Product((above, below), ("/",), _):
            return ("fraction", _shape(above), _shape(below))
        case Product(factors, signs, _):
            return ("product", tuple("" if s in (r"\cdot", "*") else s for s in signs), *map(_shape, factors))
        case Sum(terms, signs, _):
            return ("sum", tuple(s if s != "+" else "" for s in signs), *map(_shape, terms))
        case Row(parts, _):
            said = tuple(p.text for p in parts if isinstance(p, Part) and p.kind != "prose")
            return ("row", said, *(_shape(p.node) for p in parts if isinstance(p, Side)))
    return ("nothing",) if isinstance(node, Empty) else ("other", repr(node))


def _letter(node: Node, name: str) -> Shape:
    """A letter, with its parts where it has any: ``z_0`` may be a letter of its own, or an entry of z."""
    if isinstance(node, Scripted) and isinstance(node.base, Name) and node.base.name in NO_LETTERS:
        return ("scripts", 0, _shape(node.base), *_script(node.sub), ("nothing",))
    if isinstance(node, Scripted) and node.sub is not None:
        return ("letter", name, _shape(node.base), _shape(node.sub))
    if isinstance(node, Accent):
        return ("letter", name, _shape(node.base))
    if isinstance(node, Name) and (node.word or node.name in NO_LETTERS or node.font):
        return ("word", name)
    return ("letter", name)


def _script(node: Node | None) -> tuple[Shape, ...]:
    if node is None:
        return (("nothing",),)
    return (("word", r"\top"),) if isinstance(node, Name) and node.name in TRANSPOSES else (_shape(node),)


def letters_of(shape: Shape) -> Iterator[str]:
    """The names of the letters in a shape, those with subscripts and those below them too."""
    if shape[0] == "letter":
        yield shape[1]
    for part in shape[1:]:
        if isinstance(part, tuple) and part and isinstance(part[0], str) and part[0] in KINDS:
            yield from letters_of(part)


KINDS = frozenset(
    {"letter", "word", "number", "scripts", "accent", "group", "fraction", "command", "grid", "product", "sum", "row"}
)


@lru_cache(maxsize=1 << 14)
def weight(shape: Shape) -> int:
    """How much there is in a shape: two long formulas do not look alike by accident."""
    inner = sum(weight(p) for p in shape[1:] if isinstance(p, tuple) and p and p[0] in KINDS)
    return 1 if shape[0] == "letter" else inner + (shape[0] not in ("row", "group", "scripts"))


def laid_over(pattern: Shape, shape: Shape, declared: Collection[str]) -> dict[str, str] | None:
    """For each letter of the pattern the letter that stands in its place; None where they do not fit.

    No letter stands for two. Letters of the pattern that are ``declared`` are whole, whatever is written below them.
    """
    return next(_fits(pattern, shape, {}, declared), None)


def _fits(a: Shape, b: Shape, known: dict[str, str], declared: Collection[str]) -> Iterator[dict[str, str]]:
    if a[0] == "letter" and (len(a) == 2 or a[1] in declared):
        if b[0] == "letter" and known.get(a[1], b[1]) == b[1] and all(k == a[1] or v != b[1] for k, v in known.items()):
            yield {**known, a[1]: b[1]}
        return
    if a[0] == "letter" and b[0] == "letter":
        yield from _all_fit(a[2:], b[2:], known, declared)
        return
    if a[0] != b[0]:
        return
    own = [p for p in a[1:] if not _is_shape(p)], [p for p in b[1:] if not _is_shape(p)]
    parts, others = [p for p in a[1:] if _is_shape(p)], [p for p in b[1:] if _is_shape(p)]
    if a[0] == "sum" and len(parts) == len(others) <= LONGEST_REORDERED:
        signs, given = own[0][0], own[1][0]
        for order in permutations(range(len(parts))):
            if tuple(given[i] for i in order) == signs:
                yield from _all_fit(parts, [others[i] for i in order], known, declared)
    elif own[0] == own[1]:
        yield from _all_fit(parts, others, known, declared)


def _is_shape(part: object) -> bool:
    return isinstance(part, tuple) and bool(part) and (part[0] in KINDS or part[0] in ("nothing", "other"))


def _all_fit(
    parts: Sequence[Shape], others: Sequence[Shape], known: dict[str, str], declared: Collection[str]
) -> Iterator[dict[str, str]]:
    if len(parts) != len(others):
        return
    if not parts:
        yield known
        return
    for first in _fits(parts[0], others[0], known, declared):
        yield from _all_fit(parts[1:], others[1:], first, declared)
