"""Mistakes and conditions: an equation in free letters that does not always hold may be either.

``2x + 1 = 7`` is a condition on x, neither right nor wrong; ``(x + a)^2 = x^2 + ax + a^2`` is an identity gone wrong.
Nothing but what was meant tells them apart, so an equation counts as a mistake only where the smallest slip is seen
that turns it into an identity; an inequality only where its opposite always holds. A letter that was declared stands
for all its values: what is said of it is said of them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.laws.roles import not_of_laws
from symderiv.deciding.models import draw_models
from symderiv.deciding.verdicts import Proved
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.grading.conditions import OPPOSITE
from symderiv.grading.judging import Judge
from symderiv.grading.repair import Repair, repaired
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import FAILS
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import ONE, OUTCOME, Distribution, Function, Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number, subterms

__all__ = ["Mistake", "mistake_in", "speaks_of_laws"]

TENDENCIES = frozenset({"agrees_to_order", "converges_to", "of_order", "tends_to_infinity"})
ORDERS = frozenset({"succeeds_equal", "succeeds", "precedes_equal", "precedes"})  # of matrices: often supposed
ASKED = frozenset({"congruent_modulo", "divides"})  # said of a letter, it is to be solved
MEMBERS = frozenset({"sequence"})  # of which a member is a number like others
MADE = re.compile(r"\\(?:bar|overline|hat|widehat|tilde|widetilde)\b")
TRIED = 8  # models


@dataclass(frozen=True)
class Mistake:
    """A refuted statement that is wrong whatever its letters are, with the slip in it where one was found."""

    repair: Repair | None = None


def mistake_in(statement: Term, judge: Judge) -> Mistake | None:
    """The mistake a refuted statement is; None where it may be a condition on its letters."""
    if isinstance(statement, Bind) and statement.operator == "forall":
        of_one = statement.open(variable_of(statement))
        if _unknowns(of_one, judge):
            return mistake_in(of_one, judge)  # said for all i, of the letters besides
    if not judge.explains and speaks_of_laws(statement):
        slip = repaired(statement, judge, telling=True)  # what is meant of a law is often said in words only
        return Mistake(slip) if slip is not None else None
    if not judge.explains and (getattr(statement, "operator", "") in ORDERS or _is_made(statement, judge)):
        return None
    if not judge.explains and _is_idempotent(statement):
        return None
    if _unknowns(statement, judge) and isinstance(statement, Apply) and statement.operator in ASKED:
        return None
    if _unknowns(statement, judge) and isinstance(statement, Apply | Bind) and statement.operator in TENDENCIES:
        slip = repaired(statement, judge, telling=True)  # f(x) = x + O(x^2) may say what f is
        return Mistake(slip) if slip is not None else None
    if not _unknowns(statement, judge) or not isinstance(statement, Apply) or len(statement.arguments) != 2:
        return Mistake(repaired(statement, judge))
    left, right = statement.arguments
    if (opposite := OPPOSITE.get(statement.operator)) is not None:
        always_wrong = isinstance(judge.decide(Apply(opposite, (left, right))), Proved)
        return Mistake(repaired(statement, judge)) if always_wrong else None
    if statement.operator != "equal":
        return None
    constant = next((side for side in (left, right) if not free_symbols(side)), None)
    if constant is not None and not _is_constant(right if constant is left else left, judge):
        with_sines = any(isinstance(part, Apply) and part.operator in ("sin", "cos") for part in subterms(statement))
        if not with_sines or constant == number(0):
            return None
    if _multiple(left) == _multiple(right):
        return None
    repair = repaired(statement, judge, telling=True)
    return None if repair is None or (constant is not None and _leaves(repair, constant)) else Mistake(repair)


def _is_made(statement: Term, judge: Judge) -> bool:
    """Whether a letter with a mark over it occurs, as of a mean or an estimate, that no equation says what it is."""
    symbols = free_symbols(judge.context.unfold(statement))
    return any(MADE.match(symbol.name) and symbol not in judge.context.definitions for symbol in symbols)


def speaks_of_laws(statement: Term) -> bool:
    """Whether laws or random variables of which only words may say more occur in a statement."""
    return any(
        isinstance(s.sort, Distribution)
        or (isinstance(s.sort, Function) and (OUTCOME in s.sort.arguments or isinstance(s.sort.value, Distribution)))
        for s in free_symbols(statement)
    )


def _unknowns(statement: Term, judge: Judge) -> set[Symbol]:
    """The letters a statement may be a condition on: numbers, and functions of which nothing is known.

    A declared letter stands for all its values, unless the judge has no reference: then it may be what is asked for.
    """
    symbols = not_of_laws(judge.context.unfold(statement))
    sizes = {size for symbol in symbols for size in symbol.sort.dimensions}
    known = judge.context.symbols
    named = known.keys() | {s.name for s in known.values() if judge.explains}
    undeclared = {s for s in symbols if s.name not in named and s not in sizes}
    if judge.explains:
        return undeclared
    may_say = _sets_a_value(statement) or _relates(statement) or _drops_a_matrix(statement)
    known_elsewhere = judge.only_used if _uses_properties(statement) else frozenset()
    return undeclared | {
        s
        for s in symbols - sizes
        if _may_be_asked_for(s)
        or _only_entries(s, statement)
        or (isinstance(s.sort, Matrix) and (may_say or s in known_elsewhere))
    }


def _sets_a_value(statement: Term) -> bool:
    """Whether one side has no letters: ``|z| = 1`` may say what z is, ``x^T A x \\ge 0`` what A is."""
    match statement:
        case Apply(relation, (left, right)) if relation == "equal" or relation in OPPOSITE:
            return bool(free_symbols(left)) != bool(free_symbols(right))
    return False


def _relates(statement: Term) -> bool:
    """Whether each side has a letter that the other has not: ``w^T S w = a^T M a`` may say how they hang together."""
    match statement:
        case Apply("equal", (left, right)):
            first, second = free_symbols(left), free_symbols(right)
            return bool(first - second) and bool(second - first)
    return False


def _uses_properties(statement: Term) -> bool:
    """Whether the sides differ in parts about one matrix each: ``A^T + B^T = -A - B`` of skew matrices."""
    match statement:
        case Apply("equal", (left, right)):
            parts = [
                {s for s in free_symbols(a) | free_symbols(b) if _is_square(s)} for a, b in _differing(left, right)
            ]
            return bool(parts) and all(len(letters) == 1 for letters in parts)
    return False


def _is_square(symbol: Symbol) -> bool:
    return isinstance(symbol.sort, Matrix) and ONE not in (symbol.sort.rows, symbol.sort.columns)


def _differing(left: Term, right: Term) -> Iterator[tuple[Term, Term]]:
    """The smallest parts in which two terms of one shape differ."""
    if left == right:
        return
    match left, right:
        case Apply(one, first), Apply(other, second) if one == other and len(first) == len(second):
            for a, b in zip(first, second, strict=True):
                yield from _differing(a, b)
        case _:
            yield left, right


def _drops_a_matrix(statement: Term) -> bool:
    """Whether a matrix is on one side only: ``P^{-1} D^2 P = P^{-1} P`` may say what D is."""
    match statement:
        case Apply("equal", (left, right)):
            apart = free_symbols(left) ^ free_symbols(right)
            return any(isinstance(s.sort, Matrix) and s.sort.columns != ONE for s in apart)
    return False


def _may_be_asked_for(symbol: Symbol) -> bool:
    return isinstance(symbol.sort, Scalar) or (isinstance(symbol.sort, Function) and symbol.sort.properties <= MEMBERS)


def _only_entries(symbol: Symbol, statement: Term) -> bool:
    """Whether a vector stands there with its entries only: they are numbers like others."""
    if not isinstance(symbol.sort, Matrix):
        return False
    parts = list(subterms(statement))
    entries = [p for p in parts if isinstance(p, Apply) and p.operator == "entry" and p.arguments[0] == symbol]
    return len(entries) == sum(part == symbol for part in parts) > 0


def _multiple(side: Term) -> Term:
    """What a side is a multiple of: ``6x = 4x`` says that x is zero."""
    match side:
        case Apply("multiply", (Number(), rest)):
            return rest
        case Apply("negate", (a,)):
            return _multiple(a)
    return side


def _is_idempotent(statement: Term) -> bool:
    """Whether a letter, or a member of a sequence, is said to be its own square: ``P^2 = P``, ``d_i d_i = d_i``."""
    match statement:
        case Apply("equal", (left, right)):
            sides = ((left, right), (right, left))
            return any(
                square in (Apply("power", (one, number(2))), Apply("multiply", (one, one))) for square, one in sides
            )
    return False


def _leaves(repair: Repair, constant: Term) -> bool:
    """Whether a repair leaves the constant side as it was and is no exchange of sine and cosine."""
    sides = repair.statement.arguments if isinstance(repair.statement, Apply) else ()
    return constant in sides and "sine" not in repair.message


def _is_constant(side: Term, judge: Judge) -> bool:
    """Whether a side with letters has one value only, as far as a few models tell."""
    deadline = Deadline(judge.deadline.seconds_left())
    check, values = Evaluation({}, deadline=deadline), list[Any]()
    try:
        for model in draw_models(judge.context, [side], count=TRIED, deadline=deadline):
            try:
                values.append(Evaluation(model.values, deadline=deadline).value(side))
            except Undefined:
                continue
    except (NoMeaning, LanguageError, DeadlinePassed):
        return False
    return len(values) > 1 and all(check.equal(values[0], value) is not FAILS for value in values[1:])
