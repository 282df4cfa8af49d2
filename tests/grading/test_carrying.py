"""Errors carried forward are not counted twice."""

from __future__ import annotations

CHAIN = r"""## 2.3

$$|\det S| = \det(S S^T) \tag{1}$$
$$= \det(S) \det(S^T) \tag{2}$$
$$= |\det S| \tag{3}$$
"""


def test_a_right_step_from_a_wrong_line_carries_it_on(graded):
    first, second, third = graded(CHAIN)["2.3"].claims
    assert (first.judgement, first.caused_by) == ("wrong", None)
    assert (second.judgement, second.caused_by, second.step) == ("follows_from_error", first.id, "proved")
    assert (third.judgement, third.step) == ("right", "refuted")


def test_a_line_that_uses_a_wrong_expression_carries_it_on(graded):
    text = r"""## 5.4

$$\frac{\partial}{\partial r} \|g(z) - z_0\| = \frac{1 + \beta \alpha}{(\alpha + r)^2}$$

As $\beta \ge -\alpha$,

$$\frac{1 + \beta \alpha}{(\alpha + r)^2} \ge 0$$
"""
    part = graded(text)["5.4"]
    wrong, carried = [claim for claim in part.claims if claim.verdict == "refuted"]
    assert part.first_error == wrong.id
    assert (carried.judgement, carried.caused_by) == ("follows_from_error", wrong.id)


def test_two_errors_are_two(graded):
    text = "## 2.3\n\n$$|\\det S| = \\det(S S^T)$$\n\n$$\\frac{\\partial g(z_0)}{\\partial z_0} = S^T$$\n"
    assert [claim.judgement for claim in graded(text)["2.3"].claims] == ["wrong", "wrong"]
