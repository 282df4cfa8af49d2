"""Premises: what follows from what was said, what contradicts itself, and proofs that models of the premises veto."""

from __future__ import annotations

import pytest

from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Supported, Undecided
from symderiv.grading import premises as module
from symderiv.grading.check import check_document
from symderiv.grading.judging import Judge
from symderiv.grading.premises import CONTRADICTORY, VETOED, Premises
from symderiv.kernel.theorems import assume
from symderiv.language.contexts import Context
from symderiv.language.sorts import REAL
from symderiv.language.terms import Symbol, apply
from symderiv.reading.documents.formats import read_document

x, y, z = (Symbol(name, REAL) for name in "xyz")
HOLDS = Proved | Supported


def equal(a, b):
    return apply("equal", a, b)


def premises(*said):
    return Premises(said, Judge(Context().declare(x, y, z), explains=False))


FOLLOWS = [
    ((equal(2 * x + 1, 7),), equal(x, 3)),
    ((equal(x + y, 10), equal(x * y, 21)), equal(x**2 + y**2, 58)),
    ((equal(x + y, 10), equal(x - y, 4)), equal(x, 7)),
    ((equal(x, y + 1), equal(y, z + 1)), equal(x, z + 2)),
    ((apply("greater", x, 2),), apply("greater", x**2, 4)),
    ((equal(x**2, 4), apply("greater", x, 0)), equal(x, 2)),
    ((equal(x * y, 1), equal(y, 2)), equal(2 * x, 1)),
    ((equal(x**2, 2),), equal(x**4, 4)),
    ((equal(apply("exp", x), 1),), equal(x, 0)),
    ((equal(apply("absolute", x), 3),), equal(x**2, 9)),
]

FAILS = [
    ((equal(2 * x + 1, 7),), equal(x, 4)),
    ((equal(x + y, 10), equal(x * y, 21)), equal(x**2 + y**2, 59)),
    ((equal(x + y, 10), equal(x - y, 4)), equal(x, 3)),
    ((equal(x, y + 1), equal(y, z + 1)), equal(x, z + 3)),
    ((apply("greater", x, 2),), apply("greater", x**2, 9)),
    ((equal(x**2, 4),), equal(x, 2)),
    ((equal(x * y, 0),), equal(x, 0)),
    ((equal(x * y, 0),), equal(y, 0)),
    ((equal(apply("absolute", x), 3),), equal(x, 3)),
    ((equal(apply("exp", x), 5),), equal(x, 1)),
    ((equal(apply("sqrt", x), 3),), equal(x, 3)),
]


@pytest.mark.parametrize(("said", "statement"), FOLLOWS)
def test_what_follows(said, statement):
    assert isinstance(premises(*said).verdict(statement), HOLDS)


@pytest.mark.parametrize(("said", "statement"), FAILS)
def test_what_fails(said, statement):
    assert isinstance(premises(*said).verdict(statement), Refuted)


CONTRADICTIONS = [
    (equal(x, 1), equal(x, 2)),
    (equal(x + y, 1), equal(x + y, 2)),
    (equal(2 * x, 3), equal(x, 1)),
    (apply("greater", x, 0), apply("less", x, 0)),
    (equal(x, 1), equal(y, x + 1), equal(y, 3)),
]


@pytest.mark.parametrize("said", CONTRADICTIONS)
@pytest.mark.parametrize("statement", [equal(x, 5), equal(x**2, 1), apply("greater", x, 7)])
def test_nothing_follows_from_a_contradiction(said, statement):
    assert premises(*said).verdict(statement) == Undecided(CONTRADICTORY)


def test_of_other_letters_nothing_is_known():
    assert isinstance(premises(equal(x, 1), equal(x, 2)).verdict(equal(y, 1)), NothingToDecide)


@pytest.mark.parametrize(("said", "statement"), FAILS)
def test_a_prover_that_is_wrong_is_vetoed(said, statement, monkeypatch):
    monkeypatch.setattr(module, "prove", lambda goal, context, **how: assume(goal))
    assert premises(*said).verdict(statement) == Undecided(VETOED)


def test_a_prover_that_takes_a_premise_for_more_than_it_says_is_vetoed(monkeypatch):
    """One that has ``x = 2`` of ``x^2 = 4``: half of the models say so too."""
    monkeypatch.setattr(module, "prove", lambda goal, context, **how: assume(goal))
    for root in (2, -2):
        assert premises(equal(x**2, 4)).verdict(equal(x, root)) == Undecided(VETOED)


def test_contradictory_words_are_named_and_nothing_is_red():
    text = "Suppose $x + y = 1$ and $x + y = 2$.\n\n$$x - y = 7$$\n\n$$2x + 2y = 2$$\n\n$$a + a = 2a$$\n"
    (part,) = check_document(read_document("answers.md", text=text)).parts
    displays = [(c.verdict, c.reason) for c in part.claims if c.latex[0] not in "a"][-2:]
    assert displays == [("undecided", CONTRADICTORY)] * 2
    assert part.claims[-1].verdict == "proved"


def test_what_was_drawn_before_does_not_matter():
    one, other = premises(equal(x**2 + y**2, 25)), premises(equal(x**2 + y**2, 25))
    first = one.verdict(equal(x, 3))
    other.verdict(apply("less_equal", x, 5))
    assert other.verdict(equal(x, 3)) == first
