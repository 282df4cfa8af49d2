r"""Brackets that face outwards, and bars that may be paired in two ways."""

import pytest

import symderiv
from symderiv.language.sorts import REAL
from symderiv.language.terms import Symbol, apply
from symderiv.reading.formulas import read_formula, read_statement

x = Symbol("x", REAL)


def interval(kind, low, high):
    return [apply("member", x, apply(kind, low, high))]


INTERVALS = [
    (r"x \in ]0,1[",                    interval("open_interval", 0, 1)),
    (r"x \in \left]0, 1\right[",        interval("open_interval", 0, 1)),
    (r"x \in [0;1[",                    interval("closed_open_interval", 0, 1)),
    (r"x \in ]-1, 2]",                  interval("open_closed_interval", apply("negate", 1), 2)),
    (r"x \in [0, [y]]",                  interval("closed_interval", 0, Symbol("y", REAL))),
    (r"x \in [0,1]",                    interval("closed_interval", 0, 1)),
    (r"x \in ]0,1[ \cup ]2,3[",         [apply("member", x, apply("union", apply("open_interval", 0, 1), apply("open_interval", 2, 3)))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTERVALS)
def test_intervals(text, expected):
    assert read_statement(text) == expected


@pytest.mark.parametrize("text", ["[0,1[", "x = ]0", r"x \in ]0,1,2[", r"x \in ]0[", "a]b,c[d"])
def test_no_interval(text):
    assert read_formula(text).unread


BARS = [
    # LaTeX                              how many readings
    ("|a|b|c|",                           2),
    ("|a|b|c| = 1",                       2),
    ("|a||b|",                            1),
    ("|a| + |b|",                         1),
    ("|a + |b| c|",                       1),
    (r"||x| - |y|| \le |x - y|",          1),
    (r"|a| |b| \le |c| |d|",              1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "readings"), BARS)
def test_bars(text, readings):
    row = read_formula(text)
    assert len(row.readings) == readings
    assert not row.unread


def test_one_reading_saves_from_refutation():
    right = symderiv.decide(r"|a|b|c| = \left|a\right| \left|b\right| \left|c\right|")  # of |a |b| c|
    assert right.verdict != "refuted"
