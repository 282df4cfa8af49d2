"""Functions on NumPy: rendered, read back, decided to compute a formula, and run."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Abs, Determinant, Eq, MatrixSymbol, Symbol, Transpose, sqrt

from symderiv.deriving import Question, invertible, product
from symderiv.deriving.functions import rendered
from symderiv.errors import BuildError

n = Symbol("n", integer=True, positive=True)
S, x = MatrixSymbol("S", n, n), MatrixSymbol("x_0", n, 1)
eta, r = Symbol("eta", real=True), Symbol("r", positive=True)


def volume(S):
    return np.abs(np.linalg.det(S))


def volume_without_bars(S):
    return np.linalg.det(S)


def squared_length(x_0):
    return x_0.T @ x_0


def squared_length_after(S, x_0):
    return (S @ x_0).T @ (S @ x_0)


def modulus(eta):
    return np.sqrt(1 + eta**2)


def modulus_with_a_slip(eta):
    return np.sqrt(1 - eta**2)


def two_lines(eta, r):
    share = r / (1 + r)
    return share * eta


def of_something_else(q):
    return q


def read_otherwise(eta, r):
    return eta // r


@pytest.mark.parametrize(("function", "latex"), [
    (volume,         r"\left| \det \left( S \right) \right|"),
    (squared_length, r"x_{0}^\top x_{0}"),
    (modulus,        r"\sqrt{ 1 + \eta^{2} }"),
    (two_lines,      r"\frac{r}{1 + r} \eta"),
])  # fmt: skip
def test_what_latexify_writes_is_mended(function, latex):
    assert rendered(function).replace(r"\cdot ", "").replace(" ", "") == latex.replace(r"\cdot ", "").replace(" ", "")


@pytest.fixture
def part():
    part = Question("1", "A question").part("1.1", points=1)
    part.given(invertible(S))
    part.declare(x, eta, r)
    return part


RIGHT = [
    (volume, sqrt(Determinant(S) ** 2)),
    (squared_length, product(Transpose(x), x)),
    (modulus, sqrt(1 + eta**2)),
    (two_lines, eta - eta / (1 + r)),
]


@pytest.mark.parametrize(("function", "formula"), RIGHT, ids=[f.__name__ for f, _ in RIGHT])
def test_a_function_computes_its_formula(part, function, formula):
    part.code(function, computes=formula)
    (check,) = part.entries
    assert check.name == function.__name__
    assert check.source.startswith("def ")
    assert check.step.spot_check.models >= 32


WRONG = [
    # the function          the formula                  what is said
    (volume_without_bars,   Abs(Determinant(S)),         "volume_without_bars does not compute"),
    (modulus_with_a_slip,   sqrt(1 + eta**2),            "counterexample: eta = "),
    (of_something_else,     eta,                         "has a parameter q, and the part no symbol q"),
    (read_otherwise,        eta / r,                     "read_otherwise"),
    # latexify drops the brackets before .T; what it writes is not what the function does, and that is noticed.
    (squared_length_after,  product(Transpose(x), Transpose(S), S, x), "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("function", "formula", "said"), WRONG, ids=[f.__name__ for f, _, _ in WRONG])
def test_a_function_that_does_not(part, function, formula, said):
    with pytest.raises(BuildError, match=r"tests/deriving/test_functions\.py:\d+: ") as failure:
        part.code(function, computes=formula)
    assert said in str(failure.value)


def test_a_checked_function_is_a_reason(part):
    part.show(Eq(sqrt(Determinant(S) ** 2), Abs(Determinant(S))))
    fact = part.code(volume, computes=sqrt(Determinant(S) ** 2))
    part.start(Abs(Determinant(S)))
    part.eq(sqrt(Determinant(S) ** 2), by=fact)
