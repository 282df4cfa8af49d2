"""Mistakes and conditions: an equation in free letters is wrong only where the slip is seen that made it so."""

from __future__ import annotations

import pytest

from symderiv.statements import decide

MISTAKES = [
    # what was written, what it must be replaced by
    (r"(x+y)^2 = x^2 + y^2",                    "2"),
    (r"(a-1) + a = 2a",                         "1"),
    (r"a^2 - (b-c)^2 = a^2 - b^2 + 2bc",        "c^2|c^{2}"),
    (r"3(x+2) = 3x + 5",                        "6"),
    (r"(2x+3)(x-1) = 2x^2 + x + 3",             "- 3"),
    (r"8a \cdot 8b = 46ab",                     "64"),
    (r"\frac{x^2-1}{x-1} = x - 1",              "x + 1"),
    (r"\sin^2 t = 1 - \sin^2 t",                r"\cos"),
    (r"(7b^3)^2 = 7 b^6",                       "49|7 b^{6} \\cdot 7|7 \\cdot 7"),
    (r"l(m+n) + lm = 2lm + ll",                 "n"),
    (r"\frac{5x^2 + 6x^2}{x^2} = 12",           "11"),
    (r"\cos 2x = 1 + 2\sin^2 x",                "-"),
    (r"\cos^2 t = \frac{\cos 3t + 1}{2}",       "2"),
    (r"(x+y)^3 = x^3 + 3x^2y + 3xy^2",          "y^3|y^{3}"),
]  # fmt: skip

CONDITIONS = [
    r"2x + 1 = 7", r"x^2 = 4", r"y = 3x - 2", r"ab = 315", r"x^2 = x", r"27y = y", r"6x = 4x", r"a + b = c",
    r"c + c + c = 0", r"(x+1)(x+2) = 12", r"x + y = xy", r"P^2 - 4P = 0", r"\sin x = \frac12", r"5x < -40",
    r"e = 1", r"x + x > 20 - 2x", r"AD = DE", r"4B = -2", r"|x| - x = 0", r"9k^2 + 16k^2 = 1",
]  # fmt: skip

ALWAYS_WRONG = [r"x^2 + 1 < 0", r"2 + 2 = 5", r"(x-1)^2 < 0"]


@pytest.mark.parametrize(("latex", "wanted"), MISTAKES, ids=str)
def test_a_slip_in_an_identity_is_refuted_and_repaired(latex, wanted):
    decision = decide(latex)
    assert decision.verdict == "refuted"
    assert any(piece in decision.repair["latex"] for piece in wanted.split("|"))
    sides = latex.split("=")
    assert "proved" in {decide(f"{sides[0]} = {decision.repair['latex']}").verdict,
                        decide(f"{decision.repair['latex']} = {sides[1]}").verdict}  # fmt: skip


@pytest.mark.parametrize("latex", CONDITIONS)
def test_a_condition_is_neither_right_nor_wrong(latex):
    assert decide(latex).verdict in ("undecided", "none")


@pytest.mark.parametrize("latex", CONDITIONS[:4])
def test_what_is_said_of_a_declared_letter_is_said_of_all_its_values(latex):
    letters = {letter: "real" for letter in latex if letter.isalpha()}
    assert decide(latex, notation=letters).verdict in ("refuted", "undecided")


@pytest.mark.parametrize("latex", ALWAYS_WRONG)
def test_what_holds_for_no_value_is_refuted(latex):
    assert decide(latex).verdict == "refuted"
