"""Several submissions graded at once: each in a worker that may be lost, none of which ends the others."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from symderiv import __version__
from symderiv.errors import SymderivError
from symderiv.grading.report import Report
from symderiv.running.pool import Done, Failed, Lost, Outcome, run_each

__all__ = ["CUT_SHORT", "Grader", "Tally", "grade_each", "refused_at_once"]

RIGHT, REFUTED, UNREADABLE, CUT_SHORT = 0, 1, 2, 3
WORST_FIRST = (UNREADABLE, REFUTED, CUT_SHORT, RIGHT)

# A worker is given up when it takes longer than its document can: so long to start, and for each formula.
SECONDS_TO_START, SECONDS_FOR_A_FORMULA = 60.0, 10.0
FORMULA = re.compile(rb"\$\$?|\\[(\[]|\\\\|\\begin\b|```")

Grader = Callable[[str], Report]


@dataclass
class Tally:
    """The exit status that the reports so far call for."""

    strict: bool = False
    statuses: set[int] = field(default_factory=set)

    def add(self, report: Report) -> None:
        """Counts a report."""
        claims = [claim for part in report.parts for claim in part.claims]
        counted = {"refuted", "undecided", "unread"} if self.strict else {"refuted"}
        if any(c.verdict in counted or c.step in counted or c.judgement == "wrong" for c in claims):
            self.statuses.add(REFUTED)
        elif report.cut_short:
            self.statuses.add(REFUTED if self.strict else CUT_SHORT)

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
            _say(str(error))
            tally.statuses.add(UNREADABLE)
    return kept


def grade_each(
    submissions: Sequence[str],
    grader: Grader,
    *,
    reference: str | None,
    jobs: int,
    deadline: float | None,
    tally: Tally,
) -> Iterator[Report]:
    """The reports in the order of the submissions, each as soon as it is there; an unreadable one has none.

    Diagnostics go to standard error, and what they mean for the exit status to the tally. Standard input is graded
    here, since workers have none.
    """
    files = [name for name in submissions if name != "-"]
    seconds = max((_seconds_for(name, deadline) for name in files), default=None)
    outcomes = run_each(grader, files, jobs_at_once=jobs, seconds=seconds)
    for name in submissions:
        outcome = _here(partial(grader, name)) if name == "-" else next(outcomes)
        report = _report(name, outcome, reference, tally)
        if report is not None:
            tally.add(report)
            yield report


def _report(name: str, outcome: Outcome[Report], reference: str | None, tally: Tally) -> Report | None:
    match outcome:
        case Done(report):
            for problem in report.problems:
                _say(problem)
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
            _say(error)
            tally.statuses.add(UNREADABLE if status is None else status)
            return None


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
