"""Grading reports as a table: one row for each line judged, and one for each part without any."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.setting import Setting, printable
from symderiv.reporting.words import points_text

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "submission", "part", "points", "suggested", "status", "line", "column", "tag", "kind", "verdict", "step",
    "judgement", "caused_by", "first_error", "latex", "reason", "repair", "matches",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """The heading, then the rows of each report."""
    yield _lines([COLUMNS])
    for report in reports:
        yield _lines(list(_rows(report)))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for part in report.parts:
        points = "" if part.points is None else str(part.points)
        suggested = "" if part.suggested is None else points_text(part.suggested)
        start = (report.submission, part.part, points, suggested, part.status)
        if not part.claims:
            yield *start, *[""] * (len(COLUMNS) - len(start))
        for claim in part.claims:
            yield *start, *_claim(claim, part)


def _claim(claim: ClaimReport, part: PartReport) -> Iterator[str]:
    yield from (str(claim.line), str(claim.column), claim.tag or "", claim.kind, claim.verdict, claim.step or "")
    yield from (claim.judgement, claim.caused_by or "", "yes" if claim.id == part.first_error else "")
    yield from (claim.latex, claim.reason, (claim.repair or {}).get("latex", ""), claim.matches or "")


def _lines(rows: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_cell(c) for c in row] for row in rows)
    return written.getvalue()


def _cell(value: str) -> str:
    """The value, with an apostrophe in front where a spreadsheet would take it for a formula."""
    value = printable(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) and value != "-" else value
