"""Rows of several statements: lists, quantifiers, ranges, conditions, relations of every kind, and rows that go on."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import ChainState, read_formula
from tests.reading.words import *

a, b, c, x, y, z, t, u, r = real(*"abcxyztur")
n, m, i, j = whole(*"nmij")
f, g = function("f"), function("g")
xs = sequence("w")
M, v = table("A", n, n), column("v", n)
S = Symbol("S", Set(x.sort))
here = declared(a, b, c, x, y, z, t, u, r, n, m, f, g, xs, S)


def forall(variable, domain, statement):
    return bind("forall", domain, variable, statement)


ROWS = [
    # Several statements
    (r"x = 1, \quad y = 2",                       [equal(x, 1), equal(y, 2)]),
    (r"x = 1; y = 2",                             [equal(x, 1), equal(y, 2)]),
    (r"x = 1 \text{ and } y = 2",                 [equal(x, 1), equal(y, 2)]),
    (r"x = 1 ~~ y = 2",                           [equal(x, 1), equal(y, 2)]),
    (r"x = 1 \text{ or } x = 2",                  [either(equal(x, 1), equal(x, 2))]),
    (r"x = 1, 2",                                 [either(equal(x, 1), equal(x, 2))]),
    (r"x = 0, 1, 2",                              [either(either(equal(x, 0), equal(x, 1)), equal(x, 2))]),
    (r"a, b > 0",                                 [greater(a, 0), greater(b, 0)]),
    (r"a, b, c \in S",                            [member(a, S), member(b, S), member(c, S)]),
    (r"\boxed{x = 2}",                            [equal(x, 2)]),
    (r"\underbrace{x = 2}_{\text{given}}",        [equal(x, 2)]),
    (r"\begin{cases} x + y = 1 \\ x - y = 2 \end{cases}", [equal(x + y, 1), equal(x - y, 2)]),
    (r"x = 2 \text{ (by the above)}",             [equal(x, 2)]),
    (r"x > 0 \wedge y > 0 \vee z > 0",            [either(both(greater(x, 0), greater(y, 0)), greater(z, 0))]),
    # Quantifiers and ranges
    (r"\forall x \in \mathbb{R}: x^2 \ge 0",      [forall(x, reals, greater_equal(x**2, 0))]),
    (r"x^2 \ge 0 \quad \forall x \in \mathbb{R}", [forall(x, reals, greater_equal(x**2, 0))]),
    (r"\forall x, y \in S, x y = y x",            [forall(x, S, forall(y, S, equal(x * y, y * x)))]),
    (r"\exists x \in \mathbb{R}: x^2 = 2",        [bind("exists", reals, x, equal(x**2, 2))]),
    (r"\exists! x \in \mathbb{R}: x^3 = 2",       [bind("exists_unique", reals, x, equal(x**3, 2))]),
    (r"\forall x \in \mathbb{R}: x > 0 \Rightarrow x^3 > 0", [forall(x, reals, implies(greater(x, 0), greater(x**3, 0)))]),
    (r"w_i = 2, \quad i = 1, \dots, n",           [forall(i, count(1, n), equal(call(xs, i), 2))]),
    (r"w_i = 2 \text{ for } i = 1, 2, \ldots, n", [forall(i, count(1, n), equal(call(xs, i), 2))]),
    (r"w_i = 2 \text{ for all } i \in \{1, \dots, n\}", [forall(i, count(1, n), equal(call(xs, i), 2))]),
    (r"w_1, \dots, w_n > 0",                      [forall(i, count(1, n), greater(call(xs, i), 0))]),
    # Conditions
    (r"f(x) = x \text{ if } x > 0",               [implies(greater(x, 0), equal(call(f, x), x))]),
    (r"f(x) = x \text{ such that } x > 0",        [implies(greater(x, 0), equal(call(f, x), x))]),
    (r"f(x) = x, \quad 0 < x < 1",                [implies(both(less(0, x), less(x, 1)), equal(call(f, x), x))]),
    (r"f(x) = x, \quad x \ne 0",                  [implies(not_equal(x, 0), equal(call(f, x), x))]),
    (r"f(x) = x = y, \text{ if } x > 0",
     [implies(greater(x, 0), equal(call(f, x), x)), implies(greater(x, 0), equal(call(f, x), y))]),
    (r"x > 2 \Leftarrow x > 3",                   [implies(greater(x, 3), greater(x, 2))]),
    (r"\forall x > 0: f(x) = x",                  [implies(greater(x, 0), equal(call(f, x), x))]),
    # Relations
    (r"x \approx 2",                              [apply("approximately", x, 2)]),
    (r"x \ll y",                                  [apply("much_less", x, y)]),
    (r"x \leftarrow x - y",                       [apply("becomes", x, x - y)]),
    (r"x \simeq y",                               [apply("nearly_equal", x, y)]),
    (r"x \not< y",                                [apply("not", less(x, y))]),
    (r"x \nleq y",                                [apply("not", less_equal(x, y))]),
    (r"\neg (x > y)",                             [apply("not", greater(x, y))]),
    (r"a \equiv b \pmod{n}",                      [apply("congruent_modulo", a, b, n)]),
    (r"a \equiv b + 1 \mod n",                    [apply("congruent_modulo", a, b + 1, n)]),
    (r"x \triangleq 2",                           [equal(x, 2)]),
    (r"x \overset{\text{def}}{=} 2",              [equal(x, 2)]),
    (r"x \stackrel{(a)}{=} y \stackrel{(b)}{\le} z", [equal(x, y), less_equal(x, z)]),
    (r"x = \pm 1",                                [member(x, set_of(1, -number(1)))]),
]  # fmt: skip

UNREAD = [
    (r"x = 2 \text{ on Tuesdays}",   "words inside a formula"),
    (r"\Leftarrow x = 2",            "an arrow from something in another row"),
    (r"w_1, \dots, b > 0",           "the pattern of these dots is not clear"),
    (r"\forall x \in S: x > 0 \Rightarrow x > 1 \Rightarrow x > 2", "how far this quantifier reaches is not clear"),
    (r"w_1 = 1, \dots, w_n = n",      "dots are not read"),
]  # fmt: skip


def read(latex, context=here):
    row = read_formula(latex, context)
    assert not row.unread
    return list(row.statements or row.sides)


@pytest.mark.parametrize(("latex", "terms"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_row_says(latex, terms):
    assert read(latex) == terms


@pytest.mark.parametrize(("latex", "terms"), ROWS, ids=[row[0] for row in ROWS])
def test_each_statement_is_printed_and_read_again(latex, terms):
    for term in terms:
        assert read(printed(term)) == [term], printed(term)


@pytest.mark.parametrize(("latex", "reason"), UNREAD, ids=[row[0] for row in UNREAD])
def test_what_is_not_certain_is_not_read(latex, reason):
    row = read_formula(latex, here)
    assert any(reason in why for _, why in row.unread), row.unread


def test_a_condition_may_be_a_statement_of_its_own():
    row = read_formula(r"f(x) = x, \quad x > 0", here)
    said = [reading.statements for reading in row.readings]
    assert said == [(implies(greater(x, 0), equal(call(f, x), x)),), (equal(call(f, x), x), greater(x, 0))]


def test_the_letter_of_a_range_is_what_the_range_says():
    (statement,) = read(r"v^\top A v \ge 0, \quad \forall v \in \mathbb{R}^n", declared(n, M))
    assert statement == bind("forall", apply("vectors", n), v, greater_equal(transpose(v) * M * v, 0))


def test_both_bounds_are_for_both_letters():
    row = read_formula(r"0 < a, b < 1", here)
    assert [link.step for link in row.best.links] == [less(0, a), less(a, 1), less(0, b), less(b, 1)]


def test_a_row_that_begins_with_plus_goes_on():
    chain = ChainState()
    for latex in (r"x = a", r"+ b", r"= c"):
        row = read_formula(latex, here, chain=chain)
        chain = row.chain
        if latex == "+ b":
            assert row.statements == (equal(x, a + b),)
    assert row.statements == (equal(x, c),)
    assert [link.step for link in row.best.links] == [equal(a + b, c)]


def test_words_that_only_say_why_are_told():
    row = read_formula(r"x = 2 \text{ (by the above)}", here)
    assert "(by the above) is read as a reason" in row.best.notes
