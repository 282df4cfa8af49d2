r"""Functions at their arguments: partial derivatives at a point, members of a sequence with primes, likelihoods."""

import pytest

import symderiv
from symderiv.language.printing import latex
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula

x, y, theta = Symbol("x", REAL), Symbol("y", REAL), Symbol(r"\theta", REAL)
n, i = Symbol("n", POSITIVE_INTEGER), Symbol("i", INTEGER)
REAL_FUNCTION, OF_TWO = Function((REAL,), REAL), Function((REAL, REAL), REAL)
f, L, Q = Symbol("f", OF_TWO), Symbol("L", OF_TWO), Symbol("Q", OF_TWO)
members = Symbol("f", Function((INTEGER,), REAL_FUNCTION, frozenset({"sequence"})))
f_i = apply("apply", apply("apply", members, i), x)
f_xy = apply("apply", f, x, y)

READ = [
    # LaTeX                                                     the term
    (r"\frac{\partial f}{\partial x}(x, y)",                    bind("derivative", x, x, f_xy)),
    (r"\frac{\partial^2 f}{\partial x \partial y}(x, y)",       bind("derivative", x, x, bind("derivative", y, y, f_xy))),
    (r"\sum_{i=1}^n f_i'(x)",                                   bind("sum", apply("range", 1, n), i, bind("derivative", x, x, f_i))),
    (r"L(\theta | x)",                                          apply("apply", L, theta, x)),
    (r"Q(\theta | \theta')",                                    apply("apply", Q, theta, Symbol(r"\theta'", REAL))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    row = read_formula(text)
    assert not row.unread
    assert row.sides == (expected,)


@pytest.mark.parametrize("expected", [expected for _, expected in READ], ids=[text for text, _ in READ])
def test_printed_and_read_again(expected):
    assert read_formula(latex(expected)).sides[:1] == (expected,)


@pytest.mark.parametrize("text", [r"R(\theta | x) = 1"])
def test_not_read(text):
    assert read_formula(text).unread


def test_a_law_keeps_its_bar():
    assert latex(read_formula("Q(z|x)").sides[0]) == r"Q(z \mid x)"


@pytest.mark.parametrize("text", [r"L(\theta|x) = p(x|\theta)", r"\frac{\partial f}{\partial x}(x,y) = 2x"])
def test_never_refuted(text):
    assert symderiv.decide(text).verdict != "refuted"
