r"""Matrices of any number of blocks, roots and exponentials of matrices; lists and words that coursework writes."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import OUTCOME, STATEMENT, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

n, m, k = whole(*"nmk")
A, B, C, S = table("A", m, n), table("B", m, k), table("C", k, n), table("S", n, n)
b, x = column("b", m), column("x", n)
t, u = real("t", "u")
spaces = declared(n, m, k, A, B, C, S, b, x)
row_of, column_of, power, exponential = map(op, ("block_row", "block_column", "matrix_power", "matrix_exponential"))
rain = Symbol("heads in 2 throws", Function((OUTCOME,), STATEMENT))
odds, loss = real("Odds", "Loss")

READ = [
    (r"\begin{pmatrix} A & b \end{pmatrix}",              row_of(A, b)),
    (r"\begin{bmatrix} A \\ C \end{bmatrix} x",           column_of(A, C) * x),
    (r"\begin{pmatrix} A & B & b \\ C & 0 & 0 \end{pmatrix}",
     column_of(row_of(A, B, b), row_of(C, apply("zero", k, k), apply("zero", k, 1)))),
    (r"S^{1/2}",                                          power(S, half)),
    (r"S^{-1/2} A^\top",                                  power(S, apply("negate", half)) * transpose(A)),
    (r"S^2",                                              S**2),
    (r"e^S x",                                            exponential(S) * x),
    (r"e^{tS}",                                           exponential(t * S)),
    (r"\mathrm{Odds}",                                    odds),
    (r"Loss",                                             loss),
    (r"\frac{1}{6} 2",                                    number(1) / 6 * 2),
    (r"\int_0^1 t^2 + 2t",                                bind("integral", between(0, 1), t, t**2 + 2 * t)),
    (r"\int_0^1 t^2 - \int_1^2 t",
     bind("integral", between(0, 1), t, t**2) - bind("integral", between(1, 2), t, t)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), READ)
def test_read_as(latex, expected):
    row = read_formula(latex, spaces)
    assert row.error() is None
    assert row.sides[0] == expected
    assert expected in [reading.sides[0] for reading in read_formula(printed(expected), spaces).readings]


def test_an_event_in_words():
    said = read_formula(r"P(\text{heads in 2 throws}) = \frac14").statements[0]
    assert said == equal(bind("probability", P, OMEGA, call(rain, OMEGA)), number(1) / 4)
    assert said in read_formula(printed(said)).statements


SAME = {
    r"F(2-) = 1": r"\lim_{t \to 2^-} F(t) = 1",
    r"F(x^+) = u": r"\lim_{t \to x^+} F(t) = u",
    r"x = \vec{0}_V": "x = 0",
    r"\log({u \over t}) = 1": r"\log\left(\frac{u}{t}\right) = 1",
    r"\lim \frac{n}{n + 1} = 1": r"\lim_{n \to \infty} \frac{n}{n + 1} = 1",
    r"\begin{pmatrix} | & | \\ u & t \\ | & | \end{pmatrix} = y": r"\begin{pmatrix} u & t \end{pmatrix} = y",
    r"u = t \text{ by definition of addition on } \mathbb{C}": "u = t",
    r"u = t + 0 \text{ additive identity on } V": "u = t + 0",
    r"u_i = 1, \quad \text{for every state } i": "u_i = 1",
    r"\text{Based on (3), (4)} \Rightarrow u = t": "u = t",
    r"u = 1, \quad \text{good!}": "u = 1",
}


@pytest.mark.parametrize("latex", SAME)
def test_written_another_way(latex):
    row, other = read_formula(latex), read_formula(SAME[latex])
    assert row.error() is None
    assert row.statements == other.statements


UNREAD = [
    r"\int_0^1 a t^2",                       # over which of them?
    r"\begin{pmatrix} A & C \end{pmatrix}",  # of different heights
    r"S^{1/2} + A",
    r"u = t \text{ unless } t = 0",
    r"u = t \quad \text{for some states } i",
]  # fmt: skip


@pytest.mark.parametrize("latex", UNREAD)
def test_not_read(latex):
    assert read_formula(latex, spaces).unread


@pytest.mark.parametrize("latex", [r"S^{1/2} S^{1/2} = S", r"e^S = S", r"\begin{pmatrix} A & b \end{pmatrix} = B"])
def test_nothing_is_decided_of_them_by_accident(latex):
    context = {"S": "matrix n n", "A": "matrix m n", "b": "vector m", "B": "matrix m n+1"}
    assert symderiv.decide(latex, notation=context).verdict in ("undecided", "unread")
