"""The real submission, judged as a careful grader judges it."""

from __future__ import annotations

from pathlib import Path

import pytest

from symderiv.grading.grade import grade_submission

SUBMISSION = Path(__file__).resolve().parents[3] / "shared/submission/ift6135_hw3_submission.md"
GRADED = {"2.1", "2.2", "2.3", "2.4", "5.4", "6.1", "6.2", "6.3"}


@pytest.fixture(scope="module")
def report(reference):
    if not SUBMISSION.exists():
        pytest.skip(f"the real submission is not here: {SUBMISSION}")
    return grade_submission(str(SUBMISSION), reference=reference)


@pytest.fixture(scope="module")
def by_tag(report):
    return {claim.tag: claim for part in report.parts for claim in part.claims if claim.tag}


EXPECTED = [
    # equations               verdict      judgement
    (range(2, 12),            "proved",    "right"),
    ([12],                    "refuted",   "wrong"),
    ([13],                    "proved",    "right"),
    ([62, 63, 64],            "proved",    "right"),
    ([65],                    "refuted",   "wrong"),
    ([66],                    "refuted",   "follows_from_error"),
    ([67, 68],                "proved",    "right"),
    ([70, 71, 72, 73],        "proved",    "right"),
    ([74, 75, 76, 77],        "proved",    "right"),
    ([78],                    "refuted",   "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "verdict", "judgement"), [(str(tag), v, j) for tags, v, j in EXPECTED for tag in tags]
)
def test_equation(by_tag, tag, verdict, judgement):
    assert (by_tag[tag].verdict, by_tag[tag].judgement) == (verdict, judgement)


def test_the_normaliser_is_refuted_and_repaired(report, by_tag):
    part = next(p for p in report.parts if p.part == "2.3")
    assert part.first_error == by_tag["12"].id
    assert by_tag["12"].counterexample["left"] != by_tag["12"].counterexample["right"]
    assert "S S^\\top" in by_tag["12"].repair["latex"]
    assert by_tag["13"].step == "refuted"


def test_the_derivative_is_repaired_and_the_error_carried(by_tag):
    assert by_tag["65"].repair["latex"].startswith("1 + \\frac{")
    assert by_tag["65"].counterexample is not None
    assert by_tag["66"].caused_by == by_tag["65"].id
    assert by_tag["67"].step == "refuted"


def test_the_orientation_of_the_circle_is_repaired(by_tag):
    assert "\\cos" in by_tag["78"].repair["latex"]


def test_targets_are_reached_and_errors_are_where_they_are(report):
    parts = {part.part: part for part in report.parts}
    assert all(parts[label].reached for label in GRADED - {"5.4"})
    assert {label for label in GRADED if parts[label].status == "wrong"} == {"2.3", "5.4", "6.3"}
    graded = [part for part in report.parts if part.part in GRADED]
    wrong = [claim.tag for part in graded for claim in part.claims if claim.judgement == "wrong"]
    assert wrong == ["12", "65", "78"]


def test_every_display_of_a_graded_part_has_a_verdict(report):
    claims = [claim for part in report.parts if part.part in GRADED for claim in part.claims]
    assert [c.latex for c in claims if c.verdict in ("unread", "undecided")] == []
    assert {str(tag) for tag in [*range(2, 14), *range(62, 69), *range(70, 79)]} <= {c.tag for c in claims}


def test_parts_without_a_reference_say_so(report, reference):
    others = [part for part in report.parts if part.part not in reference.parts]
    assert {part.status for part in others} <= {"no reference"}
    assert {claim.reason for part in others for claim in part.claims} <= {"this part has no reference"}
    assert set(report.missing) <= {"3.3"}  # which it answers as 3.3a, b and c


def test_the_same_twice(report, reference):
    again = grade_submission(str(SUBMISSION), reference=reference)
    assert again == report
