r"""Chains with dots in them, and comments in words at the end of a row."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.documents.comments import comments
from symderiv.reading.formulas import read_formula

n, b, i = Symbol("n", POSITIVE_INTEGER), Symbol("b", REAL), Symbol("i", INTEGER)
x = Symbol("x", Function((INTEGER,), REAL, frozenset({"sequence"})))
here = Context(symbols={"n": n, "b": b, "x_": x})


def member(k):
    return apply("apply", x, k)


def each(relation, low, high, left, right):
    return bind("forall", apply("range", low, high), i, apply(relation, left, right))


RISES = each("less_equal", 1, n - 1, member(i), member(i + 1))
CHAINS = [
    (r"x_1 \le \dots \le x_n", [RISES]),
    (r"x_1 \le \cdots \le x_n < b", [RISES, apply("less", member(1), b)]),
    (r"x_n \ge \ldots \ge x_1", [each("greater_equal", 1, n - 1, member(i + 1), member(i))]),
    (r"x_1 = x_2 = \dots = x_n",
     [apply("equal", member(1), member(2)), apply("equal", member(1), member(n))]),
    (r"b^2 = \dots = 4", [apply("equal", b**2, 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "terms"), CHAINS, ids=[row[0] for row in CHAINS])
def test_a_chain_with_dots(latex, terms):
    row = read_formula(latex, here)
    assert not row.unread
    assert list(row.statements) == terms


def test_it_is_printed_and_read_again():
    assert list(read_formula(printed(RISES), here).statements) == [RISES]


UNREAD = [r"x_1 \le \dots < x_n", r"\dots \le x_n", r"x_1 \in \dots \in x_n"]


@pytest.mark.parametrize("latex", UNREAD)
def test_dots_between_other_signs_are_not_read(latex):
    assert read_formula(latex, here).unread


COMMENTS = [
    (r"= A^2 \text{$A$ is symmetric}", r"= A^2 "),
    (r"= s \quad \text{the $e_i$'s are a basis}.", r"= s \quad "),
    (r"= s \text{for $n > 1$}", None),
    (r"= s \text{ if $n$ is even}", None),
    (r"= s \text{since $a = b$}", None),
    (r"= s \text{ or $t$ is zero}", None),
    (r"\text{the sum of $a$}", None),
]


@pytest.mark.parametrize(("row", "kept"), COMMENTS, ids=[row[0] for row in COMMENTS])
def test_a_comment_limits_nothing(row, kept):
    found = comments(row)
    assert (row[: found[0][0]] if found else None) == kept
