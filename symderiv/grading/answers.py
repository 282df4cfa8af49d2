"""Answers: what a line states of what was to be shown, or names as the answer, and whether that is right.

A bare answer is no claim by itself (``O(K)``, ``d = g = 0``); beside the proved target it is right, weaker than what
was asked, or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, name_of
from symderiv.deriving.derivation import DerivedPart
from symderiv.grading.alignment import forms_of, is_part_of, pieces_of, states_target
from symderiv.grading.judging import Judge, Judged
from symderiv.grading.report import ClaimReport
from symderiv.language.printing import latex
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols, substitute

__all__ = ["answered", "reached"]

ANSWERS = frozenset({"big_o", "equal", "member", "and"})
COMPARABLE = frozenset({"equal", "iff", "of_order"})


def _answers(judged: Judged) -> list[Term]:
    """What a line says that may be the answer: its statement where it holds, else a value or a class it names."""
    if judged.holds and judged.statement is not None:
        return [judged.statement]
    if isinstance(judged.verdict, NothingToDecide):
        steps = [link.step for link in judged.reading.links]
        said = (*judged.reading.sides, *judged.reading.statements, *steps)
        return [s for s in said if isinstance(s, Apply) and s.operator in ANSWERS]
    return []


def reached(judged: Sequence[Judged], derived: DerivedPart, judge: Judge) -> bool | None:
    """Whether right lines, or bare answers, state a target; None where that cannot be told from formulas."""
    said = [answer for j in judged for answer in _answers(j)]
    if any(states_target(said, target, judge.context) for target in derived.targets):
        return True
    comparable = any(isinstance(t, Apply) and t.operator in COMPARABLE for t in derived.targets)
    return False if comparable and said else None


def answered(claim: ClaimReport, judged: Judged, derived: DerivedPart, judge: Judge) -> ClaimReport:
    """A bare answer beside the target: (part of) it, weaker than it, or another one."""
    if claim.judgement != "not_a_claim" or claim.kind != "claim":
        return claim
    for target in derived.targets:
        if any(is_part_of(answer, target, judge.context) for answer in _answers(judged)):
            return replace(
                claim, kind="answer", verdict="proved", judgement="right", by=derived.rules,
                reason="what was to be shown",
            )  # fmt: skip
    if not judged.line.asserted or judged.line.condition:
        return claim
    for target in derived.targets:
        for answer in _answers(judged):
            if (found := _beside(claim, answer, target, judge)) is not None:
                return found
    return claim


def _beside(claim: ClaimReport, answer: Term, target: Term, judge: Judge) -> ClaimReport | None:
    """An answer that is not what was shown, where that can be told."""
    match answer, target:
        case Apply("big_o", (said,)), Apply("of_order", (_, shown, n)):
            said = _in_size(said, n, judge)
            weaker = judge.decide(Apply("of_order", (shown, said, n)))
            if isinstance(weaker, Proved | Supported):
                tight = isinstance(judge.decide(Apply("of_order", (said, shown, n))), Proved | Supported)
                reason = f"weaker than what was asked: $O({latex(shown)})$"
                return replace(
                    claim, kind="answer", verdict=name_of(weaker), judgement="right" if tight else "imprecise",
                    by=tuple(sorted(weaker.theorem.rules)) if isinstance(weaker, Proved) else None,
                    reason="" if tight else reason,
                )  # fmt: skip
            if isinstance(weaker, Refuted):
                reason = f"it grows faster: $O({latex(shown)})$ is what was to be shown"
                return _another(claim, weaker, reason, Apply("big_o", (shown,)))
    for value, shown in _values(answer, target, judge):
        other = judge.decide(Apply("equal", (value, shown)))
        if isinstance(other, Refuted) and claim.kind == "claim":
            return _another(claim, other, f"another value was to be shown: ${latex(shown)}$", shown)
    return None


def _in_size(said: Term, size: Term, judge: Judge) -> Term:
    """What a class is of, where one letter that nobody declared can only be the size that was asked for."""
    letters = free_symbols(said)
    own = [s for s in letters if s.name not in judge.context.symbols]
    return substitute(said, {own[0]: size}) if len(letters) == len(own) == 1 else said


def _another(claim: ClaimReport, verdict: Refuted, reason: str, shown: Term) -> ClaimReport:
    repair = {"latex": latex(shown), "note": f"what was to be shown is ${latex(shown)}$", "slip": ""}
    return replace(
        claim, kind="answer", verdict="refuted", judgement="wrong", reason=reason, repair=repair,
        counterexample=verdict.counterexample.to_json(),
    )  # fmt: skip


def _values(answer: Term, target: Term, judge: Judge) -> Iterator[tuple[Term, Term]]:
    """The value an answer names for a letter, with the one that was to be shown."""
    wanted = [piece for form in forms_of(target) for piece in pieces_of(form, judge.context)]
    known = {p.arguments[0]: p.arguments[1] for p in wanted if _names(p)}  # type: ignore[union-attr]
    for piece in pieces_of(answer, judge.context):
        match piece:
            case Apply("equal", (Symbol() as letter, Number() as value)) if letter in known:
                yield value, known[letter]


def _names(piece: Term) -> bool:
    return isinstance(piece, Apply) and piece.operator == "equal" and isinstance(piece.arguments[0], Symbol)
