"""Integrals, antiderivatives and evaluation bars: what is written, the term it is, and that it is printed back."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import ChainState, read_formula
from tests.reading.words import *

NOWHERE = Context()
a, b, c, s, t, u, x, y, z, C = real(*"abcstuxyzC")
(D,) = whole("n")
f, g, h = function("f"), function("g"), function("h")
f2 = function("f", REAL, REAL)
vz = column("z", D)
A, Interval = Symbol("A", Set(REAL)), Symbol("D", Set(REAL))
whole_line = between(-infinity, infinity)
space = apply("vectors", D)
third = number(1) / number(3)


def antiderivative(variable, body, at=None):
    return bind("antiderivative", variable if at is None else at, variable, body)


def difference(variable, lower, upper, body):
    return bind("difference_between", between(lower, upper), variable, body)


def value_at(point, variable, body):
    return bind("value_at", point, variable, body)


def open_to(variable, condition):
    return bind("such_that", reals, variable, condition)


READ = [
    # bounds, and where the dx stands
    (r"\int_0^1 x^2\,dx = \frac13", NOWHERE, equal(integral(x, between(0, 1), x**2), third)),
    (r"\int_{0}^{1} x^2 \mathrm{d}x", NOWHERE, integral(x, between(0, 1), x**2)),
    (r"\int_0^1 \mathrm{dx}\, x^2", NOWHERE, integral(x, between(0, 1), x**2)),
    (r"\int_{0}^{1}{x^2 dx}", NOWHERE, integral(x, between(0, 1), x**2)),
    (r"\int_0^1 x^2 \dd x", NOWHERE, integral(x, between(0, 1), x**2)),
    (r"\int_0^1 dx", NOWHERE, integral(x, between(0, 1), number(1))),
    (r"\int_1^2\frac{dx}{x}", NOWHERE, integral(x, between(1, 2), 1 / x)),
    (r"\int_1^2\frac{2\,dx}{x(x+1)}", NOWHERE, integral(x, between(1, 2), 2 / (x * (x + 1)))),
    (r"\int_0^1 dx/(1+x^2)", NOWHERE, integral(x, between(0, 1), 1 / (1 + x**2))),
    (r"\int_1^0 \left(x^2 + 1\,dx\right)", NOWHERE, integral(x, between(1, 0), x**2 + 1)),
    (r"\int_{x=a}^{b} x\,\text{d}x", NOWHERE, integral(x, between(a, b), x)),
    (r"\int_{-\infty}^{\infty} x\,dx", NOWHERE, integral(x, whole_line, x)),
    (r"\int_a^b f(t)dt", declared(f), integral(t, between(a, b), call(f, t))),
    (r"\int_0^1 x_1 dx_1", NOWHERE, integral(Symbol("x_1", REAL), between(0, 1), Symbol("x_1", REAL))),
    # how far an integral reaches
    (r"\int_0^1 x^2 + 1\,dx - 3 = c", NOWHERE, equal(integral(x, between(0, 1), x**2 + 1) - 3, c)),
    (r"a + \int_0^1 x + x^2 dx + b", NOWHERE, a + integral(x, between(0, 1), x + x**2) + b),
    (r"-\int_0^1 -x\,dx", NOWHERE, -integral(x, between(0, 1), -x)),
    (r"2\int_0^1 x\,dx\,y", NOWHERE, 2 * integral(x, between(0, 1), x) * y),
    (r"\int_0^1 x\,dx \cdot \int_0^1 y\,dy", NOWHERE, integral(x, between(0, 1), x) * integral(y, between(0, 1), y)),
    (r"\int_0^1 \log x\,dx", NOWHERE, integral(x, between(0, 1), log(x))),
    (r"\int_0^1 \sin x \cos x\,dx", NOWHERE, integral(x, between(0, 1), sin(x) * cos(x))),
    (r"\int_0^1 \frac{dy}{dx}\,dx", NOWHERE, integral(x, between(0, 1), formal(y, x))),
    # several integrals
    (r"\int_0^1\int_0^x x y\,dy\,dx", NOWHERE, integral(x, between(0, 1), integral(y, between(0, x), x * y))),
    (r"\int_0^1\int_0^x x + y\,dy\,dx", NOWHERE, integral(x, between(0, 1), integral(y, between(0, x), x + y))),
    (r"\int_0^1 dx \int_0^x dy\, x y", NOWHERE, integral(x, between(0, 1), integral(y, between(0, x), x * y))),
    (r"\int_0^1 x \int_0^x y\,dy\,dx", NOWHERE, integral(x, between(0, 1), x * integral(y, between(0, x), y))),
    (r"\iint f(x,y)\,dx\,dy", declared(f2), integral(y, reals, integral(x, reals, call(f2, x, y)))),
    (r"\int f(x,y)\,dx\,dy = 1", declared(f2), equal(integral(y, reals, integral(x, reals, call(f2, x, y))), 1)),
    (r"\int_{x,y} f(x,y)\,dx\,dy", declared(f2), integral(y, reals, integral(x, reals, call(f2, x, y)))),
    # sets
    (r"\int_{\mathbb{R}} f(x)\,dx", declared(f), integral(x, reals, call(f, x))),
    (r"\int_A f(x)\,dx", declared(f, A), integral(x, A, call(f, x))),
    (r"\int_D f(x)\,dx", declared(f), integral(x, Interval, call(f, x))),
    (r"\int_{x\in A} f(x)\,dx", declared(f, A), integral(x, A, call(f, x))),
    (r"\int_{x>0} f(x)\,dx", declared(f), integral(x, open_to(x, greater(x, 0)), call(f, x))),
    (r"\int_{[0,1]} f(x)\,dx", declared(f), integral(x, apply("closed_interval", 0, 1), call(f, x))),
    (r"\int_{\mathbb{R}^n} \|\mathbf{z}\|^2\,d\mathbf{z}", declared(D, vz), integral(vz, space, norm(vz) ** 2)),
    (r"\int_z \|z\|^2\,dz", declared(D, vz), integral(vz, space, norm(vz) ** 2)),
    (r"\int \|z\|^2\,d^n z", declared(D, vz), integral(vz, space, norm(vz) ** 2)),
    (r"\int_z g(z)\,dz", declared(g), integral(z, reals, call(g, z))),
    (r"\int_z g(z)h(z)", declared(g, h), integral(z, reals, call(g, z) * call(h, z))),
    (r"\int\cdots\int g(x_1)h(x_n)\,dx_1 dx_2\cdots dx_n", declared(g, h, D),
     integral(sequence("x"), apply("sequences", reals, 1, D), call(g, call(sequence("x"), 1)) * call(h, call(sequence("x"), D)))),
    # antiderivatives
    (r"\int \frac{du}{a^2+u^2} = \frac{1}{a}\arctan\frac{u}{a} + C", NOWHERE,
     equal(antiderivative(u, 1 / (a**2 + u**2)), 1 / a * arctan(u / a) + C)),
    (r"\int\log x\,dx = x\log x - x + c", NOWHERE, equal(antiderivative(x, log(x)), x * log(x) - x + c)),
    (r"\int 2x\,dx = x^2", NOWHERE, equal(antiderivative(x, 2 * x), x**2)),
    (r"\int -x\,dx = -\frac{x^2}{2} + C", NOWHERE, equal(antiderivative(x, -x), -(x**2 / 2) + C)),
    (r"\int^{t} s\,ds", NOWHERE, antiderivative(s, s, at=t)),
    # a letter d, and bound letters that are also free
    (r"x\int_0^1 x\,dx", NOWHERE, x * integral(x, between(0, 1), x)),
    # between two values, and at one
    (r"\left. -(u+1)\right|_0^\infty", NOWHERE, difference(u, 0, infinity, -(u + 1))),
    (r"x^2\Big|_{a}^{b} + y", NOWHERE, difference(x, a, b, x**2) + y),
    (r"x^2\Big|_{0}^{1}", NOWHERE, difference(x, 0, 1, x**2)),
    (r"\left[a x^2\right]_{x=0}^{1}", NOWHERE, difference(x, 0, 1, a * x**2)),
    (r"\int_0^1 2a x\,dx = \left[a x^2\right]_0^1", NOWHERE,
     equal(integral(x, between(0, 1), 2 * a * x), difference(x, 0, 1, a * x**2))),
    (r"\frac{x^2}{2} + x\bigg|_{0}^{1}", NOWHERE, difference(x, 0, 1, x**2 / 2 + x)),
    (r"a + x^2\big|_{0}^{1}", NOWHERE, a + difference(x, 0, 1, x**2)),
    (r"f(x)\big|_{x=2}", declared(f), value_at(number(2), x, call(f, x))),
    (r"x^2 y|_{x_0}", NOWHERE, value_at(Symbol("x_0", REAL), x, x**2 * y)),
    (r"\left.\frac{d}{dx} x^2\right|_{x^*}", NOWHERE, derivative(x, x**2, at=Symbol("x^*", REAL))),
    (r"xy|_{x=1, y=2}", NOWHERE, value_at(number(2), y, value_at(number(1), x, x * y))),
    (r"\left.\frac{\partial}{\partial x}(x^2)\right|_{x=a}", NOWHERE, derivative(x, x**2, at=a)),
    (r"\left.\frac{df(x)}{dx}\right|_{x=0}", declared(f), derivative(x, call(f, x), at=number(0))),
    (r"|x|\big|_{0}^{1}", NOWHERE, difference(x, 0, 1, absolute(x))),
]  # fmt: skip


def first(latex, context):
    row = read_formula(latex, context)
    return None if row.unread else (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "context", "term"), READ, ids=str)
def test_what_is_read(latex, context, term):
    assert first(latex, context) == term


@pytest.mark.parametrize(("latex", "context", "term"), READ, ids=str)
def test_what_is_read_is_printed_and_read_again(latex, context, term):
    assert first(printed(term), context) == term


UNREAD = [
    r"\int_0^1 a x",
    r"\int_0^1 x\,dx\,dy",
    r"\int_0^1 d x\,dx",
    r"\int f\,d\mu",
    r"x y\Big|_{a}^{b} + y",
    r"\int_0^1",
]


@pytest.mark.parametrize("latex", UNREAD)
def test_what_is_unread_is_named(latex):
    row = read_formula(latex)
    assert row.unread
    assert all(reason for _, reason in row.unread)


def test_without_bounds_both_readings_are_kept_where_nothing_tells_them_apart():
    row = read_formula(r"\int h(x)\,dx = 1", declared(h))
    assert {reading.statements[0] for reading in row.readings} == {
        equal(integral(x, reals, call(h, x)), 1), equal(antiderivative(x, call(h, x)), 1),
    }  # fmt: skip


def test_a_density_is_integrated_over_everything():
    p = laws("p")[0]
    row = read_formula(r"p(x) = \int p(x|z)p(z)\,dz", declared(p))
    assert [reading.statements[0] for reading in row.readings] == [
        equal(density(p, x), integral(z, reals, density(p, x, on=[z]) * density(p, z)))
    ]


def test_a_missing_differential_is_noted():
    assert any("differential" in note for note in read_formula(r"\int_z g(z)", declared(g)).best.notes)


FALSE = [r"\int_0^1 x\,dx = 7", r"\int x\,dx = 3", r"\left[x\right]_0^1 = 5", r"\int_{x>0} x\,dx = 1", r"x|_{x=1} = 3"]


@pytest.mark.parametrize("latex", FALSE)
def test_deciding_raises_nothing(latex):
    assert symderiv.decide(latex).verdict in ("undecided", "refuted")


def last_of(*rows):
    """What the last row of a chain says."""
    state = ChainState()
    for latex in rows:
        row = read_formula(latex, NOWHERE, chain=state)
        assert not row.unread
        state = row.chain
    return row.statements[0]


def test_bounds_are_for_the_letter_that_the_rows_before_integrate_over():
    lam = Symbol(r"\lambda", REAL)
    said = last_of(r"\int_0^1 \lambda x\,dx", r"= \left[\frac{\lambda x^2}{2}\right]_0^1")
    assert said == equal(integral(x, between(0, 1), lam * x), difference(x, 0, 1, lam * x**2 / 2))


def test_the_letter_of_an_outer_integral_is_not_the_one_that_is_evaluated():
    said = last_of(r"\int_0^1 \int_0^x y\,dy\,dx", r"= \int_0^1 \left[\frac{x y^2}{2}\right]_0^x dx")
    assert said == equal(
        integral(x, between(0, 1), integral(y, between(0, x), y)),
        integral(x, between(0, 1), difference(y, 0, x, x * y**2 / 2)),
    )


@pytest.mark.parametrize("latex", [r"\underbrace{dx}, 1", r"\sqrt{dx} = \int", r"x^T \underbrace{A dx"])
def test_a_differential_below_a_sign_of_one_argument(latex):
    assert read_formula(latex).latex == latex  # read or reported; it raised once
