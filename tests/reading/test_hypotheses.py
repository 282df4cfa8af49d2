r"""Hypotheses, ``H_0: \mu = 0``; and small things that coursework in statistics types."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import STATEMENT
from symderiv.language.terms import Number, Symbol, apply, subterms
from tests.reading.words import *

mu, nu, p, x, y, z = real(r"\mu", r"\nu", "p", "x", "y", "z")
H0, H1 = Symbol("H_0", STATEMENT), Symbol("H_1", STATEMENT)


def stands_for(name, said):
    return apply("stands_for", name, said)


HYPOTHESES = {
    r"H_0: \mu = 0": [stands_for(H0, equal(mu, 0))],
    r"H_0: \mu = 0 \quad \text{vs} \quad H_1: \mu \ne 0": [
        stands_for(H0, equal(mu, 0)),
        stands_for(H1, not_equal(mu, 0)),
    ],
    r"H_0: p \le 3, H_1: p > 3": [stands_for(H0, less_equal(p, 3)), stands_for(H1, greater(p, 3))],
    r"H_0: \mu = 0, \nu = 1, H_1: \text{not } H_0": [
        stands_for(H0, both(equal(mu, 0), equal(nu, 1))),
        stands_for(H1, apply("not", H0)),
    ],
}


@pytest.mark.parametrize("latex", HYPOTHESES)
def test_hypotheses(latex):
    assert sides(latex) == HYPOTHESES[latex]
    for statement in HYPOTHESES[latex]:
        assert sides(printed(statement)) == [statement]


def test_none_is_claimed(tmp_path):
    """Two hypotheses that exclude each other are no contradiction."""
    from symderiv.grading.check import check_file

    path = tmp_path / "answer.md"
    path.write_text("Let $\\mu = 3$.\n\n$$H_0: \\mu = 0 \\quad H_1: \\mu = 1$$\n")
    claims = [claim for part in check_file(str(path)).parts for claim in part.claims]
    assert not [claim for claim in claims if claim.verdict in ("refuted", "unread")]


SAME = {
    r"M\prime(0) = 1": "M'(0) = 1",
    r"x^{\prime\prime} = 1": "x'' = 1",
    r"\hat{p_1} = 1": r"\hat p_1 = 1",
    r"\frac{(1-.6)^2 .5}{3} = x": r"\frac{(1-0.6)^2 \cdot 0.5}{3} = x",
    r"f = \left\{\begin{array}{ll} 1 & x > 0 \\ 0 & else \end{array}\right.": r"f = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\left\{\begin{array}{r} {x y = z} \\ {y = 2} \end{array}\right.": r"x y = z, y = 2",
}


@pytest.mark.parametrize("latex", SAME)
def test_same(latex):
    assert sides(latex) == sides(SAME[latex])


DECIMALS = {
    r"p = \frac13 = 0,333": "p = \\frac13 = 0.333",
    r"p = \sqrt{0,222}": r"p = \sqrt{0.222}",
    r"x \approx 2,5": r"x \approx 2.5",
    r"y = 0,75 \cdot 3,2": r"y = 0.75 \cdot 3.2",
}


@pytest.mark.parametrize("latex", DECIMALS)
def test_decimal_commas(latex):
    assert sides(latex) == sides(DECIMALS[latex])


@pytest.mark.parametrize(
    "latex", [r"(0,25) = p", r"\{0,10\} = S", "f(0,10) = 2", "x = 0,1", "x_{0,25} = 2", "x = 0,1,2"]
)
def test_lists(latex):
    row = read_formula(latex, Context())
    assert not any(
        isinstance(term, Number) and term.value.denominator != 1 for s in row.statements for term in subterms(s)
    )


WRITTEN = {
    r"p_{i \cdot} p_{\cdot j} = 1": equal(Symbol(r"p_{i\bullet}", REAL) * Symbol(r"p_{\bullet j}", REAL), 1),
    r"\bar y_{\cdot\cdot} = 1": equal(Symbol(r"\bar y_{\bullet\bullet}", REAL), 1),
    r"x = \begin{cases} 1, & y > 0, \\ 2, & y \le 0. \end{cases}": equal(
        x, cases(1, greater(y, 0), 2, less_equal(y, 0))
    ),
}


@pytest.mark.parametrize("latex", WRITTEN)
def test_written(latex):
    assert sides(latex) == [WRITTEN[latex]]
    assert sides(printed(WRITTEN[latex])) == [WRITTEN[latex]]


def test_a_draw_in_the_row_after():
    """``X + Y \\\\ \\sim p``: of the side before."""
    first = read_formula("T = X + Y", Context())
    second = read_formula(r"\sim \mathrm{Exp}(2)", Context(), chain=first.chain)
    assert not second.unread
    (said,) = second.statements
    assert said.operator == "distributed"
