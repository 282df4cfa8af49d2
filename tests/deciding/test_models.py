"""Models satisfy their context, are the same everywhere, and are said not to exist where none was found."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.fitting import is_of_sort
from symderiv.deciding.models import NoModel, draw_models
from symderiv.deciding.showing import shown
from symderiv.errors import DeadlinePassed
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import Undefined, whole
from symderiv.language.meaning_statements import AGREES, HOLDS
from symderiv.language.sorts import POSITIVE_INTEGER, Function, Matrix, Scalar, vector
from symderiv.language.terms import Symbol, apply, bind
from tests.deciding.words import (
    A,
    K,
    L,
    Q,
    S,
    T,
    a,
    alpha,
    at_least,
    b,
    beta,
    c,
    column,
    const,
    d,
    det,
    entry,
    equal,
    f,
    for_all,
    g,
    greater,
    i,
    identity,
    k,
    lam,
    less,
    n,
    naturals,
    norm,
    p,
    r,
    reals,
    sigma,
    slope,
    t,
    total,
    unit,
    x,
    y,
    z,
    z0,
)  # fmt: skip

SORTS = ["symmetric", "positive definite", "positive semidefinite", "diagonal", "upper triangular", "identity"]
MATRICES = [Symbol("M", Matrix(K, K, frozenset({name}))) for name in SORTS]
MATRICES.append(Symbol("M", Matrix(K, K, frozenset({"invertible", "symmetric"}))))
MATRICES.append(Symbol("M", Matrix(K, K, frozenset({"diagonal", "positive definite"}))))
MATRICES.append(Symbol("M", Matrix(K, K, frozenset({"lower triangular", "invertible"}))))
WEIGHTS = Symbol("w", vector(K, "positive"))


def described(symbol):
    return " ".join([symbol.name, *sorted(getattr(symbol.sort, "properties", ()))])


@pytest.mark.parametrize("symbol", [x, p, r, n, lam, A, S, L, Q, sigma, z, *MATRICES], ids=described)
def test_what_is_drawn_is_of_its_sort(symbol):
    models = draw_models(Context(), [symbol])
    assert len(models) == 64
    for model in models:
        evaluation = Evaluation(model.values)
        assert is_of_sort(model.values[symbol], symbol.sort, lambda size, of=evaluation: whole(of.value(size)))


def test_dimensions_two_and_three_come_before_one():
    sizes = [model.values[K] for model in draw_models(Context(), [A])]
    assert {int(size.numerator) for size in sizes} == {1, 2, 3}
    assert all(size > 1 for size in sizes[:40])


CONTEXTS = [
    ([at_least(beta, -alpha)], beta),
    ([greater(x, 0), less(x, 1), less(y, x)], x + y),
    ([apply("member", x, apply("open_interval", 2, 3))], x),
    ([equal(a + b, 10), equal(a + c, 18), equal(b + c, 12)], a * b * c),
    ([equal(a + b, 5), equal(a * b, 6)], a),
    ([equal(r, norm(z - z0)), equal(z, z0 + r * unit)], z),
    ([equal(r, norm(z - z0)), equal(z, z0 + r * unit), equal(norm(unit), 1)], z),
    ([equal(x**2, 2)], x),
    ([equal(det(A - lam * identity(K)), 0)], lam),
    ([equal(T(A) @ z, z0)], z),
    ([equal(total(k, 1, K, entry(WEIGHTS, k)), 1)], WEIGHTS),
    ([for_all(k, naturals, equal(column(apply("apply", d, k + 1), apply("apply", g, k + 1)),
                                 column(apply("apply", g, k), -apply("apply", d, k))))], apply("apply", d, n)),
    ([for_all(x, reals, greater(slope(x, t, apply("apply", f, t)), -1))], apply("apply", f, x)),
]  # fmt: skip


@pytest.mark.parametrize(("assumptions", "term"), CONTEXTS, ids=lambda value: "")
def test_assumptions_hold_in_every_model(assumptions, term):
    models = draw_models(Context().assume(*assumptions), [term], deadline=Deadline(20))
    assert models
    for model in models:
        for assumption in assumptions:
            assert Evaluation(model.values).truth(assumption) in (HOLDS, AGREES), model.values


NONNEGATIVE = Symbol("y", Scalar("real", frozenset({"nonnegative"})))
WHOLE = Symbol("k", POSITIVE_INTEGER)
BOUNDED = [([less(p, 1)], p), ([less(NONNEGATIVE, 2)], NONNEGATIVE), ([less(WHOLE, 3)], WHOLE), ([less(p, x)], p)]


@pytest.mark.parametrize(("assumptions", "symbol"), BOUNDED, ids=lambda value: "")
def test_a_bound_leaves_a_number_its_sign(assumptions, symbol):
    models = draw_models(Context().assume(*assumptions), [symbol], deadline=Deadline(20))
    assert models
    assert all(is_of_sort(model.values[symbol], symbol.sort, int) for model in models)


def test_definitions_have_their_values():
    context = Context().define(y, x**2 + 1)
    for model in draw_models(context, [y]):
        assert model.values[y] == model.values[x] ** 2 + 1


def test_a_function_that_is_defined_is_applied():
    square = Symbol("s", Function((x.sort,), x.sort))
    context = Context().define(square, bind("lambda", reals, x, x**2))
    (model, *_) = draw_models(context, [apply("apply", square, y)])
    assert Evaluation(model.values).truth(equal(apply("apply", square, y), y**2)) is HOLDS


@pytest.mark.parametrize("assumptions", [
    [equal(x, 1), equal(x, 2)], [less(x, y), less(y, x)], [equal(p, const(-1))], [equal(p**2, const(-1))],
], ids=["two values", "a circle", "a sign", "a square"])  # fmt: skip
def test_there_is_no_model_of_a_contradiction(assumptions):
    with pytest.raises(NoModel):
        draw_models(Context().assume(*assumptions), [x, y, p], deadline=Deadline(20))


def test_a_deadline_is_kept_and_what_was_made_stays():
    context = Context().assume(equal(r, norm(z - z0)), equal(z, z0 + r * unit), equal(a, 3))
    with pytest.raises(DeadlinePassed):
        draw_models(context, [z + a * z], deadline=Deadline(0.0))
    assert draw_models(context, [z + a * z], deadline=Deadline(20))


PROGRAM = """
from symderiv.deciding.models import draw_models
from symderiv.deciding.showing import shown
from symderiv.language.contexts import Context
from tests.deciding.words import *
context = Context().assume(equal(r, norm(z - z0)), equal(z, z0 + r * unit), at_least(beta, -alpha))
for model in draw_models(context, [z * beta, S, Q, of(f, x), lam]):
    print(sorted((s.name, str(shown(v, model.values))) for s, v in model.values.items()))
"""


def test_models_are_the_same_in_every_process():
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."}
        ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
        outputs.add(ran.stdout)
    assert len(outputs) == 1


def _from_one(k):
    if k < 1:
        raise Undefined("division by zero")
    return k


def test_values_are_shown_in_few_characters():
    assert shown(Evaluation({}).value(const("3/2"))) == "3/2"
    assert shown(_from_one) == "undefined, 1, 2, 3, ..."
    assert shown(Evaluation({}).value(1 + 2 * i)) == "1 + 2 i"
    assert shown(Evaluation({}).value(apply("matrix", 1, 2, const(1), const("1/2")))) == [["1", "1/2"]]


def test_a_bound_that_is_a_complex_number_is_met_by_nothing():
    context = Context().assume(apply("less", apply("sqrt", 0 - 1), x))
    with pytest.raises(NoModel):
        draw_models(context, [x], deadline=Deadline(5))
