r"""Ranges stated elsewhere: what a letter of ``\sum_{i \ne j}`` or ``\sum_{i = j}`` runs over in other sums of its row.

After ``\sum_{i=1}^n \sum_{j=1}^n`` the same letters run over the same numbers, there and in the rows that carry it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Bind, Bound, Term, Unread, subterms
from symderiv.reading.syntax.surface import Name, Node, Part, Row, Scripted, Side, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["shared", "stated_ranges"]

SUMS = frozenset({r"\sum", r"\prod"})


def stated_ranges(e: Elaborator, name: str) -> list[tuple[Node, Node]]:
    """The bounds, below and above, of the sums of the row over a letter."""
    found: list[tuple[Node, Node]] = []
    for node in walk(e.setting.row) if e.setting.row is not None else ():
        match node:
            case Scripted(Name(sign), Row((Side(letter, _), Part(_, "=", _), Side(lower, _)), _), upper, 0, _):
                if sign in SUMS and upper is not None and canonical(letter) == name:
                    found.append((lower, upper))
    return found


def shared(e: Elaborator, letters: list[str]) -> Term | None:
    """The one range that sums over these letters have elsewhere; None where there is none, or are several."""
    found: dict[Term, None] = {}
    for name in letters:
        for lower, upper in stated_ranges(e, name):
            first, last = e.term(lower), e.term(upper)
            found[Apply("range", (first, last))] = None
        found.update(dict.fromkeys(_before(e, name)))
    only = next(iter(found)) if len(found) == 1 else None
    return None if only is None or any(type(part) is Unread for part in subterms(only)) else only


def _before(e: Elaborator, name: str) -> Iterator[Term]:
    """The ranges of the letter in the sides that the row carries on from."""
    for side in e.setting.running:
        for part in subterms(side) if side is not None else ():
            match part:
                case Bind(operator, Apply("range", _) as domain) if operator in ("sum", "product"):
                    plain = not any(type(inner) is Bound for inner in subterms(domain))
                    if part.written_as == name and plain:
                        yield domain
