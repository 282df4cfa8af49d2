"""What the use of letters in one row makes certain, and where it makes nothing certain; and that such rows are read."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.sorts import POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.rows import sorts_in_row
from symderiv.reading.inference.words import words_of
from symderiv.reading.syntax.parser import parse


def found(latex: str, context: Context = Context()) -> dict[str, str]:  # noqa: B008
    return {key: words_of(sort) for key, sort in sorts_in_row(latex, parse(latex), context).items()}


USES = [
    # row                                                  what is certain of its letters
    (r"x^T A x",                                           {"x": "vector n_x", "A": "matrix n_x n_x"}),
    (r"x^\top y",                                          {"x": "vector n_x", "y": "vector n_x"}),
    (r"\Sigma^{-1}",                                       {r"\Sigma": r"matrix n_{\Sigma} n_{\Sigma}"}),
    (r"(u-m)^T\Sigma^{-1}(u-m)",                           {"u": "vector n_u", "m": "vector n_u", r"\Sigma": "matrix n_u n_u"}),
    (r"\frac{1}{|\Sigma|^{1/2}}",                          {r"\Sigma": r"matrix n_{\Sigma} n_{\Sigma}"}),
    (r"A v_i = \lambda_i v_i, \quad i = 1,\dots,n",        {"A": "matrix n_A n_A", "v_": "sequence of vector n_A", r"\lambda_": "sequence of real"}),
    (r"J_S(u) = \mathrm{diag}(S(u)) - S(u)S(u)^T",         {"u": "vector n_u", "S": "function vector n_u -> vector n_u"}),
    (r"\langle T(u), v\rangle = \langle u, T^*(v)\rangle", {"u": "vector n_u", "v": "vector n_v", "T": "function vector n_u -> vector n_v", "T^{*}": "function vector n_v -> vector n_u"}),
    (r"\log|AB| = \log|A| + \log|B|",                      {"A": "matrix n_A n_A", "B": "matrix n_A n_A"}),
    (r"\operatorname{tr}(ABC) = \operatorname{tr}(CAB)",   {"A": "matrix n_A m_A", "B": "matrix m_A m_B", "C": "matrix m_B n_A"}),
    (r"\nabla_u(u^TAu + b^Tu) = (A+A^T)u + b",             {"u": "vector n_u", "A": "matrix n_u n_u", "b": "vector n_u"}),
    (r"\|Xw-y\|^2 + \lambda\|w\|^2",                       {"X": "matrix n_y n_w", "w": "vector n_w", "y": "vector n_y"}),
    (r"|\langle u,v\rangle| \le \|u\|\,\|v\|",             {"u": "vector n_u", "v": "vector n_u"}),
    (r"\mathbf{x}^\top\mathbf{w} + b",                     {"x": "vector n_x", "w": "vector n_x"}),
    (r"\mathcal{N}(\mathbf{y} \mid \mathbf{A}\mathbf{u}+\mathbf{b}, \mathbf{L}^{-1})",
     {"y": "vector n_y", "A": "matrix n_y n_u", "u": "vector n_u", "b": "vector n_y", "L": "matrix n_y n_y"}),
    (r"u \mid h=k \sim \mathcal{N}(m_k, \Sigma)",          {"u": "vector n_u", "m_k": "vector n_u", r"\Sigma": "matrix n_u n_u"}),
    (r"\sum_{i=1}^n \|u^{(i)} - m\|^2",                    {"u_": "sequence of vector n_m", "m": "vector n_m"}),
    (r"\hat\beta = (X^T X)^{-1} X^T y",                    {r"\hat \beta": "vector n_1", "X": "matrix n_y n_1", "y": "vector n_y"}),
    (r"P^{-1} A P = D",                                    dict.fromkeys("PAD", "matrix n_P n_P")),
    (r"\Sigma = \begin{bmatrix}\Sigma_{aa} & \Sigma_{ab}\\ \Sigma_{ba} & \Sigma_{bb}\end{bmatrix}",
     {r"\Sigma": "matrix n_a+n_b n_a+n_b", r"\Sigma_{aa}": "matrix n_a n_a", r"\Sigma_{ab}": "matrix n_a n_b", r"\Sigma_{ba}": "matrix n_b n_a", r"\Sigma_{bb}": "matrix n_b n_b"}),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "sorts"), USES, ids=[latex for latex, _ in USES])
def test_certain(latex, sorts):
    assert {key: words for key, words in found(latex).items() if key in sorts} == sorts
    assert all("n_" not in words for key, words in found(latex).items() if key not in sorts)


NOTHING = [
    # row                        why nothing is certain
    (r"x^T y z",                 "which of y and z is the vector?"),
    (r"(1+r)^T = 2",             "a power as well"),
    (r"\sum_{t=1}^T x^T",        "T is a number here"),
    (r"V^{-1} = 2",              "a reciprocal as well"),
    (r"Ax = b",                  "a product of numbers as well"),
    (r"f^{-1}(x) = y",           "an inverse function"),
    (r"|a - b| \le |a| + |b|",   "numbers"),
    (r"|A| = 3",                 "how many, how much"),
    (r"a(b+c) = ab + ac",        "numbers"),
    (r"PV = nRT",                "capitals are no matrices for that"),
    (r"\lambda x = \lambda y",   "no matrix in it"),
    (r"x^{(2)} + 1",             "a name of its own"),
    (r"\mathbb{E}[X^2]",         "a random number"),
    (r"\sum_{i} x_i^{(k)}",      "an index and a name"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "why"), NOTHING, ids=[latex for latex, _ in NOTHING])
def test_not_certain(latex, why):
    assert not any("vector" in words or "matrix" in words for words in found(latex).values()), why


@pytest.mark.parametrize(
    "latex", [r"\log p(\mathbf{x})", r"p_{g(\mathbf{z})}(\mathbf{x}) = 2", r"f_X(\mathbf{x}) \det A"]
)
def test_whether_a_letter_is_a_density_is_left_to_the_reader(latex):
    assert not any("function" in words for words in found(latex).values())


n, K = Symbol("n", POSITIVE_INTEGER), Symbol("K", POSITIVE_INTEGER)
KNOWN = Context({"x": Symbol("x", vector(n)), "n": n, "A": Symbol("A", Matrix(K, n)), "K": K, "c": Symbol("c", REAL)})
BESIDE = [
    (r"\|Ax - b\|",           {"b": "vector K"}),
    (r"y^T A x",              {"y": "vector K"}),
    (r"\|A x\| \le \|B\|_F",  {}),
    (r"c x^T z",              {"z": "vector n"}),
    (r"\mathbf{x}_1 - \mathbf{x}_2", {"x_1": "vector n", "x_2": "vector n"}),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "sorts"), BESIDE, ids=[latex for latex, _ in BESIDE])
def test_beside_what_is_known(latex, sorts):
    assert {key: words for key, words in found(latex, KNOWN).items() if key in sorts} == sorts
    assert not {"x", "A", "c"} & found(latex, KNOWN).keys()


size = Symbol("n_x", POSITIVE_INTEGER)
x, y, A = Symbol("x", vector(size)), Symbol("y", vector(size)), Symbol("A", Matrix(size, size))
u_size = Symbol("n_u", POSITIVE_INTEGER)
u, S = Symbol("u", vector(u_size)), Symbol("S", Function((vector(u_size),), vector(u_size)))
S_u = apply("apply", S, u)
READ = [
    (r"x^T A x \ge 0",  apply("greater_equal", apply("transpose", x) * A * x, 0)),
    (r"\|x + y\|^2 = \|x\|^2 + 2 x^T y + \|y\|^2",
     apply("equal", apply("norm", x + y) ** 2, apply("norm", x) ** 2 + number(2) * apply("transpose", x) * y + apply("norm", y) ** 2)),
    (r"J_S(u) = \mathrm{diag}(S(u)) - S(u)S(u)^T",
     apply("equal", bind("derivative", u, u, S_u), apply("diagonal", S_u) - S_u * apply("transpose", S_u))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), READ, ids=[latex for latex, _ in READ])
def test_read(latex, term):
    row = read_formula(latex)
    assert not row.unread
    assert list(row.statements) == [term]


@pytest.mark.parametrize(
    "latex", ["x^T" * 400, r"\|x\|" * 400, "A^{-1}" * 300, r"\det" * 500, "|" * 999, "(" * 50 + "x^T" + ")" * 50]
)
def test_long_rows_take_no_time(latex):
    assert isinstance(found(latex), dict)
