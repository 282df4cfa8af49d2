r"""Systems beside a brace, lists in angles, vectors between points, signs that stand for others."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

x, y, z, t, a, b, c, s = real(*"xyztabcs")
f, g = function("f"), function("g")
THREE = number(3)
v, w = column(r"\vec v", THREE), column(r"\vec w", THREE)
AB, OP = column(r"\vec AB", THREE), column(r"\vec P'Q_0", THREE)
minus = op("negate")


def triple(*entries):
    return apply("matrix", 3, 1, *entries)


SYSTEMS = [
    (r"\begin{cases} x = 2t \\ y = 1 - t \end{cases}", [equal(x, 2 * t), equal(y, 1 - t)]),
    (r"\begin{cases} x = a = 2t \\ y > 1 \end{cases}", [equal(x, a), equal(x, 2 * t), greater(y, 1)]),
    (r"\left\{\begin{array}{rcl} x & = & 2t \\ y & < & t \end{array}\right.", [equal(x, 2 * t), less(y, t)]),
    (r"\begin{cases} x &= 3 \\ y &= 4 \\ \end{cases}", [equal(x, 3), equal(y, 4)]),
]
NO_SYSTEMS = [
    (r"a = \begin{cases} x & t > 0 \\ y & t \le 0 \end{cases}",
     [equal(a, cases(x, greater(t, 0), y, less_equal(t, 0)))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), [*SYSTEMS, *NO_SYSTEMS])
def test_systems(latex, expected):
    row = read_formula(latex, declared(x, y, z, t, a))
    assert not row.unread
    assert list(row.statements) == expected


@pytest.mark.parametrize(
    "latex", [r"a = \begin{cases} x = 1 \\ y = 2 \end{cases}", r"\begin{cases} x \\ y = 2 \end{cases}"]
)
def test_what_is_no_system_is_not_read(latex):
    assert read_formula(latex).unread


STATEMENTS = [
    (r"\vec v = <1, a, -2>", [v], equal(v, triple(1, a, minus(number(2))))),
    (r"\vec v \cdot <1, 0, 0> = 2", [v], equal(transpose(v) * triple(1, 0, 0), 2)),
    (r"\vec v \perp \vec w", [v, w], equal(transpose(v) * w, 0)),
    (r"\vec{AB} \perp <1, 2, 3>", [AB], equal(transpose(AB) * triple(1, 2, 3), 0)),
    (r"\vec{AB} = -\overrightarrow{P'Q_0}", [AB, OP], equal(AB, minus(OP))),
    (r"x \in \RR", [], member(x, reals)),
    (r"f^{'}(x) = a", [f], equal(bind("derivative", x, x, call(f, x)), a)),
    (r"x \stackrel\dagger= a", [], equal(x, a)),
    (r"x \stackrel*\le a", [], less_equal(x, a)),
    (r"x \stackrel{\text{see ($*$)}}= a", [], equal(x, a)),
    (r"-\inf < x", [], less(minus(infinity), x)),
    (r"x = \ds\frac{a}{b} \marginnote{for $b \ne 0$}", [], equal(x, a / b)),
]


@pytest.mark.parametrize(("latex", "symbols", "expected"), STATEMENTS)
def test_statements(latex, symbols, expected):
    row = read_formula(latex, declared(x, a, b, *symbols))
    assert not row.unread
    assert list(row.statements) == [expected]
    assert list(read_formula(printed(expected), declared(x, a, b, *symbols)).statements) == [expected]


def test_what_stands_between_orders_is_no_list():
    assert list(read_formula("0 < x, y > 0").statements) == [less(0, x), greater(y, 0)]
    assert list(read_formula("a < b, c > s").statements) == [less(a, b), greater(c, s)]


def test_a_set_of_numbers_beside_a_function_of_that_name():
    of = function("R")
    assert list(read_formula(r"a \in \R", declared(a, of)).statements) == [member(a, reals)]


def test_random_variables_stay_independent():
    assert read_formula(r"X \perp Y").statements[0].operator == "independent"
