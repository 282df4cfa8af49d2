"""Errors carried forward: a false line that follows from an earlier false one is not a fresh error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported
from symderiv.grading.judging import Judge, Judged
from symderiv.language.terms import Apply, Number, Symbol, Term, substitute

__all__ = ["cause_of"]

RELATIONS = frozenset({
    "equal", "less", "less_equal", "greater", "greater_equal", "not_equal", "proportional", "member",
})  # fmt: skip


def cause_of(judged: Judged, earlier: Sequence[tuple[str, Judged]], judge: Judge) -> str | None:
    """The id of the earlier wrong line that a line carries on from; None where it is an error of its own.

    A line carries on when it is a right step from a wrong line of its chain, when it becomes true as soon as the wrong
    expression in it is replaced by what that expression was claimed to be, or when it would be true if the wrong line
    were: with the one side for the other in it, or in what is given.
    """
    if judged.line.previous is not None and isinstance(judged.step, Proved | Supported):
        for name, wrong in reversed(earlier):
            if wrong.line is judged.line.previous:
                return name
    for name, wrong in reversed(earlier):
        for corrected in _corrected(judged, wrong):
            if isinstance(judge.decide(corrected), Proved | Supported):
                return name
        if isinstance(judged.verdict, Refuted) and _would_hold(judged, wrong, judge):
            return name
    return None


def _would_hold(judged: Judged, wrong: Judged, judge: Judge) -> bool:
    """Whether a false line holds where the sides of an earlier one are taken for the same thing."""
    claims = [link.statement or link.step for link in judged.reading.links if link.relation in RELATIONS]
    for equation in _equations(wrong):
        left, right = equation.arguments
        supposed = judge.supposing({left: right})
        for claim in claims:
            changed = claim if isinstance(left, Symbol) else substitute(claim, {left: right})
            if (changed != claim and _holds(changed, judge)) or (supposed is not None and _holds(claim, supposed)):
                return True
    return False


def _holds(claim: Term, judge: Judge) -> bool:
    return isinstance(judge.decide(claim), Proved | Supported)


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
