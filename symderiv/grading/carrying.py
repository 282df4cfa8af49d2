"""Errors carried forward: a false line that follows from an earlier false one is not a fresh error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported
from symderiv.grading.judging import Judge, Judged
from symderiv.language.terms import Apply, Number, Symbol, Term, substitute

__all__ = ["cause_of"]

RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal", "not_equal", "proportional"})


def cause_of(judged: Judged, earlier: Sequence[tuple[str, Judged]], judge: Judge) -> str | None:
    """The id of the earlier wrong line that a line carries on from; None where it is an error of its own.

    A line carries on when it is a right step from a wrong line of its chain, or when it becomes true as soon as the
    wrong expression in it is replaced by what that expression was claimed to be.
    """
    if judged.line.previous is not None and isinstance(judged.step, Proved | Supported):
        for name, wrong in reversed(earlier):
            if wrong.line is judged.line.previous:
                return name
    for name, wrong in reversed(earlier):
        for corrected in _corrected(judged, wrong):
            if isinstance(judge.decide(corrected), Proved | Supported):
                return name
    return None


def _corrected(judged: Judged, wrong: Judged) -> Iterator[Term]:
    """The line with the wrong side of an earlier equation replaced by its other side."""
    for statement in _equations(wrong):
        left, right = statement.arguments
        for link in judged.reading.links:
            claim = link.statement or link.step
            if link.relation in RELATIONS and not isinstance(right, Number | Symbol):
                replaced = substitute(claim, {right: left})
                if replaced != claim:
                    yield replaced


def _equations(wrong: Judged) -> Iterator[Apply]:
    for link in wrong.reading.links:
        for statement in (link.statement, link.step):
            if isinstance(statement, Apply) and statement.operator == "equal":
                yield statement


def is_open(judged: Judged) -> bool:
    """Whether a line is false, or a condition that may still carry an error on."""
    return isinstance(judged.verdict, Refuted | NothingToDecide) and bool(judged.reading.links)
