r"""Integrals by a law, ``\int X dP``, and by a function, ``\int f(x) dF(x)`` and ``\int_0^t X_s dW_s``; events with an index."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, OUTCOME, REAL, STATEMENT, Function, Set
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

a, s, t, x, T, mu = real("a", "s", "t", "x", "T", r"\mu")
n, i = whole("n", "i")
X, Q = at(random("X")), Symbol("Q", P.sort)
A = at(event("A"))
price, noise, F, f = function("X"), function("W"), function("F"), function("f")


def by(variable, domain, integrand, other):
    return bind("stieltjes_integral", domain, variable, tuple_of(integrand, other))


def moving(name, time):
    return call(call(Symbol(name, Function((REAL,), Function((OUTCOME,), REAL))), time), OMEGA)


BY_LAWS = [
    (r"\int_\Omega X \, dP", expected(X)),
    (r"\int_{\Omega} |X| \, \mathrm{d}P", expected(absolute(X))),
    (r"\int_\Omega X \, dp", expected(X)),
    (r"\int X \, d\mathbb{P}", expected(X)),
    (r"\int_\Omega X(\omega) \, dP(\omega)", expected(X)),
    (r"\int_\Omega X(\omega) P(d\omega)", expected(X)),
    (r"\int_\Omega X \, dQ", expected(X, Q)),
    (r"\int_A X \, d\mathbb{P}", expected(X * indicator(A))),
    (r"\int_{\{X > a\}} X \, d\mathbb{P}", expected(X * indicator(greater(X, a)))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), BY_LAWS)
def test_an_integral_by_a_law_is_an_expectation(latex, term):
    assert sides(latex) == [term]
    assert sides(printed(term)) == [term]


def test_so_it_is_beside_an_expectation():
    assert sides(r"E[X] = \int X \, dP") == [equal(expected(X), expected(X))]


line = apply("reals")
BY_FUNCTIONS = [
    (r"\int x \, dF(x)", by(x, line, x, call(F, x))),
    (r"\int_0^a f(x) \, dF(x)", by(x, between(0, a), call(f, x), call(F, x))),
    (r"\int_0^T W(t)^2 \, dW(t)", by(t, between(0, T), call(noise, t) ** 2, call(noise, t))),
    (r"\int_0^t X_s \, dW_s", by(s, between(0, t), call(price, s), call(noise, s))),
    (r"\int_0^t X_s \, ds", integral(s, between(0, t), call(price, s))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), BY_FUNCTIONS)
def test_an_integral_by_a_function(latex, term):
    assert sides(latex) == [term]
    assert sides(printed(term)) == [term]


def test_all_members_of_what_varies_are_its_values():
    drift = integral(s, between(0, t), mu * call(price, s))
    assert sides(r"X_t = X_0 + \int_0^t \mu X_s \, ds") == [equal(call(price, t), call(price, 0) + drift)]


def test_the_mean_of_what_varies():
    total_ = expected(integral(s, between(0, t), moving("X", s)))
    assert sides(r"E\left[\int_0^t X_s \, ds\right]") == [total_]
    assert sides(printed(total_)) == [total_]


@pytest.mark.parametrize("latex", [r"\int V \, dP", r"\int_0^t \sigma_s \, dW_s", r"\int_{V_1}^{V_2} f(x) \, dP"])
def test_what_is_not_read(latex):
    """A pressure; what varies with the letter of the integral and would be printed as another function."""
    assert read_formula(latex).unread


EVENTS = Symbol("A", Function((INTEGER,), Function((OUTCOME,), STATEMENT), SEQUENCE))
OF_EVENTS = [
    (r"\mathbb{1}_{A_n}", indicator(Symbol("A_n", STATEMENT))),
    (r"E\left[\sum_{i=1}^n 1_{A_i}\right]", expected(total(i, count(1, n), indicator(call(call(EVENTS, i), OMEGA))))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), OF_EVENTS)
def test_indicators_of_events_with_an_index(latex, term):
    assert sides(latex, declared(n)) == [term]
    assert sides(printed(term), declared(n)) == [term]


@pytest.mark.parametrize(
    "latex", [r"E[X] = \int X \, dP", r"\int_0^T W(t) \, dW(t) = 1", r"E\left[\sum_{i=1}^n 1_{A_i}\right] = 3"]
)
def test_nothing_of_these_is_refuted(latex):
    assert symderiv.decide(latex).verdict != "refuted"


Y = at(random("Y"))
BARE = [
    (r"EX", expected(X)),
    (r"E X^2 - (EX)^2", expected(X**2) - expected(X) ** 2),
    (r"E[XY] - EX EY", expected(X * Y) - expected(X) * expected(Y)),
    (r"\operatorname{Var}(X) = EX^2 - (EX)^2", equal(variance(X), expected(X**2) - expected(X) ** 2)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), BARE)
def test_an_expectation_without_brackets(latex, term):
    assert sides(latex) == [term]
    assert sides(printed(term)) == [term]


@pytest.mark.parametrize("latex", ["E = 2 a", "a = q E", "E + X"])
def test_another_letter_is_no_expectation(latex):
    row = read_formula(latex)
    assert not row.unread
    assert "expectation" not in str(row.best)


THETA, alpha, beta = real(r"\theta", r"\alpha", r"\beta")


def likelihood(*arguments):
    return call(Symbol("L", Function((REAL,) * len(arguments), REAL)), *arguments)


def test_a_likelihood_of_several_parameters():
    assert sides(r"L(\alpha, \beta | x)") == [likelihood(alpha, beta, x)]
    assert sides(r"L(\alpha, \beta | x)", declared(function("L", REAL, REAL))) == [likelihood(alpha, beta, x)]


def test_a_likelihood_alone_is_its_value():
    assert sides(r"\log L", declared(function("L", REAL, REAL))) == [log(Symbol("L", REAL))]


def test_a_sum_from_a_number_is_over_its_only_index():
    xs = sequence("x")
    assert sides(r"\sum_1^n x_i", declared(n, xs)) == [total(i, count(1, n), call(xs, i))]
    assert read_formula(r"\sum_1^n x_i y_j", declared(n, xs)).unread


def test_the_number_pi_beside_a_prior():
    prior = Symbol(r"\pi", P.sort)
    assert sides(r"\frac{1}{\sqrt{2\pi}}", declared(prior)) == [1 / sqrt(2 * pi)]


def test_a_difference_is_no_letter_before_a_sign():
    xs = sequence("x")
    delta_ = Symbol(r"\Delta", REAL)
    assert sides(r"\Delta \sum_{i=1}^n x_i", declared(n, xs)) == [delta_ * total(i, count(1, n), call(xs, i))]


def test_an_indicator_of_an_event_at_an_outcome():
    """``1_A(w)`` says whether w is in A."""
    w = Symbol("w", REAL)
    (row,) = sides(r"1_A(w) 1_B(w) = 1")
    sets_ = [Symbol(name, Set(REAL)) for name in "AB"]
    assert row == equal(indicator(member(w, sets_[0])) * indicator(member(w, sets_[1])), 1)


def test_dots_by_their_other_commands():
    assert sides(r"x_1 + \dotsb + x_n", declared(n, sequence("x"))) == sides(
        r"x_1 + \dots + x_n", declared(n, sequence("x"))
    )
