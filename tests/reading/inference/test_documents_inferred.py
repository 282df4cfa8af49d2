"""Documents of several fields: the context each should have, and that every display in it is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from symderiv.language.sorts import REAL, vector
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.documents.document import Piece
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import ChainState, read_formula
from symderiv.reading.inference.inference import infer
from symderiv.reading.inference.words import words_of

HERE = Path(__file__).resolve()

GAUSSIAN = r"""# Question 1
Let $\epsilon \in \mathbb{R}^D$ be noise and $x = m + L\epsilon$, with $m \in \mathbb{R}^D$ and $L$ an invertible $D \times D$ matrix.

1. Find the covariance.

**Solution**

$$\|x - m\|^2 = \epsilon^\top L^\top L \epsilon$$

2. Find the density of $x$.

**Solution**

$$p(x) = \frac{1}{(2\pi)^{D/2}|\det L|}\exp\left(-\frac12 (x-m)^\top (LL^\top)^{-1}(x-m)\right)$$
"""
BOUND = r"""# Problem 3
Consider a latent variable model $p_\theta(x, z) = p_\theta(x|z)p(z)$ and an approximate posterior $q_\phi(z|x)$.

(a) Derive the bound.

**Answer.**
$$\log p_\theta(x) = \log \mathbb{E}_{q_\phi(z|x)}\left[\frac{p_\theta(x,z)}{q_\phi(z|x)}\right]$$
"""
REGRESSION = r"""\documentclass{article}
\begin{document}
\section{Linear regression}
We observe pairs $(x_i, y_i)$ with $x_i\in\mathbb{R}^d$ and $y_i\in\mathbb{R}$. Let $X\in\mathbb{R}^{n\times d}$ be the
design matrix and $y$ the vector of responses. With $\lambda > 0$ the loss and its gradient are
\begin{align}
J(w) &= \|Xw - y\|^2 + \lambda \|w\|^2 \\
\nabla_w J(w) &= 2X^\top(Xw-y) + 2\lambda w
\end{align}
and so
\[ \hat w = (X^TX+\lambda I)^{-1}X^Ty. \]
\end{document}
"""
CHAIN = r"""## Exercise 2
Let $0 < a < 1$ and $0<b<1$, and let $X_n$ be a Markov chain with
$$M = \begin{pmatrix} 1-a & a \\ b & 1-b\end{pmatrix}.$$

**a)** Find one step.

**Solution.** $$P(X_{n+1} = 1 \mid X_n = 2) = b$$
"""
CALCULUS = r"""1. Let $f(x) = x^2 e^{-x}$ for $x > 0$. Find $f'(x)$.

   **Solution:**
   $$f'(x) = 2x e^{-x} - x^2e^{-x} = x(2-x)e^{-x}$$
"""
SPECTRUM = r"""**Question 1.** Let $A$ be a symmetric $n\times n$ matrix.

(a) Bound the form $x^TAx$.

**Solution.** Write $A = V\Lambda V^T$ with $V$ orthogonal, and $y = V^T x$. Then
$$x^TAx = y^T\Lambda y = \sum_{i=1}^n \lambda_i y_i^2$$
"""
DYNAMICS = r"""# Problem 2
Consider $\dot{x} = -\omega y$, $\dot y = \omega x$ with $\omega > 0$.

(a) Find the eigenvalues of the system.

**Solution.** $$\lambda = i\omega$$

(b) Iterate $\theta_{t+1} = \theta_t - \eta \nabla f(\theta_t)$ with $\theta_t\in\mathbb{R}^d$, step size $\eta>0$ and $f:\mathbb{R}^d\to\mathbb{R}$ convex.

