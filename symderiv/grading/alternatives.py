"""Cases said one by one among words: ``a = 0`` or ``a = 3``. None of them is claimed, or supposed, but all together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported
from symderiv.grading.judging import Judge, Judged
from symderiv.grading.lines import Line
from symderiv.grading.premises import Premises
from symderiv.language.terms import Apply, Symbol, Term, apply, free_symbols, substitute
from symderiv.reading.discourse.premises import alternatives

__all__ = ["as_case", "cases_among", "settled"]

Cases = Mapping[int, Sequence[Line]]

ONE_OF_SEVERAL = NothingToDecide("one of several cases: that one of them holds neither is given nor follows")


def cases_among(lines: Iterable[Line]) -> Cases:
    """The lines said together with "or", by the identity of each."""
    by_piece = {id(line.piece): line for line in lines if not line.row.unread and line.row.best.statements}
    found: dict[int, Sequence[Line]] = {}
    for joint, pieces in alternatives([line.piece for line in by_piece.values()]):
        if joint == "or":
            group = [by_piece[id(piece)] for piece in pieces]
            found |= {id(line): group for line in group}
    return found


def as_case(judged: Judged, group: Sequence[Line], premises: Premises, judge: Judge) -> Judged:
    """One of several cases: the last of them says that one holds, and has the verdict on that.

    A value that does not solve the equation that was last said of its letter is wrong.
    """
    if not isinstance(judged.verdict, Refuted | NothingToDecide):
        return judged
    if (failure := _no_solution(_said(judged.line), premises, judge)) is not None:
        return replace(judged, verdict=failure)
    if judged.line is group[-1]:
        statement = reduce(partial(apply, "or"), map(_said, group))
        verdict = premises.verdict(statement)
        if isinstance(verdict, Proved | Supported):
            premises.conclude([statement])
            return replace(judged, verdict=verdict, statement=statement)
    return replace(judged, verdict=ONE_OF_SEVERAL)


def _no_solution(case: Term, premises: Premises, judge: Judge) -> Refuted | None:
    match case:
        case Apply("equal", (Symbol() as letter, value)) if not free_symbols(value):
            for said in reversed(premises.all):
                if free_symbols(said) == {letter} and isinstance(said, Apply) and said.operator == "equal":
                    verdict = judge.decide(substitute(said, {letter: value}))
                    return verdict if isinstance(verdict, Refuted) and letter not in said.arguments else None
    return None


def settled(judged: Sequence[Judged], cases: Cases) -> list[Judged]:
    """The lines, each case with the verdict on its alternatives."""
    last = {id(j.line): j for j in judged}
    found = []
    for one in judged:
        group = cases.get(id(one.line))
        whole = last[id(group[-1])] if group else one
        claimed = isinstance(whole.verdict, Proved | Supported) and one.verdict == ONE_OF_SEVERAL
        found.append(replace(one, verdict=whole.verdict, statement=whole.statement) if claimed else one)
    return found


def _said(line: Line) -> Term:
    return reduce(partial(apply, "and"), line.row.best.statements)
