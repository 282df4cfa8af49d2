"""Repair: the smallest slip whose correction makes a wrong line right.

Candidates are sieved by their values on a few models; what passes is decided like any other claim, and shown only if it
is proved or supported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.missing_parts import missing_parts, places
from symderiv.deciding.models import Model, draw_models
from symderiv.deciding.sieves import Sieve
from symderiv.deciding.verdicts import Proved, Supported
from symderiv.errors import LanguageError, SymderivError
from symderiv.grading.judging import Judge
from symderiv.grading.slips import SLIPS, Slip
from symderiv.language.differentials import beta_reduced
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_statements import FAILS, UNDEFINED
from symderiv.language.printing import latex
from symderiv.language.sorting import is_well_sorted
from symderiv.language.sorts import Scalar
from symderiv.language.terms import (
    Apply,
    Bind,
    Number,
    Symbol,
    Term,
    apply,
    children,
    free_symbols,
    map_children,
    size,
    subterms,
)  # fmt: skip

__all__ = ["Repair", "repaired"]

MOST_CANDIDATES = 600
MOST_DECIDED = 6
SECONDS = 3.0
MODELS = 8
LONG = 10  # nodes of a statement in which one letter may be a slip
STEPS = frozenset({"floor", "ceiling", "modulo", "sign", "indicator"})
DROPPED = next(slip.message for slip in SLIPS if slip.name == "dropped part")


@dataclass(frozen=True)
class Repair:
    """An edit of one side of a statement that makes it hold.

    statement  the statement with that side changed
    side       the changed side
    before     what was changed
    after      what it becomes
    message    what to tell the student
    rank       how common such a slip is, the most common first
    """

    statement: Term
    side: Term
    before: Term
    after: Term
    message: str
    rank: int

    def to_json(self) -> dict[str, str]:
        """The repaired side as LaTeX, and a note in words."""
        note = f"right if ${latex(self.before)}$ is replaced by ${latex(self.after)}$: {self.message}"
        return {"latex": latex(self.side), "note": note}


def repaired(statement: Term, judge: Judge) -> Repair | None:
    """The smallest change of one side that makes a false relation true, the right side first; None if there is none."""
    if not (isinstance(statement, Apply) and len(statement.arguments) == 2):
        return None
    deadline = Deadline(min(SECONDS, judge.deadline.seconds_left()))
    try:
        models = _models(statement, judge, deadline)
        for candidates in (
            _edited(statement, 1), _completed(statement, models, deadline), _edited(statement, 0), _renamed(statement)
        ):  # fmt: skip
            found = _first_that_holds(_agreeing(candidates, models, judge, deadline), judge)
            if found is not None:
                return found
    except (SymderivError, RecursionError):
        pass
    return None


def _models(statement: Term, judge: Judge, deadline: Deadline) -> Sequence[Model]:
    try:
        return draw_models(judge.context, [_plain(statement, judge)], count=MODELS, deadline=deadline)
    except NoMeaning:
        return ()


def _plain(term: Term, judge: Judge) -> Term:
    return beta_reduced(judge.context.unfold(term))


def _first_that_holds(candidates: Iterator[Repair], judge: Judge) -> Repair | None:
    for repair in islice(candidates, MOST_DECIDED):
        verdict = judge.decide(repair.statement)
        if isinstance(verdict, Proved) or (isinstance(verdict, Supported) and not _in_steps(repair.statement)):
            return repair
    return None


def _in_steps(statement: Term) -> bool:
    """Whether it is about values that jump: few models tell numbers apart there."""
    return any(isinstance(part, Apply) and part.operator in STEPS for part in subterms(statement))


def _edited(statement: Apply, index: int) -> list[Repair]:
    """One side with one slip undone, the smallest changes first."""
    return sorted(_candidates(statement, index), key=_cost)[:MOST_CANDIDATES]


def _completed(statement: Apply, models: Sequence[Model], deadline: Deadline) -> Iterator[Repair]:
    """An equation with a number, a term or a factor that was solved for."""
    if statement.operator != "equal" or not models:
        return
    left, right = statement.arguments
    for part, after, new_left, new_right in missing_parts(left, right, models, deadline):
        message = "a number is wrong" if isinstance(part, Number) else "a part is missing"
        changed = new_right if new_left is left else new_left
        yield Repair(apply("equal", new_left, new_right), changed, part, after, message, len(SLIPS))


def _renamed(statement: Apply) -> Iterator[Repair]:
    """One letter of one side changed to another letter of the statement."""
    letters = [s for s in free_symbols(statement) if isinstance(s.sort, Scalar)]
    if size(statement) < LONG:
        return  # ``ab = bc`` says something of lengths
    for index in (1, 0):
        side, other = statement.arguments[index], statement.arguments[1 - index]
        for before, rebuild in places(side):
            if not isinstance(before, Symbol) or not before.name.islower():  # AB is as often a length as a product
                continue
            for after in letters:
                if after != before:
                    sides = (other, rebuild(after)) if index else (rebuild(after), other)
                    yield Repair(
                        Apply(statement.operator, sides), sides[index], before, after, "a letter is wrong", len(SLIPS)
                    )


def _cost(repair: Repair) -> int:
    return abs(size(repair.after) - size(repair.before)) + repair.rank // 4


def _candidates(statement: Apply, index: int) -> Iterator[Repair]:
    seen = {statement.arguments[index]}
    for rank, slip in enumerate(SLIPS):
        for before, after, side in _edits(statement.arguments[index], slip):
            if side not in seen:
                seen.add(side)
                sides = (statement.arguments[0], side) if index else (side, statement.arguments[1])
                yield Repair(Apply(statement.operator, sides), side, before, after, slip.message, rank)


def _edits(term: Term, slip: Slip) -> Iterator[tuple[Term, Term, Term]]:
    """The part, what it becomes, and the whole with it changed; outermost parts first."""
    if isinstance(term, Bind):
        return
    try:
        for after in slip.edit(term):
            yield term, after, after
    except LanguageError:
        pass
    if isinstance(term, Apply):
        for index, part in enumerate(children(term)):
            for before, after, whole in _edits(part, slip):
                arguments = (*term.arguments[:index], whole, *term.arguments[index + 1 :])
                yield before, after, Apply(term.operator, arguments)


def _agreeing(
    candidates: Iterable[Repair], models: Sequence[Model], judge: Judge, deadline: Deadline
) -> Iterator[Repair]:
    """Candidates that no model of a few refutes and some model agrees with; all of them where there is no model."""
    sieve = Sieve(models, deadline) if _stands_alone(judge) else None
    for repair in candidates:
        deadline.check()
        if sieve is not None and sieve.refuses(repair.statement):
            continue
        if _says_nothing(repair) or not is_well_sorted(repair.side):
            continue
        if not models or _agrees(_plain(repair.statement, judge), models, deadline):
            yield repair


def _stands_alone(judge: Judge) -> bool:
    """Whether nothing in force defines a letter, so that statements mean what they say before they are unfolded."""
    return not judge.context.definitions


def _says_nothing(repair: Repair) -> bool:
    """Whether both sides read the same then (who writes ``x^2 = x`` did not mean ``x = x``), or letters are lost."""
    match repair.statement:
        case Apply("equal", (left, right)) if _bare(left) == _bare(right):
            return True
    return repair.message == DROPPED and not free_symbols(repair.before) <= free_symbols(repair.side)


def _bare(term: Term) -> Term:
    """The term without factors, divisors and exponents of 1, and without two signs in a row."""
    match map_children(term, _bare):
        case Apply("power" | "divide" | "multiply", (a, Number(value))) if value == 1:
            return a
        case Apply("multiply", (Number(value), a)) if value == 1:
            return a
        case Apply("negate", (Number(value),)):
            return Number(-value)
        case Apply("negate", (Apply("negate", (a,)),)):
            return a
        case other:
            return other


def _agrees(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    agreed = False
    for model in models:
        try:
            truth = Evaluation(model.values, deadline=deadline).truth(statement)
        except NoMeaning:
            return False
        if truth is FAILS:
            return False
        agreed = agreed or truth is not UNDEFINED
    return agreed
