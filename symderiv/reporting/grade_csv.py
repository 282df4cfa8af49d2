"""Grading reports as a table: one row for each submission and part, as a gradebook takes it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

from symderiv.grading.report import PartReport, Report
from symderiv.reporting.setting import Setting, printable
from symderiv.reporting.words import causes

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "submission", "part", "title", "points", "suggested_low", "suggested_high", "status", "reached", "lines", "right",
    "wrong", "imprecise", "carried_on", "unknown", "first_error_line", "first_error_tag", "first_error", "repair",
    "note",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """The heading, then the rows of each report; parts that are missing have a row too."""
    yield _lines([COLUMNS])
    for report in reports:
        answered = [tuple(_row(report, part)) for part in report.parts]
        yield _lines(answered + [_missing(report, name) for name in report.missing])


def _row(report: Report, part: PartReport) -> Iterator[str]:
    low, high = (None, None) if part.suggested is None else part.suggested
    yield from (report.submission, part.part, part.title)
    yield from ("" if number is None else f"{number:g}" for number in (part.points, low, high))
    yield part.status
    yield {True: "yes", False: "no", None: ""}[part.reached]
    counts = Counter(claim.judgement for claim in part.claims)
    yield str(len(part.claims) - counts["not_a_claim"])
    yield from (str(counts[kind]) for kind in ("right", "wrong", "imprecise", "follows_from_error", "unknown"))
    first = causes(report).get(part.first_error or "")
    if first is None:
        yield from ("", "", "", "")
    else:
        yield from (str(first.line), first.tag or "", first.reason, (first.repair or {}).get("latex", ""))
    yield part.note


def _missing(report: Report, name: str) -> tuple[str, ...]:
    row = dict.fromkeys(COLUMNS, "") | {"submission": report.submission, "part": name, "status": "missing"}
    return tuple(row.values())


def _lines(rows: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_cell(c) for c in row] for row in rows)
    return written.getvalue()


def _cell(value: str) -> str:
    """The value, with an apostrophe in front where a spreadsheet would take it for a formula."""
    value = printable(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) and value != "-" else value
