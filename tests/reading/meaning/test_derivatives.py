"""Derivatives in every notation, gradients, differentials: what is written, and the term it is."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL, Function
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOWHERE = Context()
a, b, c, r, t, u, v, w, x, y, L = real(*"abcrtuvwxyL")
theta, omega = real(r"\theta", r"\omega")
(D,) = whole("d")
i, j, n = whole("i", "j", "n")
f, g = function("f"), function("g")
f2 = function("f", REAL, REAL)
xs = sequence("x")
vx, vy = column("x", D), column("y", D)
S = table("A", D, D)
field, map_ = Symbol("f", Function((vx.sort,), REAL)), Symbol("g", Function((vx.sort,), vx.sort))
motion = Symbol("x", Function((REAL,), REAL))
x_t = call(motion, t)


def second(first_by, then_by, body):
    """The derivative by the second letter, and of that by the first."""
    return derivative(first_by, derivative(then_by, body))


def with_entry(whole, *indices_and_value):
    return apply("with_entry", whole, *indices_and_value)


def of_order(order, variable, body, at=None):
    return bind("derivative_of_order", tuple_of(variable if at is None else at, order), variable, body)


READ = [
    # Leibniz
    (r"\frac{d}{dx} x^2 = 2x", NOWHERE, equal(derivative(x, x**2), 2 * x)),
    (r"\frac{\mathrm{d}}{\mathrm{d}x}\left(x^2\right)", NOWHERE, derivative(x, x**2)),
    (r"\frac{d x^2}{dx}", NOWHERE, derivative(x, x**2)),
    (r"\frac{df(x)}{dx}", declared(f), derivative(x, call(f, x))),
    (r"\frac{df}{dx}", declared(f), derivative(x, call(f, x))),
    (r"\frac{\partial f(x,y)}{\partial x}", declared(f2), derivative(x, call(f2, x, y))),
    (r"\frac{\partial f}{\partial x} = f(x,y)", declared(f2), equal(derivative(x, call(f2, x, y)), call(f2, x, y))),
    (r"df/dx", declared(f), derivative(x, call(f, x))),
    (r"d^2 f(x)/dx^2", declared(f), second(x, x, call(f, x))),
    (r"\frac{d^2}{dx^2} x^3", NOWHERE, second(x, x, x**3)),
    (r"\frac{\partial^2 f(x,y)}{\partial x\,\partial y}", declared(f2), second(x, y, call(f2, x, y))),
    (r"\frac{\partial^2 f(x,y)}{\partial x^2}", declared(f2), second(x, x, call(f2, x, y))),
    (r"\frac{d}{du}\frac{f(u)}{g(u)}", declared(f, g), derivative(u, call(f, u) / call(g, u))),
    (r"\frac{d}{dx}(x^2) + 1", NOWHERE, derivative(x, x**2) + 1),
    (r"\frac{d^n}{dx^n} x^2", declared(n), of_order(n, x, x**2)),
    (r"{\partial (x^2 y) \over \partial y}", NOWHERE, derivative(y, x**2 * y)),
    (r"\frac{d\mathbf{x}^T A \mathbf{x}}{d\mathbf{x}}", declared(D, vx, S), derivative(vx, transpose(vx) * S * vx)),
    (r"\frac{\partial \log|A|}{\partial A}", declared(D, S), derivative(S, log(det(S)))),
    # Lagrange
    (r"f'(x)", declared(f), derivative(x, call(f, x))),
    (r"f''(x)", declared(f), second(x, x, call(f, x))),
    (r"f'(0) = 1", declared(f), equal(derivative(x, call(f, x), at=number(0)), 1)),
    (r"f'(2x+1)", declared(f), derivative(u, call(f, u), at=2 * x + 1)),
    (r"f^{(2)}(x)", declared(f), second(x, x, call(f, x))),
    (r"f^{(n)}(x)", declared(f, n), of_order(n, x, call(f, x))),
    (r"f^{(n)}(0)", declared(f, n), of_order(n, x, call(f, x), at=number(0))),
    (r"y(0) = a", NOWHERE, equal(call(function("y"), 0), a)),
    # Newton
    (r"\dot x = a", NOWHERE, equal(derivative(t, x_t), a)),
    (r"\ddot x + \omega^2 x = 0", NOWHERE, equal(second(t, t, x_t) + omega**2 * x_t, 0)),
    (r"\dot x(0) = 1", NOWHERE, equal(derivative(t, x_t, at=number(0)), 1)),
    # signs before what they apply to
    (r"\partial_x f(x,y)", declared(f2), derivative(x, call(f2, x, y))),
    (r"\partial_{xy} f(x,y)", declared(f2), second(x, y, call(f2, x, y))),
    (r"\partial_x^2 f(x,y)", declared(f2), second(x, x, call(f2, x, y))),
    (r"D_x f(x)", declared(f), derivative(x, call(f, x))),
    (r"\nabla f(\mathbf{x})", declared(D, vx, field), derivative(vx, call(field, vx))),
    (r"\nabla f(\mathbf{x})^T \mathbf{y}", declared(D, vx, vy, field), transpose(derivative(vx, call(field, vx))) * vy),
    (r"\nabla f(\mathbf{x}+\mathbf{y})", declared(D, vx, vy, field), derivative(vx, call(field, vx), at=vx + vy)),
    (r"\nabla^2 f(\mathbf{x})", declared(D, vx, field), second(vx, vx, call(field, vx))),
    (r"\nabla_{\mathbf{x}} \mathbf{x}^T\mathbf{y}", declared(D, vx, vy), derivative(vx, transpose(vx) * vy)),
    (r"\nabla_{\mathbf{x}} (\mathbf{x}^T\mathbf{y})", declared(D, vx, vy), derivative(vx, transpose(vx) * vy)),
    (r"\nabla_\theta \log g(\theta)", declared(g), derivative(theta, log(call(g, theta)))),
    (r"\nabla_x f(x,y)", declared(f2), derivative(x, call(f2, x, y))),
    (r"\nabla f(x,y)", declared(f2), apply("matrix", 2, 1, derivative(x, call(f2, x, y)), derivative(y, call(f2, x, y)))),
    (r"J_g(\mathbf{x})", declared(D, vx, map_), derivative(vx, call(map_, vx))),
    (r"\mathbf{J}_{\mathbf{x}} g(\mathbf{x})", declared(D, vx, map_), derivative(vx, call(map_, vx))),
    # by an entry
    (r"\frac{\partial}{\partial A_{ij}} \operatorname{tr}(A)", declared(D, S, i, j),
     bind("derivative", entry(S, i, j), t, trace(with_entry(S, i, j, t)))),
    (r"\frac{\partial \|\mathbf{x}\|}{\partial x_i}", declared(D, vx, i), bind("derivative", entry(vx, i), t, norm(with_entry(vx, i, t)))),
    (r"\frac{\partial}{\partial x_i}\sum_{j=1}^n x_j", declared(xs, i, n),
     bind("derivative", call(xs, i), t, total(j, count(1, n), call(with_entry(xs, i, t), j)))),
    # of which nothing is known
    (r"\frac{dy}{dx} = 2x", NOWHERE, equal(formal(y, x), 2 * x)),
    (r"\frac{d^2y}{dx^2} + y = 0", NOWHERE, equal(formal(formal(y, x), x) + y, 0)),
    (r"\frac{\partial L}{\partial u}\frac{\partial u}{\partial w}", NOWHERE, formal(L, u) * formal(u, w)),
    (r"\frac{\partial L}{\partial x_i}", declared(xs, i), formal(L, call(xs, i))),
    (r"\frac{\partial^2 L}{\partial x_i \partial x_j}", declared(xs, i, j), formal(formal(L, call(xs, j)), call(xs, i))),
    (r"\frac{\partial}{\partial x} y^2", NOWHERE, formal(y**2, x)),
    (r"\frac{\partial (u,v)}{\partial (x,y)}", NOWHERE,
     formal(apply("matrix", 2, 1, u, v), apply("matrix", 2, 1, x, y))),
    (r"\frac{\partial L}{\partial x^2}", NOWHERE, formal(L, x**2)),
    (r"\frac{\partial^2 L}{\partial w\,\partial x^2}", NOWHERE, formal(formal(L, x**2), w)),
    # of words
    (r"\sin'(x)", NOWHERE, derivative(x, sin(x))),
    (r"\log'(2x)", NOWHERE, derivative(x, log(x), at=2 * x)),
    # at a point
    (r"\frac{d}{dx}\left[x^2\right]_{x=3}", NOWHERE, derivative(x, x**2, at=number(3))),
    (r"\left.\frac{dy}{dx}\right|_{x=0}", NOWHERE, bind("value_at", number(0), x, formal(y, x))),
    (r"\frac{df}{dx}(a)", declared(f), derivative(x, call(f, x), at=a)),
    (r"\frac{\partial f(x,y)}{\partial x}\Big|_{x=0}", declared(f2), derivative(x, call(f2, x, y), at=number(0))),
    (r"\left.\frac{d^2 f(x)}{dx^2}\right|_{x=a}", declared(f),
     bind("derivative", a, x, derivative(x, call(f, x)))),
    # differentials and differences
    (r"du = 2x\,dx", NOWHERE, equal(differential(u), 2 * x * differential(x))),
    (r"du = r\cos t\,dt", NOWHERE, equal(differential(u), r * cos(t) * differential(t))),
    (r"\frac{dy}{y} = x\,dx", NOWHERE, equal(differential(y) / y, x * differential(x))),
    (r"dx\,dy = r\,dr\,d\theta", NOWHERE,
     equal(differential(x) * differential(y), r * differential(r) * differential(theta))),
    (r"y = c dx", NOWHERE, equal(y, c * Symbol("d", REAL) * x)),
    (r"du = 2dx", declared(Symbol("d", REAL)), equal(Symbol("d", REAL) * u, 2 * Symbol("d", REAL) * x)),
    (r"\frac{\Delta y}{\Delta x}", NOWHERE, Symbol(r"\Delta y", REAL) / Symbol(r"\Delta x", REAL)),
    (r"\Delta = b^2 - 4\Delta c", NOWHERE, equal(Symbol(r"\Delta", REAL), b**2 - 4 * Symbol(r"\Delta", REAL) * c)),
]  # fmt: skip


def first(latex, context):
    row = read_formula(latex, context)
    return None if row.unread else (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "context", "term"), READ, ids=[row[0] for row in READ])
def test_what_is_read(latex, context, term):
    assert first(latex, context) == term


@pytest.mark.parametrize(("latex", "context", "term"), READ, ids=[row[0] for row in READ])
def test_what_is_read_is_printed_and_read_again(latex, context, term):
    assert first(printed(term), context.declare(*read_formula(latex, context).best.undeclared)) == term


UNREAD = [
    r"f' = 2 f(x) + f'(x)",
    r"\frac{\delta F}{\delta f}",
    r"\frac{d}{dx}",
    r"\frac{\partial f}{\partial x^\top}",
]


@pytest.mark.parametrize("latex", UNREAD)
def test_what_is_unread_is_named(latex):
    row = read_formula(latex, declared(f))
    assert row.unread
    assert all(reason for _, reason in row.unread)


def test_an_index_in_brackets_may_be_an_order_or_part_of_a_name():
    readings = read_formula(r"f^{(n)}(x)").readings
    assert {reading.sides[0].operator for reading in readings} == {"derivative_of_order", "apply"}
    layer = Symbol("h^{(l)}", Function((REAL,), REAL))
    assert [reading.sides[0] for reading in read_formula(r"h^{(l)}(x)").readings] == [call(layer, x)]


def test_a_jacobian_of_letters_is_a_matrix_or_its_determinant_as_it_fits():
    matrix = formal(apply("matrix", 2, 1, u, v), apply("matrix", 2, 1, x, y))
    assert det(matrix) in [
        side for reading in read_formula(r"\frac{\partial(u,v)}{\partial(x,y)}").readings for side in reading.sides
    ]


FALSE = [
    r"\frac{dy}{dx} = 2",
    r"\nabla f(x) = 2",
    r"du = 2\,dx",
    r"f^{(n)}(x) = 2",
    r"\dot x = 3x",
    r"\frac{\partial L}{\partial x_i} = 1",
]


@pytest.mark.parametrize("latex", FALSE)
def test_deciding_raises_nothing(latex):
    assert symderiv.decide(latex).verdict == "undecided"
