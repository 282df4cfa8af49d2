r"""Classes of growth: ``\Theta(n \log n)``, ``\Omega(n^2)``: where what stands in the brackets counts steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Row, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["grown"]

CLASSES = {r"\Theta": "big_theta", r"\Omega": "big_omega"}
COUNTS = frozenset({"n", "m", "N", "M", "k", "K", "d", "log", "lg"})


def grown(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\Theta(n)``; None for a parameter, a set of outcomes, a function of something else."""
    e, group = run.e, run.peek()
    if isinstance(node, Scripted) or not isinstance(group, Group) or group.opening != "(" or len(group.items) != 1:
        return None
    inner = group.items[0]
    counts = any(isinstance(part, Name) and part.name in COUNTS for part in walk(inner))
    constant = isinstance(inner, Num) and inner.value == 1
    if isinstance(inner, Row) or not (counts or constant):
        return None
    run.at += 1
    return e.build(CLASSES[base.name], e.term(inner), span=run.since(start))
