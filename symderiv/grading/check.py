"""Checking: the claims of a document that has no reference, each decided in what its part says of its letters.

An equation in letters that were only introduced may be a condition as well as a claim (see `mistakes`). What is found
to be a condition is a premise of the lines after it; a line that follows from the premises before it is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from symderiv import __version__
from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.models import draw_models
from symderiv.deciding.prove import prove
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided, Verdict
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.grading.appeals import Appeals
from symderiv.grading.claims import Run, claims_of, marked_answers
from symderiv.grading.conditions import RELATIONS
from symderiv.grading.judging import SECONDS_A_CLAIM, Judge, Judged, conjuncts, only_names_a_value, together
from symderiv.grading.lines import Line, read_lines
from symderiv.grading.mistakes import mistake_in, speaks_of_laws
from symderiv.grading.report import PartReport, Report
from symderiv.grading.rubric import status_of
from symderiv.grading.supposing import beyond_models, under_suppositions
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.terms import Apply, Symbol, Term, free_symbols, substitute
from symderiv.reading.discourse.continuing import GOES_ON
from symderiv.reading.discourse.premises import standing
from symderiv.reading.documents.document import Block, Document, Part, Piece
from symderiv.reading.documents.formats import read_document
from symderiv.reading.inference.inference import infer

__all__ = ["check_document", "check_file"]

Symbols = Mapping[str, Symbol]
SECONDS_FOR_PREMISES = 1.0
MOST_LEMMAS = 4  # that follow from premises
MOST_PREMISES = 8  # that speak of the same letters
LATEST = 2  # premises that are tried where all of them together cannot be met


@dataclass
class Premises:
    """What a part says of its letters, and what was seen to follow: of use in proofs, but no further condition."""

    said: list[Term]
    derived: list[Term] = field(default_factory=list)


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
    run = Run(SECONDS_A_CLAIM if deadline is None else deadline, Appeals(document))
    inferred = infer(document, notation)
    parts = [_checked(part, inferred[part.label].context, run) for part in document.parts()]
    return Report(
        submission=document.source.name, reference=None, version=__version__, parts=tuple(parts),
        problems=tuple(str(p) for p in document.problems), cut_short=run.cut_short,
    )  # fmt: skip


def _checked(part: Part, context: Context, run: Run) -> PartReport:
    given, answer = ((*part.given, *part.question), part.answer) if part.answer else (part.given, part.question)
    lines, extended = read_lines(answer, context, values=False)
    judge = Judge(extended, seconds=run.seconds, explains=False)
    premises = Premises(_said(given, context))
    judged: list[Judged] = []
    for line, following in zip_longest(lines, lines[1:]):
        if following is not None and GOES_ON in following.row.best.notes and following.piece.row:
            judged.append(_unfinished(line))
        else:
            judged.append(_in_light_of(premises, _carried(_judged(line, judge), judged, judge), judge))
    judged = beyond_models(under_suppositions(judged, judge))
    claims = marked_answers(claims_of(judged, judge, run), judged, answer)
    run.cut_short = run.cut_short or judge.ran_out
    shown = tuple(c for c, j in zip(claims, judged, strict=True) if j.line.display or c.judgement != "not_a_claim")
    first = next((c.id for c in shown if c.judgement == "wrong"), None)
    return PartReport(part.label, part.title, None, None, status_of(shown), None, first, shown)


def _judged(line: Line, judge: Judge) -> Judged:
    """A line with its verdicts; one among words is as much of a claim as one that stands by itself."""
    return replace(judge.judged(replace(line, display=True)), line=line)


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
    return [s for line in lines if not line.row.unread for s in line.row.best.statements if _is_premise(s)]


def _is_premise(statement: Term) -> bool:
    return isinstance(statement, Apply) and statement.operator in RELATIONS and bool(free_symbols(statement))


def _in_light_of(premises: Premises, judged: Judged, judge: Judge) -> Judged:
    """A line that fails by itself: from the premises it may follow, or be one more of them. Premises are added to."""
    said = _said_by(judged)
    if not isinstance(judged.verdict, Refuted | NothingToDecide) or judged.line.defines is not None:
        return judged
    if isinstance(judged.verdict, Refuted) and _lists_values(said):
        return replace(judged, verdict=NothingToDecide("values that a letter may have: it has one of them at a time"))
    failing = [s for s in said if isinstance(judge.decide(s), Refuted)]
    known = [_from_premises(s, premises, judge) for s in failing]
    if failing and all(isinstance(v, Proved | Supported) for v in known):
        premises.derived += [s for s in failing if _is_premise(s)]
        return replace(judged, verdict=together(known))
    if (
        isinstance(judged.verdict, Refuted)
        and not _is_supposed(judged, failing)
        and any(_is_mistake(s, v, judged, judge) for s, v in zip(failing, known, strict=True))
    ):
        return judged
    for statement in failing:
        found = None if only_names_a_value(statement, judge.context) else _at_values(statement, premises, judge)
        if isinstance(found, Refuted):
            return replace(judged, verdict=found)
    premises.said += [s for s in failing if _is_premise(s)]
    return replace(judged, verdict=NothingToDecide("a condition: what it says is neither given nor follows"))


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
    values: dict[Term, Term] = {}
    for premise in (*premises.said, *premises.derived):
        match premise:
            case Apply("equal", (Symbol() as letter, value)) if not free_symbols(value):
                if values.setdefault(letter, value) != value:
                    return None  # cases
    if not free_symbols(statement) <= values.keys():
        return None
    return judge.decide(substitute(statement, values))


def _is_mistake(statement: Term, known: Verdict, judged: Judged, judge: Judge) -> bool:
    """Whether a statement that fails is wrong, not one more condition; ``known`` is what premises make of it."""
    if mistake_in(statement, judge) is not None:
        return True
    return _is_rewriting(statement, judged.line) and not isinstance(known, Undecided)


def _is_supposed(judged: Judged, failing: Sequence[Term]) -> bool:
    """Whether the words before it make it something supposed, or still to be shown; among words, also a reason.

    What has no letters is not supposed; and a chain of equations works something out.
    """
    if judged.line.previous is not None or len(judged.reading.links) > 1 or not all(map(free_symbols, failing)):
        return False
    piece = judged.line.piece
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


def _from_premises(statement: Term, premises: Premises, judge: Judge) -> Verdict:
    """The verdict on a statement where the premises hold that have to do with its letters."""
    about, complete = _about(statement, premises.said, MOST_PREMISES)
    lemmas, _ = _about(statement, premises.derived, MOST_LEMMAS)
    about += lemmas
    if not about:
        return NothingToDecide("nothing is known of its letters")
    verdict: Verdict = NothingToDecide("its premises do not fit")
    for chosen in dict.fromkeys((about, about[-LATEST:])):
        try:
            context = judge.context.assume(*chosen)
            deadline = Deadline(min(SECONDS_FOR_PREMISES, judge.seconds))
            theorem = prove(statement, context, deadline=deadline)
            if theorem is None:
                verdict = decide(statement, context, deadline=deadline)
            else:
                draw_models(context, [statement], count=1, deadline=deadline)  # else the premises contradict each other
                verdict = Proved(theorem)
        except (LanguageError, NoMeaning, DeadlinePassed):
            continue
        if not isinstance(verdict, Undecided):
            break
    if isinstance(verdict, Refuted) and not (complete and chosen == about):
        return Undecided("more is known of its letters than could be used")
    return verdict


def _about(statement: Term, premises: Sequence[Term], most: int) -> tuple[tuple[Term, ...], bool]:
    """The latest premises that speak of the letters of a statement, or of letters in those; whether these are all."""
    letters, chosen = set(free_symbols(statement)), list[Term]()
    while True:
        near = [p for p in premises if p not in chosen and p != statement and free_symbols(p) & letters]
        if not near or len(chosen) == most:
            return tuple(p for p in dict.fromkeys(premises) if p in chosen), not near
        chosen.append(near[-1])
        letters |= free_symbols(near[-1])
