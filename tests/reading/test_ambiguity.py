"""One spelling, several meanings: what decides is what its letters are; where nothing decides, all are read.

Each row is a spelling, what is known of its letters, and every reading, the most plausible first.
"""

# ruff: noqa: E741, F403, F405, N816

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.sorts import INTEGER, REAL, Set
from symderiv.language.terms import Symbol, apply, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOTHING = Context()
a, b, c, d, e_, g, h, i, p_, r, s, t, u, v, w, x, y, z, A, B, C, E, S, T, V = real(*"abcdeghiprstuvwxyzABCESTV")
K, M, N, n, k = whole("K", "M", "N", "n", "k")
I = Symbol("i", k.sort)
f, F = function("f"), function("F")
p, q = laws("p", "q")
xs, as_, zs = sequence("x"), sequence("a"), sequence("z")
X, Y = random("X"), random("Y")
D = whole("m")[0]
mS, mA, vx, vy = table("S", D, D), table("A", D, D), column("x", D), column("y", D)
sA, sB, sS = (Symbol(name, Set(REAL)) for name in "ABS")
pi_of, sigma = function(r"\pi"), function(r"\sigma")
number_sigma = Symbol(r"\sigma", REAL)
over = declared(D, mS, mA, vx, vy)


def sup(name):
    """A letter whose superscript belongs to its name."""
    return Symbol(name, REAL)


