"""LaTeX to tokens: names, numbers, what is taken out, and the limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.reading.syntax.tokens import DEEPEST, LONGEST, TooMuch, tokens_of


def texts(latex: str) -> list[str]:
    return [token.text for token in tokens_of(latex)[:-1]]


TOKENS = [
    (r"2x + 1",                     ["2", "x", "+", "1"]),
    (r"3.14\pi",                    ["3.14", r"\pi"]),
    (r"1{,}000 + 2,500",            ["1000", "+", "2500"]),
    (r"f(1,200)",                   ["f", "(", "1", ",", "200", ")"]),
    (r"\mathrm{z0}\cdot \mathrm{x\_1}", ["z0", r"\cdot", "x_1"]),
    (r"\operatorname*{arg\,max}_x", ["argmax", "_", "x"]),
    (r"\text{diag}(\sigma)",        ["diag", "(", r"\sigma", ")"]),
    (r"exp(x) lnY dg",              ["exp", "(", "x", ")", "ln", "Y", "d", "g"]),
    (r"\left( x \right] \big| y",   ["(", "x", "]", "|", "y"]),
    (r"a \, b \; c \! ~ d",         ["a", "b", "c", "d"]),
    (r"x \stackrel{(a)}{=} y",      ["x", "=", "y"]),
    (r"x \not= y \label{e} \tag{1}", ["x", r"\neq", "y"]),
    (r"x % a comment",              ["x"]),
    (r"x ≤ σ·2",                    ["x", r"\le", r"\sigma", r"\cdot", "2"]),
    (r"a := b >= c",                ["a", ":=", "b", ">=", "c"]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), TOKENS, ids=[latex for latex, _ in TOKENS])
def test_tokens(latex, expected):
    assert texts(latex) == expected


KINDS = [
    (r"\text{diag}",         "word"),
    (r"\text{ if } ",        "prose"),
    (r"\text{we have that}", "prose"),
    (r"\mathrm{T}",          "letter"),
    (r"\Rightarrow",         "relation"),
    (r"\quad",               "gap"),
    (r"\odot",               "command"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "kind"), KINDS, ids=[latex for latex, _ in KINDS])
def test_kinds(latex, kind):
    assert tokens_of(latex)[0].kind == kind


@pytest.mark.parametrize(
    "latex", ["x" * (LONGEST + 1), "(" * (DEEPEST + 1), "{" * (DEEPEST + 1), r"\left[" * (DEEPEST + 1)]
)
def test_limits(latex):
    with pytest.raises(TooMuch):
        tokens_of(latex)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_tokens_stand_where_they_say_and_never_overlap(latex):
    tokens = tokens_of(latex)
    assert all(0 <= a.start <= a.end <= b.start <= len(latex) for a, b in pairwise(tokens))
