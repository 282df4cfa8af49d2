"""Arrows between statements: what follows and what does not, what is lost or added on the way to a solution."""

from __future__ import annotations

import pytest

from symderiv.grading.check import check_document
from symderiv.reading.documents.formats import read_document


def claims_of(text):
    report = check_document(read_document("answers.md", text=text))
    return [claim for part in report.parts for claim in part.claims]


RIGHT = [
    r"x^2 = 4 \Rightarrow x = 2 \text{ or } x = -2",
    r"x^2 = 4 \Leftrightarrow x = \pm 2",
    r"x = 2 \Rightarrow x^2 = 4",
    r"2x + 1 = 7 \Leftrightarrow x = 3",
    r"2x + 1 = 7 \implies 2x = 6 \implies x = 3",
    r"x > 2 \Rightarrow x^2 > 4",
    r"x^2 - 5x + 6 = 0 \iff x \in \{2, 3\}",
    r"\sqrt{x} = 3 \Rightarrow x = 9",
    r"e^x = 1 \iff x = 0",
    r"|x| = 3 \iff x^2 = 9",
    r"x = 0 \Rightarrow x y = 0",
    r"x = y \Rightarrow x^2 = y^2",
    r"x + y = 5 \text{ and } x - y = 1 \iff x = 3 \text{ and } y = 2",
    r"x + y = 5, x - y = 1 \iff x = 3, y = 2",
]

WRONG = [
    r"2x + 1 = 7 \Leftrightarrow x = 4",
    r"2x + 1 = 7 \implies 2x = 8 \implies x = 4",
    r"x^2 - 5x + 6 = 0 \iff x \in \{2, 4\}",
    r"x^2 - 5x + 6 = 0 \Rightarrow x = 4",
    r"\sqrt{x} = 3 \Rightarrow x = 3",
    r"3x = 12 \Rightarrow x = 3",
    r"x^3 = 8 \Leftrightarrow x = 3",
    r"2^x = 8 \Rightarrow x = 4",
    r"-2x > 6 \Leftrightarrow x > -3",
    r"\frac{1}{x} = 4 \Rightarrow x = 4",
    r"x - 3 = 5 \Rightarrow x = 2",
    r"x + y = 5 \text{ and } x - y = 1 \iff x = 4 \text{ and } y = 2",
    r"x + y = 5, x - y = 1 \implies x = 3, y = 1",
]

# Solutions are lost, or one is added: refuted, and called imprecise, for words may say what else is known of x.
IMPRECISE = [
    r"x^2 = 4 \Rightarrow x = 2",
    r"x^2 = 4 \Leftrightarrow x = 2",
    r"x = 2 \Leftrightarrow x^2 = 4",
    r"x^2 > 4 \Rightarrow x > 2",
    r"x^2 - 5x + 6 = 0 \Rightarrow x = 2",
    r"|x| = 3 \Rightarrow x = 3",
    r"x = y \iff x^2 = y^2",
    r"x + 1 = \sqrt{x + 3} \iff (x + 1)^2 = x + 3",
    r"x^2 = x \Rightarrow x = 1",
    r"x^2 = 3x \Leftrightarrow x = 3",
]

# An arrow for "so": more than stands there is leant on, and nothing is said against it.
LEANING = [
    r"x y = 0 \Rightarrow x = 0",
    r"a = 3 \Rightarrow b = 4",
    r"a + b = 5 \Rightarrow a = 2",
    r"\sin x = \frac12 \Rightarrow x = \frac{\pi}{6}",
    r"n \equiv 3 \pmod 7 \Rightarrow n = 10",
]


@pytest.mark.parametrize("row", RIGHT)
def test_right_arrows(row):
    (claim,) = claims_of(f"$${row}$$\n")
    assert (claim.judgement, claim.verdict) in (("right", "proved"), ("right", "supported"))


@pytest.mark.parametrize("row", WRONG)
def test_wrong_arrows(row):
    (claim,) = claims_of(f"$${row}$$\n")
    assert (claim.judgement, claim.verdict) == ("wrong", "refuted")
    assert claim.counterexample


@pytest.mark.parametrize("row", IMPRECISE)
def test_what_is_lost_or_added(row):
    (claim,) = claims_of(f"$${row}$$\n")
    assert (claim.judgement, claim.verdict) == ("imprecise", "refuted")
    assert "lost" in claim.reason or "right for" in claim.reason


@pytest.mark.parametrize("row", LEANING)
def test_arrows_that_lean_on_more(row):
    assert not [c for c in claims_of(f"$${row}$$\n") if c.judgement in ("wrong", "imprecise", "right")]


# Rows one below the other: what the last of them is judged to be.
ROWS = [
    (["x^2 - 5x + 6 = 0", r"\Rightarrow (x - 2)(x - 3) = 0"], "right"),
    (["x^2 - 5x + 6 = 0", r"\Leftrightarrow x = 2 \text{ or } x = 3"], "right"),
    (["2x + 1 = 7", r"\Rightarrow x = 3"], "right"),
    (["x^2 - 5x + 6 = 0", r"\Leftrightarrow (x - 2)(x + 3) = 0"], "wrong"),
    (["2x + 1 = 7", r"\Rightarrow x = 4"], "wrong"),
    (["x^2 - 5x + 6 = 0", r"\Rightarrow x = 2"], "imprecise"),
    (["x > 0", "x^2 = 4", r"\Rightarrow x = 2"], "right"),
    (["x + y = 10", "x - y = 4", r"\Rightarrow x = 7"], "right"),
]


@pytest.mark.parametrize(("rows", "judgement"), ROWS)
def test_arrows_between_rows(rows, judgement):
    *before, last = claims_of("We have\n\n" + "\n\n".join(f"$${row}$$" for row in rows) + "\n")
    assert last.judgement == judgement
    assert not [claim for claim in before if claim.judgement in ("wrong", "imprecise")]


CHAINS = {
    "a row that a later one contradicts is wrong": (
        r"$$\begin{aligned}\frac{\sin x}{\cos x} + \frac{\cos x}{1 + \sin x} &= \frac{\sin x}{\cos x} \\"
        r"&= \frac{\sin x + 1}{\cos x (1 + \sin x)} \\ &= \frac{1}{\cos x}\end{aligned}$$",
        ["wrong", "right", "right"],
    ),
    "a value in a chain says something of the letters": (
        r"$$\begin{aligned}x^2 - y^2 &= 15 \\ &= (x - y)(x + y)\end{aligned}$$", ["not_a_claim", "right"],
    ),
    "an index is hardly negative": (
        r"$$\sum_{k=1}^{n} \sqrt{k^2} = \frac{n(n+1)}{2}$$" "\n\n" r"$$\sqrt{n^2} \cdot n! = n \cdot n!$$", ["right", "right"],
    ),
    "of a letter without a domain": (r"$$\sqrt{x^2} = x$$", ["imprecise"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_chains_and_domains(name):
    text, judgements = CHAINS[name]
    assert [claim.judgement for claim in claims_of(text + "\n")] == judgements
