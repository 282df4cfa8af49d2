"""What `check` found as workflow commands of GitHub Actions: one annotation for each line that is not right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from symderiv.grading.report import Report
from symderiv.reporting.findings import KINDS, findings, path_of
from symderiv.reporting.setting import Setting

__all__ = ["write"]

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
DATA: Mapping[str, str] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTIES: Mapping[str, str] = {**DATA, ":": "%3A", ",": "%2C"}


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """``::error file=answers.md,line=12,...::why``, a line each; problems in reading are warnings."""
    for report in reports:
        file = _escaped(setting.clean(path_of(report)), PROPERTIES)
        for finding in findings(report):
            claim = finding.claim
            where = f"file={file},line={claim.line},endLine={claim.end_line},col={claim.column}"
            title = _escaped(KINDS[finding.kind][1], PROPERTIES)
            words = _escaped(setting.clean(finding.message), DATA)
            yield f"::{COMMANDS[finding.level]} {where},title={title}::{words}\n"
        for problem in report.problems:
            yield f"::warning file={file}::{_escaped(setting.clean(problem), DATA)}\n"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
