"""How well a class is graded: mistakes found, named and repaired, right lines left alone, points, and time.

    python benchmarks/bench_grading.py [--some N] [--odd] [--seed N] [--jobs N] [--times]

The class is our own (`class.py`), so what is right and wrong in it is known by construction. ``--some`` takes N
submissions of it, ``--odd`` prints every line that was judged otherwise, ``--times`` measures the commands as well.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from symderiv.grading.grade import grade_submission
from symderiv.grading.reference import load
from symderiv.grading.report import ClaimReport, Report

classroom = importlib.import_module("benchmarks.class")  # no statement may import a module of this name
REFERENCE = str(Path(__file__).resolve().parent.parent / "proofs/ift6135_hw3")
WANTED = {"found": 97, "named": 90, "repaired": 80, "carried": 90, "points": 90}
RED = ("wrong", "follows_from_error")


@dataclass
class Tally:
    """What was counted: of how many, how many."""

    of: Counter[str] = field(default_factory=Counter)
    got: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)

    def count(self, what: str, hit: bool, note: str = "") -> None:
        """One more."""
        self.of[what] += 1
        self.got[what] += hit
        if note and not hit:
            self.odd.append(f"{what:9} {note}")

    def add(self, other: Tally) -> None:
        """What another process counted."""
        self.of += other.of
        self.got += other.got
        self.odd += other.odd


def graded(submission: Any, reference: Any, folder: str) -> Tally:
    """One submission graded and compared with the truth about it."""
    file = Path(folder) / submission.name
    file.write_text(submission.text, encoding="utf-8")
    return compared(submission, grade_submission(str(file), reference=reference))


def compared(submission: Any, report: Report) -> Tally:
    """What was found, line by line."""
    tally = Tally()
    claims = {(part.part, c.line): c for part in report.parts for c in _worst_last(part.claims)}
    truths = {(row.part, row.line): row for row in submission.rows}
    for place, row in truths.items():
        claim = claims.get(place)
        where = f"{submission.name} {place[0]}:{place[1]} {row.latex}"
        red = claim is not None and claim.judgement in RED
        if row.truth == "right":
            tally.count("clean", not red, f"{where}  [{claim.judgement}: {claim.reason}]" if claim and red else where)
            tally.count("decided", claim is not None and claim.judgement == "right", f"{where}  {_said(claim)}")
        elif row.truth == "wrong":
            accepted = ("wrong", "imprecise") if row.names == ("weaker",) else ("wrong",)
            wrong = claim is not None and claim.judgement in accepted
            tally.count("found", wrong, f"{where}  {_said(claim)}")
            if row.names != ("weaker",):  # there is nothing to repair
                _repairs(tally, row, claim, where)
        else:
            caused = claim is not None and claim.judgement == "follows_from_error"
            tally.count("carried", caused, f"{where}  {_said(claim)}")
    _points(tally, submission, report)
    for place, claim in claims.items():
        if place not in truths:
            tally.count("clean", claim.judgement not in RED, f"{submission.name} {place} {claim.latex} {claim.reason}")
    return tally


def _points(tally: Tally, submission: Any, report: Report) -> None:
    """Whether the suggested range contains the points by the truth: half for the answer, half for the lines."""
    for part in report.parts:
        rows = [row for row in submission.rows if row.part == part.part]
        fresh = [row for row in rows if row.truth != "carried"]
        if not fresh or part.points is None:
            continue
        reached = any(row.answers and row.truth == "right" for row in rows)
        steps = sum(row.truth == "right" for row in fresh) / len(fresh)
        true = part.points * ((0.5 if reached else 0) + 0.5 * steps)
        least, most = part.suggested or (0, part.points)
        note = f"{submission.name} {part.part}: {true:.2f} in {least}-{most}, reached {part.reached}, truly {reached}"
        tally.count("points", least - 0.5 <= true <= most + 0.5, note)


def _worst_last(claims: Sequence[ClaimReport]) -> list[ClaimReport]:
    """Of several claims in a line the red one is the one that is seen."""
    return sorted(claims, key=lambda c: (c.judgement in RED, c.judgement == "right"))


def _said(claim: ClaimReport | None) -> str:
    return "[no claim]" if claim is None else f"[{claim.judgement}, {claim.verdict}: {claim.reason}]"


def _repairs(tally: Tally, row: Any, claim: ClaimReport | None, where: str) -> None:
    repair = claim.repair if claim is not None else None
    note = f"{where}  [{repair['latex']}: {repair['note']}]" if repair else f"{where}  [no repair]"
    if row.names:
        name = (repair or {}).get("slip", "")
        tally.count("named", name in row.names, f"{'/'.join(row.names)} <> {name}: {note}")
    tally.count("repaired", repair is not None and _alike(repair["latex"], row.right), f"{note}  <- {row.right}")


def _alike(side: str, row: str) -> bool:
    """Whether a repaired side is one of the sides of the row as it should be, up to the order of its signs."""
    return any(_signs(side) == _signs(piece) for piece in _sides(row))


def _sides(row: str) -> list[str]:
    """What stands between relations; those inside braces are of sums and products."""
    depth, sides = 0, [""]
    for token in re.findall(r"\\[A-Za-z]+|\\.|.", row):
        depth += (token in ("{", r"\begin")) - (token in ("}", r"\end"))
        if depth == 0 and token in ("=", "<", ">", r"\ge", r"\geq", r"\le", r"\leq"):
            sides.append("")
        else:
            sides[-1] += token
    return sides


def _signs(latex: str) -> tuple[str, ...]:
    """What a formula is made of, however it is spelled: ``\frac{1}{2} x`` is ``\frac{x}{2}``, ``|S|`` a determinant."""
    for written, plain in ALIKE:
        latex = re.sub(written, plain, latex)
    tokens = re.findall(r"\\[A-Za-z]+|\\.|[^\s{}()\[\]]", latex)
    return tuple(sorted(token for token in tokens if token not in (r"\frac", "/", "|", r"\det", "&")))


ALIKE = (
    (r"\\(?:left|right|big|Big|bigl|bigr|,|;|!|cdot|quad)(?![a-zA-Z])", " "), (r"\\[dt]frac", r"\\frac"),
    (r"\\operatorname\{(\w+)\}", r"\\\1 "), (r"\\mathrm\{(\w+)\}", r"\\\1 "), (r"\\top", "T"), (r"\\frac\{1\}", " "),
    (r"\\lVert|\\rVert", r"\\|"), (r"\\lvert|\\rvert|\\vert", "|"), (r"\\exp\s*\(", "e^("),
    (r"\\mathcal\{N\}\((?:[^;()]|\([^()]*\))*;", r"\\mathcal{N}("),
)  # fmt: skip


def _chunk(submissions: Sequence[Any]) -> Tally:
    tally, reference = Tally(), load(REFERENCE)
    with tempfile.TemporaryDirectory() as folder:
        for submission in submissions:
            tally.add(graded(submission, reference, folder))
    return tally


def measured(count: int, seed: int, jobs: int) -> Tally:
    """A class graded, by so many processes."""
    submissions = list(classroom.class_of(count, seed))
    load(REFERENCE)
    if jobs == 1:
        return _chunk(submissions)
    tally = Tally()
    with get_context("spawn").Pool(jobs) as pool:
        for other in pool.imap_unordered(_chunk, [submissions[i : i + 3] for i in range(0, count, 3)]):
            tally.add(other)
    return tally


def lines(tally: Tally) -> Iterator[str]:
    """The figures."""
    for what in ("found", "named", "repaired", "carried", "clean", "decided", "points"):
        if tally.of[what]:
            share = 100 * tally.got[what] / tally.of[what]
            wanted = f"  (wanted {WANTED[what]})" if what in WANTED else ""
            yield f"{what:9} {tally.got[what]:5} of {tally.of[what]:5}  {share:6.1f} %{wanted}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Grades a class and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--some", type=int, default=300)
    parser.add_argument("--seed", type=int, default=classroom.SEED)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--odd", action="store_true")
    options = parser.parse_args(arguments)
    begun, spent = time.perf_counter(), time.process_time()
    tally = measured(options.some, options.seed, options.jobs)
    if options.odd:
        print("\n".join(sorted(tally.odd)))
    print("\n".join(lines(tally)))
    print(f"{options.some} submissions: {time.perf_counter() - begun:.1f} s, {time.process_time() - spent:.1f} s here")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
