"""Grading reports as SARIF 2.1.0, for editors and code hosts: one result for each line that is not right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from symderiv import __version__
from symderiv.grading.report import Report
from symderiv.reporting.findings import KINDS, findings, path_of
from symderiv.reporting.setting import Setting

__all__ = ["write"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """One run that holds the results of all reports."""
    found = list(reports)
    rules = [{"id": name, "shortDescription": {"text": what}} for name, (_, what) in KINDS.items()]
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
    uri = quote(path_of(report))
    for finding in findings(report):
        claim = finding.claim
        region = {"startLine": claim.line, "startColumn": claim.column, "endLine": claim.end_line}
        yield {
            "ruleId": finding.kind,
            "level": finding.level,
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        }
