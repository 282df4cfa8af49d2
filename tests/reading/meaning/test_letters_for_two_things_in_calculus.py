r"""One letter for a number and for a function: ``y(x) = x^2`` beside ``y = 2``; derivatives with what is held fixed."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.inference import infer
from tests.reading.words import *

x, y, t, a, p, U, V, T, N, r, W = real(*"xytapUVTNrW")
y_of, x_of, u_of = function("y"), function("x"), function("U")


def derivative(function, at):
    return bind("derivative", at, at, call(function, at))


def rows_of(tmp_path, *rows):
    path = tmp_path / "paper.tex"
    body = "\n".join(rf"\[ {row} \]" for row in rows)
    path.write_text("\\documentclass{article}\\begin{document}\n" + body + "\n\\end{document}\n")
    document = read_document(path)
    notes = infer(document)
    contexts = [notes[""].context if "" in notes else Context()] * len(rows)
    read = [read_formula(row, context) for row, context in zip(rows, contexts, strict=True)]
    assert not any(row.unread for row in read)
    return [list(row.statements) for row in read]


def test_a_function_and_a_number(tmp_path):
    first, second, third = rows_of(tmp_path, "y(x) = x^2", "y = 2", "y'(x) = 2x")
    assert first == [equal(call(y_of, x), x**2)]
    assert second == [equal(y, 2)]
    assert third == [equal(derivative(y_of, x), 2 * x)]


def test_a_factor_elsewhere(tmp_path):
    first, second = rows_of(tmp_path, "U(r) = a r", "W = -U'(r) + 2U")
    assert first == [equal(call(u_of, r), a * r)]
    assert second == [equal(W, apply("negate", derivative(u_of, r)) + 2 * U)]


def test_a_curve(tmp_path):
    first, second, third = rows_of(tmp_path, "x(t) = 2t", r"\frac{x}{2} + t = 1", "x(0) = 0")
    assert first == [equal(call(x_of, t), 2 * t)]
    assert len(second) == 1
    assert third == [equal(call(x_of, 0), 0)]


ALONE = [
    ("x(t) = 2t", declared(x, t), equal(call(x_of, t), 2 * t)),
    ("x(t) = 2t", Context(), equal(call(x_of, t), 2 * t)),
    ("a x(t) = 2t", declared(x, t, a), equal(a * x * t, 2 * t)),
    ("x(t + a) = 2t", declared(x, t, a), equal(x * (t + a), 2 * t)),
]


@pytest.mark.parametrize(("latex", "context", "expected"), ALONE)
def test_brackets_that_are_a_side(latex, context, expected):
    assert list(read_formula(latex, context).statements) == [expected]


def test_the_other_reading_is_kept():
    assert len(read_formula("x(t) = 2t", declared(x, t)).readings) == 2


FIXED = [
    (r"\left(\frac{\partial U}{\partial T}\right)_V = a", equal(apply("with_fixed", formal(U, T), V), a)),
    (r"\left(\frac{\partial U}{\partial T}\right)_{V,N} = a", equal(apply("with_fixed", formal(U, T), V, N), a)),
]


@pytest.mark.parametrize(("latex", "expected"), FIXED)
def test_derivatives_with_what_is_held_fixed(latex, expected):
    context = declared(U, T, V, N, a)
    row = read_formula(latex, context)
    assert not row.unread
    assert list(row.statements) == [expected]
    assert list(read_formula(printed(expected), context).statements) == [expected]


def test_a_number_in_brackets_has_no_letter_held_fixed():
    assert read_formula(r"\left(\frac{U}{T}\right)_V = a", declared(U, T, V, a)).unread


def test_an_integral_from_state_to_state():
    first, last = Symbol("V_1", REAL), Symbol("V_2", REAL)
    row = read_formula(r"W = \int_{V_1}^{V_2} p\,dV", declared(W, p, V, first, last))
    assert list(row.statements) == [equal(W, apply("integral_by", p, V, first, last))]


def test_the_direction_of_a_vector():
    v = column(r"\vec v", number(3))
    row = read_formula(r"dir(\vec v) = \vec v", declared(v))
    assert list(row.statements) == [equal(v / norm(v), v)]
