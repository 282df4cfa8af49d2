"""Repairs: the smallest slip that makes a line right, and none where there is none."""

from __future__ import annotations

import pytest

REPAIRED = [
    # part   wrong line                                                   what the note says
    ("2.3", r"\frac{\partial g(z_0)}{\partial z_0} = S^T",                "transpose"),
    ("2.3", r"q(g(z_0)) = \mathcal{N}(\mu, S^T S)",                       "wrong order"),
    ("2.3", r"|\det S| = \det(S S^T)",                                    "square root"),
    ("5.4", r"\|g(z) - z_0\| = r - \frac{\beta r}{\alpha + r}",           "sign"),
    ("6.1", r"g_{k+1} = g_k + \eta d_k",                                  "sign"),
    ("6.3", r"|\lambda| = 1 + \eta^2",                                    "square root"),
    ("6.3", r"\det(A) = 2 + \eta^2",                                      "one off"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "latex", "said"), REPAIRED)
def test_repair(part, latex, said, display):
    claim = display(part, latex)
    assert claim.judgement == "wrong"
    assert said in claim.repair["note"]


def test_the_repaired_line_is_right(display):
    claim = display("5.4", r"\|g(z) - z_0\| = r - \frac{\beta r}{\alpha + r}")
    assert display("5.4", r"\|g(z) - z_0\| = " + claim.repair["latex"]).judgement == "right"


def test_no_repair_where_no_slip_explains_it(display):
    assert display("2.4", r"\det S = \sum_{i=1}^K e^{5 S_{ii}} + 7").repair is None