READINGS = [
    # A letter before brackets
    (r"f(x)",              NOTHING,                       [call(f, x), Symbol("f", REAL) * x]),
    (r"f(x)",              declared(f),                   [call(f, x)]),
    (r"f(x)",              declared(Symbol("f", REAL)),   [Symbol("f", REAL) * x]),
    (r"a(b+c)",            NOTHING,                       [a * (b + c)]),
    (r"a(b+c)",            declared(function("a")),       [call(function("a"), b + c)]),
    (r"x(x+1)",            NOTHING,                       [x * (x + 1)]),
    (r"n(n-1)",            NOTHING,                       [Symbol("n", REAL) * (Symbol("n", REAL) - 1)]),
    (r"K(K+1)/2",          declared(K),                   [K * (K + 1) / 2]),
    (r"(x+1)(x-1)",        NOTHING,                       [(x + 1) * (x - 1)]),
    (r"x(t)",              declared(function("x"), t),    [call(function("x"), t)]),
    (r"x(t)",              declared(x, t),                [x * t]),
    (r"\pi(4)",            NOTHING,                       [pi * 4]),
    (r"\pi(x)",            declared(pi_of),               [call(pi_of, x)]),
    (r"\sigma(x)",         declared(sigma),               [call(sigma, x)]),
    (r"\sigma(x)",         declared(number_sigma),        [number_sigma * x]),
    (r"E(x)",              declared(function("E")),       [call(function("E"), x)]),
    (r"2(3)",              NOTHING,                       [number(2) * 3]),
    # Laws and functions
    (r"p(x|z)",            NOTHING,                       [density(p, x, on=[z])]),
    (r"p(x,z)",            declared(p),                   [density(p, x, z)]),
    (r"p(x,z)",            declared(function("p", REAL, REAL)), [call(function("p", REAL, REAL), x, z)]),
    (r"p(x) = x^2 + 1",    NOTHING,                       [equal(call(function("p"), x), x**2 + 1), equal(p_ * x, x**2 + 1)]),
    (r"p(x)",              declared(p),                   [density(p, x)]),
    (r"\log p(x)q(x)",     declared(p, q),                [log(density(p, x) * density(q, x)), log(density(p, x)) * density(q, x)]),
    (r"q(z_1|x)",          declared(q, zs),               [density(q, call(zs, 1), on=[x])]),
    (r"z_{2:K}",           declared(zs, K),               [slice_of(zs, 2, K)]),
    (r"X \sim N(0,1)",     NOTHING,                       [distributed(of(P, Symbol("X", REAL)), normal(0, 1))]),
    (r"N(x)",              declared(function("N")),       [call(function("N"), x)]),
    (r"P(X = 1)",          NOTHING,                       [probability(equal(at(X), 1))]),
    # Expectations and powers
    (r"E[X]^2",            NOTHING,                       [expected(at(X)) ** 2]),
    (r"(E[X])^2",          NOTHING,                       [expected(at(X)) ** 2]),
    (r"E[X^2]",            NOTHING,                       [expected(at(X) ** 2)]),
    # How far a function without brackets reaches
    (r"\sin 2\pi x",       NOTHING,                       [sin(2 * pi * x), sin(number(2)) * pi * x]),
    (r"\sin 2 x",          NOTHING,                       [sin(2 * x), sin(number(2)) * x]),
    (r"\sin x \cos y",     NOTHING,                       [sin(x) * cos(y)]),
    (r"\sin(x) y",         NOTHING,                       [sin(x) * y]),
    (r"\sin x + y",        NOTHING,                       [sin(x) + y]),
    (r"\sin^2 x",          NOTHING,                       [sin(x) ** 2]),
    (r"\sin^{-1} x",       NOTHING,                       [apply("arcsin", x)]),
    (r"\log ab + c",       NOTHING,                       [log(a * b) + c, log(a) * b + c]),
    (r"\log x^2",          NOTHING,                       [log(x**2)]),
    (r"\log(x)^2",         NOTHING,                       [log(x) ** 2, log(x**2)]),
    (r"\log x(x+1)",       NOTHING,                       [log(x) * (x + 1)]),
    # How far a slash reaches
    (r"1/2x",              NOTHING,                       [number(1) / 2 * x, 1 / (2 * x)]),
    (r"a/bc",              NOTHING,                       [a / (b * c), a / b * c]),
    (r"a/b\cdot c",        NOTHING,                       [a / b * c]),
    (r"a/b + c",           NOTHING,                       [a / b + c]),
    (r"2\frac{1}{3}",      NOTHING,                       [2 + number(1) / number(3), 2 * (number(1) / number(3))]),
    (r"a\frac{1}{3}",      NOTHING,                       [a * (number(1) / number(3))]),
    # How far a sum reaches
    (r"\sum_{i=1}^n a_i + b",    declared(n, as_),        [total(I, count(1, n), call(as_, I)) + b]),
    (r"\sum_{i=1}^n a_i b",      declared(n, as_, b),     [total(I, count(1, n), call(as_, I) * b)]),  # the same by linearity
    (r"\sum_{i=1}^n (a_i + b)",  declared(n, as_),        [total(I, count(1, n), call(as_, I) + b)]),
    (r"\prod_{i=1}^2 i b",       NOTHING,                 [product(I, count(1, 2), I * b), product(I, count(1, 2), I) * b]),
    (r"\sum_i a_i + b",          declared(as_),           [total(Symbol("i", INTEGER), some("i"), call(as_, Symbol("i", INTEGER))) + b]),
    # Bars
    (r"|S|",               declared(S),                   [absolute(S)]),
    (r"|S|",               over,                          [det(mS), absolute(det(mS))]),
    (r"|S|",               declared(sS),                  [apply("cardinality", sS)]),
    (r"|x|",               over,                          [norm(vx)]),
    (r"\|x\|",             over,                          [norm(vx)]),
    (r"|a|b|c|",           NOTHING,                       [absolute(a) * b * absolute(c), absolute(a * absolute(b) * c)]),
    (r"|a||b|",            NOTHING,                       [absolute(a) * absolute(b)]),
    (r"\|a\|",             declared(a),                   [norm(a)]),
    # Round and square brackets
    (r"x \in (0,1)",       NOTHING,                       [member(x, apply("open_interval", 0, 1))]),
    (r"x \in [0,1]",       NOTHING,                       [member(x, apply("closed_interval", 0, 1))]),
    (r"(a,b) = (0,1)",     declared(a, b),                [equal(apply("matrix", 2, 1, a, b), apply("matrix", 2, 1, 0, 1))]),
    (r"x \in \{0,1\}",     declared(x),                   [member(x, set_of(0, 1))]),
    (r"[a + b]c",          NOTHING,                       [(a + b) * c]),
    # d
    (r"dg",                declared(d, g),                [d * g]),
    (r"dx + 1",            declared(d, x),                [d * x + 1]),
    (r"\int_0^1 g^2 dg",   NOTHING,                       [integral(g, between(0, 1), g**2)]),
    (r"\frac{dy}{dx}",     declared(x, y),                [formal(y, x)]),
    (r"\frac{d}{dx}x^2",   NOTHING,                       [derivative(x, x**2)]),
    # Superscripts
    (r"x^T",               over,                          [transpose(vx)]),
    (r"x^T",               declared(x, T),                [x**T]),
    (r"x^T",               declared(x, Symbol("T", n.sort)), [x ** Symbol("T", n.sort)]),
    (r"x^\top y",          over,                          [transpose(vx) * vy]),
    (r"x^T A y",           over,                          [transpose(vx) * mA * vy]),
    (r"A'",                over,                          [transpose(mA)]),
    (r"A^{-1}",            over,                          [inverse(mA)]),
    (r"a^{-1}",            NOTHING,                       [a ** -number(1)]),
    (r"x^2",               over,                          [apply("hadamard_power", vx, 2)]),
    (r"A^2",               over,                          [mA**2]),
    (r"f'(x)",             declared(f, x),                [derivative(x, call(f, x))]),
    (r"z'",                NOTHING,                       [Symbol("z'", REAL)]),
    (r"f''(x)",            declared(f, x),                [derivative(x, derivative(x, call(f, x)))]),
    (r"z^{(2)}",           NOTHING,                       [sup("z^{(2)}")]),
    (r"\sum_{k=1}^K z^{(k)}", declared(K),                [total(k, count(1, K), call(zs, k))]),
    (r"f^{-1}(x)",         declared(f, x, function("f^{-1}")), [call(function("f^{-1}"), x)]),
    (r"x^*",               NOTHING,                       [Symbol("x^*", REAL)]),
    (r"e^x",               declared(x),                   [exp(x), e_**x]),
    (r"e^x",               declared(x, e_),               [e_**x]),
    (r"10^x",              NOTHING,                       [number(10) ** x]),
    # Subscripts
    (r"x_i",               declared(xs, I),               [call(xs, I)]),
    (r"x_i",               declared(D, vx, I),            [entry(vx, I)]),
    (r"A_{12}",            over,                          [entry(mA, 1, 2)]),
    (r"a_{12}",            NOTHING,                       [Symbol("a_{12}", REAL)]),
    (r"\hat p",            NOTHING,                       [Symbol(r"\hat p", REAL)]),
    (r"x_{\max}",          NOTHING,                       [Symbol("x_{max}", REAL)]),
    (r"V_{AB}",            NOTHING,                       [Symbol("V_{AB}", REAL)]),
    # Letters with a customary meaning
    (r"\sum_{i=1}^n i",    declared(n),                   [total(I, count(1, n), I)]),
    (r"i + 1",             declared(Symbol("i", INTEGER)), [Symbol("i", INTEGER) + 1]),
    (r"\pi r^2",           NOTHING,                       [pi * r**2]),
    (r"\pi",               declared(Symbol(r"\pi", REAL)), [Symbol(r"\pi", REAL)]),
    # Dots and crosses
    (r"x \cdot y",         over,                          [transpose(vx) * vy]),
    (r"x \cdot y",         NOTHING,                       [x * y]),
    (r"x \times y",        NOTHING,                       [x * y]),
    (r"A \times B",        declared(sA, sB),              [apply("cartesian_product", sA, sB)]),
    (r"\max(a,b)",         NOTHING,                       [maximum(a, b)]),
    (r"x = \pm 1",         NOTHING,                       [member(x, set_of(1, -number(1)))]),
    (r"\lambda x",         NOTHING,                       [Symbol(r"\lambda", REAL) * x]),
]  # fmt: skip

