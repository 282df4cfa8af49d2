"""Grading: a submission and a reference to a report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from symderiv import __version__
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided, Unread, Verdict, name_of
from symderiv.deriving.derivation import DerivedPart
from symderiv.grading.alignment import is_part_of, matching_steps, states_target
from symderiv.grading.carrying import cause_of, is_open
from symderiv.grading.judging import SECONDS_A_CLAIM, Judge, Judged
from symderiv.grading.letters import by_default, loose, with_densities
from symderiv.grading.lines import Line, read_lines
from symderiv.grading.reference import Reference
from symderiv.grading.renaming import extended_by, renamed
from symderiv.grading.repair import repaired
from symderiv.grading.report import ClaimReport, Judgement, PartReport, Report
from symderiv.grading.rubric import status_of, suggested_points
from symderiv.grading.several_values import holds_somewhere
from symderiv.grading.supposing import under_suppositions
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Symbol, Term
from symderiv.reading.documents.document import Document, Part, Piece
from symderiv.reading.documents.formats import read_document

__all__ = ["grade_document", "grade_submission"]


def grade_submission(path: str, *, reference: Reference, deadline: float | None = None) -> Report:
    """The report on the submission at ``path`` (``-`` for standard input), with ``deadline`` seconds for each claim.

    Raises `InputError` for a file that cannot be read at all.
    """
    return grade_document(read_document(path), reference=reference, deadline=deadline)


def grade_document(document: Document, *, reference: Reference, deadline: float | None = None) -> Report:
    """The report on a document that was read."""
    run = _Run(SECONDS_A_CLAIM if deadline is None else deadline)
    parts = [_graded(part, reference.parts.get(part.label), run) for part in document.parts()]
    answered = {part.label for part in document.parts()}
    return Report(
        submission=document.source.name,
        reference=reference.name,
        version=__version__,
        parts=tuple(parts),
        problems=tuple(str(p) for p in document.problems),
        cut_short=run.cut_short,
        missing=tuple(number for number in reference.parts if number not in answered),
    )


@dataclass
class _Run:
    """What the parts of a document share: the time for a claim, the numbering, and whether a claim ran out of time."""

    seconds: float
    last: int = 0
    cut_short: bool = False

    def next(self) -> str:
        """A new claim's id."""
        self.last += 1
        return f"c{self.last}"


def _graded(part: Part, derived: DerivedPart | None, run: _Run) -> PartReport:
    if derived is None:
        unread = tuple(_unreferenced(p, run) for p in part.answer if isinstance(p, Piece) and p.display)
        return PartReport(part.label, part.title, None, None, "no reference", None, None, unread)
    judge, lines = _opened(part, derived, run.seconds)
    context = judge.context
    judged = under_suppositions([judge.judged(line) for line in lines], judge)
    claims = _claims(judged, judge, run)
    steps = {step.id: step.statement for step in derived.steps}
    for index, name in matching_steps(judged, steps, context).items():
        claims[index] = replace(claims[index], matches=name)
    reached = _reached(judged, derived, context)
    run.cut_short = run.cut_short or judge.ran_out
    claims = [_answered(c, j, derived, context) if reached else c for c, j in zip(claims, judged, strict=True)]
    shown = tuple(c for c, j in zip(claims, judged, strict=True) if j.line.display or c.judgement != "not_a_claim")
    first = next((c.id for c in shown if c.judgement == "wrong"), None)
    points = suggested_points(derived.points, shown, reached=reached)
    title = part.title or derived.title
    return PartReport(part.label, title, derived.points, points, status_of(shown), reached, first, shown)


def _opened(part: Part, derived: DerivedPart, seconds: float) -> tuple[Judge, list[Line]]:
    """The lines of an answer, and a judge that knows what the student's letters mean."""
    context = with_densities(_with_meanings(derived))
    defaults = list(by_default(derived.targets, context))
    lines, extended = read_lines(part.answer, context, defaults)
    judge = Judge(extended, derived.hypotheses, derived.meanings, seconds=seconds)
    names = renamed(lines, judge)
    if names:
        lines, extended = read_lines(part.answer, extended_by(context, names), defaults)
        judge = Judge(extended, derived.hypotheses, derived.meanings, seconds=seconds)
    return judge, lines


def _with_meanings(derived: DerivedPart) -> Context:
    """What the letters in an answer mean: an equation for a letter of which nothing else is known is its definition."""
    context = derived.context
    for meaning in derived.meanings:
        match meaning:
            case Apply("equal", (Symbol() as symbol, body)) if symbol in loose(context):
                context = context.define(symbol, body)
            case _:
                context = context.assume(meaning)
    return context


def _answers(judged: Judged) -> list[Term]:
    """What a line says that may be the answer: its statement where it holds, else a value or a class it names."""
    if judged.holds and judged.statement is not None:
        return [judged.statement]
    if isinstance(judged.verdict, NothingToDecide):
        steps = [link.step for link in judged.reading.links]
        said = (*judged.reading.sides, *judged.reading.statements, *steps)
        return [s for s in said if isinstance(s, Apply) and s.operator in ANSWERS]
    return []


