"""Sums, products, unions: what they run over, how far they reach; dots; what they are printed as."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Function, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

a, b, c, x, y = real(*"abcxy")
n, m, i, j, k, d, N = whole(*"nmijkdN")
xs, ys, ass = sequence("x"), sequence("y"), sequence("a")
A, vx, vy = table("A", n, n), column("x", n), column("y", n)
f = function("f")
S = Symbol("S", Set(INTEGER))
lists = declared(n, m, k, xs, ys, a, b, f)
spaces = declared(n, A, vx, vy)


def such_that(variable, domain, condition):
    return bind("such_that", domain, variable, condition)


def at(sequence_, index):
    return apply("apply", sequence_, index)


SUMS = [
    # The range is stated
    (r"\sum_{i=1}^n x_i",                       lists,  total(i, count(1, n), at(xs, i))),
    (r"\sum\limits_{i=1}^{n} x_i^2",            lists,  total(i, count(1, n), at(xs, i) ** 2)),
    (r"\sum^n_{i=1} x_i",                       lists,  total(i, count(1, n), at(xs, i))),
    (r"\sum_{k=0}^\infty b^k",                  declared(b), total(k, upwards(0), b**k)),
    (r"\sum_{i \in S} x_i",                     lists,  total(i, S, at(xs, i))),
    (r"\sum_{i \in \{1, 2, 4\}} x_i",           lists,  total(i, set_of(1, 2, 4), at(xs, i))),
    (r"\sum_{i \in [n]} x_i",                   lists,  total(i, count(1, n), at(xs, i))),
    (r"\sum_{i=1,\dots,n} x_i",                 lists,  total(i, count(1, n), at(xs, i))),
    (r"\prod_{i=1}^n x_i",                      lists,  product(i, count(1, n), at(xs, i))),
    # Several letters
    (r"\sum_{i,j=1}^n x_i y_j",                 lists,  total(i, count(1, n), total(j, count(1, n), at(xs, i) * at(ys, j)))),
    (r"\sum_{i,j \in S} x_i y_j",               lists,  total(i, S, total(j, S, at(xs, i) * at(ys, j)))),
    (r"\sum_{i=1}^n \sum_{j=1}^m x_i y_j",      lists,  total(i, count(1, n), total(j, count(1, m), at(xs, i) * at(ys, j)))),
    (r"\sum_{i=1}^n \sum_{j=1}^i y_j",          lists,  total(i, count(1, n), total(j, count(1, i), at(ys, j)))),
    (r"\sum_{1 \le i < j \le n} x_i x_j",       lists,
     total(i, count(1, n), total(j, such_that(j, count(1, n), less(i, j)), at(xs, i) * at(xs, j)))),
    # The range is implied
    (r"\sum_i x_i",                             lists,  total(i, some("i"), at(xs, i))),
    (r"\sum x_i",                               lists,  total(i, some("i"), at(xs, i))),
    (r"\sum_i x_i",                             spaces, total(i, count(1, n), entry(vx, i))),
    (r"\sum_{i,j} x_i A_{ij} y_j",              spaces, total(i, count(1, n), total(j, count(1, n), entry(vx, i) * entry(A, i, j) * entry(vy, j)))),
    (r"\sum_{ij} A_{ij}",                       spaces, total(i, count(1, n), total(j, count(1, n), entry(A, i, j)))),
    # Conditions
    (r"\sum_{i : x_i > 0} x_i",                 lists,  total(i, such_that(i, some("i"), greater(at(xs, i), 0)), at(xs, i))),
    (r"\sum_{i=1, i \neq k}^n x_i",             lists,  total(i, such_that(i, count(1, n), not_equal(i, k)), at(xs, i))),
    (r"\sum_{\substack{i=1 \\ i \ne k}}^n x_i", lists,  total(i, such_that(i, count(1, n), not_equal(i, k)), at(xs, i))),
    (r"\sum_{j \le n} x_j",                     lists,  total(j, such_that(j, some("j"), less_equal(j, n)), at(xs, j))),
    (r"\sum_{k \ge 0} b^k",                       declared(b), total(k, upwards(0), b**k)),
    (r"\sum_{d | n} d",                         lists,  total(d, such_that(d, upwards(1), apply("divides", d, n)), d)),
    (r"\sum_{i=1}^n \prod_{j \ne i} y_j",       lists,
     total(i, count(1, n), product(j, such_that(j, some("j"), not_equal(j, i)), at(ys, j)))),
    # Reach
    (r"\sum_{i=1}^n x_i + b",                   lists,  total(i, count(1, n), at(xs, i)) + b),
    (r"\sum_{i=1}^n x_i - n",                   lists,  total(i, count(1, n), at(xs, i)) - n),
    (r"\sum_{i=1}^n b x_i",                     lists,  total(i, count(1, n), b * at(xs, i))),
    (r"\sum_{i=1}^n x_i + \sum_{i=1}^n y_i",    lists,  total(i, count(1, n), at(xs, i)) + total(i, count(1, n), at(ys, i))),
    # An inner letter hides an outer one
    (r"\sum_{i=1}^n \sum_{i=1}^m x_i",          lists,  total(i, count(1, n), total(j, count(1, m), at(xs, j)))),
]  # fmt: skip

DOTS = [
    (r"1 + 2 + \dots + n",                      declared(n), total(i, count(1, n), i)),
    (r"1 + \cdots + n",                         declared(n), total(i, count(1, n), i)),
    (r"x_1 + x_2 + \dots + x_n",                lists,       total(i, count(1, n), at(xs, i))),
    (r"x_1 + \dots + x_n",                      lists,       total(i, count(1, n), at(xs, i))),
    (r"x_1 y_1 + x_2 y_2 + \ldots + x_n y_n",   lists,       total(i, count(1, n), at(xs, i) * at(ys, i))),
    (r"1 + b + b^2 + \dots + b^n",              declared(b, n), total(i, count(0, n), b**i)),
    (r"1 + b + b^2 + \dots",                    declared(b), total(i, upwards(0), b**i)),
    (r"1 + \frac{1}{2} + \frac13 + \dots + \frac1n", declared(n), total(i, count(1, n), 1 / i)),
    (r"1 + \frac{1}{4} + \frac19 + \dots + \frac{1}{n^2}", declared(n), total(i, count(1, n), 1 / i**2)),
    (r"1 + 3 + 5 + \dots + (2n - 1)",           declared(n), total(i, count(1, n), 2 * i - 1)),
    (r"1 + 4 + 9 + \dots + n^2",                declared(n), total(i, count(1, n), i**2)),
    (r"1 + 2 + 4 + \dots + 2^n",                declared(n), total(i, count(0, n), number(2) ** i)),
    (r"\frac{1}{1 \cdot 2} + \frac{1}{2 \cdot 3} + \dots + \frac{1}{n(n+1)}", declared(n), total(i, count(1, n), 1 / (i * (i + 1)))),
    (r"1 + 2 + \dots + n + b",                  declared(b, n), total(i, count(1, n), i) + b),
    (r"1 \cdot 2 \cdots n",                     declared(n), product(i, count(1, n), i)),
    (r"n (n-1) \cdots 1",                       declared(n), product(i, count(1, n), i)),
    (r"x_1 x_2 \cdots x_n",                     lists,       product(i, count(1, n), at(xs, i))),
    (r"f(x_1) f(x_2) \cdots f(x_n)",            lists,       product(i, count(1, n), at(f, at(xs, i)))),
    (r"(x_1, \dots, x_n)",                      lists,       apply("vector_from", n, bind("lambda", count(1, n), i, at(xs, i)))),
    (r"\begin{pmatrix} x_1 \\ \vdots \\ x_n \end{pmatrix}", lists, apply("vector_from", n, bind("lambda", count(1, n), i, at(xs, i)))),
    (r"\begin{pmatrix} x_1 & & \\ & \ddots & \\ & & x_n \end{pmatrix}", lists,
     diagonal(apply("vector_from", n, bind("lambda", count(1, n), i, at(xs, i))))),
    (r"\begin{bmatrix} x_1 y_1 & \cdots & x_1 y_n \\ \vdots & \ddots & \vdots \\ x_m y_1 & \cdots & x_m y_n \end{bmatrix}", lists,
     apply("matrix_from", m, n, bind("lambda", count(1, m), i, bind("lambda", count(1, n), j, at(xs, i) * at(ys, j))))),
    (r"\begin{bmatrix} A_{11} & \cdots & A_{1n} \\ \vdots & \ddots & \vdots \\ A_{n1} & \cdots & A_{nn} \end{bmatrix}", spaces,
     apply("matrix_from", n, n, bind("lambda", count(1, n), i, bind("lambda", count(1, n), j, entry(A, i, j))))),
]  # fmt: skip

UNCLEAR = [
    (r"2 + 5 + \dots + n",       "the pattern of these dots is not clear"),
    (r"2 + \dots + 2n",          "the pattern of these dots is not clear"),
    (r"1 + 2 + 5 + \dots + n",   "the pattern of these dots is not clear"),
    (r"1 - 2 + \dots + n",       "the pattern of these dots is not clear"),
    (r"(1, 0, \dots, 0)",       "the pattern of these dots is not clear"),
    (r"(1, 1, \dots, 1)",       "the pattern of these dots is not clear"),
    (r"1 + 2 + \dots + 2",      "the pattern of these dots is not clear"),
    (r"a + \dots",               "the pattern of these dots is not clear"),
    (r"\dots + n",               "the pattern of these dots is not clear"),
    (r"1 + 2 + \dots",           "the pattern of these dots is not clear"),
    (r"\sum_{i = 1} i^2",        "the range of this sum or product is not stated as i=1 to n, or as a set"),
    (r"\sum_{k \text{ odd}} k",  "a sum or product over something that is no letter"),
    (r"\sum_{2}^n x",            "a sum or product over something that is no letter"),
    (r"\sum_{i=1}^n",            r"\sum without anything after it"),
]  # fmt: skip


def read(latex, context):
    row = read_formula(latex, context)
    assert not row.unread
    return list(row.statements or row.sides)


@pytest.mark.parametrize(("latex", "context", "term"), SUMS + DOTS, ids=[row[0] for row in SUMS + DOTS])
def test_what_it_runs_over(latex, context, term):
    assert read(latex, context) == [term]


@pytest.mark.parametrize(("latex", "context", "term"), SUMS + DOTS, ids=[row[0] for row in SUMS + DOTS])
def test_it_is_printed_and_read_again(latex, context, term):
    assert read(printed(term), context) == [term], printed(term)


@pytest.mark.parametrize(("latex", "reason"), UNCLEAR, ids=[row[0] for row in UNCLEAR])
def test_no_pattern_is_guessed(latex, reason):
    row = read_formula(latex, Context())
    assert row.unread
    assert reason in [why for _, why in row.unread]


def test_a_sum_that_may_go_on_over_the_next_term_is_read_both_ways():
    row = read_formula(r"\sum_{i=1}^n x_i + y_i", lists)
    whole_sum = total(i, count(1, n), at(xs, i) + at(ys, i))
    assert row.sides[0] == whole_sum
    assert len(row.readings) > 1


def test_the_sum_over_an_inequality_is_over_both_letters_unless_one_stands_before():
    both = read_formula(r"\sum_{i < j} x_i x_j", lists)
    assert both.sides[0] == total(i, some("i"), total(j, such_that(j, some("j"), less(i, j)), at(xs, i) * at(xs, j)))
    one = read_formula(r"x_j \sum_{i < j} x_i", lists)
    free = Symbol("j", one.sides[0].arguments[0].arguments[1].sort)
    assert one.sides[0] == at(xs, free) * total(i, such_that(i, some("i"), less(i, free)), at(xs, i))


def test_letters_that_nobody_declared():
    row = read_formula(r"\sum_{x \in \mathcal{X}} f(x)")
    X = Symbol(r"\mathcal{X}", Set(REAL))
    assert row.sides[0] == total(x, X, apply("apply", Symbol("f", Function((REAL,), REAL)), x))
    members = read_formula(r"\bigcup_{i=1}^n A_i", declared(n, Symbol("A", Function((INTEGER,), Set(REAL), SEQUENCE))))
    family_ = Symbol("A", Function((INTEGER,), Set(REAL), SEQUENCE))
    assert members.sides[0] == bind("union_over", count(1, n), i, apply("apply", family_, i))
