"""A class at a glance: who has what in which part, which mistakes are common, which lines need a human first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.words import points_text, suggested_total

__all__ = ["ClassSummary", "Mistake", "Place", "StudentRow", "mistake_of"]

UNNAMED = "no named slip explains it"


@dataclass(frozen=True)
class Place:
    """A line of a submission: the page it is on, what the submission is called, its part, the line itself."""

    page: str
    submission: str
    part: str
    claim: ClaimReport
    worth: float = 0.0


@dataclass(frozen=True)
class Mistake:
    """Lines that are wrong in the same way in the same part."""

    part: str
    what: str
    places: tuple[Place, ...]

    @property
    def submissions(self) -> int:
        """In how many submissions it is found."""
        return len({place.page for place in self.places})


@dataclass(frozen=True)
class StudentRow:
    """A submission in the table: its page (None where it could not be graded), and for each part status and points."""

    submission: str
    page: str | None
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    total: str = ""
    note: str = ""


@dataclass
class ClassSummary:
    """What is kept of the reports of a class, one after the other."""

    rows: list[StudentRow] = field(default_factory=list)
    parts: dict[str, int | None] = field(default_factory=dict)
    _wrong: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    _unknown: list[Place] = field(default_factory=list)

    def add(self, report: Report, page: str) -> None:
        """Takes note of a report, which stands on ``page``."""
        graded = [part for part in report.parts if part.points is not None]
        cells = {part.part: (part.status, points_text(part.suggested)) for part in graded}
        cells |= dict.fromkeys(report.missing, ("missing", "–"))
        for name in cells:
            self.parts.setdefault(name, None)
        self.parts |= {part.part: part.points for part in graded}
        _, total = suggested_total(report)
        note = "the work was cut short" if report.cut_short else ""
        self.rows.append(StudentRow(report.submission, page, cells, points_text(total) if graded else "", note))
        for part in graded:
            for claim in part.claims:
                self._note(report, part, claim, page)

    def add_failure(self, submission: str, message: str) -> None:
        """Takes note of a submission that could not be graded."""
        self.rows.append(StudentRow(submission, None, note=" ".join(message.split())))

    def mistakes(self) -> list[Mistake]:
        """Mistakes, the most common first; one that no slip names comes after those of a name."""
        found = [Mistake(part, what, tuple(places)) for (part, what), places in self._wrong.items()]
        return sorted(found, key=lambda m: (-m.submissions, m.what == UNNAMED, m.part))

    def for_a_human(self) -> list[Place]:
        """The lines that could not be judged, those on which most points hang first."""
        return sorted(self._unknown, key=lambda place: -place.worth)

    def part_names(self) -> Sequence[str]:
        """The parts that have points, in their order."""
        return sorted(self.parts, key=_natural)

    def _note(self, report: Report, part: PartReport, claim: ClaimReport, page: str) -> None:
        if claim.judgement == "wrong":
            place = Place(page, report.submission, part.part, claim)
            self._wrong.setdefault((part.part, mistake_of(claim)), []).append(place)
        elif claim.judgement == "unknown":
            low, high = part.suggested or (0.0, float(part.points or 0))
            lines = sum(c.judgement == "unknown" for c in part.claims)
            self._unknown.append(Place(page, report.submission, part.part, claim, (high - low) / lines))


def mistake_of(claim: ClaimReport) -> str:
    """What kind of mistake a line is, in words that are the same for all who make it."""
    note = (claim.repair or {}).get("note", "")
    return note.rpartition("$: ")[2] if "$: " in note else note or UNNAMED


def _natural(name: str) -> list[tuple[int, int | str]]:
    """Numbers in names by their size: 2.9 before 2.10."""
    return list(_pieces(name))


def _pieces(name: str) -> Iterator[tuple[int, int | str]]:
    digits, other = "", ""
    for character in [*name, ""]:
        if character.isascii() and character.isdigit():
            if other:
                yield 1, other
            digits, other = digits + character, ""
        else:
            if digits:
                yield 0, int(digits)
            digits, other = "", other + character
    if other:
        yield 1, other
