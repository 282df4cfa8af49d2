"""Right answers by many hands, in their own notation: never a red line."""

from __future__ import annotations

from pathlib import Path

import pytest

ANSWERS = sorted((Path(__file__).parent / "right").iterdir())


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_no_line_of_a_right_answer_is_red(path, graded):
    parts = graded(path.read_text(encoding="utf-8"), path.name)
    claims = [claim for part in parts.values() for claim in part.claims]
    assert [(c.latex, c.reason) for c in claims if c.judgement in ("wrong", "follows_from_error")] == []
    assert all(part.first_error is None for part in parts.values())


READ = [  # answers in which at least so many claims are right
    ("log_densities", 15), ("step_size_alpha", 7), ("function_f", 9), ("quadratic_for_r", 8), ("diagonal_as_matrix", 7),
    ("one_eigenvalue", 6), ("cases_of_beta", 8), ("own_letters", 7), ("n_for_K", 3),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "least"), READ)
def test_most_is_read_and_holds(stem, least, graded):
    path = next(path for path in ANSWERS if path.stem == stem)
    parts = graded(path.read_text(encoding="utf-8"), path.name)
    assert sum(claim.judgement == "right" for part in parts.values() for claim in part.claims) >= least
