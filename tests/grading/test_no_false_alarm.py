"""What may be right is not called wrong without a reference: sizes nobody stated, tasks, rings, logarithms."""

from __future__ import annotations

import pytest

from symderiv.grading.check import check_document
from symderiv.reading.documents.formats import read_document
from symderiv.statements import decide


def judgements(text: str) -> list[str]:
    report = check_document(read_document("a.md", text), deadline=5.0)
    return [claim.judgement for part in report.parts for claim in part.claims]


NEVER_WRONG = [
    # A and B may well be square, which nobody said
    r"$$\det(A B) = \det(B A)$$",
    # one letter vanishes on the way: words said that it is its own inverse
    "All eigenvalues are 1 or -1, so the square of the diagonal matrix is the identity.\n\n"
    "$$A^2 = P^{-1} D^2 P = P^{-1} I P = P^{-1} P = I$$",
    # of constrained vectors; what else was given is not in the text
    "Let $u \\in \\mathbb{R}^n$ be the multiplier and $r, w \\in \\mathbb{R}^n$. The conditions are\n\n"
    "$$r = w + \\frac{1}{2}(u + (u^T w) r).$$\n\nBy taking the inner product with w, we get $u^T w = 1 - w^T w$.",
    # what a basis has to satisfy
    "The vectors are orthonormal if $\\|w_i\\|^2 = 1$ for all i.",
    "$$\\forall i: \\|\\vec w_i\\|^2 = 1$$",
    # in a ring
    "Let R be a commutative ring with unity. By definition $e \\cdot e = e$, and $e \\cdot e = 0$, so $e = 0$.",
    "In a Boolean ring every element is its own square.\n\n$$x + x = (x + x)^2 = x^2 + x^2 + x^2 + x^2 = x + x + x + x$$",
    # idempotent: said of a matrix, and of its entries
    "Because $A$ is symmetric, $A = U D U^T$ by the spectral theorem.\n\nSo $D^2 = D$, which needs $d_i^2 = d_i$.",
    "Then $d_i^2 = d_i$ for each of the numbers $d_1, \\dots, d_n$ on the diagonal.",
    # logarithms to base 2, and to base 10
    "$$T(n) = 2c (n/2 - 17) \\lg(n/2 - 17) + n = c (n-34) \\lg (n-34) + (1-c) n + 34c$$",
    "The entropy of a fair coin is $-\\frac12 \\log \\frac12 - \\frac12 \\log \\frac12 = 1$ bit.",
    "The pH is $-\\log 10^{-7} = 7$.",
    # what words say of vectors, of matrices, of the numbers
    "Since $x$ and $y$ are orthogonal,\n\n$$\\|x + y\\|^2 = \\|x\\|^2 + \\|y\\|^2$$",
    "Let $x, y \\in \\mathbb{R}^n$ be orthogonal. Then\n\n$$\\|x + y\\|^2 = \\|x\\|^2 + \\|y\\|^2$$\n\nand\n\n"
    "$$\\|x - y\\|^2 = \\|x\\|^2 + \\|y\\|^2$$",
    "Let $A, B$ be $n \\times n$ matrices. Since they commute,\n\n$$(A + B)^2 = A^2 + 2 A B + B^2$$",
    "In characteristic 2 we have\n\n$$(x + y)^2 = x^2 + y^2$$",
    "Let $A$ be a $2 \\times 2$ matrix with trace 0. Then\n\n$$A^2 = -\\det(A) I$$",
    # numbers of equations
    "$$3! = 6 \\tag{1}$$\n\n$$2 + 4 = 6 \\tag{2}$$\n\n$$(1) = (2)$$",
    "$$1 + 1 = 2 \\tag{1}$$\n\n$$2 + 2 = 4 \\tag{2}$$\n\nso that $(1) < (2)$.",
    # a title: what is to be examined
    "1. **$14 \\equiv 4 \\pmod{5}$**\n\n   $14 - 4 = 10$\n\n2. **$14 \\equiv 3 \\pmod{10}$**\n\n   $14 - 3 = 11$\n",
    "Is $14 \\equiv 3 \\pmod{10}$?",
    "Decide whether $2^{10} = 1000$.",
    # the items of a task
    "## Task\n\nCheck the following congruences:\n\n1. $17 \\equiv 2 \\pmod{5}$\n2. $17 \\equiv 3 \\pmod{10}$\n",
    # matrices that nothing introduces: that they are skew stood in the question
    "b. True\n\n$(A + B)^T = A^T + B^T = -A + -B = - (A + B)$",
    # an expression that was announced, and no further side of the chain before
    "$$1 + 2 + \\ldots + n = \\frac{n(n+1)}{2}$$\n\nA hint is to use\n\n$$1 + 2 + \\ldots + (n-1)$$",
    # entries said of a matrix by its small letter
    "Let $B$ be the matrix with $b_{jk} = v_j w_k$, where $A v = 0$ and $w^T A = 0$. Thus $B A = A B = 0$.",
]


