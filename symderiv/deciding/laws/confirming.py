"""Whether a failure among tables refutes a statement, or only says that it supposes more of its laws.

Much is written of laws that is left to the reader: that members of a sample are independent, that the law of what is
conditioned on is the same for all laws, that an equation between densities is a model and not a claim. So a statement
that fails for laws of which nothing is supposed must fail as well for those of which as much is supposed as may be
meant; and one that says what a law is, rather than what holds of all, is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from flint import fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.laws.outcomes import Variable, VariableSequence
from symderiv.deciding.laws.roles import (
    has_laws,
    is_event,
    is_law,
    is_sequence,
    is_unsaid,
    name_of,
    name_of_values,
    survey,
)
from symderiv.deciding.laws.tables import ALIKE, EXCLUSIVE, INDEPENDENT, MATCHED, MEMBERS, PARTITION, Family, Table
from symderiv.deciding.models import Model
from symderiv.language.meaning_exact import NoMeaning, Undefined, is_number, minus, plus, whole
from symderiv.language.meaning_sets import Finite
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS, equal
from symderiv.language.outcomes import is_random
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, subterms

__all__ = ["as_worded", "confirmed"]

RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal", "not_equal"})
ABOUT_ALL = frozenset({
    "expectation", "variance", "standard_deviation", "covariance", "correlation", "mutual_information",
    "conditional_entropy", "entropy", "cross_entropy", "divergence", "jensen_shannon",
})  # fmt: skip
STRICT = {"less_equal": "less", "greater_equal": "greater"}
MADE = re.compile(r"\\(?:wide)?(?:tilde|hat|check|bar)|\\overline|\*|\\star|'")
DECORATED = re.compile(MADE.pattern + r"|_\{?[a-zA-Z]\b(?![a-zA-Z])")
MOMENT = re.compile(r"\\(?:mu|sigma)(?![a-z])")
MOST_EVENTS = 4
LOOKED_AT = 10  # models

Supposed = tuple[str, tuple[str, ...]]
"""A family of tables, and the events it is about."""


def confirmed(statement: Term, models: Sequence[Model], in_words: frozenset[str], deadline: Deadline) -> bool:
    """Whether a statement that fails in a model is refuted by that, the words around it considered."""
    if not has_laws([statement]):
        return True
    symbols = free_symbols(statement)
    if any(is_law(symbol) and DECORATED.search(symbol.name) for symbol in symbols):
        return False  # what such a law is was said somewhere, in words perhaps
    if any(is_random(symbol) and MADE.search(symbol.name) for symbol in symbols):
        return False  # so is a mean of a sample, or an estimate
    unsaid = symbols - _supposed(statement, models)
    if any(isinstance(symbol.sort, Scalar) and MOMENT.match(symbol.name) for symbol in unsaid):
        return False  # by custom the mean, or the standard deviation, of a random variable of the statement
    if is_unsaid(filter(is_law, symbols)):
        return False
    if any(is_event(symbol) and is_sequence(symbol) for symbol in symbols):
        return False  # events by number are parts of something, most often
    if {name for letter, name in survey((statement,)).ties if not is_sequence(letter)} & survey((statement,)).copied:
        return False  # x may be all of a sample x_1, ..., x_n
    if not any(_fails_in_positive(statement, model, deadline) for model in models[:LOOKED_AT]):
        return False  # that it is said of positive numbers went without saying
    models = models[:LOOKED_AT]
    for family, laws in _meant(statement, models, in_words):
        if not _fails_somewhere(statement, models, family, laws, deadline):
            return False
    return not (_is_condition(statement, models, deadline) or _holds_by_symmetry(statement, models, deadline))


def _meant(
    statement: Term, models: Sequence[Model], in_words: frozenset[str]
) -> Iterator[tuple[Supposed, frozenset[Symbol]]]:
    """What may be supposed, and of which laws."""
    laws = frozenset(s for s in free_symbols(statement) if is_law(s))
    values = models[0].values
    if any(isinstance(value, VariableSequence) for value in values.values()):
        for family in (ALIKE, MEMBERS, INDEPENDENT):
            yield (family, ()), laws
    elif not _about_all(statement) or "independent" in in_words:
        yield (INDEPENDENT, ()), laws
    if len({law.name for law in laws}) > 1:
        yield (MATCHED, ()), laws
        yield from (((INDEPENDENT, ()), frozenset({law})) for law in laws)
    for events in _disjoint(statement):
        yield (EXCLUSIVE, events), laws
        yield (PARTITION, events), laws


def _disjoint(statement: Term) -> Iterator[tuple[str, ...]]:
    """Events that may be meant to exclude each other: where probabilities are added, and of no two events at once."""
    events = sorted({name_of(s) for s in free_symbols(statement) if is_event(s)})
    operators = [part.operator for part in subterms(statement) if isinstance(part, Apply | Bind)]
    if ("add" in operators or "sum" in operators) and "and" not in operators and len(events) <= MOST_EVENTS:
        for size in range(2, len(events) + 1):
            yield from combinations(events, size)


def as_worded(statement: Term, models: Sequence[Model], in_words: frozenset[str], deadline: Deadline) -> Model | None:
    """A model in which the statement fails and what is said in words holds; None where nothing is said of laws."""
    laws = frozenset(filter(is_law, free_symbols(statement)))
    if not laws or "independent" not in in_words:
        return None
    for model in models[:LOOKED_AT]:
        values = _under((INDEPENDENT, ()), model.values, laws)
        if Evaluation(values, deadline=deadline).truth(statement) is FAILS:
            return replace(model, values=values, known={})
    return None


def _about_all(statement: Term) -> bool:
    """Whether means or the like are in it; what is said of densities alone may be a model."""
    return any(isinstance(part, Apply | Bind) and part.operator in ABOUT_ALL for part in subterms(statement))


def _fails_somewhere(
    statement: Term,
    models: Sequence[Model],
    family: Supposed,
    laws: frozenset[Symbol],
    deadline: Deadline,
) -> bool:
    for model in models:
        values = _under(family, model.values, laws)
        try:
            if Evaluation(values, deadline=deadline).truth(statement) is FAILS:
                return True
        except NoMeaning:
            return False
    return False


def _under(family: Supposed, values: Mapping[Symbol, Any], laws: frozenset[Symbol]) -> dict[Symbol, Any]:
    """The model with laws of another family."""
    changed = dict(values)
    new: dict[int, Table] = {}
    for law in sorted(laws, key=lambda s: s.name):
        old = values[law]
        table = old.table if isinstance(old, Family) else old
        if id(table) not in new:
            beside = table.beside and new.get(id(table.beside), table.beside)
            new[id(table)] = table.under(family[0], beside, family[1] or table.shared)
        changed[law] = Family(new[id(table)], old.constant) if isinstance(old, Family) else new[id(table)]
    return changed


def _is_condition(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    """Whether it says of what laws determine that it is something else, which may be so for some laws."""
    if not isinstance(statement, Apply) or statement.operator not in RELATIONS:
        return False
    without = [side for side in statement.arguments if not has_laws([side])]
    if len(without) != 1 or free_symbols(without[0]) & _supposed(statement, models):
        return False
    strict = Apply(STRICT.get(statement.operator, statement.operator), statement.arguments)
    if any(Evaluation(model.values, deadline=deadline).truth(strict) in (HOLDS, AGREES) for model in models):
        return True
    if statement.operator != "equal":
        return False
    (side,) = (side for side in statement.arguments if has_laws([side]))
    return not _constant(side, models, deadline)


def _supposed(statement: Term, models: Sequence[Model]) -> frozenset[Symbol]:
    """The letters of what the models were made to meet."""
    about = [term for model in models[:1] for term in model.plan.about if term != statement]
    return frozenset[Symbol]().union(*map(free_symbols, about))


def _constant(side: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    found: list[Any] = []
    for model in models:
        try:
            found.append(Evaluation(model.values, deadline=deadline).value(side))
        except (Undefined, NoMeaning):
            continue
    return all(isinstance(value, fmpq) and value == found[0] for value in found)


def _holds_by_symmetry(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    """Whether an equation holds on the average over the order of a sample's members, and so of their means."""
    members = [s for s, _ in survey((statement,)).ties if is_sequence(s)]
    if not members or not isinstance(statement, Apply) or statement.operator != "equal":
        return False
    differences: list[Any] = []
    for model in models:
        sizes = [v for s, v in model.values.items() if isinstance(s.sort, Scalar) and s.sort.kind == "integer"]
        try:
            counts = [whole(size) for size in sizes]
            if min(counts, default=1) > 0:
                differences.append(_total(statement, model, members, max(counts, default=2), deadline))
        except (Undefined, NoMeaning):
            continue
    return bool(differences) and all(equal(d, fmpq(0)) in (HOLDS, AGREES) for d in differences)


