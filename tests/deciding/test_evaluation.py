"""What terms are worth: exactly, on NumPy, and where they have no value."""

from __future__ import annotations

import time
from inspect import signature

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.fingerprints import as_float, fingerprint
from symderiv.deciding.models import batches, draw_models
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS, UNDEFINED
from symderiv.language.signature import Operator
from symderiv.language.sorting import is_well_sorted
from symderiv.language.terms import apply, bind
from symderiv.language.vocabulary import VOCABULARY
from tests.deciding.words import (
    A,
    B,
    K,
    T,
    absolute,
    at_least,
    const,
    cos,
    det,
    entry,
    equal,
    exp,
    greater,
    i,
    inv,
    k,
    less,
    log,
    n,
    norm,
    product,
    reals,
    sigma,
    sin,
    sqrt,
    tr,
    x,
    y,
    z,
)  # fmt: skip

TWO = {x: fmpq(2), y: fmpq(-1, 2), n: fmpq(3), k: fmpq(0)}


def value(term, environment=TWO):
    return Evaluation(environment).value(term)


@pytest.mark.parametrize(("term", "worth"), [
    (x / 3 + y, fmpq(1, 6)),
    (x ** (-n), fmpq(1, 8)),
    (sqrt(const("9/4")), fmpq(3, 2)),
    (const(8) ** const("2/3"), fmpq(4)),
    (exp(const(0)) + cos(const(0)), fmpq(2)),
    (absolute(y), fmpq(1, 2)),
    (product(k, 1, 0, x), fmpq(1)),
    (product(k, 1, n, x + k), fmpq(60)),
    ((1 + i) ** 2 * (1 - i) ** 2, fmpq(4)),
    (apply("apply", bind("lambda", reals, x, x**2 + y), const(3)), fmpq(17, 2)),
])  # fmt: skip
def test_values_are_exact_where_they_can_be(term, worth):
    found = value(term)
    assert found == worth


@pytest.mark.parametrize("term", [
    1 / (x - 2), log(y), log(x - 2), sqrt(y), y ** const("1/2"), y ** const("1/3"), (x - 2) ** const(-1), (x - 2) ** k,
    inv(apply("matrix", 2, 2, x, x, x, x)), entry(apply("matrix", 2, 1, x, y), 3), exp(exp(exp(exp(exp(x))))),
    const(9) ** (const(9) ** const(9)), const(2) ** (const(10) ** const(30)), 1 / sin(apply("pi")),
])  # fmt: skip
def test_terms_without_a_value_are_undefined_and_soon(term):
    start = time.monotonic()
    with pytest.raises(Undefined):
        value(term)
    assert time.monotonic() - start < 0.5


@pytest.mark.parametrize(("statement", "truth"), [
    (equal(x, 2), HOLDS),
    (equal(sin(x) ** 2 + cos(x) ** 2, 1), AGREES),
    (equal(log(1 + const("1/10000000000000")), 0), FAILS),
    (equal(log(1 + const(1) / const(10) ** const(60)), 0), FAILS),
    (equal(log(y), log(y)), UNDEFINED),
    (less(sin(x) ** 2 + cos(x) ** 2, 1), UNDEFINED),
    (at_least(sin(x) ** 2 + cos(x) ** 2, 1), AGREES),
    (greater(exp(x), 7), HOLDS),
    (apply("implies", equal(x, 3), equal(log(y), 1)), HOLDS),
    (apply("and", equal(x, 3), equal(log(y), 1)), FAILS),
    (apply("not", equal(sin(x) ** 2 + cos(x) ** 2, 1)), UNDEFINED),
    (apply("member", y, apply("open_interval", -apply("infinity"), 0)), HOLDS),
    (apply("member", x, apply("set", const(1), const(2))), HOLDS),
    (apply("member", y, apply("naturals")), FAILS),
    (apply("power_defined", y, const("1/2")), FAILS),
    (bind("forall", apply("range", 1, 3), k, less(k, 4)), HOLDS),
    (bind("forall", reals, k, at_least(k**2 - 2 * k + 2, const("1/2"))), HOLDS),
    (bind("exists", apply("range", 1, 3), k, equal(k, 4)), FAILS),
    (bind("exists_unique", reals, k, equal(k**3, 2)), HOLDS),
    (equal(apply("set", x, y), apply("set", y, x)), HOLDS),
])  # fmt: skip
def test_truth_in_one_model(statement, truth):
    assert Evaluation(TWO).truth(statement) is truth


def test_a_symbol_without_a_value_has_no_meaning():
    with pytest.raises(NoMeaning):
        value(z)


