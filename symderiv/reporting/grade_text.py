"""A grading report for a terminal, at most 80 columns wide: the summary, then part by part, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.plain_latex import plain_latex, plain_prose, shortened, width_of
from symderiv.reporting.setting import Setting
from symderiv.reporting.words import (
    JUDGEMENTS,
    causes,
    model_text,
    place,
    points_text,
    reached_text,
    step_text,
    suggested_total,
    summary_text,
    why,
)  # fmt: skip

__all__ = ["part_text", "write"]

WIDTH = 80
NO_REFERENCE = "no reference"  # nothing is said of the lines of such a part
LONGEST = 2_000  # characters of a formula or a reason that are looked at; a line shows 80
INDENT = 8  # of what is said below a line
COLOURS = {"right": "32", "WRONG": "1;31", "carried on": "33", "imprecise": "33", "unknown": "36"}
BOLD = "1"


def write(reports: Iterable[Report], setting: Setting) -> Iterator[str]:
    """The pictures of the reports, one after the other."""
    for number, report in enumerate(reports):
        lines = _Picture(report, setting).lines()
        yield ("\n" if number else "") + "\n".join(line.rstrip() for line in lines) + "\n"


def part_text(part: PartReport, report: Report) -> str:
    """One part of a report, without colour."""
    return "\n".join(line.rstrip() for line in _Picture(report, Setting()).part(part)) + "\n"


class _Picture:
    """One report and how it is to be shown."""

    def __init__(self, report: Report, setting: Setting) -> None:
        self.report = report
        self.setting = setting
        self.claims = causes(report)

    def lines(self) -> Iterator[str]:
        report = self.report
        against = f" against {report.reference}" if report.reference else ""
        yield self._colour(BOLD, self._fit(f"{report.submission}{against}", WIDTH))
        yield summary_text(report) + ("; the work was cut short" if report.cut_short else "")
        yield from self._table()
        without = [part.part for part in report.parts if part.status == NO_REFERENCE]
        if without:
            yield from self._wrapped("there is no reference for", ", ".join(without), 0)
        if report.missing:
            yield from self._wrapped("nothing was found for", ", ".join(report.missing), 0)
        for part in report.parts:
            if (part.claims or part.note) and part.status != NO_REFERENCE:
                yield ""
                yield from self.part(part)

    def _table(self) -> Iterator[str]:
        if not self.report.parts or self.report.reference is None:
            return
        yield ""
        yield "part        points  suggested  target       status"
        for part in self.report.parts:
            if part.status == NO_REFERENCE:
                continue
            points = "-" if part.points is None else str(part.points)
            first = self.claims.get(part.first_error or "")
            status = part.status + (f", first error at {place(first)}" if first else "")
            name, suggested = self._fit(part.part, 10), points_text(part.suggested)
            yield self._fit(f"{name:10}  {points:>6}  {suggested:>9}  {reached_text(part):11}  {status}", WIDTH)
        total, sums = suggested_total(self.report)
        yield f"{'in all':10}  {total:>6}  {points_text(sums):>9}  the grader decides"

    def part(self, part: PartReport) -> Iterator[str]:
        points = "" if part.points is None else f"{points_text(part.suggested)} of {part.points} points"
        title = self._fit(f"{part.part}  {self._formula(part.title)}", WIDTH - len(points) - 2)
        yield self._colour(BOLD, title + " " * (WIDTH - width_of(title) - len(points)) + points)
        if part.note:
            yield from self._wrapped("note", part.note)
        for claim in part.claims:
            yield from self._claim(claim, first=claim.id == part.first_error)

    def _claim(self, claim: ClaimReport, *, first: bool) -> Iterator[str]:
        word = JUDGEMENTS[claim.judgement]
        verdict = "-" if claim.verdict == "none" else claim.verdict
        tag = f"({claim.tag})" if claim.tag else ""
        start = f"{'>' if first else ' '}{claim.line:>5}  {self._fit(tag, 6):6} {verdict:9} "
        shown = self._colour(COLOURS.get(word, ""), f"{word:10}")
        formula = self._formula(claim.latex)
        yield f"{start}{shown}  {self._fit(formula, WIDTH - len(start) - 12)}"
        yield from self._below(claim, first=first)

    def _below(self, claim: ClaimReport, *, first: bool) -> Iterator[str]:
        """The reason, the counterexample and the repair, where there is something to explain."""
        if claim.judgement in ("right", "not_a_claim") and claim.verdict != "refuted":
            return
        if first:
            yield " " * INDENT + "the first error of this part"
        cause = self.claims.get(claim.caused_by or "")
        if cause is not None:
            yield from self._wrapped("from", f"{place(cause)}; not counted twice")
        for label, text in (("why", why(claim)), ("step", step_text(claim))):
            if text:
                yield from self._wrapped(label, text)
        if claim.counterexample is not None:
            yield from self._counterexample(claim.counterexample)
        if claim.repair is not None:
            latex, note = claim.repair.get("latex", ""), claim.repair.get("note", "")
            yield from self._wrapped("repair", self._formula(latex) + (f"  ({note})" if note else ""))

    def _counterexample(self, counterexample: Mapping[str, object]) -> Iterator[str]:
        model = counterexample.get("model")
        values = model if isinstance(model, Mapping) else {}
        shown = {self._formula(str(name)): value for name, value in values.items()}
        yield from self._wrapped("for", model_text(shown) or "any values")
        for side in ("left", "right"):
            if counterexample.get(side) is not None:
                yield from self._wrapped(f"{side}", model_text(counterexample[side]))

    def _wrapped(self, label: str, text: str, indent: int = INDENT) -> Iterator[str]:
        start = " " * indent + f"{label:7} "
        clean = " ".join(self._prose(text).split())
        yield from textwrap.wrap(
            clean, WIDTH, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
        ) or [start]  # fmt: skip

    def _formula(self, latex: str) -> str:
        clean = self.setting.clean(latex[:LONGEST])
        return plain_latex(clean) if self.setting.unicode else " ".join(clean.split())

    def _prose(self, text: str) -> str:
        clean = self.setting.clean(text[:LONGEST])
        return plain_prose(clean) if self.setting.unicode else clean

    def _fit(self, text: str, width: int) -> str:
        return shortened(self.setting.clean(text), width)

    def _colour(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if code and self.setting.colour else text
