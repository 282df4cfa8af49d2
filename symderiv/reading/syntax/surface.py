"""The surface tree: a formula as it is written, before anything is known of sorts; every node has its place.

Nodes are never changed once they are parsed; they are not frozen only because that triples the time to make them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from symderiv.language.spans import Span

__all__ = [
    "Accent", "Braced", "Empty", "Grid", "Group", "Name", "Node", "Num", "Part", "Product", "Row", "Scripted", "Side",
    "Sum", "Unreadable", "accented", "canonical", "parts_of", "primes_in", "walk", "with_scripts",
]  # fmt: skip


@dataclass(slots=True, unsafe_hash=True)
class Num:
    """Digits; ``value`` is exact."""

    value: Fraction
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A letter, a Greek one, a word such as ``log``, or a sign such as ``\\sum``; ``font`` is ``\\mathcal`` etc."""

    name: str
    span: Span
    font: str = ""
    word: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Accent:
    """``\\tilde z``."""

    accent: str
    base: Node
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Scripted:
    """A base with what stands below, above, and how many primes."""

    base: Node
    sub: Node | None
    sup: Node | None
    primes: int
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Group:
    """Brackets; several items have signs between them. A sum, product or relation inside is one item."""

    opening: str
    closing: str
    items: tuple[Node, ...]
    separators: tuple[str, ...]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Braced:
    """A command with arguments: ``\\frac{a}{b}``, ``\\sqrt[3]{x}``, and ``n!`` as ``!``."""

    command: str
    arguments: tuple[Node, ...]
    span: Span
    option: Node | None = None


@dataclass(slots=True, unsafe_hash=True)
class Grid:
    """A matrix or cases, row by row."""

    environment: str
    rows: tuple[tuple[Node, ...], ...]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Product:
    """Factors from left to right; ``signs[i]`` stands before factor ``i + 1``, "" where nothing does."""

    factors: tuple[Node, ...]
    signs: tuple[str, ...]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Sum:
    """Terms from left to right; ``signs[i]`` stands before term ``i``, "" before a first term without sign."""

    terms: tuple[Node, ...]
    signs: tuple[str, ...]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Part:
    """What stands between sides: a relation, a separator (comma, semicolon, gap, bar), or prose."""

    kind: Literal["relation", "separator", "prose"]
    text: str
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Side:
    """A term between relations."""

    node: Node
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Row:
    """Sides, and the relations and separators between them, in order."""

    parts: tuple[Side | Part, ...]
    span: Span


@dataclass(slots=True, unsafe_hash=True)
class Empty:
    """Nothing, where something may stand: ``{}``."""

    span: Span


@dataclass(slots=True, unsafe_hash=True)
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
        if (parts := _PARTS.get(type(top))) is not None:
            stack += parts(top)[::-1]


def accented(accent: str, base: Node, span: Span) -> Node:
    r"""A letter with an accent; ``\\hat{p_1}`` is ``\\hat p_1``, and ``\\bar{X_n}`` is ``\\bar X_n``.

    An arrow over two points is a letter too: ``\\vec{AB}``, ``\\vec{P'P_0}``; ``\\hat{\\sigma^2}`` is a square.
    """
    match base:
        case Scripted(Name() as letter, None, Num(value) as power, 0, _) if value.denominator == 1:
            if accent in (r"\hat", r"\widehat", r"\tilde", r"\widetilde"):
                return Scripted(Accent(accent, letter, span), None, power, 0, span)
        case Product((a, b), ("",), place):
            if accent == r"\vec" and _is_point(a) and _is_point(b):
                return Accent(accent, Name(canonical(base) or "", place, word=True), span)
        case Scripted(Name(name, _, _, False) as letter, sub, None, 0, _) if sub is not None:
            mean = accent in (r"\bar", r"\overline") and (name[:1].isupper() or canonical(sub) == "n")
            if mean or accent in (r"\hat", r"\widehat", r"\tilde", r"\widetilde"):
                return Scripted(Accent(accent, letter, span), sub, None, 0, span)
    return Accent(accent, base, span)


