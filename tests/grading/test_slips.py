"""Slips: each row of the table is found in its own example, and what it proposes holds."""

from __future__ import annotations

import pytest

from symderiv.deciding.verdicts import Proved, Refuted, Supported
from symderiv.grading.judging import Judge
from symderiv.grading.repair import repaired
from symderiv.grading.slips import SLIPS
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.words import context_of


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_in_its_example(slip):
    context = context_of(slip.letters)
    row = read_formula(slip.example, context)
    assert not row.unread
    judge = Judge(context)
    (statement,) = row.best.statements
    assert isinstance(judge.decide(statement), Refuted)
    repair = repaired(statement, judge)
    assert repair is not None
    assert repair.slip == slip.name, repair.to_json()
    assert isinstance(judge.decide(repair.statement), Proved | Supported)


def test_there_are_forty_slips_and_each_says_what_is_wrong():
    assert len({slip.name for slip in SLIPS}) >= 40
    assert all(len(slip.message.split()) >= 3 for slip in SLIPS)
