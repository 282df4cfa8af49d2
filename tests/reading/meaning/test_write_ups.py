"""What write-ups of linear algebra, calculus, mechanics and number theory write: lists, angle brackets, adjoints."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from symderiv.reading.syntax.tokens import tokens_of
from tests.reading.words import *

a, b, c, t, x, y, z = real(*"abctxyz")
n, m, k = whole(*"nmk")
f, g = function("f"), function("g")
M, W = table("M", n, n), table("W", n, m)
vx, vy, force = column("x", n), column("y", n), column("F", n)
numbers = declared(a, b, c, x, y, f, g)
spaces = declared(n, m, M, W, vx, vy, force)

READ = [
    (r"\left< x, y \right>", spaces, transpose(vx) * vy),
    (r"{} a b {}", numbers, a * b),
    (r"a \space b", numbers, a * b),
    (r"\begin{bmatrix} a & b \cr c & a \end{bmatrix}", numbers, apply("matrix", 2, 2, a, b, c, a)),
    (r"\bbox[4px, border: 1px solid]{a + b}", numbers, a + b),
    (r"\cos(a) 2 b", numbers, apply("cos", a) * 2 * b),
    (r"a + b\ ", numbers, a + b),
    ("a + b\\", numbers, a + b),
    (r"M M^*", spaces, M * transpose(M)),
    (r"(M - M^T)^*", spaces, transpose(M - transpose(M))),
]


@pytest.mark.parametrize(("latex", "context", "term"), READ)
def test_what_a_formula_is_read_as(latex, context, term):
    row = read_formula(latex, context)
    assert not row.unread
    assert row.sides == (term,)
    assert read_formula(printed(term), context).sides == (term,)


@pytest.mark.parametrize("latex", [r"a, b", r"a_1, \dots, a_n", r"v_1, v_2, ..., v_T", r"a, \frac{1}{b} c"])
def test_a_list_of_expressions_says_nothing(latex):
    row = read_formula(latex)
    assert not row.unread
    assert row.best.kind == "expression"
    assert row.statements == ()


@pytest.mark.parametrize("latex", [r"a, b = ", r"a, \forall b", r"\overline{\overline{a}}"])
def test_what_is_no_list_of_expressions(latex):
    assert read_formula(latex).unread


def test_nothing_carries_on_from_a_list():
    first = read_formula("a, b", numbers)
    assert read_formula("= c", numbers, chain=first.chain).unread


def test_a_number_after_a_letter_is_still_doubtful():
    assert read_formula("x 2", numbers).unread
    assert read_formula("(a + b) 2", numbers).unread


@pytest.mark.parametrize(
    ("latex", "kinds"),
    [
        (r"s.t. \quad a = b", ["prose", "gap", "letter", "relation", "letter", "end"]),
        (r"a \& b", ["letter", "prose", "letter", "end"]),
        (r"a \text{ und } b", ["letter", "prose", "letter", "end"]),
        (r"a \nmid b", ["letter", "relation", "letter", "end"]),
    ],
)
def test_words_and_signs_between_statements(latex, kinds):
    assert [token.kind for token in tokens_of(latex)] == kinds


def test_between_bounds_the_letter_of_a_vector_is_a_number():
    row = read_formula(r"\int_0^1 x^2 \, dx", spaces)
    own = Symbol("x", REAL)
    assert not row.unread
    assert row.sides == (bind("integral", apply("between", 0, 1), own, own**2),)


def test_a_vector_with_the_letter_of_a_space_is_no_entry():
    row = read_formula(r"x_{\mathcal{L}}", spaces)
    assert not row.unread
    (side,) = row.sides
    assert side.sort == vx.sort


def test_a_component_along_an_axis_is_no_entry():
    (side,) = read_formula(r"F_y", declared(n, force)).sides
    assert side == Symbol("F_y", REAL)
    (entry,) = read_formula(r"F_2", declared(n, force)).sides
    assert entry == apply("entry", force, number(2))


def test_a_bar_that_may_be_a_conjugate_is_unread():
    row = read_formula(r"\langle x, \bar a y \rangle = a \langle x, y \rangle", spaces)
    assert "conjugate" in row.unread[0][1]


xs = sequence("x")
FALLING = [
    (r"n + \dots + 1", declared(n), 1, n, None),
    (r"n + \dots + 2 + 1", declared(n), 1, n, None),
    (r"x_n + \dots + x_2 + x_1", declared(n, xs), 1, n, xs),
    (r"x_n + \dots + x_1", declared(n, xs), 1, n, xs),
    (r"x_n + \dots + x_1 + x_0", declared(n, xs), 0, n, xs),
]


@pytest.mark.parametrize(("latex", "context", "first", "last", "members"), FALLING)
def test_a_sum_that_is_written_from_its_end(latex, context, first, last, members):
    (side,) = read_formula(latex, context).sides
    assert side.domain == apply("range", first, last)
    assert side.open(number(7)) == (number(7) if members is None else apply("apply", members, 7))


def test_a_product_of_matrices_that_is_written_from_its_end_is_unread():
    context = declared(n, sequence("A", M.sort))
    assert read_formula(r"A_n \cdots A_1", context).unread
    assert not read_formula(r"A_1 \cdots A_n", context).unread


def test_the_layout_of_second_derivatives_names_the_letter_once():
    g = function("g", vx.sort)
    (side,) = read_formula(r"\frac{\partial^2 g(x)}{\partial x \partial x^T}", declared(n, vx, g)).sides
    assert side == read_formula(r"\frac{\partial^2 g(x)}{\partial x^2}", declared(n, vx, g)).sides[0]
