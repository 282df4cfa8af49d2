"""From SymPy to terms and back: what is written, and that it means the same."""

from __future__ import annotations

import pytest
import sympy
from sympy import (
    Abs,
    Add,
    BlockMatrix,
    Derivative,
    Determinant,
    DiagMatrix,
    Eq,
    HadamardProduct,
    I,
    Identity,
    Implies,
    Interval,
    Inverse,
    Matrix,
    MatrixSymbol,
    Ne,
    Product,
    Rational,
    Sum,
    Symbol,
    Trace,
    Transpose,
    ZeroMatrix,
    exp,
    log,
    oo,
    pi,
    sin,
    sqrt,
)

from symderiv.errors import LanguageError
from symderiv.language.printing.plain_text import plain
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import POSITIVE_INTEGER, REAL, Scalar, vector
from symderiv.language.sorts import Matrix as MatrixSort
from symderiv.language.sympy_bridge import sort_in_sympy, sympy_of, term_of, written
from symderiv.language.terms import Symbol as Letter

n = Symbol("n", integer=True, positive=True)
i = Symbol("i", integer=True, positive=True)
a, b, r = Symbol("alpha", positive=True), Symbol("b", real=True), Symbol("r", nonnegative=True)
S, x, m = MatrixSymbol("S", n, n), MatrixSymbol("x", n, 1), MatrixSymbol("mu", n, 1)
N = Letter("n", POSITIVE_INTEGER)
NAMES = {
    n: N, a: Letter(r"\alpha", REAL), b: Letter("b", REAL), r: Letter("r", REAL),
    S: Letter("S", MatrixSort(N, N)), x: Letter("x", vector(N)), m: Letter(r"\mu", vector(N)),
}  # fmt: skip

TRANSLATIONS = [
    # SymPy                                          as a term
    (S * x + m,                                      "mu + S x"),
    (Inverse(S) * (x - m),                           "S^-1 (x - mu)"),
    (Transpose(x) * S * x,                           "x^T S x"),
    (r + b * r / (a + r),                            "r + b r/(alpha + r)"),
    (1 + a * b / (a + r) ** 2,                       "1 + alpha b/(alpha + r)^2"),
    (b - a,                                          "b - alpha"),
    (-b,                                             "-b"),
    (n + 1,                                          "n + 1"),
    (Rational(-1, 2),                                "-1/2"),
    (sqrt(1 + b**2),                                 "sqrt(1 + b^2)"),
    (1 / sqrt(a),                                    "1/sqrt alpha"),
    (1 + I * b,                                      "1 + i b"),
    ((2 * pi) ** (-n / 2),                           "1/(2 pi)^(n/2)"),
    (exp(-r) * log(a) * sin(b),                      "log alpha sin b exp(-r)"),
    (Abs(Determinant(S)),                            "|det S|"),
    (Trace(S),                                       None),
    (S[i - 1, i - 1].subs(i, 1),                     "S[1, 1]"),
    (x[0, 0],                                        "x[1]"),
    (Product(x[i - 1, 0], (i, 1, n)),                None),
    (Sum(S[i - 1, i - 1], (i, 1, n)),                None),
    (Derivative(b**2, b),                            None),
    (DiagMatrix(x),                                  "diag x"),
    (HadamardProduct(x, m),                          None),
    (Identity(n),                                    "I_n"),
    (Matrix([[1, b], [-b, 1]]),                      "[[1, b], [-b, 1]]"),
    (Interval(0, oo),                                "[0, oo)"),
    (Eq(Determinant(S), 0),                          "det S = 0"),
    (Implies(Ne(b, 0), b**2 > 0),                    None),
    (BlockMatrix([[S, ZeroMatrix(n, 1)], [Transpose(x), Matrix([b])]]), "blocks(S, 0, x^T, b)"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "text"), TRANSLATIONS, ids=str)
def test_a_term_says_what_sympy_holds(expression, text):
    term = term_of(expression, NAMES)
    sort_of(term)
    assert text is None or plain(term) == text


@pytest.mark.parametrize("expression", [e for e, _ in TRANSLATIONS], ids=str)
def test_there_and_back_again(expression):
    term = term_of(expression, NAMES)
    again = sympy_of(term)
    names = {**NAMES, **{atom: letter for letter in NAMES.values() for atom in _atoms(again) if written(atom.name) == letter.name}}
    assert plain(term_of(again, names)) == plain(term)


def _atoms(expression):
    found = expression.atoms(sympy.Symbol, MatrixSymbol)
    return {atom for atom in found if not atom.name.endswith("_")}


def test_sums_do_not_depend_on_the_order_in_which_they_were_added():
    assert term_of(Add(b, a), NAMES) == term_of(Add(a, b), NAMES)


def test_sorts_are_what_sympy_assumes():
    assert sort_in_sympy(a) == Scalar("real", frozenset({"positive", "nonnegative", "nonzero"}))
    assert sort_in_sympy(Symbol("z", complex=True)) == Scalar("complex")
    with pytest.raises(LanguageError, match="nothing is said of y"):
        sort_in_sympy(Symbol("y"))


def test_what_was_not_declared_has_no_term():
    with pytest.raises(LanguageError, match="was not declared"):
        term_of(Symbol("y", real=True), NAMES)
