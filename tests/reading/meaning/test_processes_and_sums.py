r"""Processes in continuous time under expectations; sums over indices that are compared; loose ways of writing."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, OUTCOME, REAL, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

a, b, r, s, t, u, x, y = real(*"abrstuxy")
i, j, k, n = whole(*"ijkn")
I_, J, K_ = (Symbol(name, INTEGER) for name in "ijk")
xs = sequence("x")


def process(name):
    """The value of a process at a time, at the outcome."""
    of_time = Symbol(name, Function((REAL,), Function((OUTCOME,), REAL)))
    return lambda time: call(call(of_time, time), OMEGA)


def mean(body, law=P):
    return bind("expectation", law, OMEGA, body)


def given(statement):
    return bind("given", P, OMEGA, statement)


W, X, N, F = (process(name) for name in ["W", "X", "N", r"\mathcal{F}"])
late, known = function("X"), function(r"\mathcal{F}")
PROCESSES = [
    (r"\mathbb{E}[W(t)]", mean(W(t))),
    (r"E[(W(t) - W(s))^2]", mean((W(t) - W(s)) ** 2)),
    (r"\operatorname{Var}[N(t)]", bind("variance", P, OMEGA, N(t))),
    (r"\operatorname{Cov}[W(s), W(t)]", bind("covariance", P, OMEGA, tuple_of(W(s), W(t)))),
    (r"\mathbb{E}[X(t) \mid X(s)]", mean(X(t), given(equal(X(s), call(late, s))))),
    (r"\mathbb{E}[X(t) \mid \mathcal{F}(s)]", mean(X(t), given(equal(F(s), call(known, s))))),
    (r"\mathbb{E}\left[\int_0^t X(u)^2 \, du\right]", mean(bind("integral", between(0, t), u, X(u) ** 2))),
    # What is no process: a function of a random variable
    (r"\mathbb{E}[f(X)]", mean(call(function("f"), call(random("X"), OMEGA)))),
    (r"\mathbb{E}[R(x)]", mean(call(function("R"), call(random("x"), OMEGA)))),
    (r"\mathbb{E}[F(t)]", mean(call(function("F"), call(random("t"), OMEGA)))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), PROCESSES)
def test_processes_are_random_and_their_times_are_not(latex, term):
    assert sides(latex) == [term]
    assert sides(printed(term)) == [term]


def over(*pairs, body):
    for variable, domain in reversed(pairs):
        body = total(variable, domain, body)
    return body


def where(variable, domain, condition):
    return bind("such_that", domain, variable, condition)


xi, xj, xk = (call(xs, index) for index in (I_, J, K_))
LISTS = declared(n, xs)
COMPARED = [
    (r"\sum_{i = j} x_i x_j", over((I_, some("i")), (J, where(J, some("j"), equal(I_, J))), body=xi * xj)),
    (r"\sum_{i = j = k} x_i x_j x_k",
     over((I_, some("i")), (J, where(J, some("j"), equal(I_, J))), (K_, where(K_, some("k"), equal(J, K_))), body=xi * xj * xk)),
    (r"\sum_{i \ne j \ne k} x_i x_j x_k",
     over((I_, some("i")), (J, where(J, some("j"), not_equal(I_, J))),
          (K_, where(K_, some("k"), both(not_equal(I_, K_), not_equal(J, K_)))), body=xi * xj * xk)),
    (r"\sum_{\substack{i = j \\ j \ne k}} x_i x_j x_k",
     over((I_, some("i")), (J, where(J, some("j"), equal(I_, J))), (K_, where(K_, some("k"), not_equal(J, K_))), body=xi * xj * xk)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), COMPARED)
def test_sums_over_indices_that_are_compared(latex, term):
    assert sides(latex, LISTS) == [term]
    assert sides(printed(term), LISTS) == [term]


def test_indices_that_are_compared_run_over_what_they_run_over_elsewhere():
    (row,) = sides(r"\sum_{i=1}^n \sum_{j=1}^n x_i x_j = \sum_{i=j} x_i x_j + \sum_{i \ne j} x_i x_j", LISTS)
    numbers = count(1, n)
    diagonal = over((i, numbers), (j, where(j, numbers, equal(i, j))), body=call(xs, i) * call(xs, j))
    rest = over((i, numbers), (j, where(j, numbers, not_equal(i, j))), body=call(xs, i) * call(xs, j))
    square = over((i, numbers), (j, numbers), body=call(xs, i) * call(xs, j))
    assert row == equal(square, diagonal + rest)


def test_in_the_rows_that_carry_on_too():
    first = read_formula(r"S = \sum_{i=1}^n \sum_{j=1}^n x_i x_j", LISTS)
    second = read_formula(r"= \sum_{i \ne j} x_i x_j", LISTS, chain=first.chain)
    numbers = count(1, n)
    rest = over((i, numbers), (j, where(j, numbers, not_equal(i, j))), body=call(xs, i) * call(xs, j))
    assert second.best is not None
    assert second.best.sides[-1] == rest


def test_what_starts_at_a_number_is_not_compared():
    assert read_formula(r"\sum_{i = 0} x_i", LISTS).unread


def test_families_with_three_indices():
    cube = Symbol("B", Function((INTEGER,) * 3, REAL, SEQUENCE))
    numbers = count(1, n)
    term = over((i, numbers), (j, numbers), (k, numbers), body=call(cube, i, j, k))
    for written in ("B_{i,j,k}", "B_{ijk}"):
        assert sides(rf"\sum_{{i=1}}^n \sum_{{j=1}}^n \sum_{{k=1}}^n {written}", declared(n)) == [term]


mu_r = Symbol(r"\mu'_r", REAL)
sigma_hat = Symbol(r"\hat \sigma", REAL)
LOOSE = [
    (r'x = y \quad ("by \quad parts")', equal(x, y)),
    (r'x = y \quad "Taking\quad out\quad what\quad is\quad known"', equal(x, y)),
    (r"x = y \text{ (recall $a = 2$)}", equal(x, y)),
    (r"x = {\mu'}_r", equal(x, mu_r)),
    (r"x = \mu'_r", equal(x, mu_r)),
    (r"x = \hat{\sigma^2}", equal(x, sigma_hat**2)),
    (r"x = \Bar{y}", equal(x, Symbol(r"\bar y", REAL))),
    (r"x = a_{\text{not smokers}}", equal(x, Symbol("a_{notsmokers}", REAL))),
    (r"x = a_{\text{6yrs}}", equal(x, Symbol("a_{6yrs}", REAL))),
    (r"x = (1, 2) \begin{pmatrix} 3 \\ 4 \end{pmatrix}", equal(x, apply("matrix", 1, 2, 1, 2) * apply("matrix", 2, 1, 3, 4))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), LOOSE)
def test_loose_ways_of_writing(latex, term):
    row = read_formula(latex)
    assert not row.unread
    assert row.statements == (term,)
    back = read_formula(printed(term))
    assert not back.unread
    assert back.statements == (term,)


@pytest.mark.parametrize("latex", [r"x = y \text{ (if $a > 0$)}", r"y_1' = y_2", r"x = (1, 2)(3, 4)"])
def test_what_is_not_read_that_way(latex):
    assert read_formula(latex).unread


def test_the_argument_of_a_maximum_in_one_operator_name():
    assert sides(r"\operatorname*{\arg\max}\limits_{x} b x") == sides(r"\arg\max_{x} b x")
