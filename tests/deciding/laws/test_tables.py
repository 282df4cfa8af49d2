"""Tables: one law whatever is asked of it, and what families of them suppose."""

from __future__ import annotations

from itertools import product

import pytest
from flint import arb, fmpq

from symderiv.deciding.laws.outcomes import Copies, Marginal, Members, Outcome, Pushed, Unassigned, Variable, explored
from symderiv.deciding.laws.tables import (
    ALIKE,
    ANY,
    EXCLUSIVE,
    INDEPENDENT,
    MATCHED,
    MEMBERS,
    PARTITION,
    Conditional,
    Layout,
    Table,
)
from symderiv.language.meaning_exact import Undefined

X, Y, Z1, Z2 = ("x", None), ("y", None), ("z", 1), ("z", 2)
SIZES = {"x": 2, "y": 3, "z": 2}
LAYOUT = Layout(SIZES, ("x", "y"), frozenset())
NUMBERS = (fmpq(1), fmpq(2), fmpq(5))


def cells(*keys):
    return [dict(zip(keys, at, strict=True)) for at in product(*(range(SIZES[name]) for name, _ in keys))]


def total(law, *keys):
    return sum((law.mass(at) for at in cells(*keys)), fmpq(0))


@pytest.mark.parametrize("family", [ANY, ALIKE, MEMBERS, INDEPENDENT])
@pytest.mark.parametrize("keys", [(X,), (X, Y), (Z1, Z2), (X, Y, Z1, Z2)])
def test_probabilities_of_all_outcomes_add_up_to_one(family, keys):
    assert total(Table(LAYOUT, "seed").under(family), *keys) == 1


@pytest.mark.parametrize("family", [ANY, ALIKE, MEMBERS, INDEPENDENT])
def test_a_marginal_is_the_sum_over_what_is_left_out(family):
    table = Table(LAYOUT, "seed").under(family)
    for at in cells(X, Z1):
        assert table.mass(at) == sum((table.mass({**at, Y: y, Z2: z}) for y in range(3) for z in range(2)), fmpq(0))


def test_nothing_is_independent_unless_it_is_supposed():
    table = Table(LAYOUT, "seed")
    assert table.mass({X: 0, Y: 0}) != table.mass({X: 0}) * table.mass({Y: 0})
    assert table.mass({Z1: 0, Z2: 0}) != table.mass({Z1: 0}) * table.mass({Z2: 0})
    assert table.mass({Z1: 0}) != table.mass({Z2: 0})


def test_members_are_alike_and_independent_where_that_is_supposed():
    assert (alike := Table(LAYOUT, "seed").under(ALIKE)).mass({Z1: 0}) == alike.mass({Z2: 0})
    members = Table(LAYOUT, "seed").under(MEMBERS)
    given = Conditional(members, [{X: 0, Y: 0}])
    assert given.mass({Z1: 0, Z2: 1}) == given.mass({Z1: 0}) * given.mass({Z2: 1})
    everything = Table(LAYOUT, "seed").under(INDEPENDENT)
    assert everything.mass({X: 0, Y: 1, Z1: 0}) == everything.mass({X: 0}) * everything.mass({Y: 1}) * everything.mass(
        {Z1: 0}
    )


def test_blocks_are_independent_and_conditionally_so():
    sizes = {"x": 2, "y": 2, "w": 2}
    keys = [(name, None) for name in sizes]
    blocks = Table(Layout(sizes, tuple(sizes), frozenset(), (("x",), ("y",))), "seed")
    assert blocks.mass({keys[0]: 0, keys[1]: 0}) == blocks.mass({keys[0]: 0}) * blocks.mass({keys[1]: 0})
    within = Table(Layout(sizes, tuple(sizes), frozenset(), (("x",), ("y",)), ("w",)), "seed")
    given = Conditional(within, [{keys[2]: 1}])
    assert given.mass({keys[0]: 0, keys[1]: 0}) == given.mass({keys[0]: 0}) * given.mass({keys[1]: 0})
    assert within.mass({keys[0]: 0, keys[1]: 0}) != within.mass({keys[0]: 0}) * within.mass({keys[1]: 0})


def test_a_law_can_have_the_marginals_of_another():
    beside = Table(LAYOUT, "p")
    matched = Table(LAYOUT, "q").under(MATCHED, beside, ("x",))
    assert matched.mass({X: 1}) == beside.mass({X: 1})
    assert matched.mass({Y: 1}) != beside.mass({Y: 1})
    assert total(matched, X, Y) == 1


@pytest.mark.parametrize(("family", "none"), [(EXCLUSIVE, False), (PARTITION, True)])
def test_events_can_exclude_each_other(family, none):
    layout = Layout({"event A": 2, "event B": 2}, ("event A", "event B"), frozenset())
    table = Table(layout, "seed").under(family, shared=("event A", "event B"))
    a, b = ("event A", None), ("event B", None)
    assert table.mass({a: 0, b: 0}) == 0
    assert (table.mass({a: 1, b: 1}) == 0) is none


def test_nothing_is_said_given_what_cannot_happen():
    with pytest.raises(Undefined):
        Conditional(Table(LAYOUT, "seed"), [])


def test_only_what_a_value_depends_on_is_gone_through():
    x, y = Variable(X, NUMBERS[:2]), Variable(Y, NUMBERS)
    law = Table(LAYOUT, "seed")
    found = explored(law, x)
    assert [(value, at) for _, value, at in found] == [(NUMBERS[0], {X: 0}), (NUMBERS[1], {X: 1})]
    mean = sum((w * v for w, v, _ in explored(law, lambda outcome: x(outcome) * y(outcome))), fmpq(0))
    assert mean == sum((law.mass({X: i, Y: j}) * NUMBERS[i] * NUMBERS[j] for i in range(2) for j in range(3)), fmpq(0))


def test_an_outcome_outside_is_asked_outside():
    x = Variable(X, NUMBERS[:2])
    with pytest.raises(Unassigned):
        explored(Table(LAYOUT, "seed"), lambda outcome: x(Outcome({})))


def test_copies_are_independent():
    z = Variable(("z", None), NUMBERS[:2])
    law = Table(Layout({"z": 2}, (), frozenset({"z"})), "seed")
    one = Marginal(law, [z], alone=True)
    two = Copies(one, fmpq(1), fmpq(2))
    assert sum((w for _, w in two.outcomes()), fmpq(0)) == 1
    at = Members(1, (NUMBERS[0], NUMBERS[1]))
    assert two.density(at) == one.density(NUMBERS[0]) * one.density(NUMBERS[1])


def test_a_law_of_values_known_up_to_an_error_has_no_densities():
    with pytest.raises(Undefined):
        Pushed([(arb(2).sqrt(), fmpq(1))])
