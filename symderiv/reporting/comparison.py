"""A submission beside the reference: which line says what which step says, what is missing and what is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from symderiv.deriving.derivation import DerivedPart
from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.language.printing import latex
from symderiv.reporting.givens import statement
from symderiv.reporting.setting import StepLine

__all__ = ["KINDS", "ComparedPart", "Comparison", "Row", "RowKind", "StepLine", "compared", "steps_of"]

RowKind = Literal["same", "different", "missing", "added"]
NOT_RIGHT = frozenset({"wrong", "follows_from_error", "imprecise"})
KINDS: tuple[RowKind, ...] = ("same", "different", "missing", "added")


@dataclass(frozen=True)
class Row:
    """A step and the line that corresponds to it; one of them is None where there is none.

    ``same``: the line says what the step says; ``different``: the line is not right, whether it corresponds or not;
    ``missing``: no line corresponds to the step; ``added``: the line corresponds to no step, which is no fault.
    """

    kind: RowKind
    step: StepLine | None
    claim: ClaimReport | None


@dataclass(frozen=True)
class ComparedPart:
    """The rows of one part, in order."""

    part: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison:
    """A whole submission beside the reference."""

    submission: str
    reference: str | None
    version: str
    parts: tuple[ComparedPart, ...]

    def summary(self) -> dict[str, int]:
        """How many rows of each kind."""
        counts = Counter(row.kind for part in self.parts for row in part.rows)
        return {kind: counts[kind] for kind in KINDS}


def steps_of(parts: Mapping[str, DerivedPart]) -> dict[str, list[StepLine]]:
    """The steps of each part of a reference."""
    return {name: list(_steps(part)) for name, part in parts.items()}


def _steps(part: DerivedPart) -> Iterator[StepLine]:
    before = 0
    for step in part.steps:
        row = statement(step.statement)
        goes_on = bool(row.relation) and step.chain == before != 0
        yield StepLine(step.id, step.line, latex(step.statement), f"{row.relation} {row.right}" if goes_on else "")
        before = step.chain


def compared(report: Report, steps: Mapping[str, Sequence[StepLine]]) -> Comparison:
    """The claims of a report aligned with the steps of each part; lines with nothing to decide are left out."""
    there = {part.part for part in report.parts}
    parts = [ComparedPart(p.part, p.title, tuple(_rows(p, steps.get(p.part, ())))) for p in report.parts]
    parts += [ComparedPart(name, "", tuple(_all_missing(lines))) for name, lines in steps.items() if name not in there]
    return Comparison(report.submission, report.reference, report.version, tuple(parts))


def _rows(part: PartReport, steps: Sequence[StepLine]) -> Iterator[Row]:
    """The rows in the submission's order; a step without a line stands before the line of a later step."""
    by_id = {step.id: step for step in steps}
    place = {step.id: number for number, step in enumerate(steps)}
    claims = [c for c in part.claims if c.verdict != "none" or c.matches in by_id]
    without = [step for step in steps if step.id not in {claim.matches for claim in claims}]
    for claim in claims:
        step = by_id.get(claim.matches or "")
        while step is not None and without and place[without[0].id] < place[step.id]:
            yield Row("missing", without.pop(0), None)
        right: RowKind = "added" if step is None else "same"
        yield Row("different" if claim.judgement in NOT_RIGHT else right, step, claim)
    yield from _all_missing(without)


def _all_missing(steps: Iterable[StepLine]) -> Iterator[Row]:
    return (Row("missing", step, None) for step in steps)
