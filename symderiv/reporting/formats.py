"""The formats of grading reports and comparisons: a format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from symderiv.errors import SymderivError
from symderiv.grading.report import Report
from symderiv.reporting import (
    check_github,
    check_junit,
    diff_html,
    diff_json,
    diff_text,
    grade_csv,
    grade_gradescope,
    grade_html,
    grade_json,
    grade_sarif,
    grade_text,
)  # fmt: skip
from symderiv.reporting.comparison import Comparison
from symderiv.reporting.setting import Setting

__all__ = ["CHECKS", "COMPARISONS", "FORMATS", "DiffWriter", "Writer", "writer"]

Writer = Callable[[Iterable[Report], Setting], Iterator[str]]
DiffWriter = Callable[[Comparison, Setting], Iterator[str]]

FORMATS: Mapping[str, Writer] = {
    "text": grade_text.write,
    "json": grade_json.write,
    "html": grade_html.write,
    "csv": grade_csv.write,
    "gradescope": grade_gradescope.write,
    "sarif": grade_sarif.write,
}

CHECKS: Mapping[str, Writer] = {
    "text": grade_text.write,
    "json": grade_json.write,
    "html": grade_html.write,
    "sarif": grade_sarif.write,
    "github": check_github.write,
    "junit": check_junit.write,
}

COMPARISONS: Mapping[str, DiffWriter] = {
    "text": diff_text.write,
    "json": diff_json.write,
    "html": diff_html.write,
}


def writer(name: str, formats: Mapping[str, Writer] | None = None) -> Writer:
    """The writer of a format, of grading reports unless others are named. Raises `SymderivError` if there is none."""
    formats = FORMATS if formats is None else formats
    if name not in formats:
        raise SymderivError(f"the format {name} is not built yet", hint=f"there are {', '.join(formats)}")
    return formats[name]
