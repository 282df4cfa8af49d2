"""Sorts in words: what is read of them, and that what is printed reads back."""

from __future__ import annotations

import pytest

import symderiv
from symderiv.errors import InputError
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    LAW,
    NATURAL,
    OUTCOME,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    Function,
    Matrix,
    Scalar,
    Set,
    vector,
)  # fmt: skip
from symderiv.language.terms import Symbol, number
from symderiv.reading.inference.words import context_of, key_and_symbol, sort_of_words, words_of

K, n, m = (Symbol(letter, POSITIVE_INTEGER) for letter in "Knm")
SEQUENCE = frozenset({"sequence"})

SORTS = [
    ("real",                                    REAL),
    ("number",                                  REAL),
    ("positive",                                POSITIVE),
    ("positive real",                           POSITIVE),
    ("nonnegative",                             Scalar("real", frozenset({"nonnegative"}))),
    ("positive nonnegative nonzero real",       POSITIVE),
    ("integer",                                 INTEGER),
    ("natural",                                 NATURAL),
    ("nonnegative integer",                     NATURAL),
    ("positive integer",                        POSITIVE_INTEGER),
    ("complex",                                 COMPLEX),
    ("vector K",                                vector(K)),
    ("positive vector K",                       vector(K, "positive")),
    ("vector 3",                                vector(number(3))),
    ("vector n+1",                              vector(n + 1)),
    ("vector 2*n-1",                            vector(2 * n - 1)),
    ("complex vector n",                        Matrix(n, number(1), kind="complex")),
    ("matrix m n",                              Matrix(m, n)),
    ("invertible matrix K K",                   Matrix(K, K, frozenset({"invertible"}))),
    ("non-singular matrix K K",                 Matrix(K, K, frozenset({"invertible"}))),
    ("symmetric positive definite matrix n n",  Matrix(n, n, frozenset({"symmetric", "positive definite"}))),
    ("function real -> real",                   Function((REAL,), REAL)),
    ("function of time",                        Function((REAL,), REAL)),
    ("function vector K -> real, differentiable, convex", Function((vector(K),), REAL, frozenset({"differentiable", "convex"}))),
    ("function positive, vector n -> vector n", Function((POSITIVE, vector(n)), vector(n))),
    ("function real -> law",                    Function((REAL,), LAW)),
    ("law",                                     LAW),
    ("random real",                             Function((OUTCOME,), REAL)),
    ("random vector K",                         Function((OUTCOME,), vector(K))),
    ("event",                                   Function((OUTCOME,), STATEMENT)),
    ("sequence of real",                        Function((INTEGER,), REAL, SEQUENCE)),
    ("sequence vector K",                       Function((INTEGER,), vector(K), SEQUENCE)),
    ("random sequence of real",                 Function((INTEGER,), Function((OUTCOME,), REAL), SEQUENCE)),
    ("set of integer",                          Set(INTEGER)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sort"), SORTS, ids=[words for words, _ in SORTS])
def test_words(words, sort):
    assert sort_of_words(words) == sort
    assert sort_of_words(words_of(sort)) == sort


NO_SORTS = [
    "", "matricks K", "matrix K", "matrix", "vector", "vector K n", "positive law", "function", "function real",
    "function real -> real, magical", "function -> real", "matrix K +", "vector K++", "vector *", "sequence", "random",
    "set of", "real real", "complex real", "vector 99999999999", "vector -K",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_SORTS)
def test_what_is_no_sort(words):
    with pytest.raises(InputError, match="is no sort"):
        sort_of_words(words)


def test_keys():
    """``d_`` is the sequence of d, ``d(`` the function of time; a sequence without its mark gets it."""
    members = Function((INTEGER,), REAL, SEQUENCE)
    assert key_and_symbol("d", REAL) == ("d", Symbol("d", REAL))
    assert key_and_symbol("d_", members) == ("d_", Symbol("d", members))
    assert key_and_symbol("d", members) == ("d_", Symbol("d", members))
    assert key_and_symbol("d(", Function((REAL,), REAL)) == ("d(", Symbol("d", Function((REAL,), REAL)))


def test_a_context_declares_its_dimensions_too():
    context = context_of({"S": "matrix K n+1"})
    assert dict(context.symbols) == {"S": Symbol("S", Matrix(K, n + 1)), "K": K, "n": n}


DECIDED = [
    # statement                                notation                                                 verdict
    (r"\|x\|^2 = x^T x",                       {"x": "vector K"},                                       "proved"),
    (r"x^T S x = x^T S^T x",                   {"x": "vector K", "S": "matrix K K"},                    "proved"),
    (r"|t| = t",                               {"t": "nonnegative"},                                    "proved"),
    (r"|t| = t",                               {"t": "real"},                                           "refuted"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "notation", "verdict"), DECIDED)
def test_decide_takes_the_same_words(statement, notation, verdict):
    assert symderiv.decide(statement, notation=notation).verdict == verdict
