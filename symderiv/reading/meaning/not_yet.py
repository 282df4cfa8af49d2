"""Notations that are recognised and have no meaning yet: they are said to be unread, with all they reach over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.syntax.surface import Name, Node

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["reader"]


def reader(what: str) -> Callable[[Run, Node, Name, int], Term | None]:
    """A reader for `symderiv.reading.meaning.heads` that reports ``what`` as unread."""

    def unread(run: Run, node: Node, base: Name, start: int) -> Term | None:
        run.at = len(run.factors)
        return run.e.fail(run.since(start), f"{what} are not read into terms yet")

    return unread
