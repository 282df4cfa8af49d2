"""Judgements of single lines: planted errors are found, conditions and unexplained letters are left alone."""

from __future__ import annotations

import pytest

RIGHT = [
    # part   line
    ("2.1", r"q(x) = \mathcal{N}(\mu, \operatorname{diag}(\sigma^2))"),
    ("2.1", r"|\det \operatorname{diag}(\sigma)| = \prod_i \sigma_i"),
    ("2.1", r"p_x(x) = q(z_0) \prod_{i=1}^K \frac{1}{\sigma_i}"),
    ("2.1", r"z_{0,i} = \frac{x_i - \mu_i}{\sigma_i}"),
    ("2.3", r"q(x) = (2\pi)^{-K/2} |\det S|^{-1} \exp\left(-\frac12 \|S^{-1}(x - \mu)\|^2\right)"),
    ("2.3", r"\det(S S^T) = \det(S)^2"),
    ("5.4", r"\|y - z_0\| = r + \frac{\beta r}{\alpha + r}"),
    ("5.4", r"\frac{\partial}{\partial r}\|y - z_0\| = 1 + \frac{\alpha\beta}{(\alpha + r)^2}"),
    ("6.1", r"d^{(k+1)} = d^{(k)} + \eta g^{(k)}"),
    ("6.1", r"d_{n+1} = d_n + \eta g_n"),
    ("6.3", r"\det(A) = 1 + \eta^2"),
    ("6.3", r"\lambda \bar\lambda = 1 + \eta^2"),
]  # fmt: skip

WRONG = [
    ("2.1", r"\left|\det\frac{\partial g(z_0)}{\partial z_0}\right| = \sum_{i=1}^K \sigma_i"),
    ("2.1", r"q(x) = \mathcal{N}(\mu, \operatorname{diag}(\sigma))"),
    ("2.3", r"\frac{\partial g(z_0)}{\partial z_0} = S^T"),
    ("2.3", r"q(g(z_0)) = \mathcal{N}(\mu, S^T S)"),
    ("2.3", r"(S S^T)^{-1} = S^{-1} S^{-T}"),
    ("2.3", r"p(x) = (2\pi)^{-K/2} |\det S|^{-1/2} e^{-\frac12 (x-\mu)^T (SS^T)^{-1} (x-\mu)}"),
    ("2.4", r"\det S = \sum_{i=1}^K S_{ii}"),
    ("5.4", r"\|g(z) - z_0\| = r - \frac{\beta r}{\alpha + r}"),
    ("5.4", r"y - z_0 = r \tilde z"),
    ("6.1", r"g_{k+1} = g_k + \eta d_k"),
    ("6.1", r"d_{n+1} = d_n - \eta g_n"),
    ("6.1", r"A = \begin{pmatrix} 1 & \eta \\ \eta & 1 \end{pmatrix}"),
    ("6.2", r"\frac{\partial V}{\partial d} = d"),
    ("6.3", r"\det(A - \lambda I) = (1-\lambda)^2 - \eta^2"),
    ("6.3", r"\lambda = 1 \pm \eta"),
    ("6.3", r"|\lambda| = 1 + \eta^2"),
    ("6.3", r"d_{k+1}^2 + g_{k+1}^2 = d_k^2 + g_k^2"),
    ("6.3", r"\|(d_k, g_k)\| = (1+\eta^2)^k \|(d_0, g_0)\|"),
]  # fmt: skip

NOT_CLAIMED = [
    ("6.2", r"g = 0"),
    ("6.2", r"\eta g = 0"),
    ("6.2", r"\eta g_k = 0"),
    ("6.2", r"d_{k+1} = d_k"),
    ("6.2", r"\frac{\partial V}{\partial d} = g = 0"),
    ("6.2", r"d = d + \eta g"),
    ("6.2", r"A \begin{pmatrix} d \\ g \end{pmatrix} = \begin{pmatrix} d \\ g \end{pmatrix}"),
]  # fmt: skip

OPEN = [
    ("6.1", r"d_{k+1} = d_k + \gamma \alpha g_k"),
    ("6.3", r"w_k = (1 - i\eta)^k w_0"),
    ("6.3", r"\lambda = 1 + i\eta"),
    ("5.4", r"r_1 + \frac{\beta r_1}{\alpha + r_1} = r_2 + \frac{\beta r_2}{\alpha + r_2}"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "latex"), RIGHT)
def test_right(part, latex, display):
    assert display(part, latex).judgement == "right"


@pytest.mark.parametrize(("part", "latex"), WRONG)
def test_wrong_with_a_counterexample(part, latex, display):
    claim = display(part, latex)
    assert (claim.judgement, claim.verdict) == ("wrong", "refuted")
    assert claim.counterexample["model"]
    assert claim.reason.startswith("false for ")


@pytest.mark.parametrize(("part", "latex"), NOT_CLAIMED)
def test_a_condition_is_neither_right_nor_wrong_by_itself(part, latex, display):
    assert display(part, latex).judgement in ("not_a_claim", "right")


@pytest.mark.parametrize(("part", "latex"), OPEN)
def test_what_depends_on_an_unexplained_letter_is_open(part, latex, display):
    claim = display(part, latex)
    assert claim.judgement in ("unknown", "not_a_claim")
    if claim.judgement == "unknown":
        assert claim.verdict == "undecided"
        assert "not declared in the reference" in claim.reason or "one of several values" in claim.reason


SUPPOSED = [
    # words before                          line                                        judgement
    ("",                                    r"1 + \frac{\beta}{\alpha + r} > 1",        "wrong"),
    (r"If $\beta > 0$ then",                r"1 + \frac{\beta}{\alpha + r} > 1",        "right"),
    (r"Case $\beta > 0$:",                  r"1 + \frac{\beta}{\alpha + r} > 1",        "right"),
    (r"If $\beta < 0$ then",                r"1 + \frac{\beta}{\alpha + r} > 1",        "wrong"),
    (r"We want",                            r"1 + \frac{\beta}{\alpha + r} > 1",        "not_a_claim"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "latex", "judgement"), SUPPOSED)
def test_a_line_is_judged_in_the_case_it_is_said_of(words, latex, judgement, display):
    assert display("5.4", latex, words).judgement == judgement


def test_an_iterate_before_the_first_does_not_refute(display):
    assert display("6.1", r"d_k = d_{k-1} + \eta g_{k-1}").judgement in ("right", "unknown")
    assert display("6.1", r"d_k = d_{k-1} - \eta g_{k-1}").judgement != "right"


def test_inline_conditions_are_never_red(graded):
    part = graded("## 5.4\n\nThis holds if $\\beta > 0$, or where $r > 1$ and $\\alpha = \\beta$.\n")["5.4"]
    assert [claim.judgement for claim in part.claims] == []


def test_a_strict_sign_that_may_be_equal_is_imprecise(display):
    claim = display("6.3", r"d_{k+1}^2 + g_{k+1}^2 > d_k^2 + g_k^2")
    assert (claim.judgement, claim.verdict) == ("imprecise", "refuted")
    assert display("6.3", r"d_{k+1}^2 + g_{k+1}^2 < d_k^2 + g_k^2").judgement == "wrong"


@pytest.mark.parametrize(
    ("latex", "judgement"),
    [
        (r"r = 0 \Rightarrow y = z_0", "right"),
        (r"r = 1 \Rightarrow y = z_0", "wrong"),
        (r"\beta = 0 \Rightarrow y = z", "right"),
    ],
)
def test_an_arrow_within_a_line_claims_what_follows(latex, judgement, display):
    assert display("5.4", latex).judgement == judgement
