"""Several submissions graded at once: each in a worker that may be lost, none of which ends the others."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from symderiv import __version__
from symderiv.errors import SymderivError
from symderiv.grading.report import Report
from symderiv.reporting.progress import Progress
from symderiv.reporting.report_memory import ReportMemory
from symderiv.running.cluster import run_on_cluster
from symderiv.running.pool import Done, Failed, Lost, Outcome, run_each

__all__ = ["CUT_SHORT", "Grader", "Refused", "Tally", "grade_each", "refused_at_once"]

RIGHT, REFUTED, UNREADABLE, CUT_SHORT = 0, 1, 2, 3
WORST_FIRST = (UNREADABLE, REFUTED, CUT_SHORT, RIGHT)

# A worker is given up when it takes longer than its document can: so long to start, and for each formula.
SECONDS_TO_START, SECONDS_FOR_A_FORMULA = 60.0, 10.0
FORMULA = re.compile(rb"\$\$?|\\[(\[]|\\\\|\\begin\b|```")

Grader = Callable[[str], Report]


@dataclass(frozen=True)
class Refused:
    """A submission of which there is no report, and why."""

    submission: str
    why: str


@dataclass
class Tally:
    """The exit status that the reports so far call for, and what there is no report of."""

    strict: bool = False
    statuses: set[int] = field(default_factory=set)
    refused: list[Refused] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Counts a report."""
        claims = [claim for part in report.parts for claim in part.claims]
        counted = {"refuted", "undecided", "unread"} if self.strict else {"refuted"}
        if any(c.verdict in counted or c.step in counted or c.judgement == "wrong" for c in claims):
            self.statuses.add(REFUTED)
        elif report.cut_short:
            self.statuses.add(REFUTED if self.strict else CUT_SHORT)

    def refuse(self, submission: str, error: str, status: int = UNREADABLE) -> None:
        """Says on standard error why there is no report of a submission, and counts that."""
        _say(error)
        self.statuses.add(status)
        self.refused.append(Refused(submission, error.removeprefix(f"symderiv: {submission}: ").splitlines()[0]))

    @property
    def status(self) -> int:
        """2 where something could not be read; else 1 where something is refuted; else 3 where work was cut short."""
        return next(status for status in WORST_FIRST if status in self.statuses | {RIGHT})


def refused_at_once(submissions: Sequence[str], tally: Tally) -> list[str]:
    """Says which submissions are no files, before any work is done, and returns the others."""
    from symderiv.reading.documents.formats import read_document

    kept = []
    for name in submissions:
        if name == "-" or Path(name).is_file():
            kept.append(name)
            continue
        try:
            read_document(name)
            kept.append(name)  # something that can be read all the same
        except SymderivError as error:
            tally.refuse(name, str(error))
    return kept


def grade_each(
    submissions: Sequence[str],
    grader: Grader,
    *,
    reference: str | None,
    jobs: int,
    deadline: float | None,
    tally: Tally,
    memory: ReportMemory | None = None,
    scheduler: str | None = None,
) -> Iterator[Report]:
    """The reports in the order of the submissions, each as soon as it is there; an unreadable one has none.

    They are made by ``jobs`` processes of this machine, or by the workers of a ``scheduler``.
    Diagnostics go to standard error, and what they mean for the exit status to the tally. Standard input is graded
    here, since workers have none. What ``memory`` knows is not graded again.
    """
    memory = memory or ReportMemory(None)
    known = {name for name in submissions if memory.get(name) is not None}
    files = [name for name in submissions if name != "-" and name not in known]
    outcomes = _outcomes(grader, files, jobs, deadline, scheduler)
    progress = Progress(len(submissions))
    progress.draw()
    for name in submissions:
        if name in known or name == "-":
            outcome = _remembered(memory, name) or _here(partial(grader, name))
        else:
            outcome = next(outcomes)
        progress.clear()
        report = _report(name, outcome, reference, tally)
        if report is not None:
            if name not in known:
                memory.put(report)
            tally.add(report)
            yield report
        progress.step()
    progress.clear()


def _outcomes(
    grader: Grader, files: Sequence[str], jobs: int, deadline: float | None, scheduler: str | None
) -> Iterator[Outcome[Report]]:
    if scheduler is not None and files:
        places = [str(Path(name).resolve()) for name in files]
        for name, outcome in zip(files, run_on_cluster(grader, places, address=scheduler), strict=True):
            yield Done(replace(outcome.value, submission=name)) if isinstance(outcome, Done) else outcome
    else:
        seconds = max((_seconds_for(name, deadline) for name in files), default=None)
        yield from run_each(grader, files, jobs_at_once=jobs, seconds=seconds)


def _remembered(memory: ReportMemory, name: str) -> Outcome[Report] | None:
    report = memory.get(name)
    return None if report is None else Done(report)


def _report(name: str, outcome: Outcome[Report], reference: str | None, tally: Tally) -> Report | None:
    match outcome:
        case Done(report):
            for problem in report.problems:
                _say(problem)
            if reference is not None and (error := _of_something_else(report)):
                tally.refuse(name, error)
                return None
            return report
        case Lost(reason):
            problem = f"symderiv: {name}: grading {reason.removeprefix('the worker ')}, and was given up"
            _say(problem)
            return Report(name, reference, __version__, (), problems=(problem,), cut_short=True)
        case Failed(error, status, traceback):
            if status is None:
                what = " ".join(error.split())
                advice = "please report; SYMDERIV_DEBUG=1 shows the traceback"
                error = f"symderiv: {name}: internal error: {what} ({advice})"
                error += f"\n{traceback}" if os.environ.get("SYMDERIV_DEBUG") else ""
            tally.refuse(name, error, UNREADABLE if status is None else status)
            return None


def _of_something_else(report: Report) -> str:
    """What to say of a submission without a part that the reference has; empty for any other."""
    if not report.missing or any(part.status != "no reference" for part in report.parts):
        return ""
    wanted = _some(report.missing)
    found = [part.part for part in report.parts if part.part]
    where = f"symderiv: {report.submission}: nothing was graded: "
    if found:
        return f"{where}its parts are {_some(found)}, those of the reference {wanted}\n  hint: another problem set?"
    return f"{where}no part was recognised in it\n  hint: headings with a number begin a part ({wanted})"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (", …" if len(names) > 6 else "")


def _here(grade: Callable[[], Report]) -> Outcome[Report]:
    """What comes of grading in this process."""
    try:
        return Done(grade())
    except SymderivError as error:
        return Failed(str(error), error.exit_status)


def _seconds_for(name: str, deadline: float | None) -> float:
    """How long the grading of a file can take at most."""
    try:
        formulas = len(FORMULA.findall(Path(name).read_bytes()))
    except OSError:  # the worker says why
        formulas = 0
    return SECONDS_TO_START + formulas * (deadline or SECONDS_FOR_A_FORMULA)


def _say(message: str) -> None:
    line = message if message.startswith("symderiv: ") else f"symderiv: {message}"
    print(line, file=sys.stderr, flush=True)
