"""Claims: judged lines as a report shows them, with what caused an error and what would mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import (
    NothingToDecide,
    Proved,
    Refuted,
    Supported,
    Undecided,
    Unread,
    Verdict,
    name_of,
    sentence,
)
from symderiv.grading.appeals import Appeals, answers_in
from symderiv.grading.arrows import domain_of, is_strict, loses_only
from symderiv.grading.carrying import cause_of, is_open
from symderiv.grading.judging import Judge, Judged
from symderiv.grading.repair import repaired
from symderiv.grading.report import ClaimReport, Judgement
from symderiv.grading.several_values import holds_somewhere
from symderiv.grading.squares import made_square
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Symbol, Term, free_symbols
from symderiv.reading.documents.document import Block, Piece

__all__ = ["Run", "claims_of", "marked_answers", "undecided_claim"]


SUPPOSED = re.compile(
    r"\b(if|when(ever)?|suppose|assum(e|ing)|provided|such that|s\. ?t|requires?|want|solve)\b\.?[^.;:]*:?\s*$"
    r"|(若|如果|假设|假定|当|设|令|使得|满足|要求)[^.;:,。；：，]*[:：]?\s*$",
    re.I,
)


@dataclass
class Run:
    """What the parts of a document share: the time for a claim, what lines appeal to, what it is about.

    rings  whether it is about rings
    leads  the words before each part
    """

    seconds: float
    appeals: Appeals
    rings: bool = False
    leads: Mapping[str, str] = field(default_factory=dict)
    last: int = 0
    cut_short: bool = False

    def next(self) -> str:
        """A new claim's id."""
        self.last += 1
        return f"c{self.last}"


def claims_of(judged: list[Judged], judge: Judge, run: Run) -> list[ClaimReport]:
    """Each line with its judgement; the lines before it are known when it is judged."""
    claims: list[ClaimReport] = []
    wrong: list[tuple[str, Judged]] = []
    for j in judged:
        claim = replace(_claim(j, run.next()), rests_on=run.appeals.of(j.line.piece))
        run.appeals.became(j.line.piece, claim.id)
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


def marked_answers(claims: list[ClaimReport], judged: list[Judged], blocks: Sequence[Block]) -> list[ClaimReport]:
    """The claims, with those marked that are announced as what an answer comes to."""
    answers = answers_in(blocks)
    return [
        replace(claim, kind="answer") if claim.kind == "claim" and id(j.line.piece) in answers else claim
        for claim, j in zip(claims, judged, strict=True)
    ]


def _wrong(claim: ClaimReport, judged: Judged, judge: Judge) -> ClaimReport:
    if judged.line.condition and not judged.reading.continues and _may_be_supposed(judged, judge):
        return replace(
            claim, judgement="not_a_claim", verdict="none", counterexample=None, reason="a condition, not a claim"
        )
    if any(_holds_but_for_equality(s, judge) for s in _statements(judged)):
        reason = "the two sides may be equal: it holds with the weaker sign"
        return replace(claim, judgement="imprecise", reason=f"{reason}; {claim.reason}")
    if (arrow := judged.statement) is not None and not judge.explains and is_strict(arrow):
        lost, domain = loses_only(arrow, judge), domain_of(arrow, free_symbols(arrow), judge)
        excuses = ["solutions are lost"] * lost + [f"right for {domain}, which is not said"] * bool(domain)
        return replace(claim, judgement="imprecise" if excuses else "wrong", reason="; ".join([*excuses, claim.reason]))
    said = _statements(judged) if judge.explains or judged.statement is None else [judged.statement]
    false = next((s for s in (*said, *_statements(judged)) if isinstance(judge.decide(s), Refuted)), None)
    if false is not None and (domain := domain_of(false, _unsaid(false, judge), judge)):
        return replace(claim, judgement="imprecise", reason=f"right for {domain}, which is not said; {claim.reason}")
    if false is not None and _holds_of_squares(false, judge):
        reason = f"right for square matrices, of whose sizes nothing is said; {claim.reason}"
        return replace(claim, judgement="imprecise", reason=reason)
    repair = repaired(false, judge) if false is not None else None
    return replace(claim, judgement="wrong", repair=repair.to_json() if repair else None)


def _holds_of_squares(statement: Term, judge: Judge) -> bool:
    squares = None if judge.explains else made_square(statement, judge.context)
    return squares is not None and isinstance(decide(*squares, deadline=judge.deadline), Proved | Supported)


def _unsaid(statement: Term, judge: Judge) -> list[Symbol]:
    """The letters of which nobody may have said that they are positive: indices, and those without a declaration."""
    if judge.explains:
        return []
    letters = [s for s in free_symbols(statement) if isinstance(s.sort, Scalar) and not has(s.sort, "nonnegative")]
    return [s for s in letters if s.name not in judge.context.symbols or s.sort.kind == "integer"]  # type: ignore[union-attr]


def _may_be_supposed(judged: Judged, judge: Judge) -> bool:
    """Whether it may be supposed rather than claimed; without a reference, what is slipped or has no letters is not.

    No one supposes that ``49 = 4 + 9``, and a chain of equations works something out.
    """
    if judge.explains:
        return True
    lettered = all(free_symbols(statement) for statement in _statements(judged))
    supposed = SUPPOSED.search(judged.line.piece.prose_before) is not None
    return lettered and supposed and len(judged.reading.links) == 1


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
        case Refuted() | Supported():
            return sentence(judged.verdict)
        case Undecided(reason) | Unread(reason):
            return reason
        case NothingToDecide(kind):
            return kind
    if isinstance(judged.step, Refuted):
        return "right, although it does not follow from the line before"
    notes = judged.reading.notes
    return f"read with: {'; '.join(notes)}" if notes else ""


def undecided_claim(piece: Piece, run: Run) -> ClaimReport:
    """A row nobody judged: its part has no reference."""
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
