"""Claims about unknown functions: what is claimed is put into the conditions they have to satisfy.

``[d(t), g(t)] = [cos t, sin t]`` under ``d' = g``, ``g' = -d`` has no model to be tried in; but where the claimed
functions do not satisfy a condition, nothing that does is what is claimed. A claim up to a factor is treated with the
factor 1, if the conditions are homogeneous: then no factor helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from symderiv.deadlines import Deadline
from symderiv.deciding.binders import applied, opened
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import Model, NoModel, draw_models
from symderiv.deciding.showing import counterexample_of
from symderiv.deciding.verdicts import Counterexample
from symderiv.deciding.witnesses import witnesses
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS
from symderiv.language.sorts import Function
from symderiv.language.terms import (
    Apply,
    Bind,
    Symbol,
    Term,
    apply,
    bind,
    conjuncts,
    free_symbols,
    mentions,
    number,
    substitute,
)  # fmt: skip

__all__ = ["claimed_functions", "conditions_put_in", "unsatisfied"]

Functions = Mapping[Symbol, Term]
MOST_MODELS = 6


def claimed_functions(statement: Term, context: Context) -> Functions | None:
    """What a statement claims unknown functions to be: a formula for each; None where it claims nothing of the kind."""
    match statement:
        case Bind("forall"):
            return claimed_functions(opened(statement)[1], context)
        case Apply("equal" | "proportional", (left, right)):
            heads = left.arguments[2:] if isinstance(left, Apply) and left.operator == "matrix" else (left,)
            names = [_unknown(head, context) for head in heads]
            functions = [name for name in names if name is not None]
            if len(functions) < len(names) or any(mentions(right, f) for f, _ in functions):
                return None
            if any(t in free_symbols(a) for _, t in functions for a in context.assumptions):
                return None  # it is about one point only
            return {f: _as_function(right, i, len(names), t) for i, (f, t) in enumerate(functions)}
    return None


def _unknown(head: Term, context: Context) -> tuple[Symbol, Symbol] | None:
    match head:
        case Apply("apply", (Symbol(_, Function()) as f, Symbol() as t)) if f not in context.definitions:
            return f, t
    return None


def _as_function(right: Term, place: int, count: int, t: Symbol) -> Term:
    if count == 1:
        value = right
    elif isinstance(right, Apply) and right.operator == "matrix":
        value = right.arguments[2 + place]
    else:
        value = apply("entry", right, place + 1)
    return bind("lambda", apply("reals"), t, value)


def unsatisfied(statement: Term, context: Context, *, deadline: Deadline) -> Counterexample | None:
    """A condition that the claimed functions do not satisfy, and where; None where there is none, or no such claim.

    Only conditions on the claimed functions alone count. A constant that no condition speaks of may be chosen: then the
    condition must fail for every choice that is tried.
    """
    functions = claimed_functions(statement, context)
    if functions is None:
        return None
    conditions = [c for c in conjuncts(*context.assumptions) if _is_about(c, functions, context)]
    constants = frozenset[Symbol]().union(*map(free_symbols, functions.values()))
    chosen = constants - frozenset[Symbol]().union(*map(free_symbols, context.assumptions))
    rest = context.without(conditions)
    for condition in conditions:
        if _is_proportional(statement) and not _is_homogeneous(condition, functions, rest, deadline):
            continue
        found = _failures(_put_in(condition, functions), rest, deadline)
        if found and (not chosen or all(found)):
            return next(failure for failure in found if failure is not None) if any(found) else None
    return None


def conditions_put_in(statement: Term, context: Context) -> list[Term]:
    """The conditions on claimed functions with the claimed formulas in their place; nothing for other statements."""
    functions = claimed_functions(statement, context)
    if functions is None:
        return []
    return [_put_in(c, functions) for c in conjuncts(*context.assumptions) if _is_about(c, functions, context)]


def _is_about(condition: Term, functions: Functions, context: Context) -> bool:
    """Whether it speaks of the claimed functions, and of no other that is unknown."""
    unknown = {s for s in free_symbols(condition) if isinstance(s.sort, Function) and s not in context.definitions}
    return bool(unknown) and unknown <= functions.keys()


def _is_proportional(statement: Term) -> bool:
    if isinstance(statement, Bind):
        return _is_proportional(opened(statement)[1])
    return isinstance(statement, Apply) and statement.operator == "proportional"


def _failures(condition: Term, context: Context, deadline: Deadline) -> list[Counterexample | None]:
    """For each model that was tried, where the condition fails in it."""
    return [_failure(condition, model, deadline) for model in _models([condition], context, deadline)]


def _failure(condition: Term, model: Model, deadline: Deadline) -> Counterexample | None:
    for instance, values in _instances(condition, model, deadline):
        if Evaluation(values, deadline=deadline).truth(instance) is FAILS:
            found = counterexample_of(instance, Model(values, model.drawn, model.plan, model.seed))
            return replace(found, failed=instance)
    return None


def _put_in(condition: Term, functions: Functions) -> Term:
    values: dict[Term, Term] = dict(functions.items())
    return applied(substitute(condition, values))


def _models(terms: Iterable[Term], context: Context, deadline: Deadline) -> tuple[Model, ...]:
    try:
        return draw_models(context, terms, deadline=deadline)[:MOST_MODELS]
    except NoModel:
        return ()


def _instances(condition: Term, model: Model, deadline: Deadline) -> Iterator[tuple[Term, dict[Symbol, object]]]:
    """The condition at points of its domain, each with the model in which its variable has a value."""
    if not (isinstance(condition, Bind) and condition.operator == "forall"):
        yield condition, dict(model.values)
        return
    symbol, _ = opened(condition)
    named = Symbol(condition.written_as, symbol.sort)
    named = symbol if named in free_symbols(condition) else named
    try:
        points = witnesses(Evaluation(model.values, deadline=deadline).value(condition.domain))
    except (Undefined, NoMeaning):
        return
    for point in points:
        yield condition.open(named), {**model.values, named: point}


def _is_homogeneous(condition: Term, functions: Functions, context: Context, deadline: Deadline) -> bool:
    """Whether, as far as tried, both sides of an equation double when the functions do."""
    once = _put_in(condition, functions)
    twice = _put_in(condition, {f: _doubled(body) for f, body in functions.items()})
    for model in _models([once], context, deadline):
        pairs = zip(_instances(once, model, deadline), _instances(twice, model, deadline), strict=True)
        for (first, values), (second, _) in pairs:
            if not (isinstance(first, Apply) and isinstance(second, Apply) and first.operator == "equal"):
                return False
            evaluation = Evaluation(values, deadline=deadline)
            sides = zip(first.arguments, second.arguments, strict=True)
            if any(evaluation.truth(apply("equal", 2 * a, b)) not in (HOLDS, AGREES) for a, b in sides):
                return False
    return True


def _doubled(function: Term) -> Term:
    assert isinstance(function, Bind)
    symbol, body = opened(function)
    return bind("lambda", function.domain, symbol, number(2) * body)
