"""Documents without a reference: each claim in what its part says, conditions as premises, mistakes where they stand."""

from __future__ import annotations

import json

import pytest

from symderiv.checking import check
from symderiv.cli import main
from symderiv.grading.check import check_document
from symderiv.reading.documents.formats import read_document

# A document, and what is found of its claims in order: the formula begins so, and is judged so.
DOCUMENTS = {
    "an equation and its solution": (
        "Suppose $2x + 1 = 7$.\n\n$$2x = 6$$\n\nso $x = 3$ and $x^2 = 9$, while $x^3 = 28$.",
        {"2x = 6": "right", "x^2 = 9": "right", "x^3 = 28": "wrong"},
    ),
    "an identity gone wrong": (
        "We expand:\n\n$$(x+2)^2 - (x-2)^2 = 8x$$\n\n$$(x+y)(x-y) = x^2 + y^2$$",
        {"(x+2)^2": "right", "(x+y)(x-y)": "wrong"},
    ),
    "a chain that breaks and one that carries on": (
        "$$\\begin{aligned}\n(a+b)^3 &= (a+b)(a^2 + 2ab + b^2) \\\\\n&= a^3 + 3a^2b + 2ab^2 + b^3 \\\\\n"
        "&= a^3 + b^3 + ab(3a + 2b)\n\\end{aligned}$$",
        {"(a+b)^3": "right", "= a^3 + 3": "wrong", "= a^3 + b^3": "follows_from_error"},
    ),
    "conditions are nobody's mistakes": (
        "Solve the system\n\n$$x + y = 10$$\n\n$$x - y = 4$$\n\nAdding, $2x = 14$, so $x = 7$ and $y = 3$.",
        {"2x = 14": "right"},
    ),
    "numbers among words": (
        "There are $12 \\cdot 11 = 132$ ways and $\\binom{5}{2} = 20$ pairs.",
        {r"12 \cdot": "right", r"\binom": "wrong"},
    ),
    "a derivative": (
        "$$\\frac{d}{dx}\\left(x^2 e^x\\right) = (x^2 + 2x) e^x$$\n\n$$\\frac{d}{dt} \\sin(t^2) = \\cos(t^2)$$",
        {r"\frac{d}{dx}": "right", r"\frac{d}{dt}": "wrong"},
    ),
    "of laws more may be said in words": (
        "The number of heads is $X$, a whole number.\n\n$$P(X = k) = P(X \\le k) - P(X \\le k-1)$$\n\n"
        "The directions are orthogonal: $v \\perp v'$.",
        {},
    ),
    "from cases that exclude each other nothing follows": (
        "The zeros are $x = 2$ and $x = -7$.\n\n$$(x + 7)(2 - x) = -x^2 + 5x + 14$$",
        {"(x + 7)": "wrong"},
    ),
    "nothing to decide": ("There is nothing here but words.", {}),
    "what a vector is may be said": (
        "Let $z, z_0 \\in \\mathbb{R}^D$ and write $\\tilde z = (z - z_0)/r$. Then\n\n$$\\|\\tilde z\\| = 1$$",
        {},
    ),
    "matrices of any size": (
        "Let $A$ and $B$ be invertible $n \\times n$ matrices.\n\n$$(AB)^{-1} = B^{-1}A^{-1}$$\n\n$$(AB)^T = A^T B^T$$",
        {"(AB)^{-1}": "right", "(AB)^T": "wrong"},
    ),
    "a sum over several rows": (
        "$$\\begin{aligned}\n(x+y)^3 &= x^3 + y^3 \\\\\n&\\quad + 3x^2 y \\\\\n&\\quad + 3x y^2\n\\end{aligned}$$\n\n"
        "$$\\begin{aligned}\n(x-y)^3 &= x^3 - y^3 \\\\\n&\\quad - 3x^2 y \\\\\n&\\quad + 3x y^2\n\\end{aligned}$$",
        {"(x+y)^3": "right", "(x-y)^3": "right"},
    ),
    "a sum over several rows with a slip": (
        "$$\\begin{aligned}\n(x+y)^3 &= x^3 + y^3 \\\\\n&\\quad + 3x^2 y \\\\\n&\\quad + 2x y^2\n\\end{aligned}$$",
        {"(x+y)^3": "wrong"},
    ),
    "cases are no definitions": (
        "If $a = 0$ then nothing is left. If $a = 1$, then $a + 2 = 3$; and at $a = -1$ we have $a^2 + a = 0$.", {},
    ),
    "what a case says of a vector is no definition": (
        "Let $v, w \\in \\mathbb{R}^3$. If $w = 0$, both sides are zero. The angle between $v \\neq 0$ and $w \\neq 0$ is $t$.",
        {},
    ),
    "rows are in the space of rows": (
        "Apply it to $\\{[1, 1, 0], [1, 0, -1]\\} \\subseteq \\mathbb{R}^3$.", {},
    ),
    "a difference that is zero": ("Let $x, y > 0$.\n\n$$x + y \\le y + x + (x - x)$$", {}),
    "a value, then what it comes to": (
        "So $x = \\frac{(1+\\sqrt7)^2}{1-7}$, that is\n\n$$x = \\frac{1 + 2\\sqrt7 + 7}{-6} = \\frac{8 + \\sqrt7}{-6}$$",
        {"x = ": "wrong"},
    ),
    "what a sum and a product give": (
        "Let $x + y = 10$ and $xy = 21$.\n\n$$x^2 + y^2 = 58$$\n\n$$x^3 + y^3 = 370$$\n\n$$x^2 y + x y^2 = 210$$",
        {"x^2 + y^2": "right", "x^3": "right", "x^2 y": "right"},
    ),
    "numbers are no conditions": (
        "With a little work we see that $49 = 4 + 9$, where $50 = 25 + 25$.", {"49": "wrong", "50": "right"},
    ),
    "what a mean is goes without saying": (
        "Let $X_1, \\dots, X_n$ be a sample with the mean $\\bar X$.\n\n$$\\begin{aligned}\n\\sum_{i=1}^n \\sum_{j=1}^n"
        " (X_i - \\bar X)(\\bar X - X_j) &= \\sum_{i=1}^n (X_i - \\bar X) \\cdot 0 \\\\\n&= 0\n\\end{aligned}$$", {},
    ),
    "of matrices an order is often supposed": (
        "Let $A$ be a symmetric $n \\times n$ matrix. All its eigenvalues are nonnegative, so\n\n$$A \\succeq 0$$", {},
    ),
    "how quadratic forms hang together may be said": (
        "Let $w$ and $a$ be vectors, $S$ and $M$ matrices. The term becomes $w^\\top S w = a^\\top M a$.", {},
    ),
    "what defines a word, and what is tried, is not claimed": (
        "A matrix is normal iff\n\n$$A A^T = A^T A.$$\n\nLet us try for\n\n$$U^{-1} = U^T.$$", {},
    ),
    "two values of one letter are two possibilities": (
        "From $u^2 = 4$ there are the two possibilities\n\n$$u = 2 \\text{ and } u = -2.$$", {},
    ),
    "a mixed number in a product": (
        r"$$\frac12 \times 3\frac45 = \frac{19}{10}$$" + "\n\n" + r"$$2 \div 1\frac13 = \frac32$$",
        {r"\frac12": "right", r"2 \div": "right"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_claims_are_judged(name, tmp_path):
    text, expected = DOCUMENTS[name]
    file = tmp_path / "answers.md"
    file.write_text(text, encoding="utf-8")
    claims = [claim for part in check(str(file)).parts for claim in part.claims]
    found = {claim.latex: claim.judgement for claim in claims}
    for beginning, judgement in expected.items():
        judgements = {j for latex, j in found.items() if latex.lstrip("& ").startswith(beginning)}
        assert judgements == {judgement}, beginning
    wrong = [claim for claim in claims if claim.judgement == "wrong"]
    assert len(wrong) == sum(judgement == "wrong" for judgement in expected.values())
    assert all(claim.counterexample for claim in wrong)


def test_the_command_prints_what_the_contract_says(tmp_path, capsys):
    file = tmp_path / "answers.md"
    file.write_text("$$2 + 2 = 5$$\n\n$$2 + 3 = 5$$\n", encoding="utf-8")
    assert main(["check", str(file), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "symderiv.check/1"
    assert report["reference"] is None
    (part,) = report["parts"]
    assert "points" not in part
    assert [claim["verdict"] for claim in part["claims"]] == ["refuted", "proved"]
    assert report["summary"]["refuted"] == 1


def test_a_document_without_an_error_is_status_zero(tmp_path, capsys):
    file = tmp_path / "answers.md"
    file.write_text("$$1 + 1 = 2$$\n", encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert "1 proved" in capsys.readouterr().out


def test_the_sign_that_is_wrong_is_the_one_shown():
    """``f(3) = 1/2 + 1/2 = 2``: nothing is known of f, and 1 is not 2."""
    report = check_document(read_document("answers.md", text="$$f(3) = \\frac12 + \\frac12 = 2$$\n"))
    (claim,) = (claim for part in report.parts for claim in part.claims)
    assert claim.judgement == "wrong"
    assert claim.counterexample == {"model": {}, "left": "1", "right": "2"}
