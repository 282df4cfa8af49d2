"""Reports as ``symderiv.grade/1``, ``symderiv.check/1`` where there is no reference; an object a line for several."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.setting import Setting

__all__ = ["SCHEMA", "report_to_json", "write"]

SCHEMA, CHECK_SCHEMA = "symderiv.grade/1", "symderiv.check/1"
OF_A_REFERENCE = ("points", "suggested", "reached", "matches")  # keys that mean nothing without one


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """One document for each report. ASCII throughout, so that no encoding can spoil it."""
    for report in reports:
        yield json.dumps(report_to_json(report), indent=None if setting.several else 2, default=str) + "\n"


def report_to_json(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries, lists, strings and numbers."""
    checked = report.reference is None
    parts = [_part(part) for part in report.parts]
    if checked:
        parts = [_without_reference(part) for part in parts]
    return {
        "schema": CHECK_SCHEMA if checked else SCHEMA,
        "submission": report.submission,
        "reference": report.reference,
        "version": report.version,
        "parts": parts,
        "summary": report.summary(),
        "missing": list(report.missing),
        "problems": list(report.problems),
        "cut_short": report.cut_short,
    }


def _without_reference(part: dict[str, Any]) -> dict[str, Any]:
    claims = [{key: value for key, value in claim.items() if key not in OF_A_REFERENCE} for claim in part["claims"]]
    return {key: value for key, value in part.items() if key not in OF_A_REFERENCE} | {"claims": claims}


def _part(part: PartReport) -> dict[str, Any]:
    return {
        "part": part.part,
        "title": part.title,
        "points": part.points,
        "suggested": None if part.suggested is None else [_whole(p) for p in part.suggested],
        "status": part.status,
        "reached": part.reached,
        "first_error": part.first_error,
        "claims": [_claim(claim) for claim in part.claims],
        "note": part.note,
    }


def _claim(claim: ClaimReport) -> dict[str, Any]:
    return {
        "id": claim.id,
        "line": claim.line,
        "column": claim.column,
        "end_line": claim.end_line,
        "tag": claim.tag,
        "latex": claim.latex,
        "kind": claim.kind,
        "step": claim.step,
        "verdict": claim.verdict,
        "judgement": claim.judgement,
        "caused_by": claim.caused_by,
        "reason": claim.reason,
        "by": None if claim.by is None else list(claim.by),
        "counterexample": None if claim.counterexample is None else dict(claim.counterexample),
        "repair": None if claim.repair is None else dict(claim.repair),
        "matches": claim.matches,
        "rests_on": list(claim.rests_on),
    }


def _whole(points: float) -> int | float:
    return int(points) if points == int(points) else points