@pytest.mark.parametrize("text", NEVER_WRONG)
def test_what_may_be_right_is_not_called_wrong(text):
    assert "wrong" not in judgements(text)


STILL_WRONG = [
    r"$$\det(A B) = \det(A) + \det(B)$$",
    "Let $A \\in \\mathbb{R}^{m \\times n}$ and $B \\in \\mathbb{R}^{n \\times m}$.\n\n$$\\det(A B) = \\det(B A)$$",
    "For invertible matrices $A$ and $B$ of size $n \\times n$,\n\n$$(A B)^{-1} = A^{-1} B^{-1}$$",
    "So $14 \\equiv 3 \\pmod{10}$.",
    "## Task\n\nLet $n = 17$. We find:\n\n1. $17 \\equiv 2 \\pmod{5}$\n2. $17 \\equiv 3 \\pmod{10}$\n",
    "For $n \\times n$ matrices $A$ and $B$ we have\n\n$$(A + B)^2 = A^2 - B^2$$",
    "$$14 - 3 = 10$$",
    "Matrices do not commute, but numbers $x$ and $y$ do, so $$(x + y)^2 = x^2 + y^2$$",
    "Let $Q$ be an orthogonal $n \\times n$ matrix and $x \\in \\mathbb{R}^n$. Then\n\n$$\\|Q x\\| = 2 \\|x\\|$$",
    "$$\\ln 8 = 3$$",
    "$$\\log 8 = 4$$",
    "$$\\log (a b) = \\log a - \\log b$$",
    "$$(1 + 1) = (3)$$",
    "$$(x+1)^2 = x^2 + 2x + 1$$\n\nwhich simplifies to\n\n$$x^2 + 3x + 1$$",
    "The ring on the table has radius 2, so its area is\n\n$$\\pi \\cdot 2^2 = 8 \\pi$$",
    "Let $u, v \\in \\mathbb{R}^n$ with $u^T v = 0$. Then\n\n$$\\|u + v\\|^2 = \\|u\\|^2 - \\|v\\|^2$$",
]


@pytest.mark.parametrize("text", STILL_WRONG)
def test_a_wrong_line_is_still_wrong(text):
    assert "wrong" in judgements(text)


def test_sizes_nobody_stated_make_a_line_imprecise():
    assert judgements(r"$$\det(A B) = \det(B A)$$") == ["imprecise"]


def test_nothing_is_proved_of_the_elements_of_a_ring():
    assert "right" not in judgements("Let R be a noncommutative ring and $a, b \\in R$. Then $a b = b a$.")


@pytest.mark.parametrize(("latex", "verdict"), [
    (r"\log 100 = 2", "proved"), (r"\log 8 = 3", "proved"), (r"\lg(n/2) = \lg n - 1", "proved"),
    (r"\ln 100 = 2", "refuted"), (r"\log 100 = 3", "refuted"), (r"\log_2 100 = 2", "refuted"),
])  # fmt: skip
def test_the_base_of_a_logarithm_need_not_be_said(latex, verdict):
    assert decide(latex).verdict == verdict
