"""A class in a folder: a page for each submission, written as soon as it is graded, and a first page of them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from symderiv.errors import SymderivError
from symderiv.grading.report import Report
from symderiv.reporting import grade_html
from symderiv.reporting.class_html import index
from symderiv.reporting.class_summary import ClassSummary
from symderiv.reporting.delivery import deliver
from symderiv.reporting.grading_many import Tally
from symderiv.reporting.page import anchor
from symderiv.reporting.setting import Setting

__all__ = ["INDEX", "PageNames", "check_folder", "is_for_a_folder", "write_class"]

INDEX = "index.html"
BETWEEN = 25  # reports between two editions of the first page


def is_for_a_folder(out: Path | None, format: str, submissions: int) -> bool:
    """Whether pages go to a folder: those of several submissions, unless a single file is named."""
    return format == "html" and out is not None and submissions > 1 and out.suffix.lower() not in (".html", ".htm")


def check_folder(out: Path) -> None:
    """Raises `SymderivError` for a place that cannot be a folder of pages, before any work is done for it."""
    if out.exists() and not out.is_dir():
        raise SymderivError(f"{out}: this is a file", hint="--out names a folder for the pages of several submissions")


def write_class(reports: Iterable[Report], out: Path, reference: str, setting: Setting, tally: Tally) -> None:
    """Writes each page when its report comes, and the first page now and then and at the end."""
    summary, names = ClassSummary(), PageNames()
    for number, report in enumerate(reports, 1):
        name = names.of(report.submission)
        deliver(grade_html.write([report], replace(setting, several=False)), out / name)
        summary.add(report, name)
        if number % BETWEEN == 0:
            deliver(index(summary, reference, whole=False), out / INDEX)
    for refused in tally.refused:
        summary.add_failure(refused.submission, refused.why)
    deliver(index(summary, reference), out / INDEX)


@dataclass
class PageNames:
    """Names of pages, all different, with nothing of what submissions are called that a file system could mistake."""

    taken: set[str] = field(default_factory=lambda: {INDEX})

    def of(self, submission: str) -> str:
        """The page of one more submission."""
        stem = anchor(PurePath(submission).stem)[:80].strip("._") or "submission"
        name, number = f"{stem}.html", 1
        while name.lower() in self.taken:
            number += 1
            name = f"{stem}-{number}.html"
        self.taken.add(name.lower())
        return name
