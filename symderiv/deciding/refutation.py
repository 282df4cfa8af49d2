"""Certified refutation: a model of the context in which a statement fails, by exact arithmetic or disjoint balls.

NumPy says where to look, and never more than that. What NumPy finds suspicious, and a few small models in any case,
are evaluated again exactly; only a model in which the statement certainly fails refutes it, and it is made small and
readable before it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import BINDERS, SPECIAL, Evaluation
from symderiv.deciding.fingerprints import fingerprint, gaps
from symderiv.deciding.laws.confirming import as_worded, confirmed
from symderiv.deciding.laws.roles import bounds_a_density, has_laws
from symderiv.deciding.models import Batch, Model, batches, draw_models
from symderiv.deciding.showing import counterexample_of
from symderiv.deciding.shrinking import shrunk_model
from symderiv.deciding.solutions import unsatisfied
from symderiv.deciding.verdicts import Counterexample
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_numpy import Array
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS, UNDEFINED, Truth
from symderiv.language.signature import Operator
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, free_symbols, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["MANY", "USUAL", "SpotCheck", "parts_of", "recheck", "refute", "spot_check"]

INEQUALITIES = {"less": (1, True), "less_equal": (1, False), "greater": (-1, True), "greater_equal": (-1, False)}
SUSPICIOUS = 1e-9  # relative gap on NumPy above which a model is looked at exactly
USUAL, MANY = 64, 256  # models
FEW = 16  # that are looked at before the others are drawn
RARELY = frozenset({"absolute", "norm", "sqrt", *INEQUALITIES})  # what makes a statement fail but rarely
TOUCHING = 1.0 + 2.0**-40  # put for the gap of sides that have to differ, and do not on NumPy
ROUNDING = 1e-4  # a gap below it may still be rounding
SMALL_MODELS = 6  # evaluated exactly in any case
WITHOUT_NUMPY = 40  # evaluated exactly where NumPy has no meaning
MOST_SUSPECTS = 12


@dataclass(frozen=True)
class SpotCheck:
    """What random models say of a statement; evidence only.

    models       how many satisfy the context and give both sides a value
    agree        in how many of them nothing tells the statement from a true one
    undefined    models that were skipped because a side has no value
    largest_gap  the largest relative difference of the sides of an equation on NumPy, but for models in which rounding
                 makes all of it (exactly, the sides agree there); 0 for other statements
    suspects     models in which it does not hold on NumPy, and not exactly either; the worst first
    """

    models: int
    agree: int
    undefined: int
    largest_gap: float
    suspects: tuple[Model, ...]


def refute(
    statement: Term, context: Context, *, deadline: Deadline, most: int = MANY, literally: bool = False
) -> Counterexample | None:
    """A model of the context in which the statement certainly fails; None where none was found.

    Conjunctions are refuted by a part, implications and statements for all x by a model of what they suppose. Models
    where a side is undefined count for nothing; there are ``most`` at most. Not ``literally``, a statement about laws
    has to fail as well for those of which as much is supposed as may be meant. Raises `DeadlinePassed`.
    """
    for part, within in parts_of(statement, context):
        supposed = [a for a in within.assumptions if a not in context.assumptions]
        found = unsatisfied(part, within, deadline=deadline)
        found = found or _refuted(part, within, supposed, deadline, most, literally)
        if found is not None:
            return found
    return None


def parts_of(statement: Term, context: Context) -> Iterator[tuple[Term, Context]]:
    """Statements whose failure in a model of their context is a failure of the whole."""
    match statement:
        case Apply("and", parts):
            for part in parts:
                yield from parts_of(part, context)
        case Apply("implies" | "iff", sides) if not all(_has_meaning(side) for side in sides):
            yield statement, context  # whether the premise can hold is not known
        case Apply("implies", (premise, conclusion)):
            yield from parts_of(conclusion, context.assume(premise))
        case Apply("iff", (a, b)):
            yield from parts_of(b, context.assume(a))
            yield from parts_of(a, context.assume(b))
        case Bind("forall", Apply(name), _) if name not in ("range", "set"):
            variable = _variable(statement, context)
            member = apply("member", variable, statement.domain)
            yield from parts_of(statement.open(variable), context.assume(member))
        case _:
            yield statement, context


def _has_meaning(statement: Term) -> bool:
    """Whether there are models in which it can be worked out."""
    for part in subterms(statement):
        match part:
            case Apply(name):
                row = VOCABULARY.get(name)
                if name not in SPECIAL and (not isinstance(row, Operator) or row.exact is None):
                    return False
            case Bind(name) if name not in BINDERS:
                return False
    return True


@lru_cache(maxsize=4096)
def _named(statement: Bind, taken: frozenset[str]) -> Symbol:
    name = statement.written_as
    while name in taken:
        name += "'"
    return variable_of(statement, name)


def _variable(statement: Bind, context: Context) -> Symbol:
    taken = {s.name for s in free_symbols(statement)} | {s.name for s in context.symbols.values()}
    return _named(statement, frozenset(taken))


def _refuted(
    statement: Term, context: Context, supposed: Sequence[Term], deadline: Deadline, most: int, literally: bool
) -> Counterexample | None:
    """A model in which all that is ``supposed`` holds, be it of other letters, and the statement fails.

    A few models are looked at first: most of what is false fails in them.
    """
    lawful = has_laws([statement])
    count = min(most, WITHOUT_NUMPY if lawful else _count(statement))
    try:
        for stage in (count,) if lawful else (FEW, count):
            models = draw_models(context, [statement, *supposed], count=stage, deadline=deadline)
            for model in _worth_a_look(statement, models, deadline):
                if _truth(statement, model, deadline) is FAILS:
                    if not literally and not confirmed(statement, models, context.in_words, deadline):
                        return None
                    return _shown(statement, context, model, models, deadline)
    except NoMeaning:
        return None
    return None


def _shown(
    statement: Term, context: Context, model: Model, models: Sequence[Model], deadline: Deadline
) -> Counterexample:
    """The model in which it fails, or one in which what is said in words holds as well, as a counterexample."""
    worded = as_worded(statement, models, context.in_words, deadline)
    if worded is not None:
        return counterexample_of(statement, worded)
    small = shrunk_model(model, lambda m: _truth(statement, m, deadline) is FAILS, deadline)
    return counterexample_of(statement, small)


def _count(statement: Term) -> int:
    """How many models to look at: more where a statement may fail only for rare signs and sizes."""
    operators = {part.operator for part in subterms(statement) if isinstance(part, Apply)}
    return MANY if operators & RARELY else USUAL


def _truth(statement: Term, model: Model, deadline: Deadline) -> Truth:
    if statement not in model.known:
        model.known[statement] = Evaluation(model.values, deadline=deadline).truth(statement)
    return model.known[statement]


def _worth_a_look(statement: Term, models: Sequence[Model], deadline: Deadline) -> Iterator[Model]:
    """Models to evaluate exactly: what is suspicious on NumPy, simple ones first; then a few small ones."""
    try:
        numbers = _on_numpy(statement, models, deadline)
    except NoMeaning:
        yield from _spread(models, WITHOUT_NUMPY)
        return
    suspects = [(gap < ROUNDING, models[i]) for i, gap in enumerate(numbers) if gap > SUSPICIOUS]
    suspects.sort(key=lambda pair: (pair[0], _simplicity(pair[1])))
    yield from (model for _, model in suspects[:MOST_SUSPECTS])
    yield from _spread(models, SMALL_MODELS)


def _spread(models: Sequence[Model], count: int) -> list[Model]:
    """So many models, from all dimensions and styles."""
    step = max(1, len(models) // count)
    return [*models[:2], *models[::step]][:count]


def _simplicity(model: Model) -> tuple[bool, int]:
    return not model.rational, sum(len(str(v)) for s, v in model.drawn.items() if not callable(v))


def _on_numpy(statement: Term, models: Sequence[Model], deadline: Deadline) -> Sequence[float]:
    """By how much the statement fails in each model: 0 where it holds, NaN where undefined. Raises `NoMeaning`."""
    place = {id(model): i for i, model in enumerate(models)}
    result = np.full(len(models), np.nan)
    for batch in batches(models):
        values = _gap(statement, batch, deadline)
        result[[place[id(m)] for m in batch.models]] = values
    return result.tolist()


def _gap(statement: Term, batch: Batch, deadline: Deadline) -> Array:
    if not (isinstance(statement, Apply) and (statement.operator == "equal" or statement.operator in INEQUALITIES)):
        raise NoMeaning("not a relation between numbers")
    count = len(batch.models)
    a, b = (fingerprint(side, batch.environment, count, deadline=deadline) for side in statement.arguments)
    if not (isinstance(a, np.ndarray) and isinstance(b, np.ndarray)):
        raise NoMeaning("not a relation between numbers")
    gap = gaps(a, b)
    if statement.operator == "equal":
        return gap
    direction, strict = INEQUALITIES[statement.operator]
    with np.errstate(all="ignore"):
        if np.iscomplexobj(a) or np.iscomplexobj(b) or a.shape != b.shape or a.ndim != 1:
            return np.full(count, np.nan)
        wrong = direction * (a - b) > 0
    equal_but_strict = np.where(strict & (gap < SUSPICIOUS), TOUCHING, 0.0)
    return np.where(np.isnan(gap), np.nan, np.where(wrong, gap, equal_but_strict))


def spot_check(statement: Term, context: Context, *, deadline: Deadline, to_the_end: bool = True) -> SpotCheck:
    """What up to 64 models of the context say, NumPy first, exactly where that has no meaning.

    Of an implication only models of what it supposes count; of several parts the least favourable. Raises `NoModel`
    where for some part there is none, `NoMeaning`, `DeadlinePassed`. Not ``to_the_end``, exact evaluation stops in the
    first model in which it fails.
    """
    checks = [_checked(part, within, deadline, to_the_end) for part, within in parts_of(statement, context)]
    models = min(check.models for check in checks)
    return SpotCheck(
        models=models,
        agree=max(0, models - max(check.models - check.agree for check in checks)),
        undefined=max(check.undefined for check in checks),
        largest_gap=max(check.largest_gap for check in checks),
        suspects=tuple(model for check in checks for model in check.suspects),
    )


def _checked(statement: Term, context: Context, deadline: Deadline, to_the_end: bool) -> SpotCheck:
    if bounds_a_density(statement):
        raise NoMeaning("a bound on a density, of which tables say nothing")
    count = WITHOUT_NUMPY if has_laws([statement]) else USUAL
    models = draw_models(context, [statement], count=count, deadline=deadline)
    try:
        numbers = _on_numpy(statement, models, deadline)
    except NoMeaning:
        return _exactly(statement, models, deadline, to_the_end)
    defined = [(gap, model) for gap, model in zip(numbers, models, strict=True) if not np.isnan(gap)]
    doubtful = sorted(((g, m) for g, m in defined if g > SUSPICIOUS), key=lambda pair: -pair[0])
    looked_at = [(g, m, _truth(statement, m, deadline)) for g, m in doubtful]
    rounded = {id(m) for _, m, known in looked_at if known in (HOLDS, AGREES)}
    too_close = {id(m) for gap, m, known in looked_at if gap == TOUCHING and known is UNDEFINED}
    defined = [(gap, model) for gap, model in defined if id(model) not in too_close]
    doubtful = [(gap, model) for gap, model in doubtful if id(model) not in too_close]
    equation = isinstance(statement, Apply) and statement.operator == "equal"
    return SpotCheck(
        models=len(defined),
        agree=len(defined) - len(doubtful) + len(rounded),
        undefined=len(models) - len(defined),
        largest_gap=max((g for g, m in defined if id(m) not in rounded), default=0.0) if equation else 0.0,
        suspects=tuple(m for _, m in doubtful if id(m) not in rounded),
    )


def _exactly(statement: Term, models: Sequence[Model], deadline: Deadline, to_the_end: bool) -> SpotCheck:
    truths = [(FAILS, m) for m in models if m.known.get(statement) is FAILS and not to_the_end][:1]
    truths = truths or [(_truth(statement, m, deadline), m) for m in models]
    known = [(t, m) for t, m in truths if t is not UNDEFINED]
    return SpotCheck(
        models=len(known),
        agree=sum(t in (HOLDS, AGREES) for t, _ in known),
        undefined=len(truths) - len(known),
        largest_gap=0.0,
        suspects=tuple(m for t, m in known if t is FAILS),
    )


def recheck(statement: Term, counterexample: Counterexample) -> bool:
    """Whether the statement, or a part whose failure is its failure, certainly fails in the counterexample's model."""
    evaluation = Evaluation(counterexample.values)
    if counterexample.failed is not None:
        return evaluation.truth(counterexample.failed) is FAILS
    for part, within in parts_of(statement, Context()):
        supposed = [evaluation.truth(a) for a in within.assumptions]
        if evaluation.truth(part) is FAILS and all(t in (HOLDS, AGREES) for t in supposed):
            return True
    return False
