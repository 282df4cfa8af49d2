"""Grading reports as a page: a summary on top, then part by part what was submitted beside the reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from symderiv.grading.report import ClaimReport, Judgement, PartReport, Report
from symderiv.reporting.mathml import mathml, mathml_prose
from symderiv.reporting.page import SIGNS, anchor, end, judgement, page, text
from symderiv.reporting.setting import Setting
from symderiv.reporting.words import (
    causes,
    model_prose,
    place,
    points_text,
    reached_text,
    status_text,
    step_text,
    suggested_total,
    summary_text,
    why,
)  # fmt: skip

__all__ = ["write"]

LINES: Mapping[Judgement, str] = {
    "wrong": " wrong-line", "follows_from_error": " carried-line", "imprecise": " carried-line",
    "unknown": " unknown-line",
}  # fmt: skip
OF_STATUS: Mapping[str, Judgement] = {
    "right": "right", "wrong": "wrong", "imprecise": "imprecise", "unknown": "unknown",
}  # fmt: skip


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """The page, a report at a time."""
    for number, report in enumerate(reports):
        if not number:
            yield page(f"{report.submission}, {'graded' if report.reference else 'checked'} by symderiv")
        yield "\n".join(_Page(report, setting, f"r{number}-" if setting.several else "").lines()) + "\n"
    yield end()


@dataclass(frozen=True)
class _Page:
    """One report; ``prefix`` keeps its anchors apart from those of others on the page."""

    report: Report
    setting: Setting
    prefix: str

    def lines(self) -> Iterator[str]:
        report = self.report
        claims = causes(report)
        yield "<header>"
        yield f"<h1>{text(report.submission)}</h1>"
        cut = " <strong>The work was cut short.</strong>" if report.cut_short else ""
        against = f" against {text(report.reference)}" if report.reference else ""
        done = f"{'Graded' if report.reference else 'Checked'}{against} by symderiv {text(report.version)}"
        yield f'<p class="pale">{done}. {text(summary_text(report))}.{cut}</p>'
        yield from self._counts()
        if report.missing:
            yield f"<p>Nothing was found for {text(', '.join(report.missing))}.</p>"
        if report.problems:
            yield f"<details><summary>Problems in reading ({len(report.problems)})</summary>"
            yield from (f"<pre>{text(problem)}</pre>" for problem in report.problems)
            yield "</details>"
        if report.reference:
            yield from self._table(claims)
        yield "</header>"
        for part in report.parts:
            if part.claims or part.note:
                yield from self._part(part, claims)

    def _counts(self) -> Iterator[str]:
        counts = Counter(claim.judgement for part in self.report.parts for claim in part.claims)
        kinds = [kind for kind in SIGNS if counts[kind] and kind != "not_a_claim"]
        shown = [f"<li>{judgement(kind)} {counts[kind]}</li>" for kind in kinds]
        if shown:
            yield f'<ul class="counts" aria-label="Lines by judgement">{"".join(shown)}</ul>'

    def _table(self, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
        heads = (("Part", ""), ("Suggested", "points"), ("Status", ""), ("Target", "wide"), ("First error", ""))
        row = "".join(f'<th scope="col" class="{kind}">{name}</th>' for name, kind in heads)
        yield f'<div class="table"><table><thead><tr>{row}</tr></thead><tbody>'
        for part in self.report.parts:
            name = f"{text(part.part)} {mathml_prose(part.title)}"
            linked = f'<a href="#{self._id("part", part.part)}">{name}</a>' if part.claims or part.note else name
            points = "–" if part.points is None else f"{points_text(part.suggested)} of {part.points}"
            kind = OF_STATUS.get(part.status)
            status = judgement(kind) if kind else f'<span class="pale">{text(part.status)}</span>'
            first = claims.get(part.first_error or "")
            error = f'<a href="#{self._id(first.id)}">{text(place(first))}</a>' if first else ""
            yield (
                f'<tr><td>{linked}</td><td class="points">{points}</td><td>{status}</td>'
                f'<td class="wide">{reached_text(part)}</td><td>{error}</td></tr>'
            )
        total, suggested = suggested_total(self.report)
        points = f'<td class="points"><strong>{points_text(suggested)} of {total}</strong></td>'
        rest = '<td colspan="3" class="pale">a suggestion; the grader decides</td>'
        yield f'<tr><th scope="row">In all</th>{points}{rest}</tr></tbody></table></div>'

    def _part(self, part: PartReport, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
        points = "" if part.points is None else f"<small>{points_text(part.suggested)} of {part.points} points</small>"
        mark = self._id("part", part.part)
        yield f'<section aria-labelledby="{mark}">'
        yield f'<h2 id="{mark}">{points}{text(part.part)} {mathml_prose(part.title)}</h2>'
        if self.report.reference:
            yield f'<p class="pale">{text(status_text(part))}</p>'
        if part.note:
            yield f"<p>{mathml_prose(part.note)}</p>"
        reference = self._reference(part)
        yield '<div class="pair">' if reference else "<div>"
        yield '<ol class="lines" aria-label="What was submitted">'
        for claim in part.claims:
            yield from self._claim(claim, claims, first=claim.id == part.first_error)
        yield "</ol>"
        yield f"{reference}</div></section>"

    def _reference(self, part: PartReport) -> str:
        """What the reference shows in this part, step by step."""
        steps = self.setting.steps.get(part.part, ())
        if not steps:
            return ""
        shown = "".join(
            f'<li id="{self._id("ref", step.id)}"><span class="pale">{text(step.id.rpartition("-")[2])}</span>'
            f'<div class="formula">{mathml(step.brief or step.latex, display=True)}</div></li>'
            for step in steps
        )
        listed = f'<h3>Reference</h3><ol class="steps">{shown}</ol>'
        return f'<aside class="reference" aria-label="Reference" tabindex="0">{listed}</aside>'

    def _claim(self, claim: ClaimReport, claims: Mapping[str, ClaimReport], *, first: bool) -> Iterator[str]:
        known = {step.id for steps in self.setting.steps.values() for step in steps}
        yield f'<li class="claim{LINES.get(claim.judgement, "")}" id="{self._id(claim.id)}"><div class="head">'
        yield judgement(claim.judgement)
        verdict = "" if claim.verdict == "none" else f", {claim.verdict}"
        yield f'<span class="where">{text(place(claim))}{verdict}</span>'
        if claim.matches in known:
            step = claim.matches or ""
            name = text(step.rpartition("/")[2].replace("-", " "))
            yield f'<a class="to" href="#{self._id("ref", step)}">as {name} of the reference</a>'
        yield f'</div><div class="formula">{mathml(claim.latex, display=True)}</div>'
        if first:
            yield '<p class="first">The first error of this part</p>'
        yield from self._explanation(claim, claims)
        by = f"<p>By {text(', '.join(claim.by).replace('_', ' '))}.</p>" if claim.by else ""
        summary = f'<summary>LaTeX{" and rules" if by else ""}</summary>'
        yield f'<details class="source">{summary}<pre>{text(claim.latex)}</pre>{by}</details>'
        yield "</li>"

    def _explanation(self, claim: ClaimReport, claims: Mapping[str, ClaimReport]) -> Iterator[str]:
        rows: list[tuple[str, str]] = []
        cause = claims.get(claim.caused_by or "")
        if cause is not None:
            rows.append(("From", f'<a href="#{self._id(cause.id)}">{text(place(cause))}</a>; not counted twice'))
        said = (("Why", why(claim)), ("Step", step_text(claim)))
        rows += [(name, mathml_prose(words)) for name, words in said if words]
        if claim.counterexample is not None:
            for key, name in (("model", "For"), ("left", "Left side"), ("right", "Right side")):
                if claim.counterexample.get(key) is not None:
                    rows.append((name, mathml_prose(model_prose(claim.counterexample[key]))))
        if claim.repair is not None:
            note = claim.repair.get("note", "")
            made = mathml(claim.repair.get("latex", ""), display=True)
            rows.append(("Repair", made + (f"<br>{mathml_prose(note)}" if note else "")))
        if rows:
            yield "<dl>" + "".join(f"<dt>{name}</dt><dd>{shown}</dd>" for name, shown in rows) + "</dl>"

    def _id(self, *names: str) -> str:
        return self.prefix + anchor(*names)