PENDING: dict[str, str] = {}


def name(row):
    return f"{row[0]} {' '.join(row[1].symbols)}"


def marked(rows):
    return [
        pytest.param(
            *row,
            id=name(row),
            marks=[pytest.mark.xfail(reason=PENDING.get(row[0]), strict=False)] * (row[0] in PENDING),
        )
        for row in rows
    ]


@pytest.mark.parametrize(("latex", "context", "terms"), marked(READINGS))
def test_readings(latex, context, terms):
    row = read_formula(latex, context)
    assert not row.unread
    assert [reading.statements or reading.sides for reading in row.readings] == [(term,) for term in terms]


def test_there_are_enough():
    assert len(READINGS) >= 80


@pytest.mark.parametrize(("latex", "context", "terms"), marked(row for row in READINGS if len(row[2]) > 1))
def test_each_choice_is_said(latex, context, terms):
    readings = read_formula(latex, context).readings
    assert len({reading.notes for reading in readings}) == len(readings)


EITHER = [
    # Where custom does not decide, both are among the readings.
    (r"\sum_{i=1}^n a_i + b_i", declared(n, as_, sequence("b")),
     [total(I, count(1, n), call(as_, I) + call(sequence("b"), I)),
      total(I, count(1, n), call(as_, I)) + call(sequence("b"), Symbol("i", k.sort))]),
    (r"\sigma(x)",              NOTHING,        [apply("logistic", x), call(sigma, x)]),
    (r"x(t)",                   NOTHING,        [call(function("x"), t), x * t]),
    (r"\log\frac{a}{b}c",       NOTHING,        [log(a / b) * c, log(a / b * c)]),
    (r"e^{ix}",                 NOTHING,        [exp(imaginary * x), exp(i * x)]),
    (r"e^{i\pi} + 1 = 0",       NOTHING,        [equal(exp(imaginary * pi) + 1, 0), equal(exp(i * pi) + 1, 0)]),
    (r"P(A)",                   NOTHING,        [probability(at(event("A"))), call(function("P"), A)]),
    (r"H(X)",                   NOTHING,        [entropy(of(P, Symbol("X", REAL))), call(function("H"), Symbol("X", REAL))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "context", "terms"), marked(EITHER))
def test_both_are_read_where_nothing_decides(latex, context, terms):
    row = read_formula(latex, context)
    found = [side for reading in row.readings for side in (reading.statements or reading.sides)]
    assert not row.unread
    assert all(term in found for term in terms)
