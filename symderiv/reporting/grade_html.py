"""Grading reports as one page: self-contained, without scripts, everything that was submitted escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.mathml import STYLE as MATHEMATICS
from symderiv.reporting.mathml import mathml, mathml_prose
from symderiv.reporting.setting import Setting, printable
from symderiv.reporting.words import (
    JUDGEMENTS,
    causes,
    model_text,
    place,
    points_text,
    status_text,
    step_text,
    suggested_total,
    summary_text,
    why,
)  # fmt: skip

__all__ = ["STYLE", "page", "text", "write"]

STYLE = """\
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884 }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .3rem 0 }
dd { margin: 0 }
.formula { font-size: 1.05em; overflow-wrap: anywhere }
.wrong { border-left: 4px solid #c22; padding-left: .6rem }
.follows_from_error, .imprecise { border-left: 4px solid #c80; padding-left: .6rem }
.first { font-weight: bold }
"""


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """The page, a report at a time."""
    yield page("symderiv")
    for report in reports:
        yield "\n".join(_report(report)) + "\n"
    yield "</body>\n</html>\n"


def page(title: str) -> str:
    """The beginning of a page, up to and with ``<body>``. Nothing is loaded from anywhere, and no script runs."""
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)}</title>
<style>
{STYLE}{MATHEMATICS}</style>
</head>
<body>
"""


def text(words: object) -> str:
    """Words as they are, for the inside of an element or of a quoted attribute."""
    return escape(printable(str(words)))


def _report(report: Report) -> Iterator[str]:
    claims = causes(report)
    against = f" against {text(report.reference)}" if report.reference else ""
    cut = "; the work was cut short" if report.cut_short else ""
    yield f"<h1>{text(report.submission)}</h1>"
    done = "Graded" if report.reference else "Checked"
    yield f"<p>{text(summary_text(report))}{cut}. {done}{against} by symderiv {text(report.version)}.</p>"
    if report.missing:
        yield f"<p>Nothing was found for {text(', '.join(report.missing))}.</p>"
    if report.problems:
        yield "<details><summary>Problems in reading</summary>"
        yield from (f"<pre>{text(problem)}</pre>" for problem in report.problems)
        yield "</details>"
    if report.reference:
        yield from _table(report, claims)
    for part in report.parts:
        if part.claims or part.note:
            yield from _part(part, claims)


def _table(report: Report, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
    yield "<table><thead><tr><th>Part<th>Points<th>Suggested<th>Status</thead><tbody>"
    for part in report.parts:
        points = "-" if part.points is None else part.points
        first = claims.get(part.first_error or "")
        status = status_text(part) + (f", first error at {place(first)}" if first else "")
        yield (
            f"<tr><td>{text(part.part)} {mathml_prose(part.title)}<td>{points}"
            f"<td>{points_text(part.suggested)}<td>{text(status)}"
        )
    total, suggested = suggested_total(report)
    yield f"<tr><th>In all<td>{total}<td>{points_text(suggested)}<td>the grader decides</tbody></table>"


def _part(part: PartReport, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
    yield f"<h2>{text(part.part)} {mathml_prose(part.title)}</h2>"
    if part.note:
        yield f"<p>{mathml_prose(part.note)}</p>"
    yield "<table><thead><tr><th>Line<th>Equation<th>Verdict<th>Judgement<th>What is written</thead><tbody>"
    for claim in part.claims:
        verdict = "-" if claim.verdict == "none" else claim.verdict
        first = claim.id == part.first_error
        yield (
            f"<tr><td>{claim.line}<td>{text(claim.tag or '')}<td>{verdict}<td>{JUDGEMENTS[claim.judgement]}"
            f'<td><div class="{claim.judgement}"><div class="formula">{mathml(claim.latex, display=True)}</div>'
            f"<code>{text(claim.latex)}</code>"
        )
        if first:
            yield '<div class="first">The first error of this part</div>'
        yield from _explanation(claim, claims)
        yield "</div>"
    yield "</tbody></table>"


def _explanation(claim: ClaimReport, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
    rows: list[tuple[str, str]] = []
    cause = claims.get(claim.caused_by or "")
    if cause is not None:
        rows.append(("From", f"{place(cause)}; not counted twice"))
    rows += [(name, words) for name, words in (("Why", why(claim)), ("Step", step_text(claim))) if words]
    if claim.counterexample is not None:
        for key, name in (("model", "For"), ("left", "Left side"), ("right", "Right side")):
            if claim.counterexample.get(key) is not None:
                rows.append((name, _values(claim.counterexample[key])))
    if claim.repair is not None:
        note = claim.repair.get("note", "")
        rows.append(("Repair", f"${claim.repair.get('latex', '')}$" + (f" ({note})" if note else "")))
    if claim.by:
        rows.append(("By", ", ".join(claim.by)))
    if rows:
        yield "<dl>" + "".join(f"<dt>{name}<dd>{mathml_prose(words)}</dd>" for name, words in rows) + "</dl>"


def _values(value: object) -> str:
    """A model or a value; names that are LaTeX between dollar signs."""
    if not isinstance(value, Mapping):
        return model_text(value)
    named = ((name if name.isalpha() else f"${name}$", inner) for name, inner in value.items())
    return ", ".join(f"{name} = {model_text(inner)}" for name, inner in named)
