"""Models for every sort: functions of several vectors, functions with a shape, sets, extremes over finite sets."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import NoModel, draw_models
from symderiv.deciding.verdicts import Proved, Refuted, Supported, Undecided
from symderiv.language.contexts import Context
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS, UNDEFINED
from symderiv.language.sorts import INTEGER, POSITIVE, REAL, Function, Matrix, Scalar, Set, vector
from symderiv.language.terms import Symbol, apply, bind, number
from tests.deciding.words import A, K, T, at_least, at_most, column, const, det, equal, for_all, k, n, of, reals, x, y

u, v, w = (Symbol(name, vector(K)) for name in "uvw")
half = const("1/2")
one_set = apply("set", number(1), number(2), number(2))


def function(value, *arguments, shape=()):
    return Symbol("f", Function(arguments, value, frozenset(shape)))


def map_of(*shape):
    return function(REAL, vector(K), shape=shape)


def on_numbers(*shape):
    return function(REAL, REAL, shape=shape)


def verdict(statement):
    return decide(statement, Context(), deadline=Deadline(20))


kernel = function(REAL, vector(K), vector(K))
SORTS = [
    kernel,
    function(REAL, vector(K), vector(K), REAL),
    function(REAL, REAL, REAL, REAL),
    function(REAL, Matrix(K, K), vector(K)),
    function(vector(K), vector(K), vector(K)),
    function(vector(K), REAL, vector(K)),
    function(Matrix(K, K), vector(K), vector(K)),
    function(Matrix(K, K, frozenset({"positive definite"})), vector(K)),
    function(POSITIVE, vector(K), vector(K)),
    function(Scalar("real", frozenset({"nonpositive"})), vector(K)),
]


@pytest.mark.parametrize("symbol", SORTS, ids=lambda s: str(len(s.sort.arguments)) + type(s.sort.value).__name__)
def test_values_of_functions_are_of_their_sort(symbol):
    arguments = [Symbol(f"a_{i}", sort) for i, sort in enumerate(symbol.sort.arguments)]
    value = of(symbol, *arguments)
    for model in draw_models(Context(), [value], count=20):
        found = Evaluation(model.values).value(value)
        sort = symbol.sort.value
        if isinstance(sort, Scalar):
            sign = {"positive": found > 0, "nonpositive": found <= 0} if sort.properties else {}
            assert all(sign[p] for p in sort.properties)
        else:
            size = int(str(model.values[K]))
            columns = size if sort.columns == K else 1
            rows = found if isinstance(found, tuple) else ((found,),)
            assert (len(rows), len(rows[0])) == (size, columns)
        if getattr(sort, "properties", None) == {"positive definite"}:
            definite = Evaluation({**model.values}).truth(apply("positive_definite", value))
            assert definite is HOLDS


FALSE_IN_GENERAL = [
    equal(of(kernel, u, v), of(kernel, v, u)),
    equal(of(kernel, u + w, v), of(kernel, u, v) + of(kernel, w, v)),
    at_least(of(kernel, u, u), 0),
    equal(of(function(REAL, REAL, REAL, REAL), x, y, 1), of(function(REAL, REAL, REAL, REAL), y, x, 1)),
    equal(of(map_of("convex"), u + v), of(map_of("convex"), u) + of(map_of("convex"), v)),
    at_least(of(map_of("convex"), half * (u + v)), half * of(map_of("convex"), u) + half * of(map_of("convex"), v)),
    at_most(of(on_numbers("concave"), half * (x + y)), half * of(on_numbers("concave"), x)),
    equal(of(on_numbers("linear"), x * y), of(on_numbers("linear"), x) * of(on_numbers("linear"), y)),
]

TRUE_OF_ALL = [
    at_most(of(map_of("convex"), half * (u + v)), half * of(map_of("convex"), u) + half * of(map_of("convex"), v)),
    at_most(of(on_numbers("convex"), half * (x + y)), half * of(on_numbers("convex"), x) + half * of(on_numbers("convex"), y)),
    at_least(of(on_numbers("concave"), half * (x + y)), half * of(on_numbers("concave"), x) + half * of(on_numbers("concave"), y)),
    equal(of(on_numbers("linear"), x + y), of(on_numbers("linear"), x) + of(on_numbers("linear"), y)),
    equal(of(map_of("linear"), u + 3 * v), of(map_of("linear"), u) + 3 * of(map_of("linear"), v)),
    at_most((of(on_numbers("strictly decreasing"), x) - of(on_numbers("strictly decreasing"), y)) * (x - y), 0),
    at_least((of(on_numbers("increasing"), x) - of(on_numbers("increasing"), y)) * (x - y), 0),
]  # fmt: skip


@pytest.mark.parametrize("statement", FALSE_IN_GENERAL)
def test_what_is_false_of_some_function_is_refuted(statement):
    assert isinstance(verdict(statement), Refuted)


@pytest.mark.parametrize("statement", TRUE_OF_ALL)
def test_what_a_shape_implies_is_never_refuted(statement):
    assert isinstance(verdict(statement), Supported | Proved)


@pytest.mark.parametrize(
    "symbol",
    [
        function(REAL, REAL, shape=["convex", "increasing"]),
        function(REAL, REAL, shape=["some other property"]),
        function(INTEGER, REAL),
        function(REAL, Set(REAL)),
    ],
)
def test_what_no_form_is_certain_to_satisfy_has_no_models(symbol):
    argument = Symbol("a", symbol.sort.arguments[0])
    with pytest.raises(NoModel):
        draw_models(Context(), [of(symbol, argument)])


def rows(*lists):
    return apply("matrix", len(lists), len(lists[0]), *(e for row in lists for e in row))


def the(name, *arguments):
    return apply(name, *arguments)


def up_to(variable, last, body, name):
    return bind(name, the("range", 1, last), variable, body)


def member(element, domain):
    return the("member", element, domain)


def span(*columns):
    return the("span", *columns)


E1, E2, BOTH = column(1, 0), column(0, 1), column(1, 1)
SETS = [  # what holds of sets written out, and what fails
    (member(rows((1, 2), (3, 4)), the("matrices", 2, 2)), HOLDS),
    (member(rows((1, 2), (3, 4)), the("matrices", 2, 3)), FAILS),
    (equal(the("cardinality", one_set), 2), HOLDS),
    (equal(the("union", the("set", 1, 2), the("set", 2, 3)), the("set", 1, 2, 3)), HOLDS),
    (equal(the("intersection", the("set", 1, 2), the("set", 2, 3)), the("set", 2)), HOLDS),
    (equal(the("set_difference", the("set", 1, 2), the("set", 2, 3)), the("set", 2)), FAILS),
    (member(half, the("union", the("closed_interval", 0, 1), the("set", 2))), HOLDS),
    (the("subset_equal", the("set", 1, 2), the("range", 1, 5)), HOLDS),
    (the("subset_equal", the("range", 1, 5), the("set", 1, 2)), FAILS),
    (equal(span(E1, E2), span(E1, BOTH)), HOLDS),
    (equal(span(E1), span(BOTH)), FAILS),
    (member(column(3, 3), span(BOTH)), HOLDS),
    (member(column(3, 2), span(BOTH)), FAILS),
    (the("subset_equal", span(BOTH), the("vectors", 2)), HOLDS),
    (equal(up_to(k, 5, k * (4 - k), "largest"), 4), HOLDS),
    (equal(up_to(k, 5, k * (4 - k), "smallest"), -5), HOLDS),
    (equal(up_to(k, 5, k * (4 - k), "largest"), 3), FAILS),
]  # fmt: skip


def test_a_set_beside_a_number_is_undefined():
    mixed = the("set", 1, the("set", 1))
    assert Evaluation({}).truth(equal(the("cardinality", mixed), 2)) is UNDEFINED
    assert Evaluation({}).truth(equal(the("set", 1), the("range", 1, 1))) is HOLDS


@pytest.mark.parametrize(("statement", "expected"), SETS)
def test_sets_that_are_written_out(statement, expected):
    known = Evaluation({}).truth(statement)
    assert known is expected or (known is AGREES and expected is HOLDS)


def test_extremes_are_compared_in_models():
    of_sum = up_to(k, n, of(Symbol("d", Function((INTEGER,), REAL, frozenset({"sequence"}))), k), "largest")
    assert isinstance(verdict(equal(of_sum, of_sum)), Supported | Proved)
    assert isinstance(verdict(at_most(of_sum, 0)), Refuted)


def test_a_set_that_an_equation_says_has_a_model():
    letters = Symbol("U", Set(REAL))
    context = Context().assume(equal(letters, the("set", 1, 3)))
    known = decide(equal(bind("sum", letters, x, x**2), 10), context, deadline=Deadline(10))
    assert isinstance(known, Supported | Proved)
    wrong = decide(equal(bind("sum", letters, x, x**2), 11), context, deadline=Deadline(10))
    assert isinstance(wrong, Refuted)


def test_a_set_of_which_nothing_is_said_has_none():
    unknown = Symbol("C", Set(REAL))
    assert isinstance(verdict(for_all(x, unknown, member(x + 1, unknown))), Undecided)


def test_matrices_of_a_size_are_those_over_which_all_is_said():
    over = the("matrices", K, K)
    assert isinstance(verdict(for_all(A, over, equal(det(A), det(T(A))))), Supported | Proved)
    assert isinstance(verdict(for_all(A, over, equal(A, T(A)))), Refuted)
    assert isinstance(verdict(for_all(x, reals, at_least(x**2, 0))), Supported | Proved)