**Solution.** $$\|\theta_{t+1}-\theta_t\| \ge 0$$
"""

DOCUMENTS = [
    # name, text, part, what its letters are
    ("a.md",  GAUSSIAN,   "1.1", {r"\epsilon": "vector D", "x": "vector D", "m": "vector D", "L": "invertible matrix D D", "D": "positive integer"}),
    ("a.md",  GAUSSIAN,   "1.2", {"p": "law", "x": "vector D"}),
    ("a.md",  BOUND,      "3a",  {"p": "law", "q": "law"}),
    ("a.tex", REGRESSION, "1",   {"x_": "sequence of vector d", "y_": "sequence of real", "X": "matrix n d", "y": "vector n", "w": "vector d", r"\lambda": "positive", r"\hat w": "vector d", "J": "function vector d -> real"}),
    ("a.md",  CHAIN,      "2a",  {"a": "positive", "b": "positive", "P": "law", "X_": "random sequence of real"}),
    ("a.md",  CALCULUS,   "1",   {"x": "positive", "f": "function real -> real"}),
    ("a.md",  SPECTRUM,   "1a",  {"A": "symmetric matrix n n", "x": "vector n", r"\lambda_": "sequence of real"}),
    ("a.md",  DYNAMICS,   "2",   {"x(": "function real -> real", "y(": "function real -> real", "t": "real", r"\omega": "positive"}),
    ("a.md",  DYNAMICS,   "2a",  {r"\lambda": "complex"}),
    ("a.md",  DYNAMICS,   "2b",  {r"\theta_": "sequence of vector d", r"\eta": "positive", "f": "function vector d -> real, convex"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "label", "sorts"), DOCUMENTS)
def test_context(name, text, label, sorts):
    symbols = infer(read_document(name, text))[label].context.symbols
    assert {key: words_of(symbols[key].sort) if key in symbols else None for key in sorts} == sorts


@pytest.mark.parametrize("text", [GAUSSIAN, BOUND, REGRESSION, CHAIN, CALCULUS, SPECTRUM, DYNAMICS])
def test_every_display_is_read(text):
    document = read_document("a.tex" if text is REGRESSION else "a.md", text)
    notations, chains = infer(document), dict[str, ChainState]()
    for label, _, piece in document.pieces():
        if piece.display:
            row = read_formula(piece.latex, notations[label].context, chain=chains.get(label, ChainState()))
            assert not row.unread, (piece.latex, row.unread)
            chains[label] = row.chain


GAME = r"""# Question 6
Consider the function $V(d, g) = dg$ of $d \in \mathbb{R}$ and $g \in \mathbb{R}$.

1. Show that $V(d, g) = d^2$.

**Solution** $$\frac{\partial V}{\partial d} = g$$
"""


def test_what_is_defined_and_what_is_to_be_shown():
    context = infer(read_document("a.md", GAME))["6.1"].context
    d, g, V = (context.symbols[letter] for letter in ("d", "g", "V"))
    product = bind("lambda", apply("reals"), d, bind("lambda", apply("reals"), g, d * g))
    assert (d, g) == (Symbol("d", REAL), Symbol("g", REAL))
    assert dict(context.definitions) == {V: product}


PUSHED = r"""# Question 2
Let $z \in \mathbb{R}^K$ have a density $q(z)$, and let $g : \mathbb{R}^K \to \mathbb{R}^K$ with $q(g(z)) = q(z)|\det J_z g(z)|^{-1}$.

1. Assume $q(z) = \mathcal{N}(\mathbf{0}, \mathbf{I}_K)$. Find $q(g(z))$.

**Solution** $q(g(z)) = q(z)$
"""


def test_a_density_of_whatever_stands_in_its_argument():
    context = infer(read_document("a.md", PUSHED))["2.1"].context
    K = context.symbols["K"]
    z = Symbol("z", vector(K))
    assert context.random == {z: apply("normal", apply("zero", K, 1), apply("identity", K))}
    assert context.density == {"q"}
    assert "q" not in context.symbols


def test_cost_grows_linearly():
    one = "\n\n".join(
        f"## Question {i}\nLet $x_{{{i}}} \\in \\mathbb{{R}}^n$.\n\n$$x_{{{i}}}^T A_{{{i}}} x_{{{i}}} + y_{i}$$"
        for i in range(1, 101)
    )
    ten = one.replace("## Question", "### Note") * 10

    def seconds(text: str) -> float:
        document = read_document("a.md", text)
        start = time.perf_counter()
        infer(document)
        return time.perf_counter() - start

    seconds(one)
    assert seconds(ten) < 40 * seconds(one) + 1


HOSTILE = ["$" + "x" * 50_000 + "$", "$" + "a_{" * 300 + "}" * 300 + "$", "Let " + "$x$, " * 3000 + "be real numbers.", "$x \\in \\mathbb{R}^{$", "$$\\frac{$$", "is " * 5000 + "$x$", "$f:$ $:\\to$ $\\in$ $\\sim$ $=$ $>0$"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_bad_input_raises_nothing(text):
    start = time.perf_counter()
    document = read_document("a.md", text)
    infer(document)
    assert time.perf_counter() - start < 10
    assert all(isinstance(piece, Piece) for _, _, piece in document.pieces())
