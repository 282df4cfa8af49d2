r"""Links of our own: true statements by field, out of the facts of textbooks, with mutants made by rule.

Each row is a left side, a relation and a right side in LaTeX, and what a student would say of the letters. A mutant is
the row with one edit of its right side, of a kind that takes turns: sign, factor, exponent, index, swap, dropped term.
An inequality is mutated by exchanging its sides, an implication by a number in what it concludes, a class of growth
by dropping what grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.links import (
    derivatives,
    equations,
    functions,
    inequalities,
    integrals,
    limits,
    linear_algebra,
    numbers,
    probability,
    sums,
)
from benchmarks.links.mutations import EDITS, STILL_TRUE, of_what_vanishes
from benchmarks.links.notations import Rows

__all__ = ["OWN", "OwnLink", "mutants", "true_links"]

FIELDS = (
    numbers,
    functions,
    sums,
    limits,
    derivatives,
    integrals,
    equations,
    inequalities,
    linear_algebra,
    probability,
)
OWN: Rows = {field: rows for module in FIELDS for field, rows in module.ROWS.items()}
CONSTANT = " + C"
INEQUALITIES = ("<", ">", r"\le", r"\ge")


@dataclass(frozen=True)
class OwnLink:
    """A link, what is said of its letters, and the kind of edit it is made by ("" for a true one)."""

    field: str
    latex: str
    notation: Mapping[str, str]
    edit: str = ""


def true_links() -> Iterator[OwnLink]:
    """The links of the table."""
    for field, rows in OWN.items():
        for left, relation, right, notation in rows:
            yield OwnLink(field, f"{left} {relation} {right}", notation)


def mutants() -> Iterator[OwnLink]:
    """One mutant of each link that some edit applies to; the kinds of edit take turns."""
    kinds = list(EDITS)
    turn = 0
    for field, rows in OWN.items():
        for left, relation, right, notation in rows:
            if relation in INEQUALITIES:
                yield OwnLink(field, f"{right} {relation} {left}", notation, "swap")
                continue
            if (vanishing := of_what_vanishes(right)) is not None:
                if (left, vanishing) not in STILL_TRUE:
                    yield OwnLink(field, f"{left} = {vanishing}", notation, "dropped")
                continue
            for offset in range(len(kinds)) if relation == "=" else (kinds.index("index") - turn,):
                kind = kinds[(turn + offset) % len(kinds)]
                edited = _edited(right, kind)
                if edited is not None and (left, edited) not in STILL_TRUE:
                    yield OwnLink(field, f"{left} {relation} {edited}", notation, kind)
                    turn += offset + 1 if relation == "=" else 0
                    break


def _edited(latex: str, kind: str) -> str | None:
    """An edit of a right side; a constant of integration stays: any one of them is as right."""
    plain = latex.removesuffix(CONSTANT)
    edited = EDITS[kind](plain)
    return None if edited is None else edited + latex[len(plain) :]
