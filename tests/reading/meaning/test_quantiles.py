r"""Quantiles and stopped times: ``z_{\alpha/2}``, ``t_{n-1, 0.975}``, ``\chi^2_{0.05}(4)``, ``X_{T \wedge n}``."""

# ruff: noqa: F403, F405

from __future__ import annotations

from fractions import Fraction

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import Number, Symbol, subterms
from tests.reading.words import *

alpha, n, p = real(r"\alpha", "n", "p")


def level(name, *at):
    """A table at its arguments."""
    return call(Symbol(name, Function((REAL,) * len(at), REAL, SEQUENCE)), *at)


def decimal(text):
    return Number(Fraction(text))


READ = {
    r"z_{\alpha/2} = 2": equal(level("z", alpha / number(2)), 2),
    r"z_{0.025} = 1.96": equal(level("z", decimal("0.025")), decimal("1.96")),
    r"z_{1-\alpha} = 2": equal(level("z", number(1) - alpha), 2),
    r"t_{n-1, 1-\alpha/2} = 2": equal(level("t", n - number(1), number(1) - alpha / number(2)), 2),
    r"t_{9, \alpha} = 2": equal(level("t", number(9), alpha), 2),
    r"t_{\alpha/2}(n-1) = 2": equal(level("t", alpha / number(2), n - number(1)), 2),
    r"\chi_{0.05}^2(4) = 9.488": equal(level(r"\chi^2", decimal("0.05"), number(4)), decimal("9.488")),
    r"\chi^2_{\alpha, 4} = 9": equal(level(r"\chi^2", alpha, number(4)), 9),
    r"F_{0.05}(2, 9) = 4": equal(level("F", decimal("0.05"), number(2), number(9)), 4),
    r"z_{\alpha/2}(1 - p) = 2": equal(level("z", alpha / number(2)) * (number(1) - p), 2),
}


@pytest.mark.parametrize("latex", READ)
def test_read(latex):
    assert sides(latex) == [READ[latex]]
    assert sides(printed(READ[latex])) == [READ[latex]]


def test_stopped():
    T, k = whole("T", "k")
    X = sequence("X")
    assert sides(r"X_{T \wedge k} = 2", Context({"T": T, "k": k, "X_": X})) == [equal(call(X, minimum(T, k)), 2)]


@pytest.mark.parametrize("latex", [r"x_3 = 2", r"x_{n-1} = 2", r"\chi^2 = 3", r"w_{\alpha} = 2"])
def test_other_indices(latex):
    """What is a whole number, or a mark, is no level."""
    (read,) = sides(latex)
    functions = [part for part in subterms(read) if isinstance(part, Symbol) and isinstance(part.sort, Function)]
    assert all(part.sort.arguments == (INTEGER,) for part in functions)
