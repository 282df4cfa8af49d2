"""Repair: the smallest slip whose correction makes a wrong line right.

Candidates are sieved by their values on a few models; what passes is decided like any other claim, and shown only if it
is proved or supported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from symderiv.deadlines import Deadline
from symderiv.deciding.fingerprints import fingerprint, gaps
from symderiv.deciding.models import batches, draw_models
from symderiv.deciding.verdicts import Proved, Supported
from symderiv.errors import LanguageError, SymderivError
from symderiv.grading.judging import Judge
from symderiv.grading.slips import SLIPS, Slip
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.printing import latex
from symderiv.language.sorting import is_well_sorted
from symderiv.language.terms import Apply, Bind, Term, children, size

__all__ = ["Repair", "repaired"]

MOST_CANDIDATES = 600
MOST_DECIDED = 6
SECONDS = 3.0
CLOSE = 1e-9


@dataclass(frozen=True)
class Repair:
    """An edit of a statement's right side that makes it hold."""

    statement: Term
    side: Term
    before: Term
    after: Term
    slip: Slip

    def to_json(self) -> dict[str, str]:
        """The repaired side as LaTeX, and a note in words."""
        note = f"right if ${latex(self.before)}$ is replaced by ${latex(self.after)}$: {self.slip.message}"
        return {"latex": latex(self.side), "note": note}


def repaired(statement: Term, judge: Judge) -> Repair | None:
    """The smallest change of the right side that makes a false relation true; None where the table holds none."""
    if not (isinstance(statement, Apply) and len(statement.arguments) == 2):
        return None
    left, right = statement.arguments
    deadline = Deadline(min(SECONDS, judge.deadline.seconds_left()))
    candidates = sorted(_candidates(statement.operator, left, right), key=_cost)[:MOST_CANDIDATES]
    decided = 0
    try:
        for repair in _sieved(candidates, statement, judge, deadline):
            if isinstance(judge.decide(repair.statement), Proved | Supported):
                return repair
            decided += 1
            if decided >= MOST_DECIDED:
                return None
    except (SymderivError, RecursionError):
        return None
    return None


def _cost(repair: Repair) -> int:
    return abs(size(repair.after) - size(repair.before)) + SLIPS.index(repair.slip) // 4


def _candidates(relation: str, left: Term, right: Term) -> Iterator[Repair]:
    seen = {right}
    for slip in SLIPS:
        for before, after, side in _edits(right, slip):
            if side not in seen and is_well_sorted(side):
                seen.add(side)
                yield Repair(Apply(relation, (left, side)), side, before, after, slip)


def _edits(term: Term, slip: Slip) -> Iterator[tuple[Term, Term, Term]]:
    """The part, what it becomes, and the whole with it changed; outermost parts first."""
    if isinstance(term, Bind):
        return
    try:
        for after in slip.edit(term):
            yield term, after, after
    except LanguageError:
        pass
    if isinstance(term, Apply):
        for index, part in enumerate(children(term)):
            for before, after, whole in _edits(part, slip):
                arguments = (*term.arguments[:index], whole, *term.arguments[index + 1 :])
                yield before, after, Apply(term.operator, arguments)


def _sieved(candidates: list[Repair], statement: Apply, judge: Judge, deadline: Deadline) -> Iterator[Repair]:
    """Candidates whose sides agree on a few models, where they have values on NumPy; all of them where the left has none."""
    left = statement.arguments[0]
    if statement.operator != "equal":
        yield from candidates
        return
    try:
        models = draw_models(judge.context, [statement], count=12, deadline=deadline)
        batch = max(batches(models), key=lambda b: len(b.models))
        wanted = fingerprint(left, batch.environment, len(batch.models), deadline=deadline)
    except NoMeaning:
        return
    for repair in candidates:
        deadline.check()
        try:
            values = fingerprint(repair.side, batch.environment, len(batch.models), deadline=deadline)
        except (NoMeaning, LanguageError):
            continue
        known = gaps(wanted, values)
        known = known[~np.isnan(known)]
        if known.size and known.max() < CLOSE:
            yield repair
