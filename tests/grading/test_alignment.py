"""Alignment: which step of the reference a line is, and whether the target was reached."""

from __future__ import annotations

import pytest

REACHED = [
    # part   line                                                                              reached
    ("2.1", r"q(g(z_0)) = \mathcal{N}(\mu, \operatorname{diag}(\sigma^2))",                     True),
    ("2.3", r"q(g(z_0)) = \mathcal{N}(\mu, S S^T)",                                             True),
    ("2.3", r"q(x) = (2\pi)^{-K/2} \det(S S^T)^{-1/2} e^{-\frac12 (x-\mu)^T (SS^T)^{-1} (x-\mu)}", True),
    ("2.3", r"|\det S| = \sqrt{\det(S S^T)}",                                                   False),
    ("6.1", r"\begin{pmatrix} d_{k+1} \\ g_{k+1} \end{pmatrix} = \begin{pmatrix} 1 & \eta \\ -\eta & 1 \end{pmatrix} \begin{pmatrix} d_k \\ g_k \end{pmatrix}", True),
    ("6.1", r"d_{k+1} = d_k + \eta g_k",                                                        False),
    ("6.2", r"d = g = 0",                                                                       True),
    ("6.3", r"\lambda = 1 \pm i \eta",                                                          True),
    ("6.3", r"\lambda = 1 \pm \eta",                                                            False),
]  # fmt: skip


@pytest.mark.parametrize(("part", "latex", "reached"), REACHED)
def test_reached(part, latex, reached, graded):
    assert bool(graded(f"## {part}\n\n$$\n{latex}\n$$\n")[part].reached) == reached


@pytest.mark.parametrize("latex", ["\\mathcal{O}(K)", "O(K)"])
def test_a_bare_answer_is_right(latex, graded):
    part = graded(f"## 2.2\n\nIt takes ${latex}$.\n")["2.2"]
    assert (part.status, part.reached, part.claims[0].kind) == ("right", True, "answer")


@pytest.mark.parametrize("latex", ["\\mathcal{O}(K^2)", "O(K^3)", "O(1)"])
def test_another_class_does_not_reach_the_target(latex, graded):
    part = graded(f"## 2.2\n\nIt takes ${latex}$.\n")["2.2"]
    assert not part.reached
    assert part.status != "right"


@pytest.mark.parametrize(
    ("part", "latex", "step"),
    [
        ("2.3", r"\frac{\partial g(z_0)}{\partial z_0} = S", "q2.3/step-1"),
        ("5.4", r"\|z - z_0\| = r", "q5.4/step-1"),
    ],
)
def test_matches(part, latex, step, display):
    assert display(part, latex).matches == step


def test_a_wrong_line_matches_nothing(display):
    assert display("2.3", r"\frac{\partial g(z_0)}{\partial z_0} = S^T").matches is None
