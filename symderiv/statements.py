"""Statements in LaTeX, each decided by itself: ``symderiv.decide`` and ``decide_many``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from symderiv.deciding.verdicts import Proved, Refuted, Supported, Unread, Verdict, name_of, sentence
from symderiv.errors import SymderivError
from symderiv.grading.bases import in_another_base
from symderiv.grading.judging import Judge, only_names_a_value, together
from symderiv.grading.mistakes import mistake_in
from symderiv.language.terms import Apply, Bound, Symbol, Term, conjuncts, subterms
from symderiv.reading.formulas import Link, Reading, read_formula
from symderiv.reading.inference.words import context_of

__all__ = ["Decision", "decide", "decide_many"]

SECONDS = 2.0
SECONDS_TO_START = 2.0
A_CONDITION = "a condition: what it says of its letters is neither given nor follows"


@dataclass(frozen=True)
class Decision:
    """What was found of a statement; the fields mean what they do in the contract's JSON.

    links  the decisions on the links of a chain, in order; empty for a single relation
    """

    verdict: str
    reason: str
    by: tuple[str, ...] | None = None
    counterexample: Mapping[str, Any] | None = None
    repair: Mapping[str, str] | None = None
    links: tuple[Decision, ...] = ()


def decide(statement: str, *, notation: Mapping[str, str] | None = None, deadline: float = SECONDS) -> Decision:
    """The decision on a statement in LaTeX, which is read and never run as code, within ``deadline`` seconds.

    notation  sorts by letter: ``"matrix K K"``, ``"invertible matrix n n"``, ``"vector K"``, ``"positive"``,
              ``"integer"``, ``"complex"``, ``"function real -> real"``, ``"law"``, as in a notation file; a letter
              that is not named is a real number, or what its use makes it

    Raises `InputError` for a notation that is not understood.
    """
    context = context_of(notation or {})
    row = read_formula(statement, context)
    judge = Judge(context, seconds=deadline)
    if row.unread:
        span, reason = row.unread[0]
        return _decision(Unread(f"{statement[span.start : span.end]}: {reason}"), None, judge)
    decisions = [_of_reading(reading, judge) for reading in row.readings]
    letters = any("as a letter" in note for reading in row.readings for note in reading.notes)
    if decisions[0].verdict == "refuted" and not letters:
        # another reading excuses it if it may be right there, not if it asks for x
        decisions = [d for d in decisions if d.reason != A_CONDITION]
    elif decisions[0].verdict == "refuted" and all(map(_e_is_a_base, row.readings)):
        return decisions[0]
    order = ("proved", "supported", "undecided", "none", "refuted")
    found = min(decisions, key=lambda d: order.index(d.verdict))
    false = found.verdict == "refuted" or found.reason == A_CONDITION
    if false and (other := _in_another_base(statement, row.best, judge)) is not None:
        return other
    reading = row.readings[decisions.index(found)]
    turned = [note for note in reading.notes if note not in row.best.notes]
    return replace(found, reason=f"{found.reason}, where {'; '.join(turned)}") if turned else found


def decide_many(
    statements: Iterable[str],
    *,
    notation: Mapping[str, str] | None = None,
    deadline: float = SECONDS,
    jobs: int = 1,
) -> Iterator[Decision]:
    """The decisions on statements, in order, each as soon as it is made; ``deadline`` seconds for each.

    jobs  number of worker processes; with several, a statement whose worker is lost is undecided
    """
    each = partial(decide, notation=notation, deadline=deadline)
    if jobs == 1:
        yield from map(each, statements)
        return
    from symderiv.running.pool import Done, Failed, Lost, run_each

    for outcome in run_each(each, list(statements), jobs_at_once=jobs, seconds=SECONDS_TO_START + deadline):
        match outcome:
            case Done(decision):
                yield decision
            case Lost(reason):
                yield Decision("undecided", f"its worker was lost: it {reason}")
            case Failed(error):
                raise SymderivError(error)


def _of_reading(reading: Reading, judge: Judge) -> Decision:
    steps = [link.step for link in _claimed(reading)]
    if not steps:
        return Decision("none", "nothing is claimed")
    verdicts = [judge.decide(step) for step in steps]
    if reading.unlikely and isinstance(together(verdicts), Proved | Supported):
        return Decision("undecided", f"it holds only where {reading.unlikely}")
    links = tuple(_decision(v, s, judge) for v, s in zip(verdicts, steps, strict=True))
    if len(links) == 1:
        return links[0]
    whole = together(verdicts)
    worst = links[verdicts.index(whole)]
    rules = tuple(sorted({name for link in links for name in link.by or ()})) if isinstance(whole, Proved) else None
    return Decision(worst.verdict, worst.reason, rules, worst.counterexample, worst.repair, links)


def _in_another_base(statement: str, reading: Reading, judge: Judge) -> Decision | None:
    found = in_another_base(statement, [link.step for link in _claimed(reading)], judge)
    if found is None:
        return None
    decision = _decision(found[1], None, judge)
    return replace(decision, reason=f"{decision.reason}, where logarithms are to base {found[0]}")


def _e_is_a_base(reading: Reading) -> bool:
    """Whether the letter e, where it is one, stands below an exponent with letters or i: no letter does that."""
    parts = [part for link in reading.links for part in subterms(link.step)]
    powers = [part.arguments for part in parts if isinstance(part, Apply) and part.operator == "power"]
    letters = any(isinstance(part, Symbol) and part.name == "e" for part in parts)
    return not letters or any(
        isinstance(base, Symbol) and base.name == "e" and any(map(_moves, subterms(exponent)))
        for base, exponent in powers
    )


def _moves(part: Term) -> bool:
    return isinstance(part, Symbol | Bound) or (isinstance(part, Apply) and part.operator == "imaginary_unit")


def _claimed(reading: Reading) -> list[Link]:
    """The links that are claims: what stands on the two sides of an arrow is not, the arrow is."""
    arrows = [link for link in reading.links if link.relation in ("implies", "iff")]
    sides = {part for arrow in arrows for side in (arrow.left, arrow.right) for part in (side, *conjuncts(side))}
    return [link for link in reading.links if link in arrows or not sides & {link.step, link.statement}]


def _decision(verdict: Verdict, statement: Term | None, judge: Judge) -> Decision:
    rules = tuple(sorted(verdict.theorem.rules)) if isinstance(verdict, Proved) else None
    if not isinstance(verdict, Refuted) or statement is None:
        return Decision(name_of(verdict), sentence(verdict), rules)
    mistake = None if only_names_a_value(statement, judge.context) else mistake_in(statement, judge)
    if mistake is None:
        return Decision("undecided", A_CONDITION)
    repair = mistake.repair
    found = verdict.counterexample.to_json()
    return Decision("refuted", sentence(verdict), None, found, repair.to_json() if repair else None)
