"""Points: a range, and why."""

from __future__ import annotations

import pytest

from symderiv.grading.report import ClaimReport
from symderiv.grading.rubric import status_of, suggested_points


def claims(*judgements):
    return [ClaimReport(f"c{i}", 1, 1, 1, "", "none", judgement) for i, judgement in enumerate(judgements)]


POINTS = [
    # judgements                                reached  points of 6
    (["right", "right"],                        True,    (6, 6)),
    (["right", "right"],                        False,   (3, 3)),
    (["right", "right"],                        None,    (3, 6)),
    (["right", "wrong"],                        True,    (4.5, 4.5)),
    (["right", "wrong", "follows_from_error"],  True,    (4.5, 4.5)),
    (["right", "unknown"],                      True,    (4.5, 6)),
    (["right", "not_a_claim"],                  True,    (6, 6)),
    (["wrong"],                                 False,   (0, 0)),
    (["not_a_claim"],                           None,    None),
    ([],                                        None,    None),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "reached", "expected"), POINTS)
def test_points(judgements, reached, expected):
    assert suggested_points(6, claims(*judgements), reached=reached) == expected


STATUS = [
    (["right", "wrong", "unknown"], "wrong"), (["right", "unknown"], "unknown"), (["right", "imprecise"], "imprecise"),
    (["right"], "right"), (["not_a_claim"], "empty"), ([], "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "expected"), STATUS)
def test_status(judgements, expected):
    assert status_of(claims(*judgements)) == expected