def with_scripts(base: Node, sub: Node | None, sup: Node | None, primes: int, span: Span) -> Scripted:
    r"""A base with its scripts; ``{\mu'}_r`` is ``\mu'_r``, and ``\hat{\sigma^2}_1`` is ``\hat\sigma^2_1``."""
    match base:
        case Scripted(Name() | Accent() as letter, None, power, marks, _) if sub is not None and not primes:
            if power is None or sup is None:
                return Scripted(letter, sub, power or sup, marks, span)
    return Scripted(base, sub, sup, primes, span)


def _is_point(node: Node) -> bool:
    """A, P', A_0: a capital, perhaps with a subscript or primes."""
    letter = node.base if isinstance(node, Scripted) and node.sup is None else node
    return isinstance(letter, Name) and not letter.font and len(letter.name) == 1 and letter.name.isupper()


def primes_in(sup: Node) -> int:
    r"""How many primes a superscript is: ``^\\prime``, ``^{\\prime\\prime}``; 0 where it is anything else."""
    factors = sup.factors if isinstance(sup, Product) and not any(sup.signs) else (sup,)
    return len(factors) if all(isinstance(one, Name) and one.name == r"\prime" for one in factors) else 0


def canonical(node: Node | None) -> str | None:
    """A subscript or superscript as the part of a name it is: fonts and brackets of grouping dropped; else None."""
    reader = _CANONICAL.get(type(node))
    return None if reader is None else reader(node)


def _name(node: Name) -> str:
    return f"{node.font}{{{node.name}}}" if node.font else node.name


def _numeral(node: Num) -> str | None:
    return str(node.value.numerator) if node.value.denominator == 1 else None


def _accented(node: Accent) -> str | None:
    inner = canonical(node.base)
    return None if inner is None else f"{node.accent} {inner}"


def _with_subscript(node: Scripted) -> str | None:
    above = canonical(node.sup) if node.sup is not None and _is_mark(node.sup) else None
    base, below = canonical(node.base), canonical(node.sub) if node.sub is not None else ""
    if base is None or below is None or (node.sup is not None and above is None):
        return None
    return f"{base}{subscript(below)}" + (f"^{{{above}}}" if above is not None else "") + "'" * node.primes


def _is_mark(sup: Node) -> bool:
    r"""``(t)`` and ``\mathrm{old}`` of ``\theta^{(t)}``, ``\theta^{\mathrm{old}}``: parts of a name, and no powers."""
    return (isinstance(sup, Group) and sup.opening in ("(", "[")) or (isinstance(sup, Name) and sup.word)


def _juxtaposed(node: Product) -> str | None:
    return None if any(node.signs) else _joined([canonical(factor) for factor in node.factors])


def _signed(node: Sum) -> str | None:
    inside = [canonical(term) for term in node.terms]
    return None if None in inside else "".join(f"{s}{t}" for s, t in zip(node.signs, inside, strict=True))


def _listed(node: Row) -> str | None:
    inside = [canonical(part.node) if isinstance(part, Side) else part.text for part in node.parts]
    plain = all(part.kind == "separator" and part.text in ",:|" for part in node.parts if isinstance(part, Part))
    return "".join(inside) if plain and None not in inside else None  # type: ignore[arg-type]


def _bracketed(node: Group) -> str | None:
    inside = [canonical(item) for item in node.items]
    if not inside or None in inside or any(s not in (",", ":") for s in node.separators):
        return None
    text = "".join(f"{item}{mark}" for item, mark in zip(inside, (*node.separators, ""), strict=True))
    return text if node.opening == "{" else f"{node.opening}{text}{node.closing}"


_CANONICAL: Mapping[type, Callable[[Any], str | None]] = {
    Num: _numeral,
    Name: _name,
    Accent: _accented,
    Scripted: _with_subscript,
    Product: _juxtaposed,
    Sum: _signed,
    Row: _listed,
    Group: _bracketed,
}


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
