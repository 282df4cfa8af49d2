"""Bad input: what cannot be read is named, and everything else still gets its verdict, in linear time."""

from __future__ import annotations

import time

import pytest

GOOD = "$$\\frac{\\partial g(z_0)}{\\partial z_0} = S \\tag{good}$$\n\n"

GARBAGE = [
    "$$\\frac{1}{\\sqrt{2 = \\left( x$$",
    "$$\\foo{x} = \\unknownmacro S$$",
    "$$= = = \\\\ & & ^^^ __ }{ $$",
    "$$x = $$",
    "$$\\begin{pmatrix} 1 & 2 \\\\ 3$$",
    "$$$$",
    "$$" + "(" * 3000 + "S" + ")" * 3000 + " = S$$",
    "$$" + "\\frac{1}{" * 500 + "S" + "}" * 500 + " = S$$",
    "$$" + "\\sqrt{" * 5000 + "$$",
    "$$S^{S^{S^{S^S}}} = \\begin{cases} 1 \\\\ 2$$",
    "$$9^{9^{9^{9}}} = 1$$",
    "$$\\text{so we have } \\det S = \\dots$$",
    "an $ unclosed formula \x0b and \u202e",
]


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_among_good_lines(line, graded):
    claims = graded(f"## 2.3\n\n{GOOD}{line}\n\n{GOOD}")["2.3"].claims
    good = [claim for claim in claims if claim.tag == "good"]
    assert [claim.judgement for claim in good] == ["right", "right"]
    assert all(claim.reason for claim in claims if claim.verdict in ("unread", "undecided"))
    assert all(claim.judgement not in ("wrong", "follows_from_error") for claim in claims)


def test_unclosed_latex(graded):
    text = (
        "\\documentclass{article}\\begin{document}\\section*{2.3}\n\\begin{align} |\\det S| &= \\sqrt{\\det(S S^T)} \\\\\n"
        "\\frac{a}{b &= S \\end{align}\n\\begin{equation} |\\det S| = |\\det S^T| \\end{equation}\n\\begin{equation} x ="
    )
    judgements = [claim.judgement for claim in graded(text, "a.tex")["2.3"].claims]
    assert judgements.count("right") == 2
    assert "wrong" not in judgements


@pytest.mark.parametrize("text", ["## 2.3\n", "## 2.3\n\n**Solution.**\n\n", "## 2.3\n\nNothing.\n"])
def test_an_empty_answer(text, graded):
    part = graded(text)["2.3"]
    assert (part.status, part.suggested, part.first_error, part.claims) == ("empty", None, None, ())


def test_no_parts_at_all(graded):
    assert {part.status for part in graded("Just words.\n").values()} <= {"no reference"}


def test_time_is_linear(graded):
    def seconds(lines):
        text = "## 2.3\n\n" + "".join(f"$$a_{{{i}}} = \\det(S)$$\n\n" for i in range(lines))
        start = time.process_time()
        assert len(graded(text)["2.3"].claims) == lines
        return time.process_time() - start

    seconds(50)
    assert seconds(800) < 4 * 2 * seconds(200) + 0.2


def test_ten_thousand_lines(graded):
    text = "## 2.3\n\n" + "nothing here $x$\n\n" * 10_000
    assert graded(text, seconds=30)["2.3"].status in ("empty", "unknown")


def test_a_deadline_that_has_passed(graded):
    claims = graded(f"## 2.3\n\n{GOOD}", seconds=0)["2.3"].claims
    assert [claim.verdict for claim in claims] == ["undecided"]
