"""Whatever is proved of random terms holds in models: `benchmarks/soundness.py`, in short, and shrunk by Hypothesis."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.random_terms import NUMBERS, SQUARES, p, x
from benchmarks.rule_applications import applications, refuted
from benchmarks.soundness import FAMILIES, Family, Judge, campaign
from symderiv.kernel.theorems import Sequent
from symderiv.language.printing.plain_text import plain
from symderiv.language.terms import apply
from symderiv.rules import all_rules


@cache
def judge(family: Family) -> Judge:
    return Judge(family.symbols, count=96)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_short_campaign(family):
    made, refuted = campaign(family, 700, seed=7, judge=judge(family))
    assert not refuted
    assert made["equation"] > 200
    assert made["sign"] > 100


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_no_model_refutes_what_is_proved(family, random):
    for how, theorem in family.examples(random, depth=3):
        model = judge(family).refutes(theorem)
        assert model is None, f"{how}: {', '.join(map(plain, theorem.assumptions))} |- {plain(theorem.conclusion)}"


@pytest.mark.parametrize("rule", all_rules())
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_no_model_refutes_what_a_rule_concludes(rule, random):
    for theorem in applications(rule, random):
        assert refuted(theorem) is None, f"{', '.join(map(plain, theorem.assumptions))} |- {plain(theorem.conclusion)}"


A, B = SQUARES[:2]
FALSE = [
    (Judge(NUMBERS), [], apply("equal", apply("sqrt", x**2), x)),
    (Judge(NUMBERS), [apply("greater", x, -1)], apply("greater", x, 0)),
    (Judge(NUMBERS), [], apply("not_equal", x, 0)),
    (Judge(FAMILIES[1].symbols), [], apply("equal", A @ B, B @ A)),
    (Judge(FAMILIES[1].symbols), [], apply("invertible", A)),
    (Judge(FAMILIES[1].symbols), [apply("greater", p, 1)], apply("equal", p * A, A)),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FALSE)))
def test_the_judge_refutes_what_is_false(number):
    models, assumptions, conclusion = FALSE[number]
    assert models.refutes(Sequent(frozenset(assumptions), conclusion)) is not None
