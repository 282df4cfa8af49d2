"""Every rule: its page, models of what it states, where it applies, and what it refuses; the tables are in `cases`."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute, spot_check
from symderiv.kernel.certificates import replay, to_json
from symderiv.kernel.theorems import KernelError
from symderiv.language.contexts import Context
from symderiv.rules.rule import HEADINGS
from tests.rules.cases import CASES
from tests.rules.cases.notation import RULES, by, gt, x

DATA = sorted(name for name, rule in RULES.items() if rule.statement is not None)
APPLIES = {f"{name} {number}": (name, case) for name, of in CASES.items() for number, case in enumerate(of.applies)}
REFUSED = {f"{name} {number}": (name, case) for name, of in CASES.items() for number, case in enumerate(of.refuses)}
NEIGHBOURS = {name: of.fails for name, of in CASES.items() if of.fails is not None}


def test_every_rule_applies_somewhere_and_refuses_something():
    assert CASES.keys() == RULES.keys()
    assert all(of.applies and of.refuses for of in CASES.values())


@pytest.mark.parametrize("name", RULES)
def test_page_and_headings(name):
    page = RULES[name].page
    places = [page.index(f"\n{heading}\n") for heading in HEADINGS]
    assert places == sorted(places)
    assert RULES[name].title


@pytest.mark.parametrize("case", APPLIES)
def test_applies(case):
    name, applies = APPLIES[case]
    theorem = applies.use.infer(name)
    assert theorem.conclusion == applies.conclusion
    assert theorem.assumptions == applies.assumptions
    assert name in theorem.rules
    assert replay(to_json(theorem), RULES) == theorem


@pytest.mark.parametrize("case", APPLIES)
def test_no_model_refutes_what_was_inferred(case):
    _, applies = APPLIES[case]
    assert refute(applies.conclusion, Context().assume(*applies.assumptions), deadline=Deadline(10.0)) is None


# What a rule assumes and a model refutes its conclusion without. (Most assumptions of the others say that the
# conclusion has a value, and no model counts where it has none.)
NEEDED = [
    "absolute_value_of_nonnegative 1", "geometric_growth 0", "sign_on_interval 0", "cancel_invertible_factor 1",
    "fixed_point_of_linear_map 0", "binomial_theorem 1",
]  # fmt: skip


@pytest.mark.parametrize("case", NEEDED)
def test_a_model_refutes_it_without_its_assumptions(case):
    _, applies = APPLIES[case]
    for one in applies.added:
        rest = Context().assume(*(applies.assumptions - {one}))
        assert refute(applies.conclusion, rest, deadline=Deadline(10.0)) is not None


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case):
    name, use = REFUSED[case]
    with pytest.raises(KernelError):
        use.infer(name)


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_false_neighbour_is_refuted(name):
    assert refute(NEIGHBOURS[name], Context(), deadline=Deadline(10.0)) is not None


@pytest.mark.parametrize("name", DATA)
def test_models_of_a_stated_rule(name):
    rule = RULES[name]
    context = Context().assume(*rule.conditions)
    assert refute(rule.statement, context, deadline=Deadline(20.0)) is None
    check = spot_check(rule.statement, context, deadline=Deadline(20.0))
    assert check.models >= 4
    assert not check.suspects


@pytest.mark.parametrize("name", DATA)
def test_conditions_are_not_dropped(name):
    rule = RULES[name]
    theorem = by(name, **rule.symbols)
    assert theorem.assumptions == set(rule.conditions)
    with pytest.raises(KernelError):
        by(name, **{s: v for s, v in rule.symbols.items() if s != min(rule.symbols)})
    with pytest.raises(KernelError):
        by(name, gt(x, 0), **rule.symbols)
