r"""``(X_n)_{n \ge 0}``, ``\inf\{n \ge 0 : S_n = 1\}``, and one letter for functions of one and of two numbers."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import Symbol, apply, bind, number
from tests.reading.words import *

x, y = real("x", "y")


def test_functions_of_one_and_of_two():
    one, two = function("F"), function("F", REAL, REAL)
    (read,) = sides("F(x, y) = F(x) F(y)", declared(two))
    assert read == equal(call(two, x, y), call(one, x) * call(one, y))


def test_the_first_time():
    S, n = sequence("S"), Symbol("n", INTEGER)
    (read,) = sides(r"x = \inf\{n \ge 0 : S_n = 1\}", Context({"S_": S}))
    said = both(greater_equal(n, 0), equal(call(S, n), 1))
    assert read == equal(x, bind("infimum", bind("such_that", apply("integers"), n, said), n, n))


def test_a_sequence():
    X = sequence("X")
    (read,) = sides(r"(X_k)_{k \ge 1}", Context({"X_": X}))
    k = Symbol("k", POSITIVE_INTEGER)
    assert read == bind("family", upwards(1), k, call(X, k))
    assert sides(printed(read), Context({"X_": X})) == [read]


@pytest.mark.parametrize(
    "latex",
    [
        r"X_n \to X \text{ as } n \to \infty \text{ in probability}",
        r"X_n \to X \quad \text{in probability as } n \to \infty",
    ],
)
def test_words_at_the_end_say_how_what_tends(latex):
    """They are no words about n."""
    row = read_formula(latex, Context())
    assert row.unread or row.statements[0].operator == "converges_in_probability"


def test_indicators_of_events():
    A, X = event("A"), random("X")
    counted = apply("indicator", at(A))
    assert sides(r"\mathbb{E}[X \mathbb{1}_A] = 2") == [equal(expected(at(X) * counted), 2)]
    (read,) = sides(r"\mathbb{E}[\mathbb{1}_{A^c}] = 1 - P(A)")
    assert read == equal(expected(apply("indicator", apply("not", at(A)))), number(1) - probability(at(A)))
    assert sides(printed(read)) == [read]
    assert sides(r"v = \mathbf{1}_n")[0].arguments[1].operator == "ones"
