"""Mutations: a rule with one of its side conditions taken out concludes something that its cases do not let it.

Each condition in a rule's code is dropped in turn (`mutations`), and each condition and property in the statement of a
rule that has one; then a case of the rule has to notice: what was refused is concluded, or an assumption is gone.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

import symderiv.rules.normal_form
import symderiv.rules.rule
from symderiv.kernel.theorems import KernelError, infer
from symderiv.language.sorts import Matrix, Scalar, Sort
from symderiv.language.terms import Symbol, substitute
from symderiv.rules import SUBJECTS, Rule
from symderiv.rules.rule import OfAnotherKind
from tests.rules.cases import CASES
from tests.rules.cases.notation import RULES
from tests.rules.mutations import Mutation, broken


def notices(rules: Iterable[str]) -> bool:
    """Whether a case of these rules comes out otherwise than it should."""
    for name in rules:
        for use in CASES[name].refuses:
            try:
                use.infer(name)
            except OfAnotherKind:
                pass
            except KernelError:
                continue
            except Exception:
                pass  # a checker that falls over has not refused
            return True
        for case in CASES[name].applies:
            try:
                theorem = case.use.infer(name)
            except Exception:
                return True
            if (theorem.conclusion, theorem.assumptions) != (case.conclusion, case.assumptions):
                return True
    return False


def _text(mutation: Mutation) -> str:
    return f"{mutation.module.__name__.rpartition('.')[2]}: {mutation.dropped}"


def mutations() -> Iterator[tuple[Mutation, tuple[str, ...]]]:
    """Mutations, and the rules whose cases have to notice."""
    for subject in SUBJECTS:
        for name in RULES:
            try:
                module = importlib.import_module(f"symderiv.rules.{subject}.{name}")
            except ModuleNotFoundError:
                continue
            yield from ((mutation, (name,)) for mutation in broken(module))
    yield from ((mutation, tuple(RULES)) for mutation in broken(symderiv.rules.rule))
    for found in pkgutil.iter_modules(symderiv.rules.normal_form.__path__):
        module = importlib.import_module(f"symderiv.rules.normal_form.{found.name}")
        yield from ((mutation, tuple(RULES)) for mutation in broken(module, only_needs=True))


# Not noticed, and why not: type checkers ask for them, or what comes after refuses as well and says less.
NOT_NOTICED = {
    "fundamental_theorem: isinstance(part, Apply)": "what is no Apply has no operator in the table",
    "limit_by_expansion: not any((variable in free_symbols(c) for c in forms.facts.conditions))":
        "a second lock: the expansions ask for conditions of coefficients alone, which are free of the variable",
    "order_by_expansion: not any((variable in free_symbols(c) for c in forms.facts.conditions))": "the same",
    "order_by_expansion: str(reason)": "without it the last line refuses, and does not say why",
    "order_by_expansion: 'a statement that something is of an order'": "nothing cannot be taken apart: a TypeError",
    "sign_on_interval: depth == HALVINGS or seen > MOST_BALLS": "a bound on the work; without it there is no end",
    "sign_on_interval: isinstance(row, Operator)": "every operator is in the vocabulary",
    "sign_on_interval: row.exact is not None": "None cannot be called: a TypeError",
    "series: self.needs(coefficient, 'nonzero')": "the power to -1 that follows asks for the same",
    "roots_of_polynomial: all((is_closed(r) for r in roots))": "a bound on the work; letters have no value either",
    "solved_by_inverse: is_closed(c)": "the same",
    "solved_by_inverse: 'an exponential, a logarithm or a root on the left'":
        "nothing cannot be taken apart: a TypeError",
    "rule: sort_of(statement)": "a second lock: values of the sorts of the pattern make a well-sorted statement",
    "rule: f'{what} is an equation'": "nothing cannot be taken apart: a TypeError",
    "integral_keeps_order: isinstance(variable, Symbol)": "the assertion that follows says the same to type checkers",
    "jensen_for_means: curved is not None": "the same",
    "jensen_for_means: 'the mean of finitely many numbers'": "nothing cannot be taken apart: a TypeError",
    "order_is_transitive: 'a premise is an equation or an inequality'": "the same",
    "one_copy_apart: 'an expectation, and one inside it'": "the same",
    "order_of_integration: 'an integral over all values, or an expectation, and one inside it'": "the same",
}  # fmt: skip

MUTATIONS = {
    str(mutation): (mutation, rules)
    for mutation, rules in mutations()
    if _text(mutation) not in NOT_NOTICED
}


def test_no_case_notices_anything_without_a_mutation():
    assert not notices(RULES)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_dropped_condition_is_noticed(name, monkeypatch):
    mutation, rules = MUTATIONS[name]
    monkeypatch.setattr(mutation.target, "__code__", mutation.code)
    noticed = notices(rules)
    assert noticed


def test_what_is_not_noticed_is_in_the_code():
    assert {_text(mutation) for mutation, _ in mutations()} >= NOT_NOTICED.keys()


def loosened(sort: Sort) -> Iterator[Sort]:
    """The sort without one of its properties; for a real number that has none, complex."""
    match sort:
        case Scalar(_, properties) | Matrix(_, _, properties, _):
            yield from (replace(sort, properties=properties - {one}) for one in sorted(properties))
            if isinstance(sort, Scalar) and not properties and sort.kind == "real":
                yield replace(sort, kind="complex")


def loosened_rules() -> Iterator[tuple[str, Rule]]:
    """Stated rules with a letter that may be more than it should, by what was done to them."""
    for name, rule in RULES.items():
        for symbol in rule.symbols.values() if rule.statement is not None else ():
            for sort in loosened(symbol.sort) if symbol.sort.dimensions or symbol.sort.kind != "integer" else ():
                change = {symbol: Symbol(symbol.name, sort)}
                statement = substitute(rule.statement, change)
                conditions = tuple(substitute(c, change) for c in rule.conditions)
                text = f"{name}: {symbol.name} {sort.kind} {' '.join(sorted(sort.properties))}"
                yield text.strip(), replace(rule, statement=statement, conditions=conditions)


LOOSENED = dict(sorted(loosened_rules(), key=lambda found: found[0]))


@pytest.mark.parametrize("name", LOOSENED)
def test_a_letter_of_a_wider_sort_is_noticed(name):
    rule = LOOSENED[name]
    concluded = 0
    for use in CASES[rule.name].refuses:
        with suppress(KernelError):
            infer(rule, *use.premises, **use.instance)
            concluded += 1
    assert concluded
