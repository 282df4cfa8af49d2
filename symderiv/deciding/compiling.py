"""Terms as Python functions of an evaluation, made once: to walk a tree again in each model costs more than its sums.

A part of a loop's body that does not depend on the loop's variable is worked out once: each keeps its last value, with
the values of the bound variables it was for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import is_
from typing import TYPE_CHECKING, Any

from flint import fmpq

from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.signature import Operator
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols
from symderiv.language.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["Step", "compiled"]

Step = Callable[["Evaluation"], Any]
TERMS = (Apply, Bind, Number, Symbol)
CONNECTIVES = frozenset({"not", "and", "or", "implies", "iff"})
CHEAP = frozenset({"apply", "lambda"})  # kept, they would cost more than they save


def compiled(
    term: Term, step: Callable[[Term], Step], special: Mapping[str, Any], binders: Mapping[str, Any]
) -> Step:  # fmt: skip
    """The function whose value is that of the term; ``step`` gives those of its parts.

    special  operators that are no functions of values, and ``binders``, as functions of an evaluation and of terms
    """
    if isinstance(term, Number):
        value = fmpq(term.value.numerator, term.value.denominator)
        return lambda evaluation: value
    if isinstance(term, Symbol):
        return _of_symbol(term)
    if isinstance(term, Apply):
        if term.operator in special:
            return _remembered(_of_special(special[term.operator], term), term)
        return _of_operator(term, step)
    if isinstance(term, Bind) and term.operator in binders:
        return _remembered(_of_binder(binders[term.operator], term), term)
    return _without_meaning(
        f"{term.operator} has no meaning in a model" if isinstance(term, Bind) else "a piece that was not read"
    )


def _without_meaning(reason: str) -> Step:
    def refuse(evaluation: Evaluation) -> Any:
        raise NoMeaning(reason)

    return refuse


def _of_symbol(symbol: Symbol) -> Step:
    def look_up(evaluation: Evaluation) -> Any:
        evaluation.visits += 1
        try:
            value = evaluation.environment[symbol]
        except KeyError:
            raise NoMeaning(f"{symbol.name} has no value") from None
        return evaluation.inner(value) if isinstance(value, TERMS) else value

    return look_up


def _of_special(function: Callable[..., Any], term: Apply) -> Step:
    arguments = term.arguments

    def work_out(evaluation: Evaluation) -> Any:
        evaluation.visit()
        return function(evaluation, *arguments)

    return work_out


def _of_binder(function: Callable[..., Any], term: Bind) -> Step:
    def work_out(evaluation: Evaluation) -> Any:
        evaluation.visit()
        return function(evaluation, term)

    return work_out


def _of_operator(term: Apply, step: Callable[[Term], Step]) -> Step:
    row = VOCABULARY.get(term.operator)
    if not isinstance(row, Operator) or row.exact is None:
        return _without_meaning(f"{term.operator} has no meaning in a model")
    exact, arguments = row.exact, term.arguments
    if term.operator in CONNECTIVES:

        def connect(evaluation: Evaluation) -> Any:
            evaluation.visit()
            return exact(*[evaluation.known(a) for a in arguments])

        return connect
    steps = [_hoisted(step(a), a, term) for a in arguments]

    def work_out(evaluation: Evaluation) -> Any:
        evaluation.visit()
        values = [part(evaluation) for part in steps]
        try:
            return exact(*values)
        except TypeError as wrong:  # the arcsine of a complex number
            raise NoMeaning(f"{term.operator} has no meaning for values of this kind") from wrong

    return work_out


def _bound_in(term: Term) -> list[Symbol]:
    """The symbols of binders that were opened around it (see `binders.opened`)."""
    return [s for s in free_symbols(term) if s.name.startswith("\0")]


def _hoisted(step: Step, part: Term, whole: Term) -> Step:
    """Keeps the value of an operator's argument that depends on fewer bound variables than the whole."""
    if not isinstance(part, Apply) or len(_bound_in(part)) == len(_bound_in(whole)):
        return step
    return _remembered(step, part)


def _remembered(step: Step, term: Apply | Bind) -> Step:
    if term.operator in CHEAP:
        return step
    bound, key = _bound_in(term), object()

    def look_up(evaluation: Evaluation) -> Any:
        environment = evaluation.environment
        now = [environment.get(s) for s in bound]
        kept = evaluation.kept.get(key)
        if kept is not None and all(map(is_, now, kept[0])):
            return kept[1]
        value = step(evaluation)
        evaluation.kept[key] = (now, value)
        return value

    return look_up
