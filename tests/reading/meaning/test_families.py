"""Families with two indices, members with a star, and the entries of members: never a product of the indices."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

whole_number = Symbol("j", POSITIVE_INTEGER)
i = Symbol("i", INTEGER)
SEQUENCE = frozenset({"sequence"})
w = Symbol("w", Function((INTEGER, INTEGER), REAL, SEQUENCE))
xs = Symbol("x", Function((INTEGER,), REAL, SEQUENCE))
star = Symbol(r"\alpha^*", Function((INTEGER,), REAL, SEQUENCE))


def total(body):
    return bind("sum", apply("range", 1, 3), i, body)


READ = {
    r"\sum_{i=1}^3 w_{ij} = 0": apply("equal", total(apply("apply", w, i, whole_number)), 0),
    r"\sum_{i=1}^3 w_{j,i} = 0": apply("equal", total(apply("apply", w, whole_number, i)), 0),
    r"\sum_{i=1}^3 w_{i1} = 0": apply("equal", total(apply("apply", w, i, 1)), 0),
    r"\sum_{i=1}^3 x_{2i} = 0": apply("equal", total(apply("apply", xs, apply("multiply", number(2), i))), 0),
    r"\sum_{i=1}^3 \alpha_i^* = 0": apply("equal", total(apply("apply", star, i)), 0),
    r"\theta_{ML}^\star = 2": apply("equal", Symbol(r"\theta^\star_{ML}", REAL), 2),
}


@pytest.mark.parametrize("latex", READ)
def test_read(latex):
    row = read_formula(latex, Context())
    assert not row.unread
    assert row.statements == (READ[latex],)
    assert read_formula(printed(READ[latex]), Context()).statements == (READ[latex],)


def test_the_entry_of_a_member():
    """``x_{ij}`` of vectors x_1, x_2, ... is an entry of one of them."""
    n = Symbol("n", POSITIVE_INTEGER)
    vectors = Symbol("x", Function((INTEGER,), column("v", n).sort, SEQUENCE))
    context = Context({"n": n, "x_": vectors})
    row = read_formula(r"\sum_{i=1}^3 x_{ij} = 0", context)
    assert row.statements == (apply("equal", total(apply("entry", apply("apply", vectors, i), whole_number)), 0),)


@pytest.mark.parametrize(
    "latex",
    [r"\sum_{i=1}^2 w_{ij} = \sum_{i=1}^2 w_{ji}", r"\sum_{i=1}^3 w_{ij} v_i = \sum_{i=1}^3 w_{ji} v_i"],
)
def test_not_symmetric_of_themselves(latex):
    assert symderiv.decide(latex).verdict not in ("proved", "supported")


def test_a_family_and_a_sequence_of_one_letter_are_not_mixed():
    row = read_formula(r"\sum_{i=1}^3 (x_{ij} + x_i) = 0", Context())
    assert row.unread


def test_a_star_before_a_transpose():
    v = column("v", n := Symbol("n", POSITIVE_INTEGER))
    marked = Symbol("v^*", v.sort)
    context = declared(n, v, marked)
    for latex in (r"v^{*\top} v = 0", r"v^{*T} v = 0"):
        row = read_formula(latex, context)
        assert row.statements == (apply("equal", apply("multiply", apply("transpose", marked), v), 0),)
