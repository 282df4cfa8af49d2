"""What the words of a document declare, and what they only claim, ask or conclude."""

from __future__ import annotations

import pytest

from symderiv.reading.documents.formats import read_document
from symderiv.reading.inference.inference import infer
from symderiv.reading.inference.words import words_of


def symbols(text: str, label: str = "") -> dict[str, str]:
    notation = infer(read_document("a.md", text))[label]
    return {key: words_of(symbol.sort) for key, symbol in notation.context.symbols.items()}


DECLARED = [
    # text                                                                        what is declared
    (r"Let $\sigma\in\mathbb{R}^K_{>0}$ and $\mu \in \mathbb{R}^K$.",               {r"\sigma": "positive vector K", r"\mu": "vector K", "K": "positive integer"}),
    (r"Here $S$ is a non-singular $K\times K$ matrix.",                             {"S": "invertible matrix K K"}),
    (r"Take a symmetric positive definite matrix $A\in\mathbb{R}^{n\times n}$.",    {"A": "positive definite symmetric matrix n n"}),
    (r"We do gradient descent with learning rate $\eta>0$.",                        {r"\eta": "positive"}),
    (r"Let $f:\mathbb{R}^n\to\mathbb{R}$ be (strictly) convex and differentiable.", {"f": "function vector n -> real, convex, differentiable"}),
    (r"Suppose $g : \mathbb{R} \to \mathbb{R}$ is increasing.",                     {"g": "function real -> real, increasing"}),
    (r"Let $X$ and $Y$ be independent random variables.",                           {"X": "random real", "Y": "random real"}),
    (r"Let $X \sim \mathcal{N}(0, 1)$.",                                            {"X": "random real"}),
    (r"A random vector $Z \in \mathbb{R}^K$ is given.",                             {"Z": "random vector K", "z": "vector K"}),
    (r"Consider a density $q(z)$ and a distribution $p(x|z)$.",                     {"q": "law", "p": "law"}),
    (r"This holds for integers $n\ge1$.",                                           {"n": "positive integer"}),
    (r"Take vectors $x,y\in\mathbb{R}^d$.",                                         {"x": "vector d", "y": "vector d"}),
    (r"Assume that $x>0$.",                                                         {"x": "positive"}),
    (r"For all $t \ge 0$ we have a value.",                                         {"t": "nonnegative"}),
    (r"Let $a,b,c$ be positive real numbers.",                                      dict.fromkeys("abc", "positive")),
    (r"Let $a$, $b$ and $c$ be non-zero real numbers.",                             dict.fromkeys("abc", "nonzero")),
    (r"Let $A$ and $B$ be invertible $n\times n$ matrices.",                        {"A": "invertible matrix n n", "B": "invertible matrix n n"}),
    (r"Let $A$ be an $m$ by $n$ matrix.",                                           {"A": "matrix m n"}),
    (r"Let $x$ be a vector of length $n$.",                                         {"x": "vector n"}),
    (r"There are constants $a$ and $b$.",                                           {"a": "real", "b": "real"}),
    (r"The index runs over $i=1,\dots,n$.",                                         {"i": "positive integer", "n": "positive integer"}),
    (r"Let $z$ be a complex number.",                                               {"z": "complex"}),
    (r"Let $x_1,\dots,x_n \in \mathbb{R}^d$ be data.",                              {"x_": "sequence of vector d", "n": "positive integer"}),
    (r"Weights $0 < w_i < 1$ are given.",                                           {"w_": "sequence of positive"}),
    (r"Let $S$ be a $K \times K$ lower triangular matrix with $S_{ii} > 0$.",       {"S": "lower triangular positive diagonal entries matrix K K"}),
    (r"Let $M \succ 0$ be an $n\times n$ matrix.",                                  {"M": "positive definite matrix n n"}),
    (r"where $\lambda \in (0, \infty)$ and $p \in [0,1]$",                          {r"\lambda": "positive", "p": "nonnegative"}),
    (r"with labels $y_i \in \{0,1\}$",                                              {"y_": "sequence of natural"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sorts"), DECLARED, ids=[text for text, _ in DECLARED])
def test_declared(text, sorts):
    assert {key: words for key, words in symbols(text).items() if key in sorts} == sorts


# The same words in an answer, or as a task, declare no properties.

CLAIMED = [
    (r"Show that $A$ is a symmetric matrix.",               "A",        "symmetric"),
    (r"Prove that $f$ is convex.",                          "f",        "convex"),
    (r"Therefore $x > 0$.",                                 "x",        "positive"),
    (r"Find out whether $n \ge 1$.",                        "n",        "positive"),
    (r"Let $y = x^2$, so $y \ge 0$.",                       "y",        "nonnegative"),
    (r"Here $A$ is not an invertible $n \times n$ matrix.", "A",        "invertible"),
    (r"The non-invertible matrix $A$ is known.",            "A",        "invertible"),
    (r"It follows that $S_{ii} > 0$.",                      "S",        "positive"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "letter", "word"), CLAIMED, ids=[text for text, *_ in CLAIMED])
def test_claimed(text, letter, word):
    assert word not in symbols(text).get(letter, "")


def test_a_condition_of_a_task_is_supposed():
    text = "# Question 1\nShow that if $A$ is a symmetric $n\\times n$ matrix, then $A$ is diagonal.\n\n**Solution** So $A$ is invertible."
    assert symbols(text, "1")["A"] == "symmetric matrix n n"


TWO_PARTS = r"""# Question 2
Let $x \in \mathbb{R}^n$.

1. Assume $B$ is an $n\times n$ matrix. Find $Bx$.

**Solution** $\|Bx\|$

2. Assume $B$ is a symmetric $n\times n$ matrix and $x > 0$ entry by entry. Find $Bx$.

**Solution** $x^T B x$

3. What of $x^T B^{-1} x$?

**Solution** It is $1$.
"""


def test_a_declaration_holds_in_its_part_and_within():
    notations = infer(read_document("a.md", TWO_PARTS))
    words = {label: {k: words_of(s.sort) for k, s in n.context.symbols.items()} for label, n in notations.items()}
    assert "B" not in words["2"]
    assert words["2.1"]["B"] == "matrix n n"
    assert words["2.2"]["B"] == "symmetric matrix n n"
    assert words["2.3"]["B"] == "symmetric matrix n n"  # from the part before, which introduced it
    assert {words[part]["x"] for part in ("2", "2.1", "2.3")} == {"vector n"}
    assert [entry.why for entry in notations["2.3"].entries] == ["as in part 2.2"]


def test_contradictions_are_named_and_not_forced():
    notation = infer(read_document("a.md", "Let $c$ be a vector. Later $c$ is a matrix.\n"))[""]
    assert "c" not in notation.context.symbols
    assert [entry.key for entry in notation.unsettled] == ["c"]
