"""What is printed is pleasant, and is read back as the same term."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.language.contexts import Context
from symderiv.language.printing import latex, plain
from symderiv.language.sorting import sort_of
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


PRINTED = [
    (x / 2 + 1,                                            r"\frac{x}{2} + 1"),
    (-(x + 1),                                             r"-\left(x + 1\right)"),
    (2 * (number(3) * x),                                  r"2 \left(3 x\right)"),
    (number(2) * 3,                                        r"2 \cdot 3"),
    (x * number(2) ** 3,                                   r"x \cdot 2^{3}"),
    (apply("log", x) * y,                                  r"\log x \cdot y"),
    (apply("log", x + 1),                                  r"\log \left(x + 1\right)"),
    (apply("sqrt", x) ** 2,                                r"\sqrt{x}^{2}"),
    (apply("absolute", apply("determinant", S)) ** -number(1), r"\left|\det S\right|^{-1}"),
    (apply("transpose", u) @ apply("inverse", S) @ u,      r"u^\top S^{-1} u"),
    (apply("transpose", apply("inverse", S)),              r"\left(S^{-1}\right)^\top"),
    (apply("entry", A, K, 1),                              r"A_{K, 1}"),
    (apply("entry", v, 2),                                 r"\left(v_0\right)_{2}"),
    (apply("apply", d, K + 1),                             r"d_{K + 1}"),
    (apply("apply", f, x),                                 r"f\left(x\right)"),
    (u + apply("zero", K, 1),                              r"u + 0"),
    (apply("identity", K) @ u,                             r"I_{K} u"),
    (apply("hadamard_power", u, 2),                        r"u^{2}"),
    (apply("hadamard_power", A, 2),                        r"A^{\odot 2}"),
    (apply("matrix", 2, 2, 1, x, -x, 1),                   r"\begin{pmatrix} 1 & x \\ -x & 1 \end{pmatrix}"),
    (bind("sum", apply("range", 1, n), i, apply("apply", d, i)), r"\sum_{i=1}^{n} d_{i}"),
    (bind("sum", apply("range", 1, n), n, n + 0 * K),      r"\sum_{i=1}^{n} \left(i + 0 K\right)"),
    (bind("product", apply("range", 1, n), i, i) * x,      r"\left(\prod_{i=1}^{n} i\right) x"),
    (bind("derivative", x, x, x**2),                       r"\frac{\partial}{\partial x}\left(x^{2}\right)"),
    (bind("derivative", x, x, apply("apply", f, x)),       r"\frac{\partial f\left(x\right)}{\partial x}"),
    (number("0.1") + x,                                    "0.1 + x"),
    (Number(Fraction(-2)) * x,                             r"\left({-2}\right) x"),
    (x ** Number(Fraction(1, 3)),                          "x^{{1/3}}"),
    (apply("binomial", n, 2) * apply("factorial", n),      r"\binom{n}{2} n!"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "text"), PRINTED, ids=[text for _, text in PRINTED])
def test_printed(term, text):
    assert latex(term) == text
    assert read(text) == term


def test_a_density_is_written_with_its_argument():
    normal = apply("normal", apply("zero", K, 1), S @ apply("transpose", S))
    density = apply("density_at", normal, u)
    assert latex(density) == r"\mathcal{N}\left(u; 0, S S^\top\right)"
    assert read(latex(density)) == density


def test_the_law_of_a_transformed_variable_is_written_below():
    standard = apply("normal", apply("zero", K, 1), apply("identity", K))
    context = Context(symbols=CONTEXT.symbols, random={u: standard})
    density = apply("density_at", bind("law", standard, u, apply("apply", g, u)), v)
    assert latex(density) == r"p_{\mathcal{G}\left(u\right)}\left(v_0\right)"
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


# What is printed is read back: over generated terms

LITERALS = st.one_of(
    st.integers(0, 30).map(lambda value: Number(Fraction(value))),
    st.fractions(-3, 3, max_denominator=12).map(Number),
)
WHOLE = st.sampled_from([K, n, number(2), number(3)])


@st.composite
def scalars(draw, depth: int = 4):
    if depth == 0 or draw(st.integers(0, 5)) == 0:
        return draw(st.one_of(LITERALS, st.sampled_from([x, y, t, K, apply("pi")])))
    below = scalars(depth=depth - 1)
    match draw(st.sampled_from(["two", "two", "one", "power", "sum", "entry", "quadratic", "det", "call", "member", "derivative"])):
        case "two":
            operator = draw(st.sampled_from(["add", "subtract", "multiply", "divide", "multiply"]))
            return apply(operator, draw(below), draw(below))
        case "one":
            operator = draw(st.sampled_from(["negate", "log", "exp", "sqrt", "absolute", "sin", "cos", "tanh", "arctan"]))
            return apply(operator, draw(below))
        case "power":
            return apply("power", draw(below), draw(st.one_of(LITERALS, below)))
        case "sum":
            letter = Symbol(draw(st.sampled_from(["i", "j"])), POSITIVE_INTEGER)
            body = apply(draw(st.sampled_from(["add", "multiply"])), draw(below), letter)
            return bind(draw(st.sampled_from(["sum", "product"])), apply("range", 1, draw(WHOLE)), letter, body)
        case "entry":
            return apply("entry", draw(vectors(depth=depth - 1)), draw(WHOLE))
        case "quadratic":
            return apply("multiply", apply("transpose", draw(vectors(depth=depth - 1))), draw(vectors(depth=depth - 1)))
        case "det":
            return apply(draw(st.sampled_from(["determinant", "trace"])), draw(matrices(depth=depth - 1)))
        case "call":
            return apply("apply", f, draw(below))
        case "derivative":
            letter = draw(st.sampled_from([x, y]))
            return bind("derivative", letter, letter, apply("multiply", letter, draw(below)))
    return apply("apply", d, draw(WHOLE))


@st.composite
def vectors(draw, depth: int = 3):
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([u, v]))
    below = vectors(depth=depth - 1)
    match draw(st.sampled_from(["two", "scaled", "mapped", "called", "power", "negate", "zero"])):
        case "two":
            return apply(draw(st.sampled_from(["add", "subtract", "hadamard", "hadamard_divide"])), draw(below), draw(below))
        case "scaled":
            return apply("multiply", draw(scalars(depth=depth - 1)), draw(below))
        case "mapped":
            return apply("multiply", draw(matrices(depth=depth - 1)), draw(below))
        case "called":
            return apply("apply", g, draw(below))
        case "power":
            return apply("hadamard_power", draw(below), draw(st.integers(-2, 3)))
        case "zero":
            return apply("add", draw(below), apply("zero", K, 1))
    return apply("negate", draw(below))


@st.composite
def matrices(draw, depth: int = 3):
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([S, A, apply("identity", K)]))
    below = matrices(depth=depth - 1)
    match draw(st.sampled_from(["two", "one", "scaled", "outer", "power", "diagonal"])):
        case "two":
            return apply(draw(st.sampled_from(["add", "subtract", "multiply", "hadamard"])), draw(below), draw(below))
        case "one":
            return apply(draw(st.sampled_from(["transpose", "inverse", "negate"])), draw(below))
        case "scaled":
            return apply("multiply", draw(scalars(depth=depth - 1)), draw(below))
        case "outer":
            return apply("multiply", draw(vectors(depth=depth - 1)), apply("transpose", draw(vectors(depth=depth - 1))))
        case "power":
            return apply(draw(st.sampled_from(["power", "hadamard_power"])), draw(below), draw(st.integers(-1, 3)))
    return apply("diagonal", draw(vectors(depth=depth - 1)))


@settings(max_examples=400, deadline=None)
@given(st.one_of(scalars(), vectors(), matrices()))
def test_what_is_printed_is_read_back(term):
    sort_of(term)
    assert read(latex(term)) == term


def test_a_complex_number_keeps_its_unit():
    z = Symbol("z", COMPLEX)
    context = Context().declare(z)
    term = z + apply("imaginary_unit") * 2
    assert read(latex(term), context) == term
