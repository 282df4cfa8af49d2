r"""Statements in brackets right after the set of a quantifier; letters with a star below them."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula

REALS = apply("reals")
x, y = Symbol("x", REAL), Symbol("y", REAL)

ROWS = [
    (r"\forall x \in \mathbb{R} (x^2 \ge 0)", bind("forall", REALS, x, apply("greater_equal", x**2, 0))),
    (r"\forall x \in \mathbb{R}, \exists y \in \mathbb{R} \left[ y > x \right]",
     bind("forall", REALS, x, bind("exists", REALS, y, apply("greater", y, x)))),
    (r"\exists x \in \mathbb{R}, \forall y \in \mathbb{R}(y \le 0 \vee x^2 \le y)",
     bind("exists", REALS, x, bind("forall", REALS, y, apply("or", apply("less_equal", y, 0),
                                                             apply("less_equal", x**2, y))))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_said_of_the_letter(latex, term):
    row = read_formula(latex, Context())
    assert not row.unread
    assert list(row.statements) == [term]
    assert list(read_formula(printed(term), Context()).statements) == [term]


def test_brackets_without_a_statement_are_no_scope():
    assert read_formula(r"\forall x \in \mathbb{R} (x)", Context()).unread


def test_a_star_below_a_letter_is_no_index_of_a_sequence():
    sequence = Symbol("x", Function((INTEGER,), REAL, frozenset({"sequence"})))
    k = Symbol("k", INTEGER)
    row = read_formula("x_{k+1} - x_* = x_k", Context(symbols={"x_": sequence, "k": k}))
    assert not row.unread
    limit = row.statements[0].arguments[0].arguments[1]
    assert limit == Symbol("x_*", REAL)
