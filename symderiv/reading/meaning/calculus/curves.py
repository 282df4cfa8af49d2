r"""Curves on the surface: signs and letters of integrals along curves, and the d that ends an integral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import Differential, differential_at, sign_of
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = [
    "COMPLEX_LETTERS",
    "OINT",
    "Found",
    "first_differential",
    "is_circle",
    "is_curve",
    "letter_of",
    "sign_name",
]

OINT = r"\oint"
COMPLEX_LETTERS = frozenset({"z", "w", "s", r"\zeta", r"\xi"})
CURVES = frozenset({"C", "L", "c", r"\gamma", r"\Gamma"})
Found = tuple[int, Differential]


def first_differential(run: Run) -> Found | None:
    """The first differential that no sign on the way takes."""
    inner = 0
    for k in range(run.at, len(run.factors)):
        inner += sign_of(run.factors[k])
        if (found := differential_at(run.factors, run.node.signs, k)) is not None:
            if not inner:
                return k, found
            inner -= 1
    return None


def letter_of(one: Differential) -> str:
    """The letter of a differential, without its index and without an arrow over it."""
    base = one.letter.base if isinstance(one.letter, Scripted) else one.letter
    name = names.name_of(base) or ""
    return name.removeprefix(r"\vec ")


def sign_name(node: Node) -> str:
    """The sign without its scripts."""
    base = node.base if isinstance(node, Scripted) else node
    return base.name if isinstance(base, Name) else ""


def is_curve(sub: Node | None) -> bool:
    r"""Whether a letter is customarily a curve, or a boundary is meant."""
    base = sub.base if isinstance(sub, Scripted) else sub
    if isinstance(sub, Product):
        return isinstance(sub.factors[0], Name) and sub.factors[0].name == r"\partial"
    return isinstance(base, Name) and base.name in CURVES


def is_circle(sub: Node | None) -> bool:
    r"""``|z - a| = r``."""
    match sub:
        case Row((Side(Group("|", "|"), _), Part("relation", "=", _), Side(_, _)), _):
            return True
    return False
