"""Findings: the lines of a report that are not right, as a linter reports them, for the formats of machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from symderiv.grading.report import ClaimReport, Report
from symderiv.reporting.words import causes, model_text, place, step_text, why

__all__ = ["KINDS", "Finding", "findings", "message", "path_of"]

Level = Literal["error", "warning", "note"]

KINDS: Mapping[str, tuple[Level, str]] = {
    "wrong": ("error", "A line that is wrong"),
    "follows_from_error": ("note", "A line that carries on an earlier error"),
    "imprecise": ("warning", "A line that holds only under a condition it does not name"),
    "undecided": ("note", "A line that was read, but neither proved nor refuted"),
    "unread": ("warning", "A line of which some characters could not be read"),
}


@dataclass(frozen=True)
class Finding:
    """One line that is not right: what kind of finding it is, how grave, and what is to be said of it."""

    claim: ClaimReport
    kind: str
    level: Level
    message: str


def findings(report: Report) -> Iterator[Finding]:
    """What was found of the lines of a report, in order."""
    claims = causes(report)
    for part in report.parts:
        for claim in part.claims:
            kind = claim.judgement if claim.judgement in KINDS else claim.verdict
            if kind in KINDS and claim.judgement != "right":
                yield Finding(claim, kind, KINDS[kind][0], message(claim, claims.get(claim.caused_by or "")))


def path_of(report: Report) -> str:
    """The document as a path with slashes."""
    return "stdin" if report.submission == "-" else PurePath(report.submission).as_posix()


def message(claim: ClaimReport, cause: ClaimReport | None) -> str:
    """Why, from where, for which values, and what would be right."""
    pieces = [why(claim) or KINDS.get(claim.judgement, KINDS["undecided"])[1]]
    if cause is not None:
        pieces.append(f"carries on from {place(cause)}")
    if step_text(claim):
        pieces.append(step_text(claim))
    if claim.counterexample is not None:
        sides = f"{claim.counterexample.get('left')} against {claim.counterexample.get('right')}"
        pieces.append(f"for {model_text(claim.counterexample.get('model') or 'any values')}: {sides}")
    if claim.repair is not None:
        pieces.append(f"repair: {claim.repair.get('latex', '')} {claim.repair.get('note', '')}".strip())
    return ". ".join(pieces)
