"""Grading reports as SARIF 2.1.0, for editors and code hosts: one result for each line that is not right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from symderiv import __version__
from symderiv.grading.report import ClaimReport, Report
from symderiv.reporting.setting import Setting
from symderiv.reporting.words import causes, model_text, place, step_text

__all__ = ["write"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS: Mapping[str, tuple[str, str]] = {
    "wrong": ("error", "A line that is wrong"),
    "follows_from_error": ("note", "A line that carries on an earlier error"),
    "imprecise": ("warning", "A line that holds only under a condition it does not name"),
    "undecided": ("note", "A line that was read, but neither proved nor refuted"),
    "unread": ("warning", "A line of which some characters could not be read"),
}


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """One run that holds the results of all reports."""
    found = list(reports)
    rules = [{"id": name, "shortDescription": {"text": what}} for name, (_, what) in LEVELS.items()]
    run = {
        "tool": {"driver": {"name": "symderiv", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(report.cut_short for report in found),
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": problem}} for r in found for problem in r.problems
                ],
            }
        ],
        "results": [result for report in found for result in _results(report)],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _results(report: Report) -> Iterator[dict[str, Any]]:
    claims = causes(report)
    uri = "stdin" if report.submission == "-" else quote(PurePath(report.submission).as_posix())
    for part in report.parts:
        for claim in part.claims:
            kind = claim.judgement if claim.judgement in LEVELS else claim.verdict
            if kind not in LEVELS or claim.judgement == "right":
                continue
            region = {"startLine": claim.line, "startColumn": claim.column, "endLine": claim.end_line}
            yield {
                "ruleId": kind,
                "level": LEVELS[kind][0],
                "message": {"text": _message(claim, claims.get(claim.caused_by or ""))},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
            }


def _message(claim: ClaimReport, cause: ClaimReport | None) -> str:
    pieces = [claim.reason or LEVELS.get(claim.judgement, LEVELS["undecided"])[1]]
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
