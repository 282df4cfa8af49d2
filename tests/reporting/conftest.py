"""Reports made by hand: one of every kind of line, and one that is hostile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symderiv.grading.report import ClaimReport, PartReport, Report

RIGHT = ClaimReport(
    "c1", 12, 4, 12, r"\frac{\partial g}{\partial z_0} = S", "proved", "right",
    tag="8", by=("jacobian_from_differential",), matches="q2.3/step-1",
)  # fmt: skip

WRONG = ClaimReport(
    "c2", 16, 4, 17, r"q(g(z_0)) = \frac{1}{\sqrt{(2\pi)^K |S|}} \exp(-\frac{1}{2} u^\top (S S^\top)^{-1} u)",
    "refuted", "wrong", tag="12", step="refuted", reason="the two sides differ by a factor",
    counterexample={"model": {"K": 2, "S": [["2", "0"], ["1", "3"]], r"\mu": ["0", "0"]}, "left": "0.026", "right": "0.065"},
    repair={"latex": r"\frac{1}{\sqrt{(2\pi)^K |S S^\top|}}", "note": "right if |S| is replaced by |S S^T|"},
    matches="q2.3/step-4",
)  # fmt: skip

CARRIED = ClaimReport("c3", 18, 4, 18, r"= \frac{1}{|S|}", "refuted", "follows_from_error", caused_by="c2", step="proved")
GIVEN = ClaimReport("c4", 19, 1, 19, "z_0", "none", "not_a_claim", kind="given")
UNREAD = ClaimReport("c5", 20, 2, 20, r"\foo = 1", "unread", "unknown", reason=r"'\foo' could not be read")

PARTS = (
    PartReport("2.3", "A general map", 6, (4, 5), "wrong", True, "c2", (RIGHT, WRONG, CARRIED, GIVEN, UNREAD), note="the error made the rest easier"),
    PartReport("2.4", "A triangular map", 3, (3, 3), "right", True, None, (replace(RIGHT, id="c6", tag=None),)),
    PartReport("3.1", "", None, None, "no reference", None, None, ()),
)  # fmt: skip

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e\"'&"


@pytest.fixture
def report() -> Report:
    return Report("answers.md", "proofs/hw", "0.1.0", PARTS, missing=("6.1",))


@pytest.fixture
def hostile() -> Report:
    """The same text wherever a submission may put one."""
    claim = replace(
        WRONG, id="h1", latex=HOSTILE, tag=HOSTILE, reason=HOSTILE, counterexample={"model": {HOSTILE: HOSTILE}, "left": HOSTILE, "right": 1},
        repair={"latex": HOSTILE, "note": HOSTILE}, matches=HOSTILE, by=(HOSTILE,),
    )  # fmt: skip
    part = PartReport(HOSTILE, HOSTILE, 6, (0, 0.5), "wrong", False, "h1", (claim, replace(claim, id="h2", caused_by="h1")), note=HOSTILE)
    return Report(HOSTILE, HOSTILE, "0.1.0", (part,), problems=(HOSTILE,), cut_short=True, missing=(HOSTILE,))


@pytest.fixture(autouse=True)
def forgetful(tmp_path, monkeypatch):
    """Nothing is remembered from one test to the next."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache-of-this-test"))
