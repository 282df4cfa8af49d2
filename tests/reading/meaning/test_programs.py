"""Programs: what is optimised, over what, and under which constraints; each with the term it is."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOWHERE = Context()
a, b, x, y, z, mu = real("a", "b", "x", "y", "z", r"\mu")
n, d, i, j = whole("n", "d", "i", "j")
prime = Symbol("a'", REAL)
f = function("f")
w, v = column("w", d), column("v", d)
bound = function("g", w.sort)
xs, ys, us = sequence("x", w.sort), sequence("y"), sequence("u")
data = declared(w, d, n, xs, ys, bound)
space, half_norm = apply("vectors", d), half * norm(w) ** 2
A, B = Symbol("A", Set(REAL)), Symbol("B", Set(REAL))
ONE = number(1)


def smallest(variable, domain, body, name="smallest"):
    return bind(name, domain, variable, body)


def largest(variable, domain, body):
    return bind("largest", domain, variable, body)


def where(variable, domain, condition):
    return bind("such_that", domain, variable, condition)


def each(variable, last, statement):
    return bind("forall", count(1, last), variable, statement)


margins = each(i, n, greater_equal(call(ys, i) * (transpose(w) * call(xs, i) + b), ONE))
positive = both(greater_equal(x, number(0)), greater_equal(y, number(0)))

READ = [
    (r"\min_x\quad f(x)", declared(f), smallest(x, some("x", REAL), call(f, x))),
    (r"\min_w \quad \frac12 \|w\|^2 + \mu", declared(w, d), smallest(w, space, half_norm + mu)),
    (r"\underset{x}{\text{minimize}}\quad f(x)", declared(f), smallest(x, some("x", REAL), call(f, x))),
    (r"\operatorname{maximise}_x f(x)", declared(f), largest(x, some("x", REAL), call(f, x))),
    (r"\text{minimise } f(x)", declared(f, x), apply("smallest_value", call(f, x))),
    (r"\min x^2 + y^2", NOWHERE, apply("smallest_value", x**2 + y**2)),
    (r"\min(x, y) + z", NOWHERE, minimum(x, y) + z),
    (r"\min_{w} \quad \frac12\|w\|^2 \quad \text{subject to} \quad g(w) \le 0", data,
     smallest(w, where(w, space, less_equal(call(bound, w), number(0))), half_norm)),
    (r"\min_{w,b} \frac12\|w\|^2 \text{ s.t. } y_i(w^\top x_i + b) \ge 1,\quad i = 1, \dots, n", data,
     smallest(w, space, smallest(b, where(b, reals, margins), half_norm))),
    (r"\min x^2 + y^2 \text{ s.t. } x + y = 1", NOWHERE, apply("smallest_value_under", x**2 + y**2, equal(x + y, ONE))),
    (r"\sup_{\|v\| \le 1} w^\top v", declared(w, d),
     smallest(v, where(v, space, less_equal(norm(v), ONE)), transpose(w) * v, "supremum")),
    (r"\max_{x \in A, y \in B} x y", declared(A, B), largest(x, A, largest(y, B, x * y))),
    (r"\max_{x, y \ge 0} x y", NOWHERE, largest(x, some("x", REAL), largest(y, where(y, reals, positive), x * y))),
    (r"\max_{a'} f(a')", declared(f), largest(prime, some("a'", REAL), call(f, prime))),
    (r"z \in \arg\min f(x)", declared(f), member(z, smallest(x, some("x", REAL), call(f, x), "argmin"))),
    (r"z \in \arg\min f", declared(f), member(z, smallest(x, some("x", REAL), call(f, x), "argmin"))),
    (r"\min_{w,b} \frac12\|w\|^2 + \sum_{i=1}^n b \text{ s.t. } y_i(w^\top x_i + b) \ge 1", data,
     smallest(w, space, smallest(b, where(b, reals, margins), half_norm + total(i, count(1, n), b)))),
    (r"\min_u \sum_{j=1}^n u_j^2 \text{ s.t. } u_j \ge 1", declared(n, us),
     smallest(us, where(us, Symbol("u", Set(us.sort)), each(j, n, greater_equal(call(us, j), ONE))),
              total(j, count(1, n), call(us, j) ** 2))),
    (r"\min_{w, u, u_j \ge 1} \sum_{j=1}^n u_j^2", declared(n, us, w, d),
     smallest(w, space, smallest(us, where(us, Symbol("u", Set(us.sort)), each(j, n, greater_equal(call(us, j), ONE))),
              total(j, count(1, n), call(us, j) ** 2)))),
    (r"\min_u \sum_{j=1}^n u_j^2 \text{ s.t. } u_j \ge 1, j = 1, \dots, n", declared(n, us),
     smallest(us, where(us, Symbol("u", Set(us.sort)), each(j, n, greater_equal(call(us, j), ONE))),
              total(j, count(1, n), call(us, j) ** 2))),
]  # fmt: skip

UNREAD = [
    (r"\arg\min x^2 + y", NOWHERE),  # by which letter?
    (r"\min", NOWHERE),
    (r"\min_x", NOWHERE),
    (r"v(\mu) = \mu w", declared(v, w, d, mu)),  # a product, or the value of a function there?
    (r"v^o = w", declared(v, w, d)),
    (r"f: E \mapsto \bar{\mathbb{R}}", NOWHERE),
    (r"\nabla f(x) = \nabla [\sum_{i=1}^n x_i]", declared(n, xs)),
]

ROWS = r"""$$
\begin{aligned}
\min_{x}\quad & f(x) \\
\text{s.t.}\quad & g(x) \le 0, \\
& h(x) = 0
\end{aligned}
$$

$$
\begin{aligned}
a &= b \\
\text{s.t.}\quad & g(x) \le 0
\end{aligned}
$$
"""


def first(latex: str, context: Context):
    row = read_formula(latex, context)
    return None if row.unread else (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "context", "expected"), READ, ids=[one[0] for one in READ])
def test_read(latex, context, expected):
    term = first(latex, context)
    assert term == expected
    assert first(printed(term), context) == term


@pytest.mark.parametrize(("latex", "context"), UNREAD)
def test_what_is_not_certain_is_not_read(latex, context):
    row = read_formula(latex, context)
    assert row.unread
    assert all(reason for _, reason in row.unread)


def test_the_constraints_belong_to_the_objective(tmp_path):
    path = tmp_path / "program.md"
    path.write_text(ROWS, encoding="utf-8")
    shown = [" ".join(piece.latex.split()) for _, _, piece in read_document(path).pieces()]
    assert len(shown) == 3
    assert r"f(x) \text{s.t.}" in shown[0]
    assert "h(x) = 0" in shown[0]


def test_nothing_is_refuted():
    for latex in (r"x = \min x^2 + y^2", r"0 = \min_x f(x) \text{ s.t. } g(x) \le 0"):
        assert symderiv.decide(latex).verdict != "refuted"
