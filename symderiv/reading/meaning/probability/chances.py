r"""Chances: the head ``\Pr``, ``\mathbb{P}``; what it reads is in `symderiv.reading.meaning.probability.events`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.syntax.surface import Name, Node

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["chance"]


def chance(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\Pr[...]``, ``\mathbb{P}(...)``: a probability, by the law that is meant where none is named."""
    from symderiv.reading.meaning.probability import events  # which reads statements, and those terms with heads

    return events.chance(run, node, base, start)
