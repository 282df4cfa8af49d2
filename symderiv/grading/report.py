"""What grading finds, free of any format: a report holds parts, a part holds judged claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from symderiv.deciding.verdicts import VerdictName

__all__ = ["VERDICTS", "ClaimReport", "Judgement", "Kind", "PartReport", "Report", "VerdictName"]

Judgement = Literal["right", "wrong", "imprecise", "follows_from_error", "not_a_claim", "unknown"]
Kind = Literal["claim", "given", "definition", "answer"]
VERDICTS: tuple[VerdictName, ...] = ("proved", "refuted", "supported", "undecided", "unread")


@dataclass(frozen=True)
class ClaimReport:
    """One line of the submission and what was found of it; the fields of the contract's JSON, with its meanings.

    ``line``, ``column`` and ``end_line`` count from 1 in the file as given. ``verdict`` is on the statement, ``step``
    on the step from the line before in a chain, or None. ``repair`` is a mapping with ``latex`` and ``note``.
    ``rests_on`` is what the words before the line appeal to: ids of claims, numbers of equations, names of theorems.
    """

    id: str
    line: int
    column: int
    end_line: int
    latex: str
    verdict: VerdictName
    judgement: Judgement
    kind: Kind = "claim"
    tag: str | None = None
    step: VerdictName | None = None
    caused_by: str | None = None
    reason: str = ""
    by: tuple[str, ...] | None = None
    counterexample: Mapping[str, Any] | None = None
    repair: Mapping[str, str] | None = None
    matches: str | None = None
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartReport:
    """One part: its claims in order, the first wrong one, whether the target was reached, and the points that suggests.

    ``status`` is right, wrong, imprecise, unknown, empty (nothing was answered) or ``no reference``.
    """

    part: str
    title: str
    points: int | None
    suggested: tuple[float, float] | None
    status: str
    reached: bool | None
    first_error: str | None
    claims: tuple[ClaimReport, ...]
    note: str = ""


@dataclass(frozen=True)
class Report:
    """All that was found of one submission. ``problems`` are the one-line diagnostics of reading, in order."""

    submission: str
    reference: str | None
    version: str
    parts: tuple[PartReport, ...]
    problems: tuple[str, ...] = ()
    cut_short: bool = False
    missing: tuple[str, ...] = field(default=())

    def summary(self) -> dict[str, int]:
        """How many claims, and how many of each verdict; lines with nothing to decide are not counted as claims."""
        verdicts = Counter(c.verdict for p in self.parts for c in p.claims)
        counted = {name: verdicts.get(name, 0) for name in VERDICTS}
        summary: dict[str, int] = {"claims": sum(counted.values())}
        return summary | {str(name): count for name, count in counted.items()}
