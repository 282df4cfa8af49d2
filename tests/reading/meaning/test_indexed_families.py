"""Families of data, norms by something, subgradients, layers: what is written, and the term it is."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOWHERE = Context()
d, n, i, j = whole("d", "n", "i", "j")
x, b = real("x", "b")
xs, ys, vs = sequence("x"), sequence("y"), sequence("v", column("v", d).sort)
u, v, w = column("u", d), column("v", d), column("w", d)
A = table("A", d, d)
f, field = function("f"), function("f", w.sort)
indices = Symbol("I", Set(INTEGER))
H = Symbol(r"\mathcal{H}", REAL)
k = function("k", REAL, REAL)


def images(variable, domain, body):
    return apply("values", bind("lambda", domain, variable, body))


def vector_of(last, variable, body):
    return apply("vector_from", last, bind("lambda", count(1, last), variable, body))


vectors, numbers = declared(u, v, w, A, d), declared(xs, ys, n)
marked = {name: Symbol(name, REAL) for name in ("z^{[l]}", "a^{[l-1]}", "W^{[l]}", "b^{[l]}")}

READ = [
    (r"\{x_i\}_{i=1}^n", numbers, images(i, count(1, n), call(xs, i))),
    (r"\{v_i\}_{i=1}^n", declared(vs, n, d), images(i, count(1, n), call(vs, i))),
    (r"\{(v_i, x_i)\}_{i=1}^n", declared(vs, xs, n, d), images(i, count(1, n), tuple_of(call(vs, i), call(xs, i)))),
    (r"(x_i)_{i=1}^n", numbers, vector_of(n, i, call(xs, i))),
    (r"(x_i)_{i \in I}", declared(xs, indices), bind("family", indices, Symbol("i", INTEGER), call(xs, Symbol("i", INTEGER)))),
    (r"\{x_j\}_{j \ge 1}", numbers, bind("family", upwards(1), j, call(xs, j))),
    (r"\{x_j\}_{j=1}^\infty", numbers, bind("family", upwards(1), j, call(xs, j))),
    (r"[k(x_i, x_j)]_{i,j=1}^n", declared(xs, n, k),
     apply("matrix_from", n, n, bind("lambda", count(1, n), i, bind("lambda", count(1, n), j, call(k, call(xs, i), call(xs, j)))))),
    (r"\|v\|_A", vectors, apply("norm_by", v, A)),
    (r"\|v\|_{A^{-1}}", vectors, apply("norm_by", v, inverse(A))),
    (r"\|v\|_*", vectors, apply("dual_norm", v)),
    (r"\|v\|_A^*", vectors, apply("dual_norm_by", v, A)),
    (r"\|A\|_*", vectors, apply("nuclear_norm", A)),
    (r"\langle u, v \rangle_A", vectors, apply("inner_by", u, v, A)),
    (r"\|f\|_{\mathcal H}", declared(f), apply("norm_by", f, H)),
    (r"\partial f(x)", declared(f), apply("subgradients", f, x)),
    (r"w \in \partial f(v)", declared(field, w, v, d), member(w, apply("subgradients", field, v))),
    (r"z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}", NOWHERE,
     equal(marked["z^{[l]}"], marked["W^{[l]}"] * marked["a^{[l-1]}"] + marked["b^{[l]}"])),
    (r"\forall i: x_i \ge 0", NOWHERE, bind("forall", upwards(1), i, greater_equal(call(xs, i), number(0)))),
    (r"x_i \ge 0, \quad i = 1, \dots, n", NOWHERE, bind("forall", count(1, n), i, greater_equal(call(xs, i), number(0)))),
]  # fmt: skip

OTHERWISE = [
    (r"(A^\top A)_{ij}", vectors, entry(transpose(A) * A, i, j)),
    (r"\|v\|_1", vectors, apply("norm_of_degree", v, number(1))),
    (r"\|v\|_2", vectors, norm(v)),
]

UNREAD = [
    (r"\{b\}_{i=1}^n", NOWHERE),  # its members are all the same
    (r"(x^2)_{i}", NOWHERE),
]


def first(latex: str, context: Context):
    row = read_formula(latex, context)
    return None if row.unread else (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "context", "expected"), READ + OTHERWISE)
def test_read(latex, context, expected):
    term = first(latex, context)
    assert term == expected
    assert first(printed(term), context) == term


@pytest.mark.parametrize(("latex", "context"), UNREAD)
def test_what_is_not_certain_is_not_read(latex, context):
    row = read_formula(latex, context)
    assert row.unread
    assert all(reason for _, reason in row.unread)


def test_an_index_is_not_how_many_there_are():
    """There are N of them; n counts them."""
    row = read_formula(r"a_n = x + n", declared(Symbol("N", INTEGER)))
    assert not row.unread
    assert "N" not in str(row.statements[0])
