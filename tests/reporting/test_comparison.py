"""Aligning a submission with the reference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reporting.comparison import StepLine, compared
from symderiv.reporting.diff_text import write
from symderiv.reporting.plain_latex import width_of
from symderiv.reporting.setting import Setting

STEPS = [StepLine(f"q1/step-{n}", n, f"x_{n}") for n in (1, 2, 3)]
LINE = ClaimReport("c", 1, 1, 1, "x", "proved", "right")

ROWS = [
    # matches and judgement of each line              kinds of the rows                             why this row
    ([],                                              ["missing"] * 3,                              "nothing was answered"),
    ([(1, "right"), (2, "right"), (3, "right")],      ["same"] * 3,                                 "our route"),
    ([(3, "right")],                                  ["missing", "missing", "same"],               "the end only"),
    ([(None, "right"), (3, "wrong")],                 ["added", "missing", "missing", "different"], "wrong at the end"),
    ([(2, "follows_from_error"), (1, "right")],       ["different", "same", "missing"],             "another order"),
    ([(1, "right"), (1, "right")],                    ["same", "same", "missing", "missing"],       "said twice"),
    ([(None, "wrong")],                               ["different"] + ["missing"] * 3,              "wrong, and like nothing of ours"),
    ([(9, "right")],                                  ["added", "missing", "missing", "missing"],   "a step of another part"),
]  # fmt: skip


def part(lines):
    claims = [replace(LINE, matches=f"q1/step-{n}" if n else None, judgement=judgement) for n, judgement in lines]
    return PartReport("1", "A part", 1, (0, 1), "right", None, None, tuple(claims))


@pytest.mark.parametrize(("lines", "kinds", "why"), ROWS, ids=[why for *_, why in ROWS])
def test_rows(lines, kinds, why):
    comparison = compared(Report("a.md", "hw", "0", (part(lines),)), {"1": STEPS})
    assert [row.kind for row in comparison.parts[0].rows] == kinds, why


def test_a_part_that_is_missing_is_all_missing():
    comparison = compared(Report("a.md", "hw", "0", ()), {"1": STEPS})
    assert [row.kind for row in comparison.parts[0].rows] == ["missing"] * 3


def test_text_is_narrow_and_quiet(hostile):
    text = "".join(write(compared(hostile, {"1": STEPS}), Setting()))
    assert max(map(width_of, text.splitlines())) <= 80
    assert "\x1b" not in text
