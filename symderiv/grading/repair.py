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
from symderiv.language.sorting import is_well_sorted, variable_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import (
    Apply,
    Bind,
    Number,
    Symbol,
    Term,
    apply,
    bind,
    children,
    free_symbols,
    map_children,
    rename_binder,
    size,
    substitute,
    subterms,
)  # fmt: skip

__all__ = ["Repair", "repaired"]

MOST_CANDIDATES = 600
MOST_DECIDED = 6
SECONDS = 3.0
MODELS = 8
RARER = 12  # places in the table by which a slip is so much rarer that one more node may change
MOST_BINDERS = 2  # that a slip may stand within
REPEATED = 4  # by how much a slip is rarer that was made wherever it could be
KNOWN = 3  # by how much a change is likelier that leads to what the reference or the student says elsewhere
ORDERED = frozenset({"less", "less_equal", "greater", "greater_equal"})
SHORT = 4  # nodes of a part that may be missing
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
    slip       what the slip is called; "" for a change that is none of the named ones
    repeated   whether it was changed wherever it stands
    rank       how common such a slip is, the most common first
    """

    statement: Term
    side: Term
    before: Term
    after: Term
    message: str
    rank: int
    slip: str = ""
    repeated: bool = False

    def to_json(self) -> dict[str, str]:
        """The repaired side as LaTeX, a note in words, and the name of the slip."""
        note = f"right if ${latex(self.before)}$ is replaced by ${latex(self.after)}$: {self.message}"
        return {"latex": latex(self.side), "note": note, "slip": self.slip}


def repaired(statement: Term, judge: Judge, *, telling: bool = False) -> Repair | None:
    """The smallest change of one side that makes a false relation true, the right side first; None if there is none.

    With ``telling``, only slips that tell a mistake from a condition.
    """
    if not (isinstance(statement, Apply) and len(statement.arguments) == 2):
        return None
    deadline = Deadline(min(SECONDS, judge.deadline.seconds_left()), work=True)
    try:
        models, idle = _models(statement, judge, deadline), max(map(_idle, statement.arguments))
        loose = [] if telling else [_renamed(statement, 0 if judge.explains else LONG), _with_known(statement, judge)]
        for candidates in (
            _related(statement), _edited(statement, 1, telling, judge.familiar),
            _completed(statement, models, deadline), _edited(statement, 0, telling, judge.familiar),
            *(loose or [_renamed(statement, LONG)]),
        ):  # fmt: skip
            found = _first_that_holds(_agreeing(candidates, models, judge, deadline, idle), judge)
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


def _edited(statement: Apply, index: int, telling: bool, familiar: frozenset[Term]) -> list[Repair]:
    """One side with one slip undone, the smallest changes first; what is known from elsewhere is likelier meant."""
    found = _candidates(statement, index, [s for s in enumerate(SLIPS) if s[1].telling or not telling])
    return sorted(found, key=lambda r: _cost(r) - (KNOWN if r.after in familiar else 0))[:MOST_CANDIDATES]


def _related(statement: Apply) -> Iterator[Repair]:
    """The statement with another relation, where a slip is one of relations."""
    for rank, slip in enumerate(SLIPS):
        for after in slip.edit(statement) if statement.operator in ORDERED else ():
            if isinstance(after, Apply) and after.operator in ORDERED and after.arguments == statement.arguments:
                yield Repair(after, after.arguments[1], statement, after, slip.message, rank, slip.name)


def _completed(statement: Apply, models: Sequence[Model], deadline: Deadline) -> Iterator[Repair]:
    """An equation with a number, a term or a factor that was solved for."""
    if statement.operator != "equal" or not models:
        return
    left, right = statement.arguments
    for part, after, new_left, new_right in missing_parts(left, right, models, deadline):
        slip = "wrong number" if isinstance(part, Number) else "missing part"
        message = "a number is wrong" if isinstance(part, Number) else "a part is missing"
        changed = new_right if new_left is left else new_left
        yield Repair(apply("equal", new_left, new_right), changed, part, after, message, len(SLIPS), slip)


def _with_known(statement: Apply, judge: Judge) -> Iterator[Repair]:
    """The right side with a term or a factor that is known from elsewhere."""
    if statement.operator != "equal":
        return
    left, right = statement.arguments
    own = [t for t in dict.fromkeys(subterms(statement)) if isinstance(t, Apply | Symbol)]
    for part in [t for t in dict.fromkeys((*own, *judge.familiar)) if size(t) <= SHORT and not isinstance(t, Number)]:
        for after in (right + part, right - part, right * part, right / part):
            yield Repair(
                apply("equal", left, after), after, right, after, "a part is missing", len(SLIPS), "missing part"
            )  # fmt: skip


def _renamed(statement: Apply, least: int) -> Iterator[Repair]:
    """One letter of one side changed to another letter of the statement, which has at least so many nodes."""
    letters = [s for s in free_symbols(statement) if isinstance(s.sort, Scalar)]
    if size(statement) < least:
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
                        Apply(statement.operator, sides), sides[index], before, after, "a letter is wrong", len(SLIPS),
                        "wrong letter",
                    )  # fmt: skip


def _cost(repair: Repair) -> int:
    return abs(size(repair.after) - size(repair.before)) + repair.rank // RARER + REPEATED * repair.repeated


def _candidates(statement: Apply, index: int, slips: Sequence[tuple[int, Slip]]) -> Iterator[Repair]:
    seen = {statement.arguments[index]}
    for rank, slip in slips:
        for before, after, side in _edits(statement.arguments[index], slip, 0):
            everywhere = substitute(statement.arguments[index], {before: after})
            for changed in (side, everywhere):
                if changed not in seen:
                    seen.add(changed)
                    sides = (statement.arguments[0], changed) if index else (changed, statement.arguments[1])
                    yield Repair(
                        Apply(statement.operator, sides), changed, before, after, slip.message, rank, slip.name,
                        changed is not side,
                    )  # fmt: skip


def _edits(term: Term, slip: Slip, depth: int) -> Iterator[tuple[Term, Term, Term]]:
    """The part, what it becomes, and the whole with it changed; outermost parts first, those in binders too."""
    try:
        for after in slip.edit(term):
            yield term, after, after
    except LanguageError:
        pass
    if isinstance(term, Apply):
        for index, part in enumerate(children(term)):
            for before, after, whole in _edits(part, slip, depth):
                arguments = (*term.arguments[:index], whole, *term.arguments[index + 1 :])
                yield before, after, Apply(term.operator, arguments)
    elif isinstance(term, Bind) and depth < MOST_BINDERS:
        try:
            variable = variable_of(term)
            for before, after, body in _edits(term.open(variable), slip, depth + 1):
                yield before, after, rename_binder(bind(term.operator, term.domain, variable, body), term.written_as)
        except LanguageError:
            return


def _agreeing(
    candidates: Iterable[Repair], models: Sequence[Model], judge: Judge, deadline: Deadline, idle: int
) -> Iterator[Repair]:
    """Candidates that no model of a few refutes and some model agrees with; all of them where there is no model."""
    sieve = Sieve(models, deadline) if _stands_alone(judge) else None
    for repair in candidates:
        deadline.check()
        if sieve is not None and sieve.refuses(repair.statement):
            continue
        if _says_nothing(repair, idle) or not is_well_sorted(repair.side):
            continue
        if not models or _agrees(_plain(repair.statement, judge), models, deadline):
            yield repair


def _stands_alone(judge: Judge) -> bool:
    """Whether nothing in force defines a letter, so that statements mean what they say before they are unfolded."""
    return not judge.context.definitions


def _idle(side: Term) -> int:
    """How many nodes do nothing: factors and exponents of 1, squares of roots."""
    return size(side) - size(_bare(side))


def _says_nothing(repair: Repair, idle: int) -> bool:
    """Whether both sides read the same then (who writes ``x^2 = x`` did not mean ``x = x``), or letters are lost."""
    match repair.statement:
        case Apply("equal", (left, right)) if _bare(left) == _bare(right):
            return True
    if _idle(repair.side) > idle:
        return True  # who writes x^1?
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
        case Apply("power", (Apply("sqrt", (a,)), Number(value))) if value == 2:
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
