r"""Quantifiers as people write them: without commas, of several letters, after the statement, and denied."""

import pytest

import symderiv
from symderiv.language.printing import latex
from symderiv.language.sorts import POSITIVE_INTEGER, REAL
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula, read_statement

x, y, a, b = (Symbol(name, REAL) for name in "xyab")
delta, epsilon, n = Symbol(r"\delta", REAL), Symbol(r"\epsilon", REAL), Symbol("n", POSITIVE_INTEGER)
R = apply("reals")
SMALLER, SUMS = apply("less", x, y), apply("equal", x + y, y + x)
EACH_SOME = bind("forall", R, x, bind("exists", R, y, SMALLER))
BETWEEN = apply("and", apply("greater", x, 0), apply("less", x, 1))

READ = [
    # LaTeX                                                     what it says
    (r"\forall x \exists y\ x < y",                              EACH_SOME),
    (r"\forall x\, \exists y : x < y",                           EACH_SOME),
    (r"\forall x \in \mathbb{R} \exists y \in \mathbb{R}: x < y", EACH_SOME),
    (r"\forall x, \exists y, x < y",                             EACH_SOME),
    (r"\forall x: x^2 \ge 0",                                    bind("forall", R, x, apply("greater_equal", x**2, 0))),
    (r"\forall x, x^2 \ge 0",                                    bind("forall", R, x, apply("greater_equal", x**2, 0))),
    (r"\forall x, y: x + y = y + x",                             bind("forall", R, x, bind("forall", R, y, SUMS))),
    (r"\forall x, y \in \mathbb{R}: x + y = y + x",              bind("forall", R, x, bind("forall", R, y, SUMS))),
    (r"x + y = y + x \text{ for all } x, y",                     bind("forall", R, y, bind("forall", R, x, SUMS))),
    (r"a = b \text{ for all } a",                                bind("forall", R, a, apply("equal", a, b))),
    (r"\exists x: x > 0, x < 1",                                 bind("exists", R, x, BETWEEN)),
    (r"\exists x \in \mathbb{R}: x > 0 \text{ and } x < 1",      bind("exists", R, x, BETWEEN)),
    (r"\nexists x: x^2 < 0",                                     apply("not", bind("exists", R, x, apply("less", x**2, 0)))),
    (r"\nexists x \in \mathbb{R}: x > 0, x < 1",                 apply("not", bind("exists", R, x, BETWEEN))),
    (r"\forall a, b > 0: a b > 0",                               apply("implies", apply("greater", a, 0), apply("implies", apply("greater", b, 0), apply("greater", a * b, 0)))),
    (r"\forall \epsilon > 0\ \exists \delta > 0: \delta < \epsilon",
     apply("implies", apply("greater", epsilon, 0), bind("exists", R, delta, apply("and", apply("greater", delta, 0), apply("less", delta, epsilon))))),
    (r"\exists n \in \mathbb{N}: 2 \mid n",                     bind("exists", apply("naturals"), n, apply("divides", 2, n))),
    (r"\forall n: n > 0",                                        bind("forall", apply("from", 1), n, apply("greater", n, 0))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    assert read_statement(text) == [expected]


@pytest.mark.parametrize("expected", [expected for _, expected in READ], ids=[text for text, _ in READ])
def test_printed_and_read_again(expected):
    assert read_statement(latex(expected)) == [expected]


def test_a_letter_that_may_count_may_be_any_number():
    readings = read_formula(r"\forall n: n > 0").readings
    assert [reading.notes for reading in readings] == [
        ("n is read as any of 1, 2, 3, ...",),
        ("n is read as any number",),
    ]


VERDICTS = [
    (r"\exists x \in \mathbb{R}: x > 1 \text{ and } x < 0",      {"proved", "supported"}, "no number is both"),
    (r"\forall n: n^2 \ge n",                                    {"refuted"}, "true of the numbers n is used for"),
    (r"\nexists x: x^2 < 0",                                     {"refuted"}, "there is none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "never", "why"), VERDICTS)
def test_never(text, never, why):
    assert symderiv.decide(text).verdict not in never, why


@pytest.mark.parametrize("text", [r"(\forall x) x > 0", r"\forall"])
def test_not_read(text):
    assert read_formula(text).unread
