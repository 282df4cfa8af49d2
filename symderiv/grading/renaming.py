"""Renaming: a letter nobody declared that is another name for one of the reference's (a step size alpha for eta).

A name is taken for another only if a displayed line holds with the one put for the other, and would not hold for any
value of the letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symderiv.deciding.verdicts import Proved, Refuted, Supported
from symderiv.grading.judging import Judge
from symderiv.grading.letters import namings
from symderiv.grading.lines import Line
from symderiv.language.contexts import Context
from symderiv.language.terms import Symbol, Term, free_symbols, substitute
from symderiv.reading.discourse.readings import Reading

__all__ = ["extended_by", "renamed"]

MOST_TRIED = 12


def renamed(lines: Sequence[Line], judge: Judge) -> dict[Symbol, Symbol]:
    """The student's letters with the letters of the reference they stand for, as far as the lines show it."""
    readings = [line.row.best for line in lines if not line.row.unread]
    found: dict[Symbol, Symbol] = {}
    tried = 0
    for own, known in namings(readings, judge.context):
        if own in found or known in found.values():
            continue
        for readings_of_one in _about(own, lines):
            tried += 1
            if tried > MOST_TRIED or judge.deadline.passed():
                return found
            if _names(own, known, readings_of_one, judge):
                found[own] = known
                break
    return found


def _about(letter: Symbol, lines: Sequence[Line]) -> list[list[Term]]:
    """Displayed statements, in all their readings, with that one letter left to explain; a few are enough."""
    found: list[list[Term]] = []
    for line in lines:
        if line.display and not line.row.unread and letter in line.row.best.undeclared:
            readings = [first for reading in line.readings if (first := _firsts(reading, letter))]
            found += [list(same) for same in zip(*readings, strict=False)]
    return found[:3]


def _firsts(reading: Reading, letter: Symbol) -> list[Term]:
    return [s for s in reading.statements if free_symbols(s) & set(reading.undeclared) == {letter}]


def _names(own: Symbol, known: Symbol, readings: Sequence[Term], judge: Judge) -> bool:
    if not all(isinstance(judge.decide(statement), Refuted) for statement in readings):
        return False
    return any(isinstance(judge.decide(substitute(s, {own: known})), Proved | Supported) for s in readings)


def extended_by(context: Context, names: Mapping[Symbol, Symbol]) -> Context:
    """The context in which the student's letters are other names."""
    for own, known in names.items():
        context = context.define(Symbol(own.name, known.sort), known)
    return context
