"""The largest and the smallest: of two numbers, and over a set; where they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.meaning import not_yet
from symderiv.reading.syntax.surface import Group, Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["extremum"]

OF_TWO = {"max": "maximum", "min": "minimum"}
NOT_YET = {"max": "maxima over a set", "min": "minima over a set", "sup": "suprema", "inf": "infima"}


def extremum(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\max(a, b)``."""
    e, name, following = run.e, base.name.removeprefix("\\"), run.peek()
    if name in OF_TWO and isinstance(following, Group) and len(following.items) > 1 and not isinstance(node, Scripted):
        run.at += 1
        terms = [e.term(item) for item in following.items]
        total = terms[0]
        for term in terms[1:]:
            total = e.build(OF_TWO[name], total, term, span=following.span)
        return total
    return not_yet.reader(NOT_YET.get(name, "maximisers and minimisers"))(run, node, base, start)
