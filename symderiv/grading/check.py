"""Checking: the claims of a document that has no reference, each decided in what its part says of its letters.

An equation in letters that were only introduced may be a condition as well as a claim (see `mistakes`). What is found
to be a condition is a premise of the lines after it; a line that follows from the premises before it is right.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from symderiv import __version__
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided, Verdict
from symderiv.grading.alternatives import as_case, cases_among, settled
from symderiv.grading.appeals import Appeals
from symderiv.grading.arrows import arrows_of, is_strict
from symderiv.grading.asked import is_asked, leads_in, titles_in
from symderiv.grading.bases import with_another_base
from symderiv.grading.chains import with_broken_rows
from symderiv.grading.claims import Run, claims_of, marked_answers
from symderiv.grading.judging import SECONDS_A_CLAIM, Judge, Judged, only_names_a_value, together
from symderiv.grading.lines import Line, names_values, read_lines
from symderiv.grading.mistakes import mistake_in, speaks_of_laws
from symderiv.grading.premises import CONTRADICTORY, Premises, is_premise
from symderiv.grading.repair import repaired
from symderiv.grading.report import PartReport, Report
from symderiv.grading.rubric import status_of
from symderiv.grading.supposing import (
    begins_a_case,
    begins_a_sentence,
    beyond_models,
    denied,
    is_in_passing,
    under_suppositions,
)
from symderiv.grading.unmodelled import about_rings, beyond_numbers
from symderiv.grading.words_unread import beyond_words
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Symbol, Term, conjuncts, free_symbols, substitute
from symderiv.reading.discourse.continuing import GOES_ON
from symderiv.reading.discourse.premises import standing
from symderiv.reading.documents.document import Block, Document, Part, Piece, Prose
from symderiv.reading.documents.formats import read_document
from symderiv.reading.inference.inference import infer

__all__ = ["check_document", "check_file"]

INTRODUCED = ("declared", "drawn", "given")  # why a letter is what it is: the text, or a file, says so
Symbols = Mapping[str, Symbol]


def check_file(
    path: str, notation: Mapping[str, Symbols] | None = None, *, deadline: float | None = None
) -> Report:  # fmt: skip
    """The report on the document at ``path`` (``-`` for standard input), with ``deadline`` seconds for each claim.

    Raises `InputError` for a file that cannot be read at all.
    """
    return check_document(read_document(path), notation, deadline=deadline)


def check_document(
    document: Document, notation: Mapping[str, Symbols] | None = None, *, deadline: float | None = None
) -> Report:
    """The report on a document that was read; ``notation`` are symbols by part that override what is inferred."""
    run = Run(
        SECONDS_A_CLAIM if deadline is None else deadline, Appeals(document), about_rings(document), leads_in(document)
    )
    inferred = infer(document, notation)
    introduced = {e.key for notation in inferred.values() for e in notation.entries if e.why in INTRODUCED}
    parts = [_checked(part, inferred[part.label].context, introduced, run) for part in document.parts()]
    return Report(
        submission=document.source.name, reference=None, version=__version__, parts=tuple(parts),
        problems=tuple(str(p) for p in document.problems), cut_short=run.cut_short,
    )  # fmt: skip


def _checked(part: Part, context: Context, introduced: Container[str], run: Run) -> PartReport:
    given, answer = ((*part.given, *part.question), part.answer) if part.answer else (part.given, part.question)
    lines, extended = read_lines(answer, context, values=False)
    only_used = frozenset(symbol for key, symbol in context.symbols.items() if key not in introduced)
    judge = Judge(extended, seconds=run.seconds, explains=False, only_used=only_used)
    premises = Premises(_said(given, context), judge)
    said = next((block.text for block in reversed(given) if isinstance(block, Prose)), run.leads.get(part.label, ""))
    titles = titles_in(answer, said)
    alone: list[Judged] = []
    judged: list[Judged] = []
    cases = cases_among(lines)
    for line, following in zip_longest(lines, lines[1:]):
        unfinished = following is not None and GOES_ON in following.row.best.notes and following.piece.row
        alone.append(_unfinished(line) if unfinished else with_another_base(_judged(line, judge), judge))
        asked = isinstance(alone[-1].verdict, Refuted) and (is_asked(line.piece) or id(line.piece) in titles)
        if asked:
            alone[-1] = replace(alone[-1], verdict=NothingToDecide("it is asked whether it holds"), step=None)
        if unfinished or asked:
            judged.append(alone[-1])
        elif (group := cases.get(id(line))) is not None:
            judged.append(as_case(alone[-1], group, premises, judge))
        else:
            before = judged[-1].line.piece if judged else None
            if begins_a_case(line.piece.prose_before):
                premises.begin_case()
            premises.in_case = premises.in_case and not begins_a_sentence(line.piece, before)
            judged.append(_in_its_sentence(premises, _carried(alone[-1], judged, judge), judge))
    judged = with_broken_rows(settled(judged, cases), alone, judge)
    judged = beyond_words(denied(beyond_models(under_suppositions(judged, judge))))
    judged = beyond_numbers(judged) if run.rings else judged
    claims = marked_answers(claims_of(judged, judge, run), judged, answer)
    run.cut_short = run.cut_short or judge.ran_out
    shown = tuple(c for c, j in zip(claims, judged, strict=True) if j.line.display or c.judgement != "not_a_claim")
    first = next((c.id for c in shown if c.judgement == "wrong"), None)
    return PartReport(part.label, part.title, None, None, status_of(shown), None, first, shown)


def _judged(line: Line, judge: Judge) -> Judged:
    """A line with its verdicts; one among words is as much of a claim as one that stands by itself."""
    return replace(judge.judged(replace(line, asserted=True)), line=line)


def _unfinished(line: Line) -> Judged:
    return Judged(line, NothingToDecide("it goes on in the next row"), None, line.row.best, None)


def _carried(judged: Judged, before: Sequence[Judged], judge: Judge) -> Judged:
    """After a wrong line: a right step carries its error on; a false one may be right of the line before that."""
    previous = next((j for j in reversed(before) if j.line is judged.line.previous), None)
    if previous is None or not isinstance(previous.verdict, Refuted) or not judged.reading.continues:
        return judged
    link, earlier = judged.reading.links[0], previous.reading.links[-1]
    if judged.holds and link.statement is not None:
        return replace(judged, verdict=judge.decide(link.statement), statement=link.statement)
    if isinstance(judged.verdict, Refuted) and link.relation == earlier.relation == "equal":
        skipping = judge.decide(Apply("equal", (earlier.left, link.right)))
        if isinstance(skipping, Proved | Supported):
            return replace(judged, verdict=skipping)
    return judged


def _said(given: Sequence[Block], context: Context) -> list[Term]:
    """What the words and formulas of a question say: premises."""
    lines, _ = read_lines([block for block in given if isinstance(block, Piece)], context, values=False)
    return [s for line in lines if not line.row.unread for s in line.row.best.statements if is_premise(s)]


def _in_its_sentence(premises: Premises, judged: Judged, judge: Judge) -> Judged:
    """A line in light of the premises; after the sentence that a case was supposed in, in light of the others too."""
    found = _in_light_of(premises, judged, judge)
    failed = isinstance(found.verdict, Refuted) or found.verdict == Undecided(CONTRADICTORY)
    if failed and premises.apart is not None and not premises.in_case:
        return _in_light_of(premises.apart, judged, judge)
    return found


def _in_light_of(premises: Premises, judged: Judged, judge: Judge) -> Judged:
    """A line that fails by itself: from the premises it may follow, or be one more of them. Premises are added to."""
    said = _said_by(judged)
    if not _lists_values(said) and (arrow := _broken(premises, judged, judge)) is not None:
        premises.say(said)
        return replace(judged, verdict=arrow[1], statement=arrow[0])
    if not isinstance(judged.verdict, Refuted | NothingToDecide) or judged.line.defines is not None:
        return judged
    if isinstance(judged.verdict, Refuted) and _lists_values(said):
        return replace(judged, verdict=NothingToDecide("values that a letter may have: it has one of them at a time"))
    failing = [s for s in said if isinstance(judge.decide(s), Refuted)]
    supposed = _is_supposed(judged, failing)
    known = [premises.verdict(s, only_proofs=supposed) for s in failing]
    if failing and all(isinstance(v, Proved | Supported) for v in known):
        premises.conclude(failing)
        return replace(judged, verdict=together(known))
    if failing and not supposed and all(map(premises.is_another_case, failing)):
        return replace(judged, verdict=NothingToDecide("another case than the one that was supposed"))
    if isinstance(judged.verdict, Refuted) and not supposed:
        wrong = next(
            (s for s, v in zip(failing, known, strict=True) if _is_mistake(s, v, judged, premises, judge)), None
        )
        if wrong is not None:  # not the first sign of ``f(3) = 1/2 + 1/2 = 2``, which says what f(3) is
            return judged if wrong is failing[0] else replace(judged, verdict=judge.decide(wrong), statement=wrong)
    for statement in failing if not supposed else ():
        found = None if only_names_a_value(statement, judge.context) else _at_values(statement, premises, judge)
        if isinstance(found, Refuted):
            return replace(judged, verdict=found)
    if Undecided(CONTRADICTORY) in known:
        return replace(judged, verdict=Undecided(CONTRADICTORY))
    if supposed:
        premises.suppose(failing, in_passing=is_in_passing(judged.line.piece.prose_before))
    else:
        premises.say(failing)
    step = None if isinstance(judged.step, Refuted) else judged.step  # what is supposed need not follow
    return replace(judged, step=step, verdict=NothingToDecide("a condition: what it says is neither given nor follows"))


def _broken(premises: Premises, judged: Judged, judge: Judge) -> tuple[Term, Refuted] | None:
    """The first arrow of a row that is false, whatever is known of its letters, and that leans on nothing else."""
    for arrow in filter(is_strict, arrows_of(judged)):
        verdict = judge.decide(arrow)
        if isinstance(verdict, Refuted) and isinstance(premises.verdict(arrow), Refuted | NothingToDecide):
            return arrow, verdict
    return None


def _lists_values(said: Sequence[Term]) -> bool:
    """Whether one letter is said to be several things at once: ``u = 2 and u = -2``."""
    found: dict[Term, Term] = {}
    for statement in said:
        for part in conjuncts(statement):
            match part:
                case Apply("equal", (Symbol() as letter, value)):
                    if found.setdefault(letter, value) != value:
                        return True
    return False


def _at_values(statement: Term, premises: Premises, judge: Judge) -> Verdict | None:
    """The verdict where each letter has the one value that was found for it; None where some letter has none."""
    values = premises.values
    if values is None or not free_symbols(statement) <= values.keys():
        return None
    return judge.decide(substitute(statement, values))


def _is_mistake(statement: Term, known: Verdict, judged: Judged, premises: Premises, judge: Judge) -> bool:
    """Whether a statement that fails is wrong, not one more condition; ``known`` is what premises make of it.

    Where something is supposed of its letters and no slip is seen, it may follow from what is not in the text.
    """
    mistake = mistake_in(statement, judge)
    if mistake is not None:
        certain = mistake.repair is not None or isinstance(known, NothingToDecide) or not free_symbols(statement)
        return certain or (isinstance(known, Refuted) and repaired(statement, premises.judge_of(statement)) is not None)
    return _is_rewriting(statement, judged.line) and not isinstance(known, Undecided)


def _is_supposed(judged: Judged, failing: Sequence[Term]) -> bool:
    """Whether the words before it make it something supposed, or still to be shown; among words, also a reason.

    What has no letters is not supposed; and a chain of equations works something out.
    """
    piece = judged.line.piece
    if is_in_passing(piece.prose_before) and not piece.display and names_values(judged.reading):
        return True
    if judged.line.previous is not None or len(judged.reading.links) > 1 or not all(map(free_symbols, failing)):
        return False
    how = standing(piece.prose_before)
    return how in ("given", "goal") or (how in ("premise", "definition") and not piece.display)


def _said_by(judged: Judged) -> list[Term]:
    """What each sign of a row says of the sides beside it."""
    links = [link for link in judged.reading.links if link.relation not in ("implies", "iff")] or judged.reading.links
    return [link.step for link in links]


def _is_rewriting(statement: Term, line: Line) -> bool:
    """Whether a row carries on a chain with ``=`` and the same letters: what stands before it is being rewritten."""
    match statement:
        case Apply("equal", (left, right)) if line.row.begins_with_relation:
            return free_symbols(left) == free_symbols(right) and not speaks_of_laws(statement)
    return False
