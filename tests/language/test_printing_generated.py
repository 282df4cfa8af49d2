"""Terms of all sorts, grown from the vocabulary: each is printed so that the same term is read back."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from benchmarks.round_trip import MOST_UNREAD, NOT_READ_BACK, bracket_pairs, campaign, returns, shrunk
from benchmarks.terms_of_sorts import CONTEXT, NEVER_MADE, grown, rows_in
from symderiv.language.printing import latex, plain
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Symbol, apply
from symderiv.language.vocabulary import VOCABULARY

SEEDS = range(4)
EACH = 300


@pytest.fixture(scope="module")
def many():
    random = Random(1)
    return [grown(random, random.choice([1, 2, 3])) for _ in range(18_000)]


def test_every_row_of_the_vocabulary_is_grown(many):
    made = Counter(name for term in many for name in rows_in(term))
    missing = [name for name in VOCABULARY if not made[name] and name not in NEVER_MADE]
    assert not missing, "say in benchmarks.terms_of_sorts what these rows are written with, or why they never are"
    assert not [name for name in {**NEVER_MADE, **NOT_READ_BACK} if name not in VOCABULARY]


def test_what_is_grown_has_a_sort_and_can_be_written(many):
    for term in many[:2000]:
        sort_of(term)
        assert latex(term)
        assert "\\" not in plain(term)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_printed_is_read_back(seed):
    tally = campaign(seed, EACH)
    assert not [latex(small) for _, small in tally.misread]
    assert len(tally.unread) <= max(2, 2 * MOST_UNREAD * EACH), [latex(small) for _, small in tally.unread]


def test_a_failure_is_made_small():
    x, y = CONTEXT.symbols["x"], CONTEXT.symbols["y"]
    unread = Symbol("nobody", x.sort)
    assert shrunk((x + y) * apply("log", unread - x) ** 2, lambda term: unread.name not in latex(term)) == unread
    assert returns(x + y)


def test_pairs_of_brackets():
    assert [" ".join(text.split()) for text in bracket_pairs("(a + b)(c + d)")] == ["a + b (c + d)", "(a + b) c + d"]
    assert list(bracket_pairs(r"\exp(x) + y(-2) + (n!)^2 + f")) == []
