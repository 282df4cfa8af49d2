"""Points: a range, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symderiv.cli import main
from symderiv.errors import InputError
from symderiv.grading.report import ClaimReport
from symderiv.grading.rubric import Shares, read_rubric, status_of, suggested_points, written_rubric


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
    found = suggested_points(Shares(6, 3), claims(*judgements), reached=reached)
    assert (found and (found.least, found.most)) == expected
    assert found is None or "what was to be shown (3 of 6 points)" in found.reason


def test_without_the_target_the_steps_that_were_made_are_sure():
    steps = {"a": 1.0, "b": 1.0, "c": 1.0}
    made = [replace(claim, matches=name) for claim, name in zip(claims("right", "right"), ("a", None), strict=True)]
    found = suggested_points(Shares(6, 3, steps), made, reached=False)
    assert (found.least, found.most) == (1, 3)


def test_a_rubric_that_was_written_is_read_again(reference, tmp_path):
    file = tmp_path / "rubric.toml"
    file.write_text(written_rubric(reference.parts, {}), encoding="utf-8")
    rubric = read_rubric(file, reference.parts)
    assert rubric.keys() == reference.parts.keys()
    assert (rubric["2.3"].points, rubric["2.3"].target) == (6, 3)
    assert sum(rubric["2.3"].steps.values()) == pytest.approx(3, abs=0.02)


@pytest.mark.parametrize(
    "text", ["points =", '[parts."2.3"]\npoints = "six"', '[parts."2.3"]\ntarget = 9', "parts = 3", '[parts."2.3"]\npoints = -1']
)
def test_a_rubric_that_cannot_be_used_is_named(text, reference, tmp_path):
    (tmp_path / "rubric.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"rubric\.toml"):
        read_rubric(tmp_path / "rubric.toml", reference.parts)


def test_writing_a_rubric_keeps_what_was_edited(reference, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("symderiv.grading.reference.load", lambda path: reference)
    assert main(["grade", "--write-rubric", "--against", str(tmp_path)]) == 0
    file = tmp_path / "rubric.toml"
    file.write_text(file.read_text() + "# mine\n")
    assert main(["grade", "--write-rubric", "--against", str(tmp_path)]) == 0
    assert file.read_text().endswith("# mine\n")
    assert main(["grade", "--against", str(tmp_path)]) == 2
    assert "no SUBMISSION" in capsys.readouterr().err


STATUS = [
    (["right", "wrong", "unknown"], "wrong"), (["right", "unknown"], "unknown"), (["right", "imprecise"], "imprecise"),
    (["right"], "right"), (["not_a_claim"], "empty"), ([], "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "expected"), STATUS)
def test_status(judgements, expected):
    assert status_of(claims(*judgements)) == expected
