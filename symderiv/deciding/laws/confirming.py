"""Whether a failure among tables refutes a statement, or only says that it supposes more of its laws.

Much is written of laws that is left to the reader: that members of a sample are independent, that the law of what is
conditioned on is the same for all laws, that an equation between densities is a model and not a claim. So a statement
that fails for laws of which nothing is supposed must fail as well for those of which as much is supposed as may be
meant; and one that says what a law is, rather than what holds of all, is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flint import fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.laws.outcomes import VariableSequence
from symderiv.deciding.laws.roles import has_laws, is_law
from symderiv.deciding.laws.tables import ALIKE, INDEPENDENT, MATCHED, MEMBERS, Family, Table
from symderiv.deciding.models import Model
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, subterms

__all__ = ["confirmed"]

RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal", "not_equal"})
ABOUT_ALL = frozenset({
    "expectation", "variance", "standard_deviation", "covariance", "correlation", "mutual_information",
    "conditional_entropy", "entropy", "cross_entropy", "divergence", "jensen_shannon",
})  # fmt: skip
STRICT = {"less_equal": "less", "greater_equal": "greater"}
DECORATED = re.compile(r"\\(?:wide)?(?:tilde|hat|check|bar)|\\overline|\*|\\star|'|_\{?[a-zA-Z]\b(?![a-zA-Z])")
LOOKED_AT = 10  # models


def confirmed(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    """Whether a statement that fails in a model is refuted by that."""
    if not has_laws([statement]):
        return True
    if any(is_law(symbol) and DECORATED.search(symbol.name) for symbol in free_symbols(statement)):
        return False  # what such a law is was said somewhere, in words perhaps
    models = models[:LOOKED_AT]
    if not all(
        _fails_somewhere(statement, models, family, laws, deadline) for family, laws in _meant(statement, models)
    ):
        return False
    return not _is_condition(statement, models, deadline)


def _meant(statement: Term, models: Sequence[Model]) -> Iterator[tuple[str, frozenset[Symbol]]]:
    """What may be supposed, and of which laws."""
    laws = frozenset(s for s in free_symbols(statement) if is_law(s))
    values = models[0].values
    if any(isinstance(value, VariableSequence) for value in values.values()):
        for family in (ALIKE, MEMBERS, INDEPENDENT):
            yield family, laws
    elif not _about_all(statement):
        yield INDEPENDENT, laws
    if len({law.name for law in laws}) > 1:
        yield MATCHED, laws
        yield from ((INDEPENDENT, frozenset({law})) for law in laws)


def _about_all(statement: Term) -> bool:
    """Whether means or the like are in it; what is said of densities alone may be a model."""
    return any(isinstance(part, Apply | Bind) and part.operator in ABOUT_ALL for part in subterms(statement))


def _fails_somewhere(
    statement: Term, models: Sequence[Model], family: str, laws: frozenset[Symbol], deadline: Deadline
) -> bool:
    for model in models:
        values = _under(family, model.values, laws)
        try:
            if Evaluation(values, deadline=deadline).truth(statement) is FAILS:
                return True
        except NoMeaning:
            return False
    return False


def _under(family: str, values: Mapping[Symbol, Any], laws: frozenset[Symbol]) -> dict[Symbol, Any]:
    """The model with laws of another family."""
    changed = dict(values)
    new: dict[int, Table] = {}
    for law in sorted(laws, key=lambda s: s.name):
        old = values[law]
        table = old.table if isinstance(old, Family) else old
        if id(table) not in new:
            beside = table.beside and new.get(id(table.beside), table.beside)
            new[id(table)] = table.under(family, beside, table.shared)
        changed[law] = Family(new[id(table)], old.constant) if isinstance(old, Family) else new[id(table)]
    return changed


def _is_condition(statement: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    """Whether it says of what laws determine that it is something else, which may be so for some laws."""
    if not isinstance(statement, Apply) or statement.operator not in RELATIONS:
        return False
    without = [side for side in statement.arguments if not has_laws([side])]
    if len(without) != 1:
        return False
    strict = Apply(STRICT.get(statement.operator, statement.operator), statement.arguments)
    if any(Evaluation(model.values, deadline=deadline).truth(strict) in (HOLDS, AGREES) for model in models):
        return True
    if statement.operator != "equal":
        return False
    (side,) = (side for side in statement.arguments if has_laws([side]))
    return not _constant(side, models, deadline)


def _constant(side: Term, models: Sequence[Model], deadline: Deadline) -> bool:
    found: list[Any] = []
    for model in models:
        try:
            found.append(Evaluation(model.values, deadline=deadline).value(side))
        except (Undefined, NoMeaning):
            continue
    return all(isinstance(value, fmpq) and value == found[0] for value in found)
