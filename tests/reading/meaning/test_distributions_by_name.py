r"""Distributions with a name, after a tilde: ``X \sim \chi^2_k``, ``X \sim \text{Gamma}(a, b)``, ``X \sim B(n, p)``."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import apply, number
from tests.reading.words import *

X = random("X")
a, b, k, m, n, p, nu, lam, mu, sigma, theta = real("a", "b", "k", "m", "n", "p", r"\nu", r"\lambda", r"\mu", r"\sigma", r"\theta")  # fmt: skip


def drawn(family, *parameters):
    """X is drawn from a family with these parameters."""
    return distributed(of(P, Symbol("X", REAL)), apply(family, *parameters))


READ = {
    r"X \sim \text{Expo}(\lambda)": drawn("exponential_distribution", lam),
    r"X \sim \mathcal{E}(\lambda)": drawn("exponential_distribution", lam),
    r"X \sim \Gamma(a, b)": drawn("gamma_distribution", a, b),
    r"X \sim \mathrm{Gamma}(a, b)": drawn("gamma_distribution", a, b),
    r"X \overset{iid}{\sim} \text{gamma}(a, b)": drawn("gamma_distribution", a, b),
    r"X \sim \mathcal{P}(\lambda)": drawn("poisson", lam),
    r"X \sim \text{beta}(a, b)": drawn("beta_distribution", a, b),
    r"X \sim B(n, p)": drawn("binomial_distribution", n, p),
    r"X \sim \mathcal{B}(20, \frac12)": drawn("binomial_distribution", 20, half),
    r"X \sim \mathcal{B}(p)": drawn("bernoulli", p),
    r"X \sim \text{NegBin}(m, p)": drawn("negative_binomial", m, p),
    r"X \sim \text{Negative Binomial}(m, p)": drawn("negative_binomial", m, p),
    r"X \sim \text{DUnif}(1, n)": drawn("discrete_uniform", 1, n),
    r"X \sim \text{Normal}(\mu, \sigma^2)": drawn("normal", mu, sigma ** number(2)),
    r"X \sim \mathrm{Cauchy}(0, 1)": drawn("cauchy", 0, 1),
    r"X \sim \text{Lognormal}(\mu, \sigma^2)": drawn("log_normal", mu, sigma ** number(2)),
    r"X \sim \text{Weibull}(a, b)": drawn("weibull", a, b),
    r"X \sim \text{Pareto}(a)": drawn("pareto", a),
    r"X \sim \chi^2_k": drawn("chi_squared", k),
    r"X \sim \chi_{n-1}^2": drawn("chi_squared", n - number(1)),
    r"X \sim \chi^2(k)": drawn("chi_squared", k),
    r"X \sim t_{n-1}": drawn("student", n - number(1)),
    r"X \sim t_\nu": drawn("student", nu),
    r"X \sim t(n - 1)": drawn("student", n - number(1)),
    r"X \sim F_{m, n}": drawn("fisher", m, n),
    r"X \sim F(m, n)": drawn("fisher", m, n),
    r"X \sim \text{Unif}[0, \theta]": drawn("uniform", 0, theta),
}


@pytest.mark.parametrize("latex", READ)
def test_read(latex):
    (read,) = sides(latex)
    assert read == READ[latex]
    assert sides(printed(read)) == [read]


def test_of_whole_numbers():
    (read,) = sides(r"X \sim \text{Unif}\{1, \dots, 6\}")
    assert read == drawn("uniform", count(1, 6))


def test_binomial_or_beta():
    r"""``\mathcal{B}(a, b)`` may be either, and both are kept."""
    row = read_formula(r"X \sim \mathcal{B}(a, b)", Context())
    terms = [reading.statements[0] for reading in row.readings]
    assert terms == [drawn("binomial_distribution", a, b), drawn("beta_distribution", a, b)]


def test_of_vectors_of_a_stated_length():
    (read,) = sides(r"X \sim N_3(\mu, \Sigma)")
    mean, covariance = column(r"\mu", number(3)), table(r"\Sigma", number(3), number(3))
    assert read == distributed(of(P, column("X", number(3))), normal(mean, covariance))


@pytest.mark.parametrize("latex", [r"X \sim \chi^3_k", r"X \sim \mathrm{Weibull}(a)", r"X \sim \Gamma(a)"])
def test_not_read(latex):
    assert read_formula(latex, Context()).unread


def test_letters_stay_letters():
    """Where a number can stand these letters are no families."""
    assert sides(r"y = \Gamma(a)") == [equal(Symbol("y", REAL), gamma(a))]
    assert sides(r"y = \chi^2") == [equal(Symbol("y", REAL), Symbol(r"\chi", REAL) ** number(2))]


ABBREVIATIONS = {
    r"SST = SSR + SSE": equal(Symbol("SST", REAL), Symbol("SSR", REAL) + Symbol("SSE", REAL)),
    r"LHS = RHS": equal(Symbol("LHS", REAL), Symbol("RHS", REAL)),
    r"SE(\hat\theta) = 2": equal(call(function("SE"), Symbol(r"\hat \theta", REAL)), 2),
    r"\widehat{SE}(\hat p) = 2": equal(call(function(r"\hat SE"), Symbol(r"\hat p", REAL)), 2),
    r"E[(\hat\theta - \theta)^2] = 2": equal(expected((at(random(r"\hat \theta")) - theta) ** number(2)), 2),
    r"E[\hat\theta] = \theta": equal(expected(at(random(r"\hat \theta"))), theta),
}


@pytest.mark.parametrize("latex", ABBREVIATIONS)
def test_words_of_statistics(latex):
    """Sums of squares and standard errors are no products; what has a hat is random beside what it estimates."""
    assert sides(latex) == [ABBREVIATIONS[latex]]
    assert sides(printed(ABBREVIATIONS[latex])) == [ABBREVIATIONS[latex]]
