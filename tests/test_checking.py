"""The Python contract: statements in LaTeX to decisions, submissions to reports."""

from __future__ import annotations

from pathlib import Path

import pytest

import symderiv
from symderiv.errors import InputError

ROOT = Path(__file__).resolve().parents[1]
SQUARE = {"A": "matrix n n", "B": "matrix n n"}

DECISIONS = [
    # statement                             notation              verdict      why this row
    (r"(a+b)^2 = a^2 + 2ab + b^2",          {},                   "proved",    "a binomial"),
    (r"(a+b)^2 = a^2 + b^2",                {},                   "refuted",   "its false friend"),
    (r"\det(AB) = \det A \det B",           SQUARE,               "proved",    "needs no invertibility"),
    (r"\det(A+B) = \det A + \det B",        SQUARE,               "refuted",   "the tempting neighbour"),
    (r"(AB)^\top = A^\top B^\top",          SQUARE,               "refuted",   "the order turns round"),
    (r"\sqrt{x^2} = x",                     {"x": "real"},        "refuted",   "x = -1"),
    (r"\sqrt{x^2} = x",                     {"x": "positive"},    "proved",    "same line, other context"),
    (r"x^2 + 1 \ge 2x",                     {"x": "real"},        "proved",    "a square"),
    (r"\frac{d}{dx} x^2 = 2x = x + x",      {},                   "proved",    "a chain"),
    (r"\binom{8}{2} = \frac{8!}{6!\cdot 2!}", {},                 "proved",    "counted"),
    (r"\binom{8}{2} = \frac{8!}{6!}",       {},                   "refuted",   "a factor is missing"),
    (r"\sqrt[8]{8} = 2^{3/8}",              {},                   "proved",    "a root as a power"),
    (r"\sqrt[3]{-8} = -2",                  {},                   "proved",    "an odd root of a negative number"),
    (r"\sqrt[3]{-8} = 2",                   {},                   "refuted",   "the sign of an odd root"),
    (r"x = 2",                              {},                   "undecided", "a condition is neither right nor wrong"),
    (r"\frac{1}{x",                         {},                   "unread",    "the brace is never closed"),
    ("f(x+1) = f(x) + f(1)",                {},                   "undecided", "true of a number f, which nobody means"),
    ("h(a+b) + h(c+d) = h(a+b+c+d)",        {},                   "undecided", "nor is it refuted: h may be a height"),
    ("f(x+1) = fx + f",                     {},                   "proved",    "f alone is a number"),
    ("f(x) + f(y) = f(y) + f(x)",           {},                   "proved",    "as functions too"),
    (r"9^{9^{9^9}} = 1",                    {},                   "undecided", "a bomb gets a clear line"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "notation", "verdict", "why"), DECISIONS)
def test_decision(statement, notation, verdict, why):
    assert symderiv.decide(statement, notation=notation).verdict == verdict, why


def test_a_decision_says_why():
    right = symderiv.decide(r"\det(AB) = \det A \det B", notation=SQUARE)
    wrong = symderiv.decide(r"(AB)^\top = A^\top B^\top", notation=SQUARE)
    assert right.by == ("determinant_of_product",)
    assert set(wrong.counterexample["model"]) == {"n", "A", "B"}
    assert wrong.counterexample["model"]["n"] == 2
    assert wrong.repair["latex"] == r"B^\top A^\top"


def test_it_says_which_reading_is_meant():
    decision = symderiv.decide("f(x+1) = fx + f")
    assert decision.reason.endswith("where f(...) is read as a product")


def test_a_chain_has_links():
    decision = symderiv.decide(r"(x+1)^2 = x^2 + 2x + 1 \ge x^2 + 2x + 2")
    assert decision.verdict == "refuted"
    assert [link.verdict for link in decision.links] == ["proved", "refuted"]


def test_many_come_in_order():
    statements = ["1+1=2", "1+1=3", "x+x=2x"]
    for jobs in (1, 2):
        assert [d.verdict for d in symderiv.decide_many(statements, jobs=jobs)] == ["proved", "refuted", "proved"]


def test_a_notation_that_is_no_sort():
    with pytest.raises(InputError, match="is no sort"):
        symderiv.decide("x = x", notation={"x": "matricks K"})


def test_grade_as_a_function():
    report = symderiv.grade(str(ROOT / "examples" / "answers_right.md"), against=str(ROOT / "proofs" / "ift6135_hw3"))
    assert report.summary()["refuted"] == 0
