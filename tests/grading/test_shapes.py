r"""Shapes: which letter stands where, from what is written alone."""

from __future__ import annotations

import pytest

from symderiv.grading.shapes import laid_over, shapes_of, weight

DECLARED = frozenset({"g", "z", "z_0", r"\mu", "S", "K", r"\sigma", r"\alpha", r"\beta", "r", "h", r"\tilde z"})

ALIKE = [
    # the reference's formula        a student's                     the student's letters
    (r"g(z_0) = \mu + S z_0",        r"f(w) = b + M w",              {"g": "f", "z_0": "w", r"\mu": "b", "S": "M"}),
    (r"g(z_0) = \mu + S z_0",        r"f(w) = M w + b",              {"g": "f", "z_0": "w", r"\mu": "b", "S": "M"}),
    (r"\sigma \in \mathbb{R}^K_{>0}", r"s \in \mathbb{R}^n_{>0}",    {r"\sigma": "s", "K": "n"}),
    (r"h(\alpha, r) = 1/(\alpha + r)", r"h(a, s) = \frac{1}{a + s}", {"h": "h", r"\alpha": "a", "r": "s"}),
    (r"r = \|z - z_0\|",             r"s = \|w - c\|_2",             {"r": "s", "z": "w", "z_0": "c"}),
    (r"z = z_0 + r \tilde z",        r"w = w_0 + r \tilde w",        {"z": "w", "z_0": "w_0", "r": "r", r"\tilde z": r"\tilde w"}),
    (r"\det S = \prod_{i=1}^K S_{ii}", r"\det M = \prod_{j=1}^n M_{jj}", {"S": "M", "K": "n", "i": "j"}),
    (r"S^T S",                       r"M^\top M",                    {"S": "M"}),
]  # fmt: skip

UNLIKE = [
    (r"g(z_0) = \mu + S z_0", r"g(z_0) = \mu - S z_0"),
    (r"S^T S", r"M^T N"),  # one letter for two
    (r"S \mu", r"M M"),  # two for one
    (r"\frac{\alpha}{r}", r"\frac{a}{s + 1}"),
    (r"\prod_{i=1}^K S_{ii}", r"\sum_{i=1}^K S_{ii}"),
    (r"\|z\|", r"|w|"),
]


@pytest.mark.parametrize(("pattern", "latex", "letters"), ALIKE)
def test_the_letters_in_each_others_place(pattern, latex, letters):
    assert laid_over(shapes_of(pattern)[0], shapes_of(latex)[0], DECLARED) == letters


@pytest.mark.parametrize(("pattern", "latex"), UNLIKE)
def test_what_has_another_shape(pattern, latex):
    assert laid_over(shapes_of(pattern)[0], shapes_of(latex)[0], DECLARED) is None


def test_a_longer_formula_weighs_more():
    weights = [weight(shapes_of(latex)[0]) for latex in ("x", "x + y", "x + y = z", r"\frac{x + y}{z} = u v")]
    assert weights == sorted(set(weights))
