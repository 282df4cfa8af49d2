"""LaTeX as plain text: what a reader of a terminal sees."""

from __future__ import annotations

import pytest

from symderiv.reporting.plain_latex import plain_latex, shortened, width_of

SHOWN = [
    # LaTeX                                                what is shown                  why this row
    (r"\frac{\partial g}{\partial z_0} = \mathbf{S}",      "∂g/∂z₀ = S",                  "a derivative"),
    (r"\left| \det \left( A \right) \right|^{-1}",         "|det(A)|⁻¹",                  "delimiters hold their content"),
    (r"\frac{1 + \beta\alpha}{(\alpha + r)^2}",            "(1 + βα)/(α + r)²",           "brackets where they are needed"),
    (r"\sqrt{(\det S)^2}",                                 "√((det S)²)",                 "how far the root reaches"),
    (r"\prod_{i=1}^{K} \sigma_i",                          "∏ᵢ₌₁ᴷ σᵢ",                    "both indices"),
    (r"\begin{pmatrix} 1 & \eta \\ -\eta & 1 \end{pmatrix}", "[1 η; -η 1]",               "a matrix in a row"),
    (r"[\dot{d}(t), \ddot g(t)]^\top",                     "[ḋ(t), g̈(t)]ᵀ",               "accents"),
    (r"\mathcal{N}(\mu, \operatorname{diag}(\sigma^2))",   "N(μ, diag(σ²))",              "fonts are dropped"),
    (r"\unknown{x} = 1",                                   r"\unknown x = 1",             "nothing is left out"),
    ("x^{",                                                "x^",                          "unclosed"),
    ("}} x",                                               "}} x",                        "closed too often"),
    ("{" * 100,                                            "{" * 100,                     "too deep to be looked at"),
    ("",                                                   "",                            "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "shown", "why"), SHOWN, ids=[why for *_, why in SHOWN])
def test_shown(latex, shown, why):
    assert plain_latex(latex) == shown, why


def test_shortened_fits():
    assert shortened("abc", 3) == "abc"
    assert shortened("αβγδ", 3) == "αβ…"
    assert shortened("abcdefgh", 5) == "ab..."
    assert width_of(shortened("漢字漢字漢字", 5)) <= 5
