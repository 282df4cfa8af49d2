"""Letters: how they look, which says what they customarily stand for; fonts are seen in the text itself."""

# ruff: noqa: SIM905  (tables)
from __future__ import annotations

from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Product, Scripted

__all__ = ["CAPITAL", "SMALL", "is_several", "seeks", "style"]

BOLD = (r"\mathbf", r"\boldsymbol", r"\bm", r"\pmb", r"\bf", r"\vec", r"\symbf")
CAPITAL = frozenset({"capital", "Capital", "bold capital"})  # looks
SMALL = frozenset({"small", "bold"})
CAPITALS = frozenset(r"\Sigma \Lambda \Omega \Gamma \Phi \Psi \Theta \Xi \Pi \Delta \Upsilon".split())


def style(node: Node, latex: str) -> str:
    """How a letter looks: "bold capital", "bold", "capital" (Latin), "Capital" (Greek), "small", "greek"; else ""."""
    while isinstance(node, Scripted | Accent):
        if isinstance(node, Accent) and node.accent == r"\vec":
            return "bold"
        node = node.base
    if not isinstance(node, Name) or node.word or (node.font and node.font != r"\mathbf"):
        return ""
    capital = node.name in CAPITALS or (len(node.name) == 1 and node.name.isupper())
    start = node.span.start
    while latex[start : start + 1] in ("{", " ") and start + 1 < node.span.end:  # {\\mathbf{x}}
        start += 1
    if latex.startswith(BOLD, start) and node.span.end - start > len(node.name):
        return "bold capital" if capital else "bold"
    if node.name.startswith("\\"):
        return "Capital" if capital else "greek"
    return "capital" if capital else "small" if len(node.name) == 1 else ""


def is_several(group: Group) -> bool:
    """Whether these are several arguments: a letter before them is a function there, whatever it is elsewhere."""
    return len(group.items) > 1 and group.opening == "(" and set(group.separators) == {","}


def seeks(node: Node) -> bool:
    """Whether a term begins with argmin: what it reaches over need not be like what it finds."""
    first = node.factors[0] if isinstance(node, Product) else node
    base = first.base if isinstance(first, Scripted) else first
    return isinstance(base, Name) and base.name.removeprefix("\\") in ("argmin", "argmax", "arg")
