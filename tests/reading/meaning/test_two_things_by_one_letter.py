r"""P as a matrix or a number beside ``P(X = 1)``, E as an event in ``E(X | E)``; families with an index in brackets."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import Symbol, bind, number
from tests.reading.words import *

n = Symbol("n", POSITIVE_INTEGER)
X = random("X")
i, j, k, m = (Symbol(name, POSITIVE_INTEGER) for name in "ijkm")


def test_a_matrix():
    T = table("P", n, n)
    context = declared(n, T, X)
    (read,) = sides("P_{11} = P(X = 1)", context)
    assert read == equal(entry(T, 1, 1), probability(equal(at(X), 1)))
    assert sides(printed(read), context) == [read]


def test_a_number():
    """A p-value."""
    number_of_that_name = Symbol("P", REAL)
    (read,) = sides(r"P = P(X \ge 2)", declared(X))
    assert read == equal(number_of_that_name, probability(greater_equal(at(X), 2)))
    assert sides(printed(read), declared(X)) == [read]


def test_an_event():
    context = Context({"E": random("E"), "X": X})
    (read,) = sides("E(X | E) = 2", context)
    assert isinstance(read.arguments[0], type(expected(at(X))))
    assert read.arguments[0].operator == "expectation"


def marked(letter, *indices):
    """A member of a family with one of its indices in brackets."""
    return call(Symbol(f"{letter}^()", Function((INTEGER,) * len(indices), REAL, SEQUENCE)), *indices)


FAMILIES = {
    r"p_{ij}^{(m+n)} = \sum_{k=1}^3 p_{ik}^{(m)} p_{kj}^{(n)}": equal(
        marked("p", i, j, m + n),
        bind(
            "sum",
            count(1, 3),
            Symbol("k", INTEGER),
            marked("p", i, Symbol("k", INTEGER), m) * marked("p", Symbol("k", INTEGER), j, n),
        ),
    ),
    r"\sum_{k=1}^3 \pi_k^{(0)} = 1": equal(
        bind("sum", count(1, 3), Symbol("k", INTEGER), marked(r"\pi", Symbol("k", INTEGER), number(0))), 1
    ),
}


@pytest.mark.parametrize("latex", FAMILIES)
def test_families(latex):
    assert sides(latex) == [FAMILIES[latex]]
    assert sides(printed(FAMILIES[latex])) == [FAMILIES[latex]]
