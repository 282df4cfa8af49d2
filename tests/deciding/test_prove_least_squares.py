"""Goals of least squares: inverses of sums and of products, normal equations, definite matrices, projections."""

from __future__ import annotations

import pytest

from symderiv.deciding.prove import prove
from symderiv.language.contexts import Context
from symderiv.language.sorts import POSITIVE, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Symbol, apply, bind

n, d = Symbol("n", POSITIVE_INTEGER), Symbol("d", POSITIVE_INTEGER)
X, W, y = Symbol("X", Matrix(n, d)), Symbol("W", Matrix(n, d)), Symbol("y", vector(n))
w, v = Symbol("w", vector(d)), Symbol("v", vector(d))
A = Symbol("A", Matrix(n, n, frozenset({"invertible"})))
B = Symbol("B", Matrix(d, d, frozenset({"invertible"})))
V = Symbol("V", Matrix(d, n))
lam, c, p = Symbol("l", POSITIVE), Symbol("c", REAL), Symbol("p", POSITIVE)
m, s = Symbol("m", POSITIVE_INTEGER), Symbol("s", POSITIVE)


def eq(a, b):
    return apply("equal", a, b)


def T(a):
    return apply("transpose", a)


def inv(a):
    return apply("inverse", a)


def identity(size):
    return apply("identity", size)


def iff(a, b):
    return apply("iff", a, b)


def square(a):
    return apply("norm", a) ** 2


G = T(X) @ X
P = X @ inv(G) @ T(X)
H = G + lam * identity(d)
CORE = inv(B) + V @ inv(A) @ X
WOODBURY = inv(A) - inv(A) @ X @ inv(CORE) @ V @ inv(A)
BELOW_ONE = apply("less", p, 1)

TRUE = [
    eq(inv(G) @ T(X) @ X, identity(d)),
    eq(P @ P, P),
    eq(T(P), P),
    eq(P @ X, X),
    eq(T(X) @ (y - P @ y), apply("zero", d, 1)),
    eq(apply("trace", P), d),
    eq(apply("trace", identity(n) - P), n - d),
    eq(square(y), square(P @ y) + square(y - P @ y)),
    eq(T(v) @ inv(H) @ w, T(w) @ inv(H) @ v),
    eq(CORE @ inv(CORE), identity(d)),
    eq((A + X @ B @ V) @ WOODBURY, identity(n)),
    eq(inv(A + X @ B @ V), WOODBURY),
    apply("positive_definite", H),
    apply("invertible", H),
    apply("invertible", 3 * H),
    iff(eq(H @ w, T(X) @ y), eq(w, inv(H) @ T(X) @ y)),
    iff(eq(2 * H @ w - 2 * T(X) @ y, apply("zero", d, 1)), eq(w, inv(H) @ T(X) @ y)),
    iff(eq(m / p - s, 0), eq(p, m / s)),
    iff(eq(bind("derivative", p, p, m * apply("log", p) - s * p), 0), eq(p, m / s)),
    apply("greater_equal", c + square(X @ w - y) + lam * square(w - v), c),
]  # fmt: skip

NOT = [
    eq(inv(G) @ T(W) @ X, identity(d)),  # another matrix in the middle
    eq(inv(T(W) @ X) @ T(X) @ X, identity(d)),
    eq(T(inv(T(W) @ X)), inv(T(W) @ X)),  # not symmetric
    eq(T(v) @ inv(T(W) @ X) @ w, T(w) @ inv(T(W) @ X) @ v),
    eq(apply("trace", P), n),
    eq(square(y), square(P @ y) + square(y + P @ y)),
    eq(inv(A + X @ B @ V), inv(A) + inv(A) @ X @ inv(CORE) @ V @ inv(A)),
    apply("positive_definite", G),
    apply("invertible", G),
    apply("invertible", c * identity(d)),
    iff(eq(G @ w, T(X) @ y), eq(w, inv(H) @ T(X) @ y)),
    iff(eq(c * w, v), eq(w, (2 / c) * v)),
    iff(eq(p**2, p), eq(p, 2)),
    iff(eq(m / p - s, 0), eq(p, s / m)),
    apply("greater_equal", c + square(X @ w - y) - lam * square(w - v), c),
    apply("greater", c + square(w - v), c),
]  # fmt: skip


@pytest.mark.parametrize("goal", TRUE, ids=str)
def test_is_proved(goal):
    theorem = prove(goal, Context())
    assert theorem is not None
    assert theorem.conclusion == goal


@pytest.mark.parametrize("goal", NOT, ids=str)
def test_is_not_proved(goal):
    assert prove(goal, Context()) is None


def test_a_root_of_a_likelihood_with_a_bound():
    slope = s / p - (m - s) / (1 - p)
    assert prove(iff(eq(slope, 0), eq(p, s / m)), Context().assume(BELOW_ONE)) is not None
    assert prove(iff(eq(slope, 0), eq(p, m / s)), Context().assume(BELOW_ONE)) is None


def over(body):
    return bind("sum", apply("range", 1, n), i, body)


i = Symbol("i", POSITIVE_INTEGER)
x = Symbol("x", vector(n))
x_i = apply("entry", x, i)
mean, variance = Symbol("m", REAL), Symbol("v", POSITIVE)
GIVEN = Context().assume(eq(over(x_i), n * mean), eq(over((x_i - mean) ** 2), n * variance))


def test_sums_that_are_given():
    assert prove(eq(over((x_i - c) ** 2), n * variance + n * (mean - c) ** 2), GIVEN) is not None
    assert prove(eq(over(2 * x_i - mean), n * mean), GIVEN) is not None
    assert prove(eq(over((x_i - c) ** 2), n * variance), GIVEN) is None
    assert prove(eq(over(x_i**2), n * mean**2), GIVEN) is None


def test_logarithms_of_quotients_of_negative_factors():
    log, below = (lambda a: apply("log", a)), Context().assume(apply("less", c, 1), apply("less", p, 1))
    assert prove(eq(log((1 - c) / (1 - p)), log(1 - c) - log(1 - p)), below) is not None
    assert prove(eq(log((1 - c) / (1 - p)), log(c - 1) - log(p - 1)), below) is None


def test_tangents_multiplied():
    gap = m * apply("log", p / s) + s * apply("log", lam / 2)
    bound = m * (p / s - 1) + s * (lam / 2 - 1)
    assert prove(apply("less_equal", gap, bound), Context()) is not None
    assert prove(apply("less_equal", -gap, bound), Context()) is None
    assert prove(apply("less_equal", c * apply("log", p), c * (p - 1)), Context()) is None


def test_what_is_given_of_a_matrix_holds_of_it_however_it_is_written():
    given = Context().assume(apply("invertible", G + B))
    assert prove(apply("invertible", B + T(X) @ X), given) is not None
    assert prove(apply("invertible", B - T(X) @ X), given) is None


def test_what_is_given_of_a_letter_is_used_with_the_definition_of_a_function():
    loss = Symbol("E", Function((vector(d),), REAL))
    body = bind("lambda", apply("vectors", d), w, square(X @ w - y))
    given = Context().define(loss, body).assume(eq(T(X) @ X @ v, T(X) @ y))

    def value(at):
        return apply("apply", loss, at)

    expanded = value(v) + 2 * T(w - v) @ (T(X) @ X @ v - T(X) @ y) + square(X @ (w - v))
    assert prove(eq(value(w), expanded), given) is not None
