r"""Convergence of random variables: ``X_n \xrightarrow{d} X``, ``\hat\theta_n \xrightarrow{p} \theta``, and of numbers."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import OUTCOME
from symderiv.language.terms import Symbol, apply, bind, number
from tests.reading.words import *

n = Symbol("n", POSITIVE_INTEGER)
mu, sigma, theta, eps = real(r"\mu", r"\sigma", r"\theta", r"\epsilon")
GROWS = apply("approaching", infinity, upwards(1))
X, Z = random("X"), random("Z")


def members(name):
    """The n-th of random variables X_1, X_2, ..., at the outcome."""
    return at(call(Symbol(name, Function((INTEGER,), Function((OUTCOME,), REAL), SEQUENCE)), n))


def law(body):
    """The law of what the outcome says."""
    return bind("law", P, OMEGA, body)


def in_law(one, other):
    """As n grows, one law tends to another."""
    return bind("converges_in_distribution", GROWS, n, tuple_of(one, other))


def together(how, one, other):
    """As n grows, what the outcome says tends to something, by their joint law."""
    return bind(f"converges_{how}", GROWS, n, law(tuple_of(one, other)))


Xn, mean_n, est = members("X"), members(r"\bar X"), members(r"\hat \theta")
DIFFERENCE = apply("sqrt", n) * (mean_n - mu)
READ = {
    r"X_n \xrightarrow{d} X": in_law(law(Xn), law(at(X))),
    r"X_n \to_d X": in_law(law(Xn), law(at(X))),
    r"X_n \overset{\mathcal{L}}{\longrightarrow} X": in_law(law(Xn), law(at(X))),
    r"X_n \xrightarrow[n \to \infty]{\text{law}} X": in_law(law(Xn), law(at(X))),
    r"X_n \overset{d}{\underset{n\to\infty}{\longrightarrow}} X": in_law(law(Xn), law(at(X))),
    r"X_n \to X \quad \text{in distribution}": in_law(law(Xn), law(at(X))),
    r"\sqrt n(\bar X_n - \mu) \xrightarrow{d} N(0, \sigma^2)": in_law(law(DIFFERENCE), normal(0, sigma ** number(2))),
    r"\sqrt n(\bar{X_n} - \mu) \to N(0, \sigma^2)": in_law(law(DIFFERENCE), normal(0, sigma ** number(2))),
    r"X_n \stackrel{d}{\to} \chi^2_1": in_law(law(Xn), apply("chi_squared", 1)),
    r"\bar X_n \xrightarrow{p} \mu": together("in_probability", mean_n, mu),
    r"\bar X_n \overset{\mathbb{P}}{\to} \mu": together("in_probability", mean_n, mu),
    r"\hat\theta_n \xrightarrow{P} \theta": together("in_probability", est, theta),
    r"X_n \xrightarrow{a.s.} X": together("almost_surely", Xn, at(X)),
    r"X_n \to X \text{ almost surely}": together("almost_surely", Xn, at(X)),
    r"X_n \overset{L^2}{\to} X": together("in_mean", Xn, at(X)),
    r"X \overset{d}{=} -X": apply("equal_in_distribution", law(at(X)), law(-at(X))),
    r"X \stackrel{a}{\sim} N(0, 1)": apply("nearly_distributed", law(at(X)), normal(0, 1)),
    r"\frac1n \to 0": bind("converges_to", GROWS, n, tuple_of(number(1) / n, 0)),
    r"P(|X_n - \theta| > \epsilon) \to 0": bind(
        "converges_to", GROWS, n, tuple_of(probability(apply("greater", absolute(Xn - theta), eps)), 0)
    ),
    r"\left(1 - \frac1n\right)^n \xrightarrow[n\to\infty]{} e^{-1}": bind(
        "converges_to", GROWS, n, tuple_of((number(1) - number(1) / n) ** n, apply("exp", -number(1)))
    ),
}


@pytest.mark.parametrize("latex", READ)
def test_read(latex):
    assert sides(latex) == [READ[latex]]
    assert sides(printed(READ[latex])) == [READ[latex]]


def test_a_mean_and_what_it_converges_to():
    said = sides(r"S = \frac{X_n}{n} \xrightarrow{p} \theta")
    assert said[1:] == [together("in_probability", Xn / n, theta)]
    said = sides(r"S = \frac{\sigma^2}{n} \to 0")
    assert said[1] == bind("converges_to", GROWS, n, tuple_of(sigma ** number(2) / n, 0))


UNREAD = [r"w_i \to w_i - 2", r"x \to a", r"\hat\theta \xrightarrow{p} \theta", r"A \xrightarrow{f} B"]


@pytest.mark.parametrize("latex", UNREAD)
def test_not_read(latex):
    """A step, a move, and what converges as nobody says what grows."""
    assert read_formula(latex, Context()).unread
