"""Repair: the smallest slip whose correction makes a wrong line right.

Candidates are sieved by their values on a few models; what passes is decided like any other claim, and shown only if it
is proved or supported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import Model, draw_models
from symderiv.deciding.verdicts import Proved, Supported
from symderiv.errors import LanguageError, SymderivError
from symderiv.grading.judging import Judge
from symderiv.grading.slips import SLIPS, Slip
from symderiv.language.differentials import beta_reduced
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_statements import FAILS, UNDEFINED
from symderiv.language.printing import latex
from symderiv.language.sorting import is_well_sorted
from symderiv.language.terms import Apply, Bind, Term, children, size

__all__ = ["Repair", "repaired"]

MOST_CANDIDATES = 600
MOST_DECIDED = 6
SECONDS = 3.0
MODELS = 8


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
    """Candidates that no model of a few refutes and some model agrees with; all of them where there is no model."""

    def plain(term: Term) -> Term:
        return beta_reduced(judge.context.unfold(term))

    try:
        models = draw_models(judge.context, [plain(statement)], count=MODELS, deadline=deadline)
    except NoMeaning:
        yield from candidates
        return
    for repair in candidates:
        deadline.check()
        if _agrees(plain(repair.statement), models, deadline):
            yield repair


def _agrees(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    agreed = False
    for model in models:
        try:
            truth = Evaluation(model.values, deadline=deadline).truth(statement)
        except NoMeaning:
            return False
        if truth is FAILS:
            return False
        agreed = agreed or truth is not UNDEFINED
    return agreed
