"""Right lines that no model may refute: what was supposed of their letters cannot be drawn, or is not a definition."""

from __future__ import annotations

import pytest

from symderiv.grading.check import check_document
from symderiv.reading.documents.formats import read_document


def judgements(text: str) -> list[str]:
    report = check_document(read_document("a.md", text), deadline=5.0)
    return [claim.judgement for part in report.parts for claim in part.claims]


NEVER_WRONG = [
    # the adjoint of an operator, of which more is said than models know
    "Let $T$ be normal, so $T T^* = T^* T$. Then\n\n$$\\|T v\\| = \\|T^* v\\|$$",
    "Let $P$ be an idempotent $n \\times n$ matrix and $x \\in \\mathbb{R}^n$.\n\n$$P P x = P x$$",
    "Let $H$ be a symmetric orthogonal $n \\times n$ matrix and $x \\in \\mathbb{R}^n$.\n\n$$H H x = x$$",
    # orthogonal to a subspace
    "Let $u, v, w \\in \\mathbb{R}^n$ be such that $u - v \\perp S$ and $v - w \\in S$. Then\n\n"
    "$$\\|u - w\\|^2 = \\|u - v\\|^2 + \\|v - w\\|^2$$",
    # a value at a point defines no function
    "We have $F(x^*, r) = 2 r$ and $x^* = r$, where $r = 3$.\n\n$$F(0, r) = r$$",
    # the entries of a vector, found
    "Let $\\vec{u} \\in \\mathbb{R}^2$. The equations give\n\n$$u_1 = u_2 = \\frac{1}{2}$$",
    # said after a display without a full stop
    "We find\n\n$$a = b + c$$\n\nHere $K$ is a symmetric $n \\times n$ matrix, and $x, y \\in \\mathbb{R}^n$.\n\n"
    "$$x^T K y = y^T K x$$",
    # cases, of which one holds
    "We have $b^2 - 4b = 0$, so $b = 0$ or $b = 4$.",
    "Then $b (b - 4) = 0$, so $b = 0$ or $b = 4$. If $b = 0$, then the inverse is not defined, so $b = 4$.",
    "The discriminant is nonnegative when $k = 0$ or $3 \\le k \\le 4$. If $k = 0$, nothing is left. For $k > 3$, we have $1 + 1 = 2$.",
    # what is supposed in passing is over with its sentence
    "Let $y^3 + y - 10 = 0$. For $y = 0$ the left side is negative, while for $y = 3$ it is positive. Factoring gives\n\n"
    "$$(y - 2)(y^2 + 2 y + 5) = 0$$",
    "The function $f$ satisfies $f(x + y) = f(x) + f(y) + 1$ for all real $x$ and $y$. Find all integers $n$ such that "
    "$f(n) = n$.\n\n**Solution** Setting $x = y = 0,$ we get\n\n$$f(0) = 2 f(0) + 1$$\n\nso $f(0) = -1.$\n\n"
    "Setting $y = 1,$ we get\n\n$$f(x + 1) = f(x) + f(1) + 1.$$",
    # values found in one case, supposed in words, are not those of the next
    "If the numerator has the factor $x - 2$, it is $0$ there. Hence $2^2 + 2 + c = 0$, which means $c = -6$. If it has the "
    "factor $x - 3$, it is $0$ there. Hence $3^2 + 3 + c = 0$.",
    # no slip is seen in what jumps
    "Let $r$ be a real number. So the first terms are equal, and\n\n"
    "$$\\lfloor r + 0.1 \\rfloor = \\lfloor r + 0.2 \\rfloor = 7$$\n\nand $1 + 1 = 2$.",
    # what a sentence says is a contradiction
    "Let $y = 3$. The equation $x (y - 3) = 1 - 8 y$ is a contradiction, since it says that $0 = -23$. So $1 + 1 = 2$.",
    "This gives $0 = 5$, which is impossible, and $1 + 1 = 2$.",
    # a conjugate, or a letter
    "Let $v, w \\in \\mathbb{R}^n$.\n\n$$\\langle v, \\bar{\\mu} w \\rangle = \\mu \\langle v, w \\rangle$$",
]


@pytest.mark.parametrize("text", NEVER_WRONG)
def test_a_right_line_is_not_called_wrong(text):
    found = judgements(text)
    assert found
    assert "wrong" not in found


STILL_WRONG = [
    "Let $K$ be a symmetric $n \\times n$ matrix and $x, y \\in \\mathbb{R}^n$.\n\n$$x^T K y = 2 y^T K x$$",
    "Let $u, v \\in \\mathbb{R}^n$.\n\n$$\\|u + v\\|^2 = \\|u\\|^2 + \\|v\\|^2$$",
    "We have $b^2 - 4b = 0$, so $b = 0$ or $b = 2$.",
    "Let $x = 3$. Then $x^2 = 10$.",
    "If $x = 3$, then $x^2 = 10$.",
    "This gives $1 + 1 = 3$. The other case is impossible.",
    "Let $a$ and $b$ be real numbers.\n\n$$(a + b)^2 = a^2 + a b + b^2$$",
]


@pytest.mark.parametrize("text", STILL_WRONG)
def test_a_wrong_line_is(text):
    assert "wrong" in judgements(text)
