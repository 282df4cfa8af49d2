"""A comparison as one page, in two columns; self-contained, without scripts, everything that was submitted escaped."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.grading.report import ClaimReport
from symderiv.reporting.comparison import Comparison, Row, StepLine
from symderiv.reporting.grade_html import page, text
from symderiv.reporting.mathml import mathml, mathml_prose
from symderiv.reporting.setting import Setting
from symderiv.reporting.words import JUDGEMENTS, place

__all__ = ["write"]


def write(comparison: Comparison, setting: Setting) -> Iterator[str]:
    """The page, a part at a time."""
    counts = ", ".join(f"{number} {kind}" for kind, number in comparison.summary().items())
    yield page("Compared by symderiv")
    yield f"<h1>{text(comparison.submission)}</h1>\n<p>Against {text(comparison.reference or '-')}: {counts}.</p>\n"
    for part in comparison.parts:
        yield f"<h2>{text(part.part)} {mathml_prose(part.title)}</h2>\n"
        yield "<table><thead><tr><th><th>Reference<th>Submission</thead><tbody>\n"
        yield "".join(_row(row) for row in part.rows)
        yield "</tbody></table>\n"
    yield "</body>\n</html>\n"


def _row(row: Row) -> str:
    return f"<tr><td>{row.kind}<td>{_step(row.step)}<td>{_claim(row.claim)}\n"


def _step(step: StepLine | None) -> str:
    if step is None:
        return ""
    return (
        f'{text(step.id)}<div class="formula">{mathml(step.latex, display=True)}</div><code>{text(step.latex)}</code>'
    )


def _claim(claim: ClaimReport | None) -> str:
    if claim is None:
        return ""
    said = f"{place(claim)}: {JUDGEMENTS[claim.judgement]}, {claim.verdict}"
    return (
        f'<div class="{claim.judgement}">{text(said)}<div class="formula">{mathml(claim.latex, display=True)}</div>'
        f"<code>{text(claim.latex)}</code><div>{text(claim.reason)}</div></div>"
    )
