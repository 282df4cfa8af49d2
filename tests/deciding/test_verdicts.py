"""Verdicts say what was established, and no more."""

from __future__ import annotations

import json

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute
from symderiv.deciding.verdicts import (
    NothingToDecide,
    Refuted,
    Supported,
    Undecided,
    Unread,
    name_of,
    sentence,
)  # fmt: skip
from symderiv.language.contexts import Context
from tests.deciding.words import A, B, det, equal

COUNTEREXAMPLE = refute(equal(det(A + B), det(A) + det(B)), Context(), deadline=Deadline(5))


@pytest.mark.parametrize(("verdict", "name", "words"), [
    (Refuted(COUNTEREXAMPLE), "refuted", "false for"),
    (Supported(64), "supported", "evidence, not a proof"),
    (Undecided("no model"), "undecided", "no model"),
    (Unread(r"\foo"), "unread", "foo"),
    (NothingToDecide("definition"), "none", "definition"),
])  # fmt: skip
def test_each_verdict_has_its_name_and_sentence(verdict, name, words):
    assert name_of(verdict) == name
    assert words in sentence(verdict)


def test_a_counterexample_is_plain_json():
    written = COUNTEREXAMPLE.to_json()
    assert json.loads(json.dumps(written)) == written
    assert set(written) == {"model", "left", "right"}
    assert len(written["model"]["A"]) == int(written["model"]["K"])
