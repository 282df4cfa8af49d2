"""Words in groups: equations between products of letters, as in a text about groups that names none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from symderiv.reading.documents.document import Document, Prose
from symderiv.reading.meaning.names import name_of
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
    canonical,
    walk,
)

__all__ = [
    "SIGNS", "about_groups", "is_equation", "is_whole", "key_of", "letters_of", "primed_name", "tells", "unraised",
]  # fmt: skip

TITLE = re.compile(r"\b(?:sub)?groups\b|\bgroup theory\b|\bgroup\b(?! (?:work|project|assignment|member))", re.I)
SURELY = re.compile(
    r"\bsubgroups?\b|\bcosets?\b|\babelian\b|\bgroup (?:homo|iso|auto)morphism|\bbe a (?:\w+ )?group\b", re.I
)
SIGNS = frozenset({"", r"\cdot", r"\circ", "*", r"\ast"})
EQUAL = frozenset(
    {"=", ",", "", "gap", "row", r"\ne", r"\neq", r"\iff", r"\implies", r"\Rightarrow", r"\Leftrightarrow"}
)


def about_groups(document: Document) -> bool:
    """Whether a document is about groups, as its headings or its words say."""
    if any(TITLE.search(section.title) for section in document.root.sections()):
        return True
    return any(SURELY.search(block.text) for _, _, block in document.blocks() if isinstance(block, Prose))


def tells(row: Row) -> bool:
    """Whether an equation has an inverse in it, or a lone e as a side, or would be idle if its letters commuted."""
    return _has_inverse(row) or any(_is_e(part) for part in row.parts) or _is_about_order(row)


def _is_about_order(row: Row) -> bool:
    """``ab = ba``, ``(ab)^2 = a^2 b^2``: both sides have the same letters as often, and are written differently."""
    for at, part in enumerate(row.parts[1:-1], 1):
        if isinstance(part, Part) and part.text == "=":
            sides = [side.node for side in (row.parts[at - 1], row.parts[at + 1]) if isinstance(side, Side)]
            counts = [_counts(side) for side in sides]
            if len(counts) == 2 and counts[0] is not None and counts[0] == counts[1] and len(counts[0]) > 1:
                return True
    return False


def _counts(node: Node, times: int = 1) -> Counter[str] | None:
    """How often each letter of a word stands in it; None where an exponent is no number."""
    match node:
        case Name(name, _, _, _):
            return Counter({name: times})
        case Scripted(base, None, Num(power, _), 0, _):
            return _counts(base, times * int(power))
        case Group(_, _, (inner,), _, _):
            return _counts(inner, times)
        case Product(factors, _, _):
            total: Counter[str] = Counter()
            for factor in factors:
                if (part := _counts(factor, times)) is None:
                    return None
                total.update(part)
            return total
    return None


def is_equation(row: Row) -> bool:
    """Whether all sides are products of letters and their powers, with nothing but signs of equality between them."""
    sides = [part.node for part in row.parts if isinstance(part, Side)]
    signs = [part for part in row.parts if isinstance(part, Part)]
    plain = all(part.text in EQUAL for part in signs)
    equation = len(sides) > 1 and plain and any(part.text == "=" for part in signs)
    return equation and all(_is_word(side) for side in sides)


def is_whole(node: Node) -> bool:
    """Whether it is made of letters and whole numbers by sums, products and powers: it can be a whole number."""
    match node:
        case Num(value, _):
            return value.denominator == 1
        case Name(name, _, "", False):
            return len(name) == 1 and name.isalpha()
        case Scripted(base, _, sup, 0, _):
            return isinstance(base, Name | Group) and is_whole(base) and (sup is None or is_whole(sup))
        case Product(parts, _, _) | Sum(parts, _, _):
            return all(is_whole(part) for part in parts)
        case Group("(", ")", (inner,), _, _):
            return is_whole(inner)
    return False


def _is_word(node: Node) -> bool:
    match node:
        case Name(name, _, "", False):
            return len(name) == 1 and name.isalpha()
        case Scripted(base, None, sup, 0, _) if sup is not None:
            return _is_word(base) and (canonical(sup) or "").lstrip("-").isalnum()
        case Product(factors, signs, _):
            return set(signs) <= SIGNS and all(_is_word(factor) for factor in factors)
        case Group("(", ")", (inner,), _, _):
            return _is_word(inner)
    return False


def _has_inverse(row: Row) -> bool:
    return any(isinstance(node, Scripted) and canonical(node.sup) == "-1" for node in walk(row))


def _is_e(part: Side | Part) -> bool:
    return isinstance(part, Side) and isinstance(part.node, Name) and part.node.name == "e"


def letters_of(row: Row) -> Iterator[str]:
    """The letters of words, without exponents."""
    stack: list[Node] = [part.node for part in row.parts if isinstance(part, Side)]
    while stack:
        match stack.pop():
            case Name(name, _, _, _):
                yield name
            case Scripted(base, _, _, _, _):
                stack.append(base)
            case Product(factors, _, _):
                stack.extend(factors)
            case Group(_, _, items, _, _):
                stack.extend(items)


def primed_name(node: Node) -> str | None:
    """The name of a letter, with its primes."""
    if isinstance(node, Scripted) and node.primes and node.sub is None and node.sup is None:
        base = name_of(node.base)
        return None if base is None else base + "'" * node.primes
    return name_of(node)


def unraised(node: Node) -> Node:
    """The base of a power; a letter with an index as it is."""
    return node.base if isinstance(node, Scripted) and node.sub is None else node


def key_of(node: Node) -> str | None:
    """The key of a letter; with an index that runs, of the members of a sequence."""
    if isinstance(node, Scripted) and node.sup is not None:
        node = Scripted(node.base, node.sub, None, 0, node.span) if node.sub is not None else node.base
    if isinstance(node, Scripted) and node.sub is not None and node.primes == 0:
        base, below = name_of(node.base), canonical(node.sub)
        if base is not None and below is not None and (below.isdecimal() or below in ("i", "j", "k", "n", "m")):
            return f"{base}_"
    name = name_of(node)
    return name if name is not None and (name[0].isalpha() or name[0] == "\\") else None
