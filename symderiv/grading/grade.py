"""Grading: a submission and a reference to a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from symderiv import __version__
from symderiv.deriving.derivation import DerivedPart
from symderiv.grading.alignment import matching_steps
from symderiv.grading.alphabets import in_own_letters
from symderiv.grading.answers import answered, reached
from symderiv.grading.appeals import Appeals
from symderiv.grading.claims import Run, claims_of, marked_answers, undecided_claim
from symderiv.grading.judging import SECONDS_A_CLAIM, Judge
from symderiv.grading.letters import by_default, loose, with_densities
from symderiv.grading.lines import read_lines
from symderiv.grading.reference import Reference
from symderiv.grading.renaming import Opened, renamed
from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.grading.rubric import Shares, shares_of, status_of, suggested_points
from symderiv.grading.supposing import under_suppositions
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Symbol, subterms
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
    run = Run(SECONDS_A_CLAIM if deadline is None else deadline, Appeals(document))
    known = in_own_letters(document.parts(), reference.parts)
    parts = [_graded(part, known.get(part.label), run, reference.rubric) for part in document.parts()]
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


def _graded(part: Part, derived: DerivedPart | None, run: Run, rubric: Mapping[str, Shares]) -> PartReport:
    if derived is None:
        unread = tuple(undecided_claim(p, run) for p in part.answer if isinstance(p, Piece) and p.display)
        return PartReport(part.label, part.title, None, None, "no reference", None, None, unread)
    again = partial(_opened, seconds=run.seconds)
    opened = renamed(part, again(derived, part), again)
    derived, judge, lines = opened.derived, opened.judge, opened.lines
    context = judge.context
    judged = under_suppositions([judge.judged(line) for line in lines], judge)
    claims = claims_of(judged, judge, run)
    steps = {step.id: step.statement for step in derived.steps}
    for index, name in matching_steps(judged, steps, context).items():
        claims[index] = replace(claims[index], matches=name)
    told = reached(judged, derived, judge)
    run.cut_short = run.cut_short or judge.ran_out
    claims = [answered(c, j, derived, judge) for c, j in zip(claims, judged, strict=True)]
    claims = marked_answers(claims, judged, part.answer)
    shown = tuple(c for c, j in zip(claims, judged, strict=True) if j.line.display or c.judgement != "not_a_claim")
    first = next((c.id for c in shown if c.judgement == "wrong"), None)
    told = None if told is False and _goes_its_own_way(shown) else told
    shares = rubric.get(part.label) or shares_of(derived)
    found = suggested_points(shares, shown, reached=told)
    title = part.title or derived.title
    points = (found.least, found.most) if found is not None else None
    note = found.reason if found is not None else ""
    return PartReport(part.label, title, _whole(shares.points), points, status_of(shown), told, first, shown, note)


def _goes_its_own_way(claims: Sequence[ClaimReport]) -> bool:
    """Whether right lines are none of the reference's: one of them may be the answer in another form."""
    return any(c.judgement == "right" and c.matches is None and c.kind != "definition" for c in claims)


def _whole(points: float) -> int:
    return round(points)


def _opened(derived: DerivedPart, part: Part, seconds: float) -> Opened:
    """The lines of an answer, and a judge that knows what the student's letters mean."""
    context = with_densities(_with_meanings(derived))
    defaults = list(by_default(derived.targets, context))
    lines, extended = read_lines(part.answer, context, defaults)
    known = (*derived.targets, *(step.statement for step in derived.steps))
    familiar = frozenset(part for said in known for part in subterms(said) if isinstance(part, Apply | Symbol))
    judge = Judge(extended, derived.hypotheses, derived.meanings, seconds=seconds, familiar=familiar)
    return Opened(derived, judge, lines)


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
