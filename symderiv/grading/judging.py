"""Judging: a verdict on each line under charity, and what it says of the student.

Where a line can be read in several ways it is refuted only if every reading is. A line's statement is what its chain's head
is claimed to be; its step is what it claims of the line before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided, Unread, Verdict
from symderiv.grading.lines import Line
from symderiv.language.contexts import Context
from symderiv.language.differentials import beta_reduced
from symderiv.language.printing import latex
from symderiv.language.terms import Apply, Symbol, Term, free_symbols
from symderiv.reading.formulas import Link, Reading, read_formula

__all__ = ["Judge", "Judged", "only_names_a_value", "together"]

SECONDS_A_LINE = 10.0
RELATIONS = frozenset({"equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "member"})


@dataclass(frozen=True)
class Judged:
    """A line with the verdicts on its statement and on its step, and the reading they are about."""

    line: Line
    verdict: Verdict
    step: Verdict | None
    reading: Reading
    statement: Term | None

    @property
    def holds(self) -> bool:
        """Whether the statement is proved or supported."""
        return isinstance(self.verdict, Proved | Supported)


class Judge:
    """Decides lines in the context of a part; equal claims are decided once.

    hypotheses  assumptions that belong to what is to be shown: an arrow between lines may not lean on them
    """

    def __init__(self, context: Context, hypotheses: Sequence[Term], deadline: Deadline) -> None:
        self.context, self.deadline = context, deadline
        self.weaker = context.without(hypotheses)
        self._known: dict[tuple[Term, bool], Verdict] = {}

    def decide(self, statement: Term, *, weaker: bool = False) -> Verdict:
        """The verdict on a statement, within the time a line may take."""
        key = (statement, weaker)
        if key not in self._known:
            seconds = min(SECONDS_A_LINE, self.deadline.seconds_left())
            context = self.weaker if weaker else self.context
            self._known[key] = decide(statement, context, deadline=Deadline(seconds))
        return self._known[key]

    def judged(self, line: Line) -> Judged:
        """The line with its verdicts, in its most favourable reading."""
        if line.row.unread:
            span, reason = line.row.unread[0]
            characters = line.row.latex[span.start : span.end]
            return Judged(line, Unread(f"{characters}: {reason}" if characters else reason), None, line.row.best, None)
        if line.defines is not None:
            return Judged(line, NothingToDecide("a definition"), None, line.row.best, None)
        candidates = [self._in_reading(line, reading) for reading in line.readings]
        return min(candidates, key=lambda j: (_rank(j.verdict), _rank(j.step) if j.step else 0))

    def _in_reading(self, line: Line, reading: Reading) -> Judged:
        if not reading.links:
            return Judged(line, NothingToDecide("an expression"), None, reading, None)
        claims = [link for link in reading.links if link.relation not in ("implies", "iff") or link.statement is None]
        said = [link.statement or link.step for link in (claims or reading.links)]
        statement = said[0]
        for more in said[1:]:
            statement = Apply("and", (statement, more))
        verdict = together(self._confirmed(s, self.decide(s)) for s in dict.fromkeys(said))
        if isinstance(verdict, Refuted) and (not line.display or only_names_a_value(statement, self.context)):
            verdict = NothingToDecide("a condition")
        return Judged(line, verdict, self._step(line, reading), reading, statement)

    def _confirmed(self, statement: Term, verdict: Verdict) -> Verdict:
        """A refutation only if the statement, printed and read again, is the same; else it is left undecided."""
        if not isinstance(verdict, Refuted):
            return verdict
        again = read_formula(latex(statement), self.context)
        wanted = self._plain(statement)
        if any(self._plain(s) == wanted for reading in again.readings for s in reading.statements):
            return verdict
        return Undecided("printed and read again, the formula comes out different, so its refutation is not relied on")

    def _plain(self, statement: Term) -> Term:
        return beta_reduced(self.context.unfold(statement))

    def _step(self, line: Line, reading: Reading) -> Verdict | None:
        """The verdict on what the line claims of the line before it."""
        first = reading.links[0]
        arrows = [link for link in reading.links if link.relation in ("implies", "iff")]
        if reading.continues:
            return self.decide(first.step)
        if arrows and line.row.begins_with_relation or arrows and not _inside(arrows[0], reading):
            return self.decide(arrows[0].step, weaker=True)
        return None


def _inside(arrow: Link, reading: Reading) -> bool:
    """Whether both sides of an arrow stand in the row itself."""
    own = [link.statement or link.step for link in reading.links if link.relation not in ("implies", "iff")]
    return arrow.left in own


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict on a conjunction: refuted if a part is, proved only if all are."""
    return max(verdicts, key=_strength)


def _strength(verdict: Verdict) -> int:
    order = (Proved, Supported, NothingToDecide, Undecided, Unread, Refuted)
    return next(i for i, kind in enumerate(order) if isinstance(verdict, kind))


def _rank(verdict: Verdict) -> int:
    """The more favourable, the lower; of readings the first of the lowest is taken."""
    order = (Proved, Supported, Undecided, NothingToDecide, Refuted, Unread)
    return next(i for i, kind in enumerate(order) if isinstance(verdict, kind))


def only_names_a_value(statement: Term, context: Context) -> bool:
    """Whether a relation only says something of free letters (``g = 0``, ``a < b``): a condition or an answer."""
    constrained = [*context.assumptions, *context.definitions.values()]
    parts = statement.arguments if isinstance(statement, Apply) and statement.operator == "and" else (statement,)
    return all(any(_is_free(side, context, constrained) for side in _relation_sides(part)) for part in parts)


def _relation_sides(statement: Term) -> tuple[Term, ...]:
    return statement.arguments if isinstance(statement, Apply) and statement.operator in RELATIONS else ()


def _is_free(side: Term, context: Context, constrained: Sequence[Term]) -> bool:
    if not isinstance(side, Symbol) or side in context.definitions:
        return False
    return not any(side in free_symbols(a) for a in constrained)