def _total(statement: Apply, model: Model, members: Sequence[Symbol], count: int, deadline: Deadline) -> Any:
    """The difference of the sides, added up over all shifts of the members."""
    total: Any = fmpq(0)
    left, right = statement.arguments
    alike = _under((ALIKE, ()), model.values, frozenset(filter(is_law, free_symbols(statement))))
    for shift in range(count):
        moved = {s: _shifted(model.values[s], shift, count) for s in members}
        evaluation = Evaluation({**alike, **moved}, deadline=deadline)
        total = plus(total, minus(evaluation.value(left), evaluation.value(right)))
    return total


def _shifted(sequence: Any, shift: int, count: int) -> Any:
    return lambda index: sequence(fmpq((whole(index) - 1 + shift) % count + 1))


def _fails_in_positive(statement: Term, model: Model, deadline: Deadline) -> bool:
    """Whether the statement fails as well with positive numbers in place of all values of random variables."""
    changed: dict[Symbol, Any] = dict(model.values)
    moved: dict[str, dict[Any, Any]] = {}
    for symbol, of in model.values.items():
        if isinstance(of, Variable | VariableSequence) and all(is_number(v) for v in of.values):
            name = of.name if isinstance(of, VariableSequence) else of.key[0]
            moved[name] = _positive(of.values)
            changed[symbol] = replace(of, values=tuple(moved[name][v] for v in of.values))
    ties = dict(survey(model.plan.about).ties)
    for symbol, of in model.values.items():
        if symbol in ties and is_number(of):
            changed[symbol] = moved.get(ties[symbol], {}).get(of, of)
        elif isinstance(of, Finite) and (of_values := name_of_values(symbol)) in moved:
            changed[symbol] = Finite(tuple(moved[of_values].values()))
        elif isinstance(symbol.sort, Scalar) and isinstance(of, fmpq):
            changed[symbol] = abs(of) or fmpq(1)
        elif symbol in ties and callable(of):
            changed[symbol] = _mapped(of, moved.get(ties[symbol], {}))
    try:
        return Evaluation(changed, deadline=deadline).truth(statement) is FAILS
    except NoMeaning:
        return False


def _mapped(sequence: Any, values: Mapping[Any, Any]) -> Any:
    return lambda index: values.get(sequence(index), sequence(index))


def _positive(values: Sequence[Any]) -> dict[Any, Any]:
    """Different positive numbers for different numbers; those that are positive already stay."""
    if all(value >= 0 for value in values):
        return {value: value for value in values}
    sizes = [abs(value) for value in values]
    if len(set(sizes)) < len(sizes) or 0 in sizes:
        sizes = [fmpq(i + 1) for i in range(len(values))]
    return dict(zip(values, sizes, strict=True))
