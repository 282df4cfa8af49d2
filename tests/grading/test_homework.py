"""The real submission, where it is at hand: what a careful grader finds in its questions 2, 5.4 and 6."""

from __future__ import annotations

from pathlib import Path

import pytest

from symderiv.grading.grade import grade_submission
from symderiv.grading.reference import load

ROOT = Path(__file__).resolve().parents[2]
SUBMISSION = ROOT.parent / "shared" / "submission" / "ift6135_hw3_submission.md"

pytestmark = pytest.mark.skipif(not SUBMISSION.exists(), reason="the shared folder with the real submission is absent")

RIGHT = [*range(2, 12), 13, 62, 63, 64, 67, 68, *range(70, 78)]
EXPECTED = {
    # tag   verdict    judgement             the step from the line before
    "12": ("refuted", "wrong", None),
    "13": ("proved", "right", "refuted"),
    "65": ("refuted", "wrong", "refuted"),
    "66": ("refuted", "follows_from_error", None),
    "67": ("proved", "right", "refuted"),
    "78": ("refuted", "wrong", None),
}


@pytest.fixture(scope="module")
def report():
    return grade_submission(str(SUBMISSION), reference=load(str(ROOT / "proofs" / "ift6135_hw3")))


@pytest.fixture(scope="module")
def by_tag(report):
    return {claim.tag: claim for part in report.parts for claim in part.claims if claim.tag}


def part(report, number):
    return next(p for p in report.parts if p.part == number)


@pytest.mark.parametrize("tag", RIGHT)
def test_right_lines(by_tag, tag):
    claim = by_tag[str(tag)]
    assert (claim.judgement, claim.verdict) == ("right", "proved"), claim.reason


@pytest.mark.parametrize("tag", EXPECTED)
def test_what_was_found(by_tag, tag):
    claim = by_tag[tag]
    assert (claim.verdict, claim.judgement, claim.step) == EXPECTED[tag]


@pytest.mark.parametrize(("tag", "repair"), [("12", r"\det \left(S S^\top\right)"), ("65", r"1 + \frac{\beta \alpha}"), ("78", r"\sin t")])
def test_errors_have_a_counterexample_and_a_repair(by_tag, tag, repair):
    claim = by_tag[tag]
    assert claim.counterexample["model"]
    assert claim.counterexample["left"] != claim.counterexample["right"]
    assert repair in claim.repair["latex"]


def test_the_line_that_carries_on_says_from_where(report, by_tag):
    assert by_tag["66"].caused_by == by_tag["65"].id == part(report, "5.4").first_error
    assert part(report, "2.3").first_error == by_tag["12"].id
    assert part(report, "6.3").first_error == by_tag["78"].id


@pytest.mark.parametrize("number", ["2.1", "2.2", "2.3", "2.4", "6.1", "6.2", "6.3"])
def test_targets_are_reached(report, number):
    assert part(report, number).reached is True


def test_nothing_else_is_red(report):
    red = {c.tag for p in report.parts for c in p.claims if c.verdict == "refuted"}
    assert red == {"12", "65", "66", "78"}


@pytest.mark.parametrize("number", ["1.1", "3.1", "4.2", "5.2"])
def test_parts_without_a_reference_say_so(report, number):
    assert part(report, number).status == "no reference"


def test_every_display_of_the_graded_parts_has_a_verdict(report):
    graded = [p for p in report.parts if p.status != "no reference"]
    assert all(c.verdict != "none" for p in graded for c in p.claims if c.tag)
