"""What is printed is pleasant, and is read back as the same term."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex, plain
from symderiv.language.sorts import COMPLEX, INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Number, Symbol, Term, apply, bind, number
from symderiv.reading.formulas import read_formula

K = Symbol("K", POSITIVE_INTEGER)
x, y, t = Symbol("x", REAL), Symbol("y", REAL), Symbol(r"\theta", REAL)
u, v = Symbol("u", vector(K)), Symbol("v_0", vector(K))
S, A = Symbol("S", Matrix(K, K, frozenset({"invertible"}))), Symbol("A", Matrix(K, K))
f, g = Symbol("f", Function((REAL,), REAL)), Symbol(r"\mathcal{G}", Function((vector(K),), vector(K)))
d = Symbol("d", Function((INTEGER,), REAL, frozenset({"sequence"})))
n, i = Symbol("n", POSITIVE_INTEGER), Symbol("i", POSITIVE_INTEGER)
CONTEXT = Context().declare(K, x, y, t, u, v, S, A, f, g, n)
CONTEXT = Context(symbols={**CONTEXT.symbols, "d_": d})


def read(text: str, context: Context = CONTEXT) -> Term:
    row = read_formula(text, context)
    assert not row.unread, (text, row.unread)
    assert len(row.sides) == 1
    return row.sides[0]


def number_(value: str) -> Number:
    return Number(Fraction(value))


def log(term):
    return apply("log", term)


def summed(letter, last, body, operator="sum"):
    return bind(operator, apply("range", 1, last), letter, body)


def transposed(term):
    return apply("transpose", term)


# What a careful author would have typed, for each of these.
PRINTED = [
    # sums and differences
    (x + y - t,                                            r"x + y - \theta"),
    (x - (y - t),                                          r"x - (y - \theta)"),
    (x + (y + t),                                          r"x + (y + \theta)"),
    (-x,                                                   "-x"),
    (-x - y,                                               "-x - y"),
    (x - (-y),                                             "x - (-y)"),
    (-(x + 1),                                             "-(x + 1)"),
    (-(x * y),                                             "-x y"),
    ((-x) * y,                                             "(-x) y"),
    (-(x / 2),                                             r"-\frac{x}{2}"),
    (x / 2 + 1,                                            r"\frac{x}{2} + 1"),
    (-(x**2) + 1,                                          "-x^2 + 1"),
    # products
    (number(2) * x,                                        "2x"),
    (number(2) * t,                                        r"2\theta"),
    (2 * (x + y),                                          "2(x + y)"),
    ((x + y) * (x - y),                                    "(x + y)(x - y)"),
    (x * y,                                                "x y"),
    (x * (y + 1),                                          "x(y + 1)"),
    (x * (y * t),                                          r"x(y \theta)"),
    (2 * (number(3) * x),                                  "2(3x)"),
    (number(2) * 3,                                        r"2 \cdot 3"),
    (x * 2,                                                r"x \cdot 2"),
    (x * number(2) ** 3,                                   r"x \cdot 2^3"),
    (number(2) * (x / y),                                  r"2 \cdot \frac{x}{y}"),
    (x * (t / y),                                          r"x \frac{\theta}{y}"),
    (number("0.1") * x,                                    "0.1x"),
    (number("0.1") + x,                                    "0.1 + x"),
    (number_("-2") * x,                                    "{-2} x"),
    (x * number_("-2"),                                    "x({-2})"),
    # powers and roots
    (x**2 * y,                                             "x^2 y"),
    (x ** (n + 1),                                         "x^{n+1}"),
    (x**t,                                                 r"x^\theta"),
    ((x + y) ** 2,                                         "(x + y)^2"),
    ((x / y) ** 2,                                         r"\left(\frac{x}{y}\right)^2"),
    ((x**2) ** 3,                                          "(x^2)^3"),
    ((-x) ** 2,                                            "(-x)^2"),
    (-(x**2),                                              "-x^2"),
    (x ** (-number(1)),                                    "x^{-1}"),
    (x ** (number(1) / 2),                                 r"x^{\frac{1}{2}}"),
    (x ** number_("1/3"),                                  "x^{{1/3}}"),
    (number(2) ** x ** 2,                                  "2^{x^2}"),
    (apply("sqrt", x),                                     r"\sqrt{x}"),
    (apply("sqrt", x) ** 2,                                r"\sqrt{x}^2"),
    (apply("root", x + 1, 3),                              r"\sqrt[3]{x + 1}"),
    # fractions
    ((x + 1) / (y - 1),                                    r"\frac{x + 1}{y - 1}"),
    (x / y / t,                                            r"\frac{\frac{x}{y}}{\theta}"),
    (number(1) / 2 * x,                                    r"\frac{1}{2} x"),
    # words
    (log(x),                                               r"\log x"),
    (log(x + y),                                           r"\log(x + y)"),
    (log(x * y),                                           r"\log(x y)"),
    (log(x / y),                                           r"\log \frac{x}{y}"),
    (log((x + 1) / y + 1),                                 r"\log\left(\frac{x + 1}{y} + 1\right)"),
    (log(x**2),                                            r"\log x^2"),
    (log(x) ** 2,                                          r"(\log x)^2"),
    (log((x + 1) ** 2),                                    r"\log((x + 1)^2)"),
    (log(x) * y,                                           r"\log x \cdot y"),
    (y * log(x),                                           r"y \log x"),
    (2 * log(x),                                           r"2\log x"),
    (apply("sin", x) * apply("cos", y),                    r"\sin x \cos y"),
    (apply("sin", 2 * x),                                  r"\sin(2x)"),
    (apply("exp", -x),                                     r"\exp(-x)"),
    (apply("exp", -(x / 2)),                               r"\exp\left(-\frac{x}{2}\right)"),
    (apply("maximum", x, y),                               r"\max(x, y)"),
    (apply("binomial", n, 2) * apply("factorial", n),      r"\binom{n}{2} n!"),
    (apply("factorial", n + 1),                            "(n + 1)!"),
    # bars and functions
    (apply("absolute", x - y),                             "|x - y|"),
    (apply("absolute", x / y),                             r"\left|\frac{x}{y}\right|"),
    (apply("absolute", apply("determinant", S)) ** -number(1), r"|\det S|^{-1}"),
    (apply("norm", u - v),                                 r"\|u - v_0\|"),
    (apply("apply", f, x),                                 "f(x)"),
    (apply("apply", f, x / y),                             r"f\left(\frac{x}{y}\right)"),
    (apply("apply", f, x) ** 2,                            "f(x)^2"),
    (apply("apply", d, n),                                 "d_n"),
    (apply("apply", d, K + 1),                             "d_{K+1}"),
    # vectors and matrices
    (transposed(u) @ apply("inverse", S) @ u,              r"u^\top S^{-1} u"),
    (transposed(apply("inverse", S)),                      r"(S^{-1})^\top"),
    (transposed(A @ u) @ v,                                r"(A u)^\top v_0"),
    (apply("entry", A, n, K),                              "A_{nK}"),
    (apply("entry", A, K, 1),                              "A_{K,1}"),
    (apply("entry", A, n + 1, K),                          "A_{n+1,K}"),
    (apply("entry", u, n),                                 "u_n"),
    (apply("entry", v, 2),                                 "(v_0)_2"),
    (apply("entry", A @ u, n),                             "(A u)_n"),
    (u + apply("zero", K, 1),                              "u + 0"),
    (apply("identity", K) @ u,                             "I_K u"),
    (apply("hadamard_power", u, 2),                        "u^2"),
    (apply("hadamard_power", A, 2),                        r"A^{\odot 2}"),
    (apply("hadamard", u, v) + u,                          r"u \odot v_0 + u"),
    (apply("matrix", 2, 2, 1, x, -x, 1),                   r"\begin{pmatrix} 1 & x \\ -x & 1 \end{pmatrix}"),
    (apply("diagonal", u),                                 r"\operatorname{diag}(u)"),
    # big signs
    (summed(i, n, apply("apply", d, i)),                   r"\sum_{i=1}^{n} d_i"),
    (summed(i, n, apply("apply", d, i) + 1),               r"\sum_{i=1}^{n} (d_i + 1)"),
    (summed(i, n, apply("apply", d, i)) + 1,               r"\sum_{i=1}^{n} d_i + 1"),
    (1 - summed(i, n, apply("apply", d, i)),               r"1 - \sum_{i=1}^{n} d_i"),
    (-summed(i, n, i),                                     r"-\sum_{i=1}^{n} i"),
    (x * summed(i, n, i),                                  r"x \sum_{i=1}^{n} i"),
    (summed(i, n, i) * x,                                  r"\left(\sum_{i=1}^{n} i\right) x"),
    (log(summed(i, n, i)),                                 r"\log\left(\sum_{i=1}^{n} i\right)"),
    (summed(i, n, log(i)),                                 r"\sum_{i=1}^{n} \log i"),
    (summed(n, n, n + 0 * K),                              r"\sum_{i=1}^{n} (i + 0K)"),
    (summed(i, n, i, "product") * x,                       r"\left(\prod_{i=1}^{n} i\right) x"),
    # derivatives
    (bind("derivative", x, x, apply("apply", f, x)),       r"\frac{\partial f(x)}{\partial x}"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "text"), PRINTED, ids=[text for _, text in PRINTED])
def test_printed(term, text):
    assert latex(term) == text
    assert read(text) == term


def test_a_density_is_written_with_its_argument():
    normal = apply("normal", apply("zero", K, 1), S @ apply("transpose", S))
    density = apply("density_at", normal, u)
    assert latex(density) == r"\mathcal{N}(u; 0, S S^\top)"
    assert read(latex(density)) == density


def test_the_law_of_a_transformed_variable_is_written_below():
    standard = apply("normal", apply("zero", K, 1), apply("identity", K))
    context = Context(symbols=CONTEXT.symbols, random={u: standard})
    density = apply("density_at", bind("law", standard, u, apply("apply", g, u)), v)
    assert latex(density) == r"p_{\mathcal{G}(u)}(v_0)"
    assert read(latex(density), context) == density


PLAIN = [
    (apply("absolute", apply("determinant", S)) ** -number(1), "|det S|^-1"),
    (apply("matrix", 2, 2, 2, 0, 1, 3),                    "[[2, 0], [1, 3]]"),
    (apply("matrix", 2, 1, 1, x),                          "[1, x]"),
    (x / 2 + y * 3,                                        "x/2 + y * 3"),
    (apply("transpose", u) @ u,                            "u^T u"),
    (apply("equal", x ** (n + 1), -x),                     "x^(n + 1) = (-x)"),
    (apply("apply", d, K + 1),                             "d_(K + 1)"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "text"), PLAIN, ids=[text for _, text in PLAIN])
def test_plain(term, text):
    assert plain(term) == text


def test_a_complex_number_keeps_its_unit():
    z = Symbol("z", COMPLEX)
    context = Context().declare(z)
    term = z + apply("imaginary_unit") * 2
    assert read(latex(term), context) == term
