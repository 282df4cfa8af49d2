"""What coursework in statistics and machine learning writes: each formula says the same as one written out."""

from __future__ import annotations

import pytest

from symderiv.grading.check import check_file
from symderiv.language.contexts import Context
from symderiv.language.outcomes import random_variable
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import ONE, POSITIVE_INTEGER, REAL, Function, Matrix
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula

SAME = {
    # dots
    r"y = \beta_0 + \beta_1 x_1 + . . . + \beta_k x_k": r"y = \beta_0 + \sum_{i=1}^{k} \beta_i x_i",
    r"j = 1, . . . , n": r"j \in \{1, \dots, n\}",
    r"S = \{1, \ldots n \}": r"S = \{1, \dots, n\}",
    # full stops and other signs of sentences
    r"\boxed{a = 2b.}": r"a = 2b",
    r"a = b。": r"a = b",
    # argmax over a letter stacked below
    r"t = \underset{\theta}{\arg\max} f(\theta)": r"t = \operatorname*{argmax}_{\theta} f(\theta)",
    r"t = \underset{\theta}{\arg\min}\ln f(\theta)": r"t = \operatorname*{argmin}_{\theta} \log f(\theta)",
    # words that only lead over
    r"\text{Similarly,}\quad a = b": r"a = b",
    # the largest of a list with dots
    r"M = \max(x_1, \ldots, x_n)": r"M = \max_{1 \leq i \leq n} x_i",
    # a uniform law on an interval
    r"X \sim \mathcal{U}([0, \theta])": r"X \sim \mathrm{Unif}(0, \theta)",
}


@pytest.mark.parametrize("latex", SAME)
def test_same(latex):
    row, other = read_formula(latex, Context()), read_formula(SAME[latex], Context())
    assert not row.unread and not other.unread
    assert row.statements == other.statements
    again = read_formula(printed(row.statements[0]), Context())
    assert again.statements == row.statements


@pytest.mark.parametrize("latex", [r"y = a + b + \dots + c", r"x^{a.} = 2"])
def test_not_read(latex):
    assert read_formula(latex, Context()).unread


def test_what_has_a_gradient_is_a_function():
    w, R = Symbol(r"w^{\star}", REAL), Symbol("R", Function((REAL,), REAL))
    row = read_formula(r"\nabla R(w^\star) = 0", Context())
    assert row.statements == (apply("equal", bind("derivative", w, w, apply("apply", R, w)), 0),)


def test_a_divergence_of_bregman():
    row = read_formula(r"D_F(p, q) = F(p) - F(q) - \langle \nabla F(q), p - q\rangle", Context())
    assert not row.unread


def test_a_prime_beside_its_letter_is_another_vector():
    n = Symbol("n", POSITIVE_INTEGER)
    x = Symbol("x", Matrix(n, ONE))
    other, k = Symbol("x'", x.sort), Symbol("k", Function((x.sort, x.sort), REAL))
    row = read_formula(r"k(x, x') = x^T x'", Context({"n": n, "x": x, "k": k}))
    product = apply("multiply", apply("transpose", x), other)
    assert row.statements == (apply("equal", apply("apply", k, x, other), product),)


def test_a_prime_by_itself_is_a_transpose():
    n = Symbol("n", POSITIVE_INTEGER)
    x = Symbol("x", Matrix(n, ONE))
    row = read_formula("x'x = 2", Context({"n": n, "x": x}))
    assert row.statements == (apply("equal", apply("multiply", apply("transpose", x), x), 2),)


def test_a_bar_between_the_arguments_a_function_has():
    a, b = Symbol("a", REAL), Symbol("b", REAL)
    H = Symbol("H", Function((REAL, REAL), REAL))
    row = read_formula(r"H(a \mid b) = 0", Context({"a": a, "b": b, "H": H}))
    assert row.statements == (apply("equal", apply("apply", H, a, b), 0),)


def test_a_calligraphic_letter_is_no_random_variable():
    X = random_variable(Symbol("X", REAL))
    row = read_formula(r"\sum_{x \in \mathcal{X}} g(x) = 1", Context({"X": X}))
    assert not row.unread


DOCUMENT = r"""
Let $X_1, \dots, X_n$ be numbers and $M_n = \max(X_1, \dots, X_n)$. For $n > 1$,

$$b = \frac{n}{n+1} M_n$$

The probabilities sum to one:

$$\begin{aligned}
D &= \sum_i p_i \log p_i - \sum_i p_i \\
&= \sum_i p_i \log p_i - 1
\end{aligned}$$

The terms simplify because $\sum_i p_i = 1$.
"""


def test_a_reason_after_a_display_holds_for_it(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_text(DOCUMENT)
    report = check_file(str(path))
    claims = [claim for part in report.parts for claim in part.claims]
    assert claims
    assert not [claim for claim in claims if claim.judgement == "wrong"]
    assert not [claim for claim in claims if claim.verdict == "unread"]


ESTIMATES = r"""
We have $\operatorname{MSE}(\hat a) = \frac{t^2}{3n}$ and $\operatorname{MSE}(\hat b) = \frac{2t^2}{(n+1)(n+2)}$.

$$\operatorname{MSE}(\hat b) < \operatorname{MSE}(\hat a)$$
"""


def test_what_is_said_of_an_estimate_is_said_of_no_other(tmp_path):
    path = tmp_path / "sheet.md"
    path.write_text(ESTIMATES)
    report = check_file(str(path))
    assert not [claim for part in report.parts for claim in part.claims if claim.judgement == "wrong"]
