"""Chains that work something out: a row that a later one contradicts is no condition on its letters.

``A = B`` by itself may say something of the letters. Where the chain goes on to ``= C``, and A = C whatever the letters
are, then A was being rewritten, and B is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported
from symderiv.grading.judging import Judge, Judged
from symderiv.language.terms import Apply, Term, free_symbols

__all__ = ["with_broken_rows"]


def with_broken_rows(judged: Sequence[Judged], alone: Sequence[Judged], judge: Judge) -> list[Judged]:
    """The rows; ``alone`` are they with their verdicts by themselves, before any was taken for a condition."""
    found = list(judged)
    for place, (now, before) in enumerate(zip(judged, alone, strict=True)):
        if isinstance(now.verdict, NothingToDecide) and isinstance(before.verdict, Refuted):
            equation = _equation(before)
            if equation is not None and any(_holds(equation, row, judge) for row in _following(alone, place)):
                found[place] = before
    return found


def _equation(row: Judged) -> Apply | None:
    """What a row with one sign says of its chain's head, if both sides have the same letters."""
    said = [link.statement or link.step for link in row.reading.links]
    match said:
        case [Apply("equal", (left, right)) as equation] if free_symbols(left) == free_symbols(right):
            return equation
    return None


def _following(rows: Sequence[Judged], place: int) -> Sequence[Judged]:
    """The rows after it that carry its chain on."""
    end = place + 1
    while end < len(rows) and rows[end].line.previous is rows[end - 1].line and rows[end].reading.continues:
        end += 1
    return rows[place + 1 : end]


def _holds(equation: Apply, row: Judged, judge: Judge) -> bool:
    """Whether the head of the equation is equal to what a later row comes to, whatever their letters are."""
    stated: Term | None = row.reading.links[0].statement if row.reading.links else None
    match stated:
        case Apply("equal", (head, right)) if head == equation.arguments[0] and free_symbols(right):
            return isinstance(judge.decide(stated), Proved | Supported)
    return False
