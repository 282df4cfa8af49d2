"""Grading reports as Gradescope's ``results.json``: one test for each part that has points.

The score is the lower end of the suggestion and hidden from students: the grader decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from symderiv.grading.report import PartReport, Report
from symderiv.reporting.grade_text import part_text
from symderiv.reporting.setting import Setting, printable
from symderiv.reporting.words import points_text, status_text, suggested_total, summary_text

__all__ = ["results", "write"]


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """One document for each report, on a line of its own where there are several."""
    for report in reports:
        yield json.dumps(results(report), indent=None if setting.several else 2) + "\n"


def results(report: Report) -> dict[str, Any]:
    """What Gradescope reads: https://gradescope-autograders.readthedocs.io/en/latest/specs/"""
    total, (low, high) = suggested_total(report)
    suggestion = f"{points_text((low, high))} of {total} points are suggested; the grader decides"
    said = [report.submission, summary_text(report), suggestion]
    if report.missing:
        said.append(f"nothing was found for {', '.join(report.missing)}")
    without = [part.part for part in report.parts if part.points is None]
    if without:
        said.append(f"not graded: {', '.join(without)}")
    return {
        "score": low,
        "output": printable("\n".join(said)) + "\n",
        "output_format": "text",
        "visibility": "hidden",
        "tests": [_test(part, report) for part in report.parts if part.points is not None],
    }


def _test(part: PartReport, report: Report) -> dict[str, Any]:
    said = f"{status_text(part)}; suggested: {points_text(part.suggested)} of {part.points}"
    score = {} if part.suggested is None else {"score": part.suggested[0]}
    return {
        "number": part.part,
        "name": f"{part.part} {part.title}".strip(),
        **score,
        "max_score": part.points,
        "output": f"{said}\n{part_text(part, report)}",
        "output_format": "text",
        "visibility": "hidden",
    }
