"""The commands that end in a document: they call, write, and return the exit status.

What a command needs is imported when it runs: building knows nothing of grading.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from symderiv.errors import SymderivError
from symderiv.reporting.delivery import check_out, deliver
from symderiv.reporting.setting import setting_of

if TYPE_CHECKING:
    from symderiv.language.terms import Symbol

__all__ = ["build", "check", "diff", "grade"]


def build(
    scripts: Sequence[Path], out: Path | None = None, formats: Sequence[str] = ("md", "tex", "html", "json"),
    check: bool = False, jobs: int = 1, strict: bool = False,
) -> int:  # fmt: skip
    """Runs proof scripts and writes their documents, all of them or none; with ``check`` says what would change.

    ``strict`` changes nothing: a script whose steps are not all proved fails.
    """
    from symderiv.reporting.building import Built, build_each, differences, write_all

    built = Built()
    for place, document in build_each(scripts or [Path("proofs")], out, formats, jobs=jobs, built=built):
        built.documents[place] = document
    if built.status:
        return built.status
    if check:
        return differences(built.documents)
    write_all(built.documents)
    return 0


def grade(
    submissions: Sequence[str], against: Path, format: str = "text", out: Path | None = None, jobs: int = 1,
    deadline: float | None = None, scheduler: str | None = None, strict: bool = False, write_rubric: bool = False,
) -> int:  # fmt: skip
    """Grades submissions against a reference and writes the reports; one that cannot be read does not stop the rest.

    With ``write_rubric`` the rubric is written beside the proofs, unless it stands there already, before anything else.
    """
    from symderiv.grading.grade import grade_submission
    from symderiv.grading.reference import load
    from symderiv.reporting.class_folder import check_folder, is_for_a_folder, write_class
    from symderiv.reporting.formats import writer
    from symderiv.reporting.grading_many import Tally, grade_each, refused_at_once
    from symderiv.reporting.report_memory import ReportMemory, reference_content

    if write_rubric:
        _write_rubric(against)
        if not submissions:
            return 0
    write = writer(format)
    folder = out if is_for_a_folder(out, format, len(submissions)) else None
    check_out(out) if folder is None else check_folder(folder)
    tally = Tally(strict)
    kept = refused_at_once(submissions, tally)
    if kept:
        reference = load(str(against))
        grader = partial(grade_submission, reference=reference, deadline=deadline)
        memory = ReportMemory([b"grade", repr(deadline).encode(), *reference_content(against)])
        reports = grade_each(
            kept, grader, reference=reference.name, jobs=jobs, deadline=deadline, tally=tally, memory=memory,
            scheduler=scheduler,
        )
        setting = setting_of(sys.stdout if out is None else None, several=len(submissions) > 1)
        if format == "html":
            from symderiv.reporting.comparison import steps_of

            setting = replace(setting, steps=steps_of(reference.parts))
        if folder is not None:
            write_class(reports, folder, reference.name, setting, tally)
        else:
            deliver(write(reports, setting), out)
    return tally.status


def _write_rubric(against: Path) -> None:
    """Writes what each part and step is worth; what a grader has edited is never written over."""
    from symderiv.grading.reference import load, rubric_place
    from symderiv.grading.rubric import written_rubric

    place = rubric_place(against)
    if place.exists():
        print(f"symderiv: {place} is there already, and is kept", file=sys.stderr)
        return
    reference = load(str(against))
    deliver([written_rubric(reference.parts, reference.rubric)], place)


def diff(submission: str, against: Path, format: str = "text", strict: bool = False) -> int:
    """Writes a submission beside the reference, line by line."""
    from symderiv.grading.grade import grade_submission
    from symderiv.grading.reference import load
    from symderiv.reporting.comparison import compared, steps_of
    from symderiv.reporting.formats import COMPARISONS
    from symderiv.reporting.grading_many import Tally, grade_each, refused_at_once

    tally = Tally(strict)
    if not refused_at_once([submission], tally):
        return tally.status
    reference = load(str(against))
    grader = partial(grade_submission, reference=reference, deadline=None)
    steps = steps_of(reference.parts)
    for report in grade_each([submission], grader, reference=reference.name, jobs=1, deadline=None, tally=tally):
        deliver(COMPARISONS[format](compared(report, steps), setting_of(sys.stdout, several=False)), None)
    return tally.status


def check(
    documents: Sequence[str], notation: Path | None = None, show_notation: bool = False, format: str = "text",
    out: Path | None = None, jobs: int = 1, deadline: float | None = None, strict: bool = False,
) -> int:  # fmt: skip
    """Decides the claims of documents that have no reference; ``show_notation`` writes what their letters mean."""
    from symderiv.grading.check import check_file
    from symderiv.reading.inference.notation_file import read_notation
    from symderiv.reporting.formats import CHECKS, writer
    from symderiv.reporting.grading_many import Tally, grade_each, refused_at_once

    given = read_notation(notation) if notation is not None else None
    if show_notation:
        return _notation_of(documents, given, out)
    write = writer(format, CHECKS)
    check_out(out)
    tally = Tally(strict)
    kept = refused_at_once(documents, tally)
    if kept:
        checker = partial(check_file, notation=given, deadline=deadline)
        reports = grade_each(kept, checker, reference=None, jobs=jobs, deadline=deadline, tally=tally)
        setting = setting_of(sys.stdout if out is None else None, several=len(documents) > 1)
        deliver(write(reports, setting), out)
    return tally.status


def _notation_of(documents: Sequence[str], given: Mapping[str, Mapping[str, Symbol]] | None, out: Path | None) -> int:
    from symderiv.reading.documents.formats import read_document
    from symderiv.reading.inference.inference import infer
    from symderiv.reading.inference.notation_file import written

    if len(documents) > 1:
        raise SymderivError("--show-notation is of one document", hint="call it once for each")
    check_out(out)
    document = read_document(documents[0])
    deliver([written(document.source.name, infer(document, given))], out)
    return 0
