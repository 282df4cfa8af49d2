"""The words that all reports use for what was found, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symderiv.grading.report import VERDICTS, ClaimReport, Judgement, PartReport, Report

__all__ = [
    "JUDGEMENTS", "against", "causes", "model_prose", "model_text", "place", "points_text", "reached_text",
    "status_text", "step_text", "suggested_total", "summary_text", "why",
]  # fmt: skip

JUDGEMENTS: Mapping[Judgement, str] = {
    "right": "right",
    "wrong": "WRONG",
    "imprecise": "imprecise",
    "follows_from_error": "carried on",
    "not_a_claim": "no claim",
    "unknown": "unknown",
}


def summary_text(report: Report) -> str:
    """``12 claims: 9 proved, 2 refuted, 1 undecided``."""
    counts = report.summary()
    named = ", ".join(f"{counts[name]} {name}" for name in VERDICTS if counts[name])
    claims = "1 claim" if counts["claims"] == 1 else f"{counts['claims']} claims"
    return f"{claims}: {named}" if named else claims


def points_text(suggested: tuple[float, float] | None) -> str:
    """``4-5``, or ``5`` where both ends agree; ``-`` where nothing is suggested."""
    if suggested is None:
        return "-"
    low, high = suggested
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def suggested_total(report: Report) -> tuple[int, tuple[float, float]]:
    """The points of the parts for which some are suggested, and the range suggested in all."""
    counted = [(p.points, p.suggested) for p in report.parts if p.points is not None and p.suggested is not None]
    return sum(p for p, _ in counted), (sum(s[0] for _, s in counted), sum(s[1] for _, s in counted))


def place(claim: ClaimReport) -> str:
    """``line 131 (12)``."""
    return f"line {claim.line}" + (f" ({claim.tag})" if claim.tag else "")


def causes(report: Report) -> Mapping[str, ClaimReport]:
    """All claims by their id, to say from which one another carries on."""
    return {claim.id: claim for part in report.parts for claim in part.claims}


def step_text(claim: ClaimReport) -> str:
    """What is to be said of the step apart from the statement; empty where they agree."""
    if claim.step == "refuted" and claim.verdict != "refuted":
        return "the line itself was not refuted, but the step to it from the line before is wrong"
    if claim.step in ("proved", "supported") and claim.verdict == "refuted":
        return f"the step from the line before is right ({claim.step}); the error is further up"
    return ""


def model_text(value: Any) -> str:
    """A value of a counterexample: numbers as they are, vectors ``[1, 2]``, matrices ``[2 0; 1 3]``."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} = {model_text(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        if value and all(isinstance(row, list | tuple) for row in value):
            return f"[{'; '.join(' '.join(map(model_text, row)) for row in value)}]"
        return f"[{', '.join(map(model_text, value))}]"
    return str(value)


def model_prose(value: Any) -> str:
    """The same for a page: names that are LaTeX stand between dollar signs."""
    if not isinstance(value, Mapping):
        return model_text(value)
    named = ((name if name.isalpha() else f"${name}$", inner) for name, inner in value.items())
    return ", ".join(f"{name} = {model_text(inner)}" for name, inner in named)


def against(claim: ClaimReport) -> str:
    """The counterexample in a sentence, with formulas between dollar signs; else the reason."""
    found = claim.counterexample
    if found is None:
        return claim.reason
    return f"for {model_prose(found.get('model') or 'any values')}: {found.get('left')} against {found.get('right')}"


def status_text(part: PartReport) -> str:
    """``wrong, target not reached``."""
    return part.status + (f", target {reached_text(part)}" if part.reached is not None else "")


def reached_text(part: PartReport) -> str:
    """Whether a right line states what the part asks for; ``-`` where that is not known."""
    return {True: "reached", False: "not reached", None: "-"}[part.reached]


def why(claim: ClaimReport) -> str:
    """The reason, unless it only says what the counterexample says."""
    repeated = claim.counterexample is not None and claim.reason.startswith(("false for ", "false as it stands"))
    return "" if repeated else claim.reason
