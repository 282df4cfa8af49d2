"""Limits, what tends to what, orders of smallness, and extrema: what is written, and the term it is."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOWHERE = Context()
a, b, c, h, n, s, t, u, w, x, y, L = real(*"abchnstuwxyL")
m, k = whole("m", "k")
lam, theta = real(r"\lambda", r"\theta")
(D,) = whole("d")
f, g = function("f"), function("g")
f2 = function("f", REAL, REAL)
xs, ys = sequence("a"), sequence("b")
vx, vh = column("x", D), column("h", D)
field = function("f", vx.sort)
A, Theta = Symbol("A", Set(REAL)), Symbol(r"\Theta", Set(REAL))
index = Symbol("n", m.sort)
space = apply("vectors", D)


def towards(point, *within):
    return apply("approaching", point, *within)


through = towards(infinity, upwards(1))
large = towards(infinity)


def limit(variable, domain, body, name="limit"):
    return bind(name, domain, variable, body)


def tends(variable, domain, body, to):
    return bind("converges_to", domain, variable, tuple_of(body, to))


def agrees(variable, domain, left, right, order):
    return bind("agrees_to_order", domain, variable, tuple_of(left, right, order))


def big_o(body):
    return apply("big_o", body)


def little_o(body):
    return apply("little_o", body)


def extreme(name):
    return lambda variable, domain, body: bind(name, domain, variable, body)


largest, smallest, supremum, infimum, argmax, argmin = map(
    extreme, ("largest", "smallest", "supremum", "infimum", "argmax", "argmin")
)


def such_that(variable, condition, domain=reals):
    return bind("such_that", domain, variable, condition)


LIMITS = [
    (r"\lim_{x\to 0}\frac{\sin x}{x} = 1", NOWHERE, equal(limit(x, towards(0), sin(x) / x), 1)),
    (r"\lim_{x\rightarrow a} f(x)", declared(f), limit(x, towards(a), call(f, x))),
    (r"\lim\limits_{x\to 0^+}\log x", NOWHERE, limit(x, apply("approaching_from_above", 0), log(x))),
    (r"\lim_{x\to a^{-}} f(x)", declared(f), limit(x, apply("approaching_from_below", a), call(f, x))),
    (r"\lim_{x\downarrow 0} x", NOWHERE, limit(x, apply("approaching_from_above", 0), x)),
    (r"\lim_{x\nearrow 1} x", NOWHERE, limit(x, apply("approaching_from_below", 1), x)),
    (r"\lim_{x\to\infty} f(x)", declared(f), limit(x, large, call(f, x))),
    (r"\lim_{x\to-\infty} f(x)", declared(f), limit(x, towards(-infinity), call(f, x))),
    (r"\lim_{n\to\infty}\frac{1}{n} = 0", NOWHERE, equal(limit(index, through, 1 / index), 0)),
    (r"\lim_{m\to\infty} a_m", declared(xs, m), limit(m, through, call(xs, m))),
    (r"\underset{n\to\infty}{\lim} a_n = L", declared(xs, L), equal(limit(index, through, call(xs, index)), L)),
    (r"\lim_{n\to\infty} n", declared(n), limit(n, large, n)),  # declared as a real number
    (r"\limsup_{n\to\infty} a_n \le c", declared(xs), less_equal(limit(index, through, call(xs, index), "upper_limit"), c)),
    (r"\lim\inf_{n\to\infty} a_n", declared(xs), limit(index, through, call(xs, index), "lower_limit")),
    (r"lim_{x\to 0} x^2 y", NOWHERE, limit(x, towards(0), x**2 * y)),
    (r"\lim_{\Delta x\to 0} \frac{\Delta x}{x}", NOWHERE, limit(Symbol(r"\Delta x", REAL), towards(0), Symbol(r"\Delta x", REAL) / x)),
    (r"\lim_{x\to 0} x^2 + y", NOWHERE, limit(x, towards(0), x**2) + y),
    (r"\lim_{x\to 0} x^2 + x", NOWHERE, limit(x, towards(0), x**2 + x)),
    (r"2\lim_{x\to 0} \left(x + 1\right)", NOWHERE, 2 * limit(x, towards(0), x + 1)),
    (r"\lim_{h\to 0}\frac{f(x+h)-f(x)}{h} = f'(x)", declared(f),
     equal(limit(h, towards(0), (call(f, x + h) - call(f, x)) / h), derivative(x, call(f, x)))),
]  # fmt: skip

TENDENCIES = [
    (r"a_n \to L \text{ as } n\to\infty", declared(xs, L), tends(index, through, call(xs, index), L)),
    (r"\text{as } n\to\infty,\quad a_n \to 0", declared(xs), tends(index, through, call(xs, index), number(0))),
    (r"a_n \to 0", declared(xs), tends(index, through, call(xs, index), number(0))),
    (r"f(x)\to\infty \text{ as } x\to 0^+", declared(f), tends(x, apply("approaching_from_above", 0), call(f, x), infinity)),
    (r"\frac{1}{n} \rightarrow 0 \quad\text{when}\quad n\rightarrow\infty", NOWHERE, tends(index, through, 1 / index, number(0))),
    (r"f(u+h) = f(u) + f'(u)h + O(h^2)", declared(f),
     agrees(h, towards(0), call(f, u + h), call(f, u) + derivative(u, call(f, u)) * h, big_o(h**2))),
    (r"f(x) = 1 + x + o(x)", declared(f), agrees(x, towards(0), call(f, x), 1 + x, little_o(x))),
    (r"f(x) = x + \mathcal{O}(x^2) \text{ as } x \to 0", declared(f), agrees(x, towards(0), call(f, x), x, big_o(x**2))),
    (r"f(x) = x + O(1) \text{ as } x\to\infty", declared(f), agrees(x, large, call(f, x), x, big_o(number(1)))),
    (r"f(x) = O(x^2)", declared(f), agrees(x, towards(0), call(f, x), number(0), big_o(x**2))),
    (r"a_n = n^2 + O(n)", declared(xs, index), agrees(index, through, call(xs, index), index**2, big_o(index))),
    (r"m^2 + m = O(m^2)", declared(m), apply("of_order", m**2 + m, m**2, m)),
    (r"f(x) = o(1) \text{ as } x \to 0", declared(f), agrees(x, towards(0), call(f, x), number(0), little_o(number(1)))),
]  # fmt: skip

EXTREMA = [
    (r"\max_{x} f(x)", declared(f, x), largest(x, reals, call(f, x))),
    (r"\max_x f(x)", declared(f), largest(x, some("x", REAL), call(f, x))),
    (r"\max_i a_i", declared(xs), largest(Symbol("i", INTEGER), some("i"), call(xs, Symbol("i", INTEGER)))),
    (r"\sup_{x\in A} f(x)", declared(f, A), supremum(x, A, call(f, x))),
    (r"\inf_{x\in(0,1)} f(x)", declared(f), infimum(x, apply("open_interval", 0, 1), call(f, x))),
    (r"\max_{\mathbf{x}} f(\mathbf{x})", declared(D, vx, field), largest(vx, space, call(field, vx))),
    (r"\max_{x\in\mathbb{R}^d} f(x)", declared(D, vx, field), largest(vx, space, call(field, vx))),
    (r"\min\limits_{1\leq j\leq k} a_j \le \max\left(a_1, a_2\right)", declared(xs, k),
     less_equal(smallest(Symbol("j", k.sort), count(1, k), call(xs, Symbol("j", k.sort))), maximum(call(xs, 1), call(xs, 2)))),
    (r"\max_{j=1,\dots,k} a_j", declared(xs, k), largest(Symbol("j", k.sort), count(1, k), call(xs, Symbol("j", k.sort)))),
    (r"\max_{x: g(x)=0} f(x)", declared(f, g), largest(x, such_that(x, equal(call(g, x), 0)), call(f, x))),
    (r"\max_{x>0} -x^2", NOWHERE, largest(x, such_that(x, greater(x, 0)), -(x**2))),
    (r"\max_{x\in A : x>0} f(x)", declared(f, A), largest(x, such_that(x, greater(x, 0), A), call(f, x))),
    (r"\min_x f(x) \text{ s.t. } g(x) = 0", declared(f, g), smallest(x, such_that(x, equal(call(g, x), 0)), call(f, x))),
    (r"\min_x f(x) \quad\text{subject to}\quad g(x)\le 0,\ x\ge 0", declared(f, g),
     smallest(x, such_that(x, both(less_equal(call(g, x), 0), greater_equal(x, 0))), call(f, x))),
    (r"\max_{x,y} f(x,y)", declared(f2), largest(x, some("x", REAL), largest(y, some("y", REAL), call(f2, x, y)))),
    (r"\max\{a,b,c\}", NOWHERE, maximum(maximum(a, b), c)),
    (r"\max(a,b)", NOWHERE, maximum(a, b)),
    (r"\max A", declared(A), largest(x, A, x)),
    (r"\min_{x} \{ f(x) \}", declared(f, x), smallest(x, reals, call(f, x))),
    (r"\hat\theta = \operatorname*{arg\,max}_{\theta\in\Theta}\ \log g(\theta)", declared(g, Theta),
     member(Symbol(r"\hat \theta", REAL), argmax(theta, Theta, log(call(g, theta))))),
    (r"w^* = \underset{w}{\text{argmin}}\; (y-w)^2 + \lambda w^2", declared(w),
     member(Symbol("w^*", REAL), argmin(w, reals, (y - w) ** 2 + lam * w**2))),
    (r"\argmin_x \sum_{j=1}^k (x - a_j)^2 + \lambda x^2", declared(x, xs, k),
     argmin(x, reals, total(Symbol("j", k.sort), count(1, k), (x - call(xs, Symbol("j", k.sort))) ** 2) + lam * x**2)),
    (r"\arg\max_x f(x)", declared(f, x), argmax(x, reals, call(f, x))),
    (r"\arg\min\limits_{x} f(x)", declared(f, x), argmin(x, reals, call(f, x))),
    (r"\mathop{\mathrm{argmax}}_x f(x)", declared(f, x), argmax(x, reals, call(f, x))),
    (r"\text{arg max}_{x\in A} f(x)", declared(f, A), argmax(x, A, call(f, x))),
    (r"\operatorname{argmin}_{x} f(x)", declared(f, x), argmin(x, reals, call(f, x))),
    (r"\max_x f(x) + g(y)", declared(f, g, x), largest(x, reals, call(f, x)) + call(g, y)),
    (r"\max_x (f(x)) + g(x)", declared(f, g, x), largest(x, reals, call(f, x)) + call(g, x)),
    (r"-\min_x f(x) = \max_x -f(x)", declared(f, x), equal(-smallest(x, reals, call(f, x)), largest(x, reals, -call(f, x)))),
]  # fmt: skip

ROWS = [*LIMITS, *TENDENCIES, *EXTREMA]


def first(latex, context):
    row = read_formula(latex, context)
    return None if row.unread else (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "context", "term"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_read(latex, context, term):
    assert first(latex, context) == term


@pytest.mark.parametrize(("latex", "context", "term"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_read_is_printed_and_read_again(latex, context, term):
    assert first(printed(term), context) == term


UNREAD = [
    r"\lim x",
    r"\lim_{n} a_n + \foo",
    r"x \to y",
    r"2x + 4 \to x",
    r"\arg f(x)",
    r"\max_{x}",
    r"\argmax_{x,y} f(x,y)",
    r"y = \argmin_x f(x) + \foo",
    r"f(x) = x + o(1)",
]


@pytest.mark.parametrize("latex", UNREAD)
def test_what_is_unread_is_named(latex):
    row = read_formula(latex)
    assert row.unread
    assert all(reason for _, reason in row.unread)


def test_arrows_between_statements_are_consequences():
    links = read_formula(r"x > 0 \to x^2 > 0").best.links
    assert [link.relation for link in links] == ["greater", "greater", "implies"]


def test_how_far_an_extremum_reaches_is_open_where_its_letter_comes_again():
    row = read_formula(r"\max_x f(x) + g(x)", declared(f, g, x))
    assert {reading.sides[0] for reading in row.readings} == {
        largest(x, reals, call(f, x) + call(g, x)), largest(x, reals, call(f, x)) + call(g, x),
    }  # fmt: skip


FALSE = [
    r"\max_x -x^2 = 4",
    r"a_n \to 0",
    r"f(x) = x + O(x^2)",
    r"\sup_{x>0} x = 2",
    r"x = \argmax_y y",
]


@pytest.mark.parametrize("latex", FALSE)
def test_deciding_raises_nothing(latex):
    assert symderiv.decide(latex).verdict == "undecided"
