"""Rubric: parts to points, as a range with a reason. A suggestion: the grader decides."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.grading.report import ClaimReport

__all__ = ["status_of", "suggested_points"]

SHARE_OF_TARGET = 0.5  # of the points, for reaching what was asked; the rest is for the steps


def status_of(claims: Sequence[ClaimReport]) -> str:
    """The part in a word: wrong if a line is, unknown if a line could not be judged, right if the rest is."""
    judgements = {c.judgement for c in claims if c.judgement != "not_a_claim"}
    if not judgements:
        return "empty"
    for judgement in ("wrong", "imprecise", "unknown"):
        if judgement in judgements:
            return judgement
    return "right"


def suggested_points(points: int, claims: Sequence[ClaimReport], *, reached: bool | None) -> tuple[float, float] | None:
    """The least and the most that the findings suggest, in halves of a point; None where there is nothing to go by.

    A wrong step costs once, its share of the steps; lines that only carry it on cost nothing. What could not be judged
    may be worth all or nothing. Reaching the target is worth half of the points.
    """
    judged = [c for c in claims if c.judgement not in ("not_a_claim", "follows_from_error")]
    if not judged:
        return None
    unknown = sum(c.judgement == "unknown" for c in judged)
    wrong = sum(c.judgement == "wrong" for c in judged)
    steps = points * (1 - SHARE_OF_TARGET)
    target = points * SHARE_OF_TARGET
    sure = steps * (len(judged) - wrong - unknown) / len(judged)
    most = steps * (len(judged) - wrong) / len(judged)
    return _halves(sure + (target if reached else 0)), _halves(most + (0 if reached is False else target))


def _halves(points: float) -> float:
    return round(2 * points) / 2
