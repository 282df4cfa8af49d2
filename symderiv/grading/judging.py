"""Judging: a verdict on each line under charity, and what it says of the student.

Where a line can be read in several ways it is refuted only if every reading is. A line's statement is what its chain's
head is claimed to be; its step is what it claims of the line before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided, Unread, Verdict
from symderiv.grading.conditions import computes, is_condition, only_names_a_value
from symderiv.grading.letters import unexplained
from symderiv.grading.lines import Line
from symderiv.grading.rounding import ROUNDED, is_rounded
from symderiv.grading.several_values import holds_somewhere, several_valued
from symderiv.language.contexts import Context
from symderiv.language.differentials import beta_reduced
from symderiv.language.printing import latex
from symderiv.language.terms import Apply, Symbol, Term, conjuncts, free_symbols, substitute
from symderiv.reading.formulas import Link, Reading, read_formula

__all__ = ["SECONDS_A_CLAIM", "Judge", "Judged", "only_names_a_value", "together"]

SECONDS_A_CLAIM = 10.0
LONGEST_SHOWN = 200  # characters of what was not read


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
    meanings    assumptions that only say what a letter in an answer is
    seconds     the time allowed for each claim
    familiar    parts of formulas that are known to be right: what a slip is likelier to have been meant for
    explains    whether a letter must be explained before something false is said of it: there is a reference
    only_used   letters that nothing introduces: what they are was said elsewhere, or goes without saying
    ran_out     whether some claim took longer
    """

    def __init__(
        self,
        context: Context,
        hypotheses: Sequence[Term] = (),
        meanings: Sequence[Term] = (),
        *,
        seconds: float = SECONDS_A_CLAIM,
        explains: bool = True,
        familiar: frozenset[Term] = frozenset(),
        only_used: frozenset[Symbol] = frozenset(),
    ) -> None:
        self.context, self.meanings, self.seconds, self.explains = context, meanings, seconds, explains
        self.familiar, self.only_used = familiar, only_used
        self.ran_out = False
        self.weaker = context.without(hypotheses)
        self._known: dict[tuple[Term, bool], Verdict] = {}

    def decide(self, statement: Term, *, weaker: bool = False) -> Verdict:
        """The verdict on a statement, within the time a line may take."""
        key = (statement, weaker)
        if key not in self._known:
            deadline = self.deadline
            context = self.weaker if weaker else self.context
            verdict = decide(statement, context, deadline=deadline)
            if isinstance(verdict, Refuted) and is_rounded(statement, context, deadline):
                verdict = Undecided(ROUNDED)
            self._known[key] = verdict
            self.ran_out = self.ran_out or deadline.passed()
        return self._known[key]

    def supposing(self, values: Mapping[Term, Term]) -> Judge | None:
        """A judge for whom what is given says one thing for another; None where it speaks of none of them."""
        said = self.context.assumptions
        changed = tuple(substitute(statement, values) for statement in said)
        if changed == said:
            return None
        return Judge(replace(self.context, assumptions=changed), seconds=self.seconds, explains=self.explains)

    @property
    def deadline(self) -> Deadline:
        """As long from now as a claim may take."""
        return Deadline(self.seconds)

    def judged(self, line: Line) -> Judged:
        """The line with its verdicts, in its most favourable reading."""
        if line.row.unread:
            span, reason = line.row.unread[0]
            characters = line.row.latex[span.start : min(span.end, span.start + LONGEST_SHOWN)]
            return Judged(line, Unread(f"{characters}: {reason}" if characters else reason), None, line.row.best, None)
        if line.defines is not None:
            return Judged(line, NothingToDecide("a definition"), None, line.row.best, None)
        fewest = min(len(reading.undeclared) for reading in line.readings)  # a letter made up does not excuse a line
        candidates = [_likely(self._in_reading(line, r)) for r in line.readings if len(r.undeclared) == fewest]
        return min(candidates, key=lambda j: (_rank(j.verdict), _rank(j.step) if j.step else 0))

    def _in_reading(self, line: Line, reading: Reading) -> Judged:
        if not reading.links:
            return Judged(line, NothingToDecide("an expression"), None, reading, None)
        claims = [link for link in reading.links if link.relation not in ("implies", "iff") or link.statement is None]
        verdicts: dict[Term, Verdict] = {}
        for link in claims or reading.links:
            said = self._said(link)
            if isinstance(self.decide(said), Refuted) and (not line.asserted or self._asks(link)):
                verdicts[said] = NothingToDecide("a condition")
            else:
                verdicts[said] = self._settled(said, reading)
        statement = next(iter(verdicts))
        for more in list(verdicts)[1:]:
            statement = Apply("and", (statement, more))
        verdict = together(verdicts.values())
        if any(isinstance(self.decide(said), Refuted) for said in verdicts) and (
            arrows := [a for a in reading.links if _is_arrow(a) and _inside(a, reading)]
        ):
            verdict = together(self._settled(arrow.step, reading) for arrow in arrows)
        return Judged(line, verdict, self._step(line, reading), reading, statement)

    def _said(self, link: Link) -> Term:
        """What a sign claims: of the chain's head where there is a reference, else of the side before it."""
        if self.explains or link.relation in ("implies", "iff") or link.statement is None:
            return link.statement or link.step
        known = self.decide(link.step)
        return link.statement if isinstance(known, Undecided | Refuted) and self._holds(link.statement) else link.step

    def _holds(self, statement: Term) -> bool:
        return isinstance(self.decide(statement), Proved | Supported)

    def _settled(self, statement: Term, reading: Reading) -> Verdict:
        """The verdict, where it does not depend on what an unexplained letter is."""
        verdict = self.decide(statement)
        if not isinstance(verdict, Refuted):
            return verdict
        letters = unexplained(statement, reading, self.context) if self.explains else []
        if letters:
            word = "letter" if len(letters) == 1 else "letters"
            return Undecided(f"the {word} {', '.join(letters)}: not declared in the reference, nor explained here")
        several = several_valued(statement, self.meanings)
        if several and holds_somewhere(self._plain(statement), self.context, self.deadline):
            return Undecided(f"{several.name} may be one of several values, and this holds for some of them only")
        return self._confirmed(statement, verdict)

    def _asks(self, link: Link) -> bool:
        """Whether a false statement is one that is asked for or supposed: an equation to be solved."""
        both = (link.statement, link.step) if self.explains else (self._said(link),)
        said = [s for s in both if s is not None and not computes(s)]
        return any(only_names_a_value(s, self.context) or is_condition(s, self.context) for s in said)

    def _confirmed(self, statement: Term, verdict: Verdict) -> Verdict:
        """A refutation only if the statement, printed and read again, is the same; else it is left undecided."""
        if not isinstance(verdict, Refuted):
            return verdict
        letters = [s for s in free_symbols(statement) if s.name not in self.context.symbols]
        again = read_formula(latex(statement), self.context.declare(*letters))
        wanted = self._plain(statement)
        said = (s for r in again.readings for s in (*r.statements, *(a.step for a in r.links if _is_arrow(a))))
        if any(self._plain(s) == wanted for s in said):
            return verdict
        return Undecided("printed and read again, the formula comes out different, so its refutation is not relied on")

    def _plain(self, statement: Term) -> Term:
        return beta_reduced(self.context.unfold(statement))

    def _step(self, line: Line, reading: Reading) -> Verdict | None:
        """The verdict on what the line claims of the line before it."""
        first = reading.links[0]
        arrows = [link for link in reading.links if link.relation in ("implies", "iff")]
        if reading.continues:
            return self._settled(first.step, reading)
        if (arrows and line.row.begins_with_relation) or (arrows and not _inside(arrows[0], reading)):
            return self.decide(arrows[0].step, weaker=True)
        return None


def _likely(judged: Judged) -> Judged:
    """What is found of a reading that hardly anybody means saves a line from refutation, and is no proof of it."""
    verdict, step = (_doubted(found, judged.reading) for found in (judged.verdict, judged.step))
    return judged if verdict is None else replace(judged, verdict=verdict, step=step)


def _doubted(verdict: Verdict | None, reading: Reading) -> Verdict | None:
    holds = reading.unlikely and isinstance(verdict, Proved | Supported)
    return Undecided(f"it holds only where {reading.unlikely}") if holds else verdict


def _is_arrow(link: Link) -> bool:
    return link.relation in ("implies", "iff")


def _inside(arrow: Link, reading: Reading) -> bool:
    """Whether both sides of an arrow stand in the row itself."""
    own = [said for link in reading.links if not _is_arrow(link) for said in (link.statement, link.step)]
    return all(statement in own for statement in conjuncts(arrow.left)) or arrow.left in own


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