@pytest.mark.parametrize(("expression", "count"), [
    (product(k, 1, K, entry(sigma, k)), 2),
    (product(k, 1, K, entry(sigma, k) + 1), 5),
    (det(A), 1 + 2 + 2 + 8 + 2),
    (A @ B, 9 * 5),
    (tr(A), 2),
    (entry(sigma, 1), 0),
    (apply("diagonal", sigma), 0),
    (absolute(det(A)) + x, 17),
])  # fmt: skip
def test_operations_are_counted_as_written(expression, count):
    model = draw_models(Context(), [A, B, sigma, x])[0]
    environment = {**model.values, K: fmpq(3)}
    assert Evaluation(environment).value(apply("operations", expression)) == count


# Every row of the vocabulary that has both meanings, on arguments drawn at random: they agree.
SPECIMENS = [
    apply("add", x, y), apply("subtract", A, B), apply("negate", A), apply("multiply", A, z), apply("multiply", x, A),
    apply("divide", x, y), apply("divide", A, x), apply("power", x, n), apply("power", A, n), apply("exp", x),
    apply("log", x), apply("sqrt", x), apply("absolute", x), apply("real_part", x + y * i), sin(x), cos(x),
    apply("imaginary_part", x + y * i), apply("conjugate", x + y * i), apply("tan", x), apply("arctan", x),
    apply("sinh", x / 100), apply("cosh", x / 100), apply("tanh", x), apply("pi"), apply("e"), T(A), inv(A), det(A),
    tr(A), norm(A), norm(z), apply("hadamard", A, B), apply("hadamard_divide", A, B), apply("hadamard_power", A, n),
    apply("diagonal", z), entry(A, n, 1), entry(z, n), apply("identity", K), apply("zero", K, 1), absolute(x + y * i),
    apply("matrix", 2, 2, x, y, const(1), x), apply("blocks", A, z, T(z), x), apply("leading", A), apply("last_row", A),
    apply("imaginary_unit"), apply("softmax", z / 100),
    apply("cross_correlation", apply("matrix", 1, 1, x), apply("matrix", 2, 2, x, y, const(1), x)),
]  # fmt: skip


def other_specimens():
    """Of rows not listed, on the first arguments that their sorts admit."""
    listed = {term.operator for term in SPECIMENS} | {"infinity"}
    for name, row in VOCABULARY.items():
        if isinstance(row, Operator) and row.numpy and row.exact and name not in listed:
            arity = len(signature(row.exact).parameters)
            yield next(term for given in ((x, y), (n, k), (A, B)) if is_well_sorted(term := apply(name, *given[:arity])))


SPECIMENS.extend(other_specimens())


NARROWER = {"inverse", "power", "root"}  # where rounding, or a degree that is not whole, gives NumPy a value


@pytest.mark.parametrize("term", SPECIMENS, ids=lambda term: term.operator)
def test_numpy_and_exact_arithmetic_agree(term):
    for batch in batches(draw_models(Context(), [term])):
        numbers = fingerprint(term, batch.environment, len(batch.models), deadline=Deadline(5))
        for model, number in zip(batch.models, numbers, strict=True):
            try:
                exact = Evaluation(model.values).value(term)
            except Undefined:
                assert term.operator in NARROWER or not np.isfinite(number).all() or np.abs(number).max() > 1e13, model
                continue
            rows = exact if isinstance(exact, tuple) else ((exact,),)
            worth = np.array([[as_float(e) for e in row] for row in rows])
            if np.isfinite(number).all() and np.abs(worth).max() < 1e12:
                assert np.allclose(number, worth if worth.size > 1 else worth[0, 0], rtol=1e-6, atol=1e-6), model


LEAVES = st.sampled_from([x, y, const(2), const("1/3"), n])


def grown(children):
    two = st.sampled_from(["add", "subtract", "multiply", "divide"])
    one = st.sampled_from(["sin", "exp", "sqrt", "log", "absolute", "negate", "tanh"])
    return st.builds(apply, two, children, children) | st.builds(apply, one, children)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.recursive(LEAVES, grown, max_leaves=6))
def test_a_term_is_never_told_from_itself(term):
    model = draw_models(Context(), [x, y, n, term])[7]
    assert Evaluation(model.values).truth(equal(term, term)) in (HOLDS, AGREES, UNDEFINED)
    assert Evaluation(model.values).truth(apply("not_equal", term, term)) in (FAILS, UNDEFINED)
    assert Evaluation(model.values).truth(equal(term, term + 1)) in (FAILS, UNDEFINED)
