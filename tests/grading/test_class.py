"""The class of our own: what its truth says stands where it says, and grading it calls no right line wrong."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
classroom = importlib.import_module("benchmarks.class")
bench = importlib.import_module("benchmarks.bench_grading")

CLASS = list(classroom.class_of(30))


@pytest.mark.parametrize("submission", CLASS, ids=lambda s: s.name)
def test_rows_stand_at_their_lines(submission):
    lines = submission.text.splitlines()
    for row in submission.rows:
        line = lines[row.line - 1]
        if submission.name.endswith(".ipynb"):
            line = json.loads(line.strip().rstrip(","))
        assert row.latex.replace("=", "&=", 1) in line or row.latex in line


def test_the_class_is_the_same_everywhere():
    assert [s.text for s in classroom.class_of(5)] == [s.text for s in CLASS[:5]]
    assert {row.truth for s in CLASS for row in s.rows} == {"right", "wrong", "carried"}
    assert {Path(s.name).suffix for s in CLASS} == {".md", ".tex", ".ipynb"}


def test_a_mistake_is_never_the_line_it_was_made_of():
    for answer in bench.classroom.answers().values():
        for row in (row for route in answer.routes for row in route.rows):
            assert all(mistake.latex != row.latex for mistake in row.mistakes)


@pytest.mark.parametrize("submission", CLASS[6:9], ids=lambda s: s.name)
def test_what_is_found_in_a_submission(submission, reference, tmp_path):
    tally = bench.graded(submission, reference, str(tmp_path))
    assert tally.got["clean"] == tally.of["clean"]
    assert tally.got["found"] >= tally.of["found"] - 1
