"""Expectations: ``E`` in all the forms it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.meaning import names, not_yet
from symderiv.reading.syntax.surface import Group, Name, Node

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["expectation"]


def expectation(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathbb{E}[...]``; a plain ``E`` is a letter unless square brackets follow."""
    following = run.peek()
    bracketed = isinstance(following, Group) and following.opening == "["
    if not base.font and not base.word and (names.found(run.e, "E") is not None or not bracketed):
        return None
    return not_yet.reader("expectations")(run, node, base, start)
