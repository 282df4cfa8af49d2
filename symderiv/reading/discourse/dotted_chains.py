r"""Chains with dots: ``x_1 \le \dots \le x_n``: the two signs around the dots are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Name, Node, Part

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause

__all__ = ["shortened"]

TRANSITIVE = frozenset({"equal", "less", "less_equal", "greater", "greater_equal", "subset", "subset_equal"})


def shortened(clauses: list[Clause]) -> list[Clause]:
    """The clauses; in a chain with dots between two signs that are alike, these are one sign."""
    return [_shortened(clause) if any(map(_is_dots, clause.sides[1:-1])) else clause for clause in clauses]


def _is_dots(node: Node) -> bool:
    return isinstance(node, Name) and node.name.startswith("\\") and node.name.rstrip("cmbo").endswith("dots")


def _shortened(clause: Clause) -> Clause:
    sides, relations = list(clause.sides), list(clause.relations)
    found: list[Part] = []
    for at in range(len(sides) - 2, 0, -1):
        if not _is_dots(sides[at]) or len(relations) <= at:
            continue
        before, after = relations[at - 1], relations[at]
        if before.text == after.text and NOTATION.infix[before.text].operator in TRANSITIVE:
            relations[at - 1 : at + 1] = [replace(before, span=before.span.join(after.span))]
            del sides[at]
            found.append(relations[at - 1])
    return replace(clause, sides=sides, relations=relations, dotted=tuple(found))