def _reached(judged: list[Judged], derived: DerivedPart, context: Context) -> bool | None:
    """Whether right lines, or bare answers, state a target; None where that cannot be told from formulas."""
    said = [answer for j in judged for answer in _answers(j)]
    if any(states_target(said, target, context) for target in derived.targets):
        return True
    comparable = any(isinstance(t, Apply) and t.operator in ("equal", "iff", "of_order") for t in derived.targets)
    return False if comparable and said else None


ANSWERS = frozenset({"big_o", "equal", "member", "and"})


def _claims(judged: list[Judged], judge: Judge, run: _Run) -> list[ClaimReport]:
    """Each line with its judgement; the lines before it are known when it is judged."""
    claims: list[ClaimReport] = []
    wrong: list[tuple[str, Judged]] = []
    for j in judged:
        claim = _claim(j, run.next())
        if is_open(j):
            cause = cause_of(j, wrong, judge)
            if cause is not None:
                claim = replace(
                    claim, judgement="follows_from_error", caused_by=cause, reason="it carries an earlier error on"
                )
            elif isinstance(j.verdict, Refuted):
                claim = _wrong(claim, j, judge)
            if isinstance(j.verdict, Refuted):
                wrong.append((claim.id, j))
        claims.append(claim)
    return claims


def _answered(claim: ClaimReport, judged: Judged, derived: DerivedPart, context: Context) -> ClaimReport:
    """A bare answer that is (part of) the proved target is right."""
    if claim.judgement != "not_a_claim" or claim.kind != "claim":
        return claim
    for target in derived.targets:
        if any(is_part_of(answer, target, context) for answer in _answers(judged)):
            return replace(
                claim,
                kind="answer",
                verdict="proved",
                judgement="right",
                by=derived.rules,
                reason="what was to be shown",
            )
    return claim


def _wrong(claim: ClaimReport, judged: Judged, judge: Judge) -> ClaimReport:
    if judged.line.condition and not judged.reading.continues:
        return replace(
            claim, judgement="not_a_claim", verdict="none", counterexample=None, reason="a condition, not a claim"
        )
    if any(_holds_but_for_equality(s, judge) for s in _statements(judged)):
        reason = "the two sides may be equal: it holds with the weaker sign"
        return replace(claim, judgement="imprecise", reason=f"{reason}; {claim.reason}")
    false = next((s for s in _statements(judged) if isinstance(judge.decide(s), Refuted)), None)
    repair = repaired(false, judge) if false is not None else None
    return replace(claim, judgement="wrong", repair=repair.to_json() if repair else None)


def _holds_but_for_equality(statement: Term, judge: Judge) -> bool:
    """Whether a strict inequality fails only where its sides are equal, and not always."""
    match statement:
        case Apply(("less" | "greater") as sign, sides):
            weaker = judge.decide(Apply(f"{sign}_equal", sides))
            return isinstance(weaker, Proved | Supported) and holds_somewhere(statement, judge.context, judge.deadline)
    return False


def _statements(judged: Judged) -> list[Term]:
    return [link.statement or link.step for link in judged.reading.links]


def _claim(judged: Judged, name: str) -> ClaimReport:
    piece = judged.line.piece
    line, column = piece.position()
    end, _ = piece.position(max(0, len(piece.latex) - 1))
    verdict = judged.verdict
    return ClaimReport(
        id=name, line=line, column=column, end_line=end, latex=piece.latex, tag=piece.tag,
        kind="definition" if judged.line.defines is not None else "claim",
        verdict=name_of(verdict), judgement=_judgement(verdict), step=name_of(judged.step) if judged.step else None,
        reason=_reason(judged), by=tuple(sorted(verdict.theorem.rules)) if isinstance(verdict, Proved) else None,
        counterexample=verdict.counterexample.to_json() if isinstance(verdict, Refuted) else None,
    )  # fmt: skip


def _judgement(verdict: Verdict) -> Judgement:
    match verdict:
        case Proved() | Supported():
            return "right"
        case Refuted():
            return "wrong"
        case NothingToDecide():
            return "not_a_claim"
    return "unknown"


def _reason(judged: Judged) -> str:
    match judged.verdict:
        case Refuted(counterexample):
            return f"false for {counterexample}"
        case Supported(models):
            return f"{models} random models agree; that is evidence, not a proof"
        case Undecided(reason) | Unread(reason):
            return reason
        case NothingToDecide(kind):
            return kind
    if isinstance(judged.step, Refuted):
        return "right, although it does not follow from the line before"
    notes = judged.reading.notes
    return f"read with: {'; '.join(notes)}" if notes else ""


def _unreferenced(piece: Piece, run: _Run) -> ClaimReport:
    line, column = piece.position()
    end, _ = piece.position(max(0, len(piece.latex) - 1))
    return ClaimReport(
        run.next(),
        line,
        column,
        end,
        piece.latex,
        "none",
        "unknown",
        tag=piece.tag,
        reason="this part has no reference",
    )
