"""The surface tree: a formula as it is written, before anything is known of sorts; every node has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from symderiv.language.spans import Span

__all__ = [
    "Accent", "Braced", "Empty", "Grid", "Group", "Name", "Node", "Num", "Part", "Product", "Row", "Scripted", "Side",
    "Sum", "Unreadable", "canonical", "parts_of", "walk",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Num:
    """Digits; ``value`` is exact."""

    value: Fraction
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A letter, a Greek one, a word such as ``log``, or a sign such as ``\\sum``; ``font`` is ``\\mathcal`` etc."""

    name: str
    span: Span
    font: str = ""
    word: bool = False


@dataclass(frozen=True, slots=True)
class Accent:
    """``\\tilde z``."""

    accent: str
    base: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Scripted:
    """A base with what stands below, above, and how many primes."""

    base: Node
    sub: Node | None
    sup: Node | None
    primes: int
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Brackets; several items have signs between them. A sum, product or relation inside is one item."""

    opening: str
    closing: str
    items: tuple[Node, ...]
    separators: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Braced:
    """A command with arguments: ``\\frac{a}{b}``, ``\\sqrt[3]{x}``, and ``n!`` as ``!``."""

    command: str
    arguments: tuple[Node, ...]
    span: Span
    option: Node | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix or cases, row by row."""

    environment: str
    rows: tuple[tuple[Node, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Product:
    """Factors from left to right; ``signs[i]`` stands before factor ``i + 1``, "" where nothing does."""

    factors: tuple[Node, ...]
    signs: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms from left to right; ``signs[i]`` stands before term ``i``, "" before a first term without sign."""

    terms: tuple[Node, ...]
    signs: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between sides: a relation, a separator (comma, semicolon, gap, bar), or prose."""

    kind: Literal["relation", "separator", "prose"]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """A term between relations."""

    node: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """Sides, and the relations and separators between them, in order."""

    parts: tuple[Side | Part, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing, where something may stand: ``{}``."""

    span: Span


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Characters that are no formula, and why."""

    reason: str
    span: Span


Node = Num | Name | Accent | Scripted | Group | Braced | Grid | Product | Sum | Row | Empty | Unreadable


def parts_of(node: Node | Side | Part | None) -> tuple[Node, ...]:
    """The immediate parts of a node."""
    parts = _PARTS.get(type(node))
    return () if parts is None else parts(node)


_PARTS: Mapping[type, Callable[[Any], tuple[Node, ...]]] = {  # by type: every formula is walked through several times
    Accent: lambda node: (node.base,),
    Scripted: lambda node: tuple([part for part in (node.base, node.sub, node.sup) if part is not None]),
    Group: lambda node: node.items,
    Braced: lambda node: node.arguments if node.option is None else (*node.arguments, node.option),
    Grid: lambda node: tuple(cell for row in node.rows for cell in row),
    Product: lambda node: node.factors,
    Sum: lambda node: node.terms,
    Row: lambda node: tuple([part.node for part in node.parts if isinstance(part, Side)]),
}


def walk(node: Node) -> Iterator[Node]:
    """The node and all parts of it, from left to right."""
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(parts_of(top)))


def canonical(node: Node | None) -> str | None:
    """A subscript or superscript as the part of a name it is: fonts and brackets of grouping dropped; else None."""
    match node:
        case Num(value, _):
            return str(value.numerator) if value.denominator == 1 else None
        case Name(name, _, font, _):
            return f"{font}{{{name}}}" if font else name
        case Accent(accent, base, _):
            inner = canonical(base)
            return None if inner is None else f"{accent} {inner}"
        case Scripted(base, sub, None, primes, _):
            pieces = canonical(base), canonical(sub) if sub is not None else ""
            return None if None in pieces else f"{pieces[0]}{subscript(pieces[1] or '')}" + "'" * primes
        case Product(factors, signs, _) if not any(signs):
            return _joined([canonical(factor) for factor in factors])
        case Sum(terms, signs, _):
            inside = [canonical(term) for term in terms]
            return None if None in inside else "".join(f"{s}{t}" for s, t in zip(signs, inside, strict=True))
        case Row(parts, _):
            inside = [canonical(part.node) if isinstance(part, Side) else part.text for part in parts]
            plain = all(part.kind == "separator" and part.text in ",:" for part in parts if isinstance(part, Part))
            return "".join(inside) if plain and None not in inside else None  # type: ignore[arg-type]
        case Group(opening, closing, items, separators, _):
            inside = [canonical(item) for item in items]
            if not items or None in inside or any(s not in (",", ":") for s in separators):
                return None
            marks = (*separators, "")
            text = "".join(f"{item}{mark}" for item, mark in zip(inside, marks, strict=True))
            return text if opening == "{" else f"{opening}{text}{closing}"
    return None


def _joined(pieces: list[str | None]) -> str | None:
    text = ""
    for piece in pieces:
        if piece is None:
            return None
        text += " " + piece if text and text[-1].isalpha() and "\\" in text and piece[0].isalpha() else piece
    return text


def subscript(text: str) -> str:
    """``_0``, ``_{ij}``, ``_\\phi``: as in the names of symbols; "" for nothing."""
    if not text:
        return ""
    single = len(text) == 1 or (text.startswith("\\") and text[1:].isalpha())
    return f"_{text}" if single else f"_{{{text}}}"
