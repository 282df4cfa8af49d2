"""What coursework in statistics and machine learning writes: each formula says the same as one written out."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL, Function
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
