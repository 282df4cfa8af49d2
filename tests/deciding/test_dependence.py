"""Derivatives of a quantity by a member of a sequence, an entry or an expression, as its formula shows them."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import Proved, Supported, Undecided
from symderiv.language.contexts import Context
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Symbol, apply
from tests.deciding.words import K, const, cos, entry, equal, norm, of, sin, slope, t, total, x, y

N, M, k, n, i, j = (Symbol(name, POSITIVE_INTEGER) for name in "NMknij")
points = Symbol("x", Function((INTEGER,), vector(K), frozenset({"sequence"})))
means = Symbol("\\mu", Function((INTEGER,), vector(K), frozenset({"sequence"})))
shares = Symbol("r", Function((INTEGER, INTEGER), REAL, frozenset({"sequence"})))
b = Symbol("b", Function((INTEGER,), REAL, frozenset({"sequence"})))
J, loss, action = (Symbol(name, REAL) for name in ("J", "E", "L"))
theta = Symbol("\\theta", Function((REAL,), REAL))
W = Symbol("W", Matrix(K, K))
v = Symbol("v", vector(K))
half = const("1/2")

distances = total(n, 1, N, total(k, 1, M, of(shares, n, k) * norm(of(points, n) - of(means, k)) ** 2))
squares = total(n, 1, N, (of(b, n) - y) ** 2)
speed = slope(t, x, of(theta, x))
lagrangian = half * speed**2 + cos(of(theta, t))
quadratic = total(n, 1, K, entry(v, n) ** 2)


def by(what, letter):
    return apply("formal_derivative", what, letter)


CONTEXT = Context().define(J, distances).define(loss, squares).define(action, lagrangian)

RIGHT = [
    equal(by(J, of(means, k)), -2 * total(n, 1, N, of(shares, n, k) * (of(points, n) - of(means, k)))),
    equal(by(loss, of(b, i)), 2 * (of(b, i) - y)),
    equal(by(action, of(theta, t)), -sin(of(theta, t))),
    equal(by(action, speed), speed),
    equal(by(quadratic, entry(v, i)), 2 * entry(v, i)),
]

WRONG = [  # or of what else depends on the letter: undecided, for nobody said that it does not
    equal(by(J, of(means, k)), 2 * total(n, 1, N, of(shares, n, k) * (of(points, n) - of(means, k)))),
    equal(by(loss, of(b, i)), 2 * total(n, 1, N, of(b, n) - y)),
    equal(by(action, of(theta, t)), sin(of(theta, t))),
    equal(by(action, of(theta, t)), speed - sin(of(theta, t))),
    equal(by(Symbol("F", REAL), of(b, i)), 0),
    equal(by(Symbol("F", REAL) + of(b, i), of(b, i)), 0),
    equal(by(apply("determinant", W), entry(W, i, j)), 0),
    equal(by(by(Symbol("F", REAL), x), x), 0),
]


@pytest.mark.parametrize("statement", RIGHT)
def test_the_derivative_that_the_formula_shows_is_supported(statement):
    assert isinstance(decide(statement, CONTEXT, deadline=Deadline(30)), Supported | Proved)


@pytest.mark.parametrize("statement", WRONG)
def test_another_is_not_refuted(statement):
    assert isinstance(decide(statement, CONTEXT, deadline=Deadline(30)), Undecided)
