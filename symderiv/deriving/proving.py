"""Whether a step holds: first the models, then the provers; what fails is said with file, line and counterexample."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from symderiv.deadlines import Deadline
from symderiv.deciding.models import NoModel, draw_models
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import refute, spot_check
from symderiv.deciding.search import conditions_of
from symderiv.deciding.showing import counterexample_of
from symderiv.deciding.verdicts import Counterexample
from symderiv.deriving.steps import SpotCheck
from symderiv.errors import BuildError, DeadlinePassed, LanguageError
from symderiv.kernel.theorems import Theorem, cut
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.printing import plain
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import STATEMENT
from symderiv.language.terms import Apply, Symbol, Term, apply
from symderiv.rules import Rule

__all__ = ["Place", "caller", "checked", "failed", "warranted"]

PACKAGE = f"{Path(__file__).resolve().parents[1]}{os.sep}"
SECONDS_FOR_MODELS, SECONDS_FOR_PROOF = 15.0, 20.0  # of work; no good step comes near
ROUNDS = 3
RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal"})


@dataclass(frozen=True)
class Place:
    """A line of a script."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def caller() -> Place:
    """The line of the script that is being run: the nearest one outside this package."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame = frame.f_back
    return Place(shown_path(frame.f_code.co_filename), frame.f_lineno)


def shown_path(file: str) -> str:
    """The path as a reader would type it: relative to where we are, if it is below."""
    try:
        return Path(file).resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return file


def failed(place: Place, what: str, *details: str, hint: str = "") -> NoReturn:
    """Raises `BuildError` in the form of the contract."""
    raise BuildError("\n".join([f"{place}: {what}", *(f"  {d}" for d in details if d)]), hint=hint)


def checked(
    statement: Term, context: Context, *, by: Sequence[Rule], facts: Sequence[Theorem], place: Place,
    unfolded: Sequence[Symbol] = (), what: str = "this step",
) -> tuple[Theorem, SpotCheck]:  # fmt: skip
    """The proof of a statement, and how it fared on models. Raises `BuildError` where it is false or stays unproved.

    At first only those definitions are unfolded that are named.
    """
    match statement:
        case Apply(relation, (left, right)) if relation in RELATIONS and left == right:
            failed(
                place, f"both sides of {what} are the same term", plain(statement),
                hint="SymPy has already made this step: write it with product(...)",
            )  # fmt: skip
    _has_a_meaning(statement, place)
    counterexample = _refuted(statement, context)
    if counterexample is not None:
        failed(place, f"{what} does not hold", plain(statement), f"counterexample: {counterexample}")
    theorem = _unfolding(unfolded, statement, context, by, facts)
    theorem = theorem or prove(
        statement, context, by=by, facts=facts, deadline=Deadline(SECONDS_FOR_PROOF, work=True)
    )
    found = _spot_checked(statement, context, place)
    if theorem is None or theorem.conclusion != statement:
        _unproved(statement, context, by, found, place, what)
    return theorem, found


def _unfolding(
    symbols: Sequence[Symbol], statement: Term, context: Context, by: Sequence[Rule], facts: Sequence[Theorem]
) -> Theorem | None:
    """The proof of a statement in which only these symbols are unfolded; None where that would be all of them."""
    within = replace(context, definitions={s: body for s, body in context.definitions.items() if s in symbols})
    if within.definitions == context.definitions:
        return None
    return prove(statement, within, by=by, facts=facts, deadline=Deadline(SECONDS_FOR_PROOF, work=True))


def _unproved(
    statement: Term, context: Context, by: Sequence[Rule], found: SpotCheck, place: Place, what: str
) -> NoReturn:
    if found.models == 0 and (without := _without_value(statement, context)) is not None:
        failed(place, f"{what} has a side without a value", plain(statement), f"counterexample: {without}")
    means = f"by {', '.join(r.name for r in by)}" if by else "by any rule"
    failed(
        place, f"no proof of {what} was found {means}", plain(statement),
        f"{found.agree} of {found.models} random models agree; that is evidence, not a proof",
    )  # fmt: skip


def _without_value(statement: Term, context: Context) -> Counterexample | None:
    """A model in which a side of the statement is undefined, such as an entry beyond the last."""
    try:
        models = draw_models(context, [statement], count=8, deadline=Deadline(SECONDS_FOR_MODELS, work=True))
        shown = [counterexample_of(statement, model) for model in models]
    except (NoMeaning, DeadlinePassed):
        return None
    return next((c for c in shown if "undefined" in (c.left, c.right)), None)


def _refuted(statement: Term, context: Context) -> Counterexample | None:
    try:
        return refute(statement, context, deadline=Deadline(SECONDS_FOR_MODELS, work=True), literally=True)
    except DeadlinePassed:
        return None


def _spot_checked(statement: Term, context: Context, place: Place) -> SpotCheck:
    try:
        found = spot_check(statement, context, deadline=Deadline(SECONDS_FOR_MODELS, work=True))
    except NoModel as error:
        if _without_models(statement, context):
            failed(place, f"nothing satisfies what is given here: {error.message}", plain(statement))
        return SpotCheck(0, 0)  # it is what the statement itself supposes that no random values satisfy
    except (NoMeaning, DeadlinePassed):
        return SpotCheck(0, 0)
    if found.suspects and found.agree < found.models:
        failed(place, "models speak against this step, and none could be certified", plain(statement))
    return SpotCheck(found.models, found.agree, found.largest_gap)


def _without_models(statement: Term, context: Context) -> bool:
    """Whether no values were found that satisfy what is given."""
    try:
        return not draw_models(context, [statement], count=1, deadline=Deadline(SECONDS_FOR_MODELS, work=True))
    except NoModel:
        return True
    except DeadlinePassed:
        return False


def _has_a_meaning(statement: Term, place: Place) -> None:
    try:
        if sort_of(statement) != STATEMENT:
            failed(place, "this is no statement", plain(statement))
    except LanguageError as error:
        failed(place, error.message, plain(statement), hint=error.hint)


def warranted(
    theorem: Theorem, context: Context, place: Place, supposed: frozenset[Term] = frozenset(),
    facts: Sequence[Theorem] = (),
) -> Theorem:  # fmt: skip
    """The theorem, resting on nothing but the context, what is supposed, and that its own statement is defined.

    What else it assumes (that a step on the way was defined) is proved, perhaps by earlier steps that rest on no more,
    and cut away; raises `BuildError` if that fails.
    """
    definitions = {apply("equal", symbol, body) for symbol, body in context.definitions.items()}
    allowed = {*supposed, *context.assumptions, *definitions, *conditions_of(theorem.conclusion, context)}
    usable = [f for f in facts if f.assumptions <= allowed]
    theorem = _discharged(theorem, context, usable, allowed, ROUNDS)
    if not theorem.assumptions <= allowed:
        rest = sorted(map(plain, theorem.assumptions - allowed))
        failed(place, "the proof rests on something that is not given", *rest)
    return theorem


def _discharged(
    theorem: Theorem, context: Context, facts: Sequence[Theorem], allowed: AbstractSet[Term], rounds: int
) -> Theorem:  # fmt: skip
    """The theorem without the assumptions that can be proved, and what these assume in turn."""
    for assumption in sorted(theorem.assumptions - allowed, key=repr):
        for used in ((), facts) if facts else ((),):
            lemma = prove(assumption, context, facts=used, deadline=Deadline(SECONDS_FOR_PROOF, work=True))
            if lemma is not None:
                if rounds and not lemma.assumptions <= allowed:
                    lemma = _discharged(lemma, context, facts, allowed, rounds - 1)
                theorem = cut(lemma, theorem)
                break
    return theorem
