"""Mutations: a rule with one of its side conditions taken out concludes something that its cases do not let it.

Each condition in a rule's code is dropped in turn (`mutations`), and each condition and property in the statement of a
rule that has one; then a case of the rule has to notice: what was refused is concluded, or an assumption is gone.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

import symderiv.rules.normal_form
import symderiv.rules.rule
from symderiv.kernel.theorems import KernelError, infer
from symderiv.rules import SUBJECTS
from tests.rules.cases import CASES
from tests.rules.cases.notation import RULES
from tests.rules.mutations import Mutation, broken


def notices(rules: Iterable[str]) -> bool:
    """Whether a case of these rules comes out otherwise than it should."""
    for name in rules:
        for use in CASES[name].refuses:
            try:
                use.infer(name)
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


MUTATIONS = {str(mutation): (mutation, rules) for mutation, rules in mutations()}


def test_no_case_notices_anything_without_a_mutation():
    assert not notices(RULES)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_dropped_condition_is_noticed(name, monkeypatch):
    mutation, rules = MUTATIONS[name]
    monkeypatch.setattr(mutation.target, "__code__", mutation.code)
    assert notices(rules)
