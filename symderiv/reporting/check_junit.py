"""What `check` found as JUnit XML: a test suite for each document, a test case for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.findings import Finding, findings, path_of
from symderiv.reporting.setting import Setting, printable

__all__ = ["write"]


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """One document of XML; a wrong line is a failure, one that was not decided or not read is skipped."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="symderiv">\n'
    for report in reports:
        yield "\n".join(_suite(report)) + "\n"
    yield "</testsuites>\n"


def _suite(report: Report) -> Iterator[str]:
    found = {finding.claim.id: finding for finding in findings(report)}
    claims = [(part, claim) for part in report.parts for claim in part.claims if claim.verdict != "none"]
    failed = sum(_fails(found.get(claim.id)) for _, claim in claims)
    skipped = sum(claim.id in found for _, claim in claims) - failed
    counts = f'tests="{len(claims)}" failures="{failed}" errors="0" skipped="{skipped}"'
    yield f"  <testsuite name={_quoted(path_of(report))} {counts}>"
    for part, claim in claims:
        yield from _case(report, part, claim, found.get(claim.id))
    if report.problems:
        yield f"    <system-err>{_text(chr(10).join(report.problems))}</system-err>"
    yield "  </testsuite>"


def _case(report: Report, part: PartReport, claim: ClaimReport, finding: Finding | None) -> Iterator[str]:
    path = path_of(report)
    name = f"line {claim.line}: {' '.join(claim.latex.split())}"
    start = f"    <testcase classname={_quoted(f'{path}.{part.part}' if part.part else path)} name={_quoted(name)}"
    start += f' file={_quoted(path)} line="{claim.line}"'
    if finding is None:
        yield start + "/>"
        return
    yield start + ">"
    if _fails(finding):
        about = f"type={_quoted(finding.kind)} message={_quoted(finding.message)}"
        yield f"      <failure {about}>{_text(claim.latex)}</failure>"
    else:
        yield f"      <skipped message={_quoted(finding.message)}/>"
    yield "    </testcase>"


def _fails(finding: Finding | None) -> bool:
    return finding is not None and finding.kind in ("wrong", "follows_from_error")


def _quoted(words: str) -> str:
    return '"' + escape(printable(words)).replace("\n", "&#10;") + '"'


def _text(words: str) -> str:
    return escape(printable(words), quote=False)
