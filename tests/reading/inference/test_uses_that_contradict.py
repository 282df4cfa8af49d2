"""Letters whose uses do not fit together: what they are taken for, and what is read then; what is never assumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from symderiv.language.printing import latex
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Symbol, apply
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula, read_statement
from symderiv.reading.inference import trials
from symderiv.reading.inference.inference import infer
from symderiv.reading.inference.part import InferredPart
from symderiv.reading.inference.words import context_of, words_of

KERNEL = r"""Let $x_i \in \mathbb{R}^d$ and let $K$ be the Gram matrix, an $n \times n$ matrix.

$$K_{ij} = K(x_i, x_j)$$
$$K(x, y) = (x^\top y + 1)^2$$
$$K = K^\top$$
"""
LAYERS = r"""A network with layers $l = 1, \dots, L$.

$$z^l = W^l a^{l-1} + b^l$$
$$a^l_j = \tanh(z^l_j)$$
$$e^l = ((W^{l+1})^T e^{l+1}) \odot \tau'(z^l)$$
$$\frac{\partial C}{\partial W^l_{jk}} = a^{l-1}_k e^l_j$$
"""
OUTPUT = r"""$$e^L = \nabla_a C \odot \tau'(z^L)$$
$$C = \frac{1}{2}\sum_j (y_j - a^L_j)^2$$
$$e^L_j = (a^L_j - y_j) \tau'(z^L_j)$$
"""
NUMBERED = r"""$$a^1 = x$$
$$a^2 = W^2 a^1 + b^2$$
$$a^3 = W^3 a^2 + b^3$$
$$a^L = W^L a^{L-1} + b^L$$
"""
FILTER = r"""The state is estimated before and after each measurement.

$$\hat s_{t+1,t} = F \hat s_{t,t} + G c_t$$
$$r_{t+1,t} = s_{t+1} - \hat s_{t+1,t} = F r_{t,t} + \omega_t$$
$$P_{t+1,t} = F P_{t,t} F^\top + Q$$
$$\hat s_{t+1,t+1} = \hat s_{t+1,t} + L(y_{t+1} - H \hat s_{t+1,t})$$
$$P_{t+1,t+1} = (I - LH) P_{t+1,t} (I - LH)^\top + L R L^\top$$
$$L = P_{t+1,t} H^\top (H P_{t+1,t} H^\top + R)^{-1}$$
"""
BARS = r"""$$\mathbf{m}_{k|k-1} = \mathbf{A} \mathbf{m}_{k-1|k-1}$$
$$\mathbf{m}_{k|k} = \mathbf{m}_{k|k-1} + \mathbf{G}_k \mathbf{e}_k$$
"""
GUESSED = r"""$$c_i (u^\top Z_i + \beta) - 1 \ge 0$$
"""


def inferred(text: str, folder: Path) -> tuple[dict[str, str], list[str]]:
    """The notation in words, and why the displays are not read that are not."""
    file = folder / "text.md"
    file.write_text(text, encoding="utf-8")
    document = read_document(file)
    context = infer(document)[""].context
    rows = [read_formula(piece.latex, context) for _, _, piece in document.pieces() if piece.display]
    return {k: words_of(s.sort) for k, s in context.symbols.items()}, [str(row.unread) for row in rows if row.unread]


EXPECTED = [
    (KERNEL, {"K": "matrix n n", "K(": "function vector d, vector d -> real"}),
    (LAYERS, {"a^l": "vector n_2", "z^l": "vector n_1", "b^l": "vector n_1", r"\tau": "function real -> real"}),
    (OUTPUT, {"a^L": "vector n_1", "z^L": "vector n_2", "e^L": "vector n_2", "a": "vector n_2", "y_": "sequence of real"}),
    (NUMBERED, {"a^2": "real", "W^3": "real", "b^3": "real"}),  # in layers with numbers, and no squares and cubes
    (FILTER, {"F": "matrix n m", r"\hat s_{t,t}": "vector m", "P_{t+1,t}": "matrix n n", "r_{t,t}": "vector m"}),
    (BARS, {"m_{k|k}": "vector n", "m_{k|k-1}": "vector n", "A": "matrix n m"}),
    (GUESSED, {"u": "vector n", "Z_i": "vector n"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXPECTED, ids=["kernel", "layers", "output", "numbered", "filter", "bars", "guessed"])
def test_what_the_letters_are_taken_for(text, expected, tmp_path):
    """Sizes that nobody named are compared by which of them are equal only."""
    notation, unread = inferred(text, tmp_path)
    assert unread == []
    assert set(expected) <= set(notation)
    sizes: dict[str, str] = {}
    for key, words in expected.items():
        assert len(words.split()) == len(notation[key].split()), key
        for wanted, given in zip(words.split(), notation[key].split(), strict=True):
            fixed = wanted.strip(",") in ("matrix", "vector", "sequence", "of", "function", "real", "->", "d")
            assert given == wanted if fixed else sizes.setdefault(wanted, given) == given, key


N, M = Symbol("n", POSITIVE_INTEGER), Symbol("m", POSITIVE_INTEGER)
WIDE = Symbol("W^l", Matrix(N, M))
BEFORE, NOW = Symbol("a^{l-1}", vector(M)), Symbol("a^l", vector(N))
K, KERNEL_OF = Symbol("K", Matrix(N, N)), Symbol("K", Function((vector(M), vector(M)), REAL))
X = Symbol("x", Function((INTEGER,), vector(M), frozenset({"sequence"})))
NOTATION = {
    "W^l": "matrix n m", "a^{l-1}": "vector m", "a^l": "vector n", "l": "integer", "i": "integer", "j": "integer",
    "k": "integer", "K": "matrix n n", "K(": "function vector m, vector m -> real", "x_": "sequence of vector m",
    "v_": "sequence of real",
}  # fmt: skip
V = Symbol("v", Function((INTEGER,), REAL, frozenset({"sequence"})))
V2 = Symbol("v", Function((INTEGER, INTEGER), REAL, frozenset({"sequence"})))
FIRST, SECOND = Symbol("i", INTEGER), Symbol("j", INTEGER)
TERMS = [
    (r"a^l = W^l a^{l-1}", apply("equal", NOW, apply("multiply", WIDE, BEFORE))),
    (r"a^l_i = W^l_{ij} a^{l-1}_j",
     apply("equal", apply("entry", NOW, FIRST), apply("multiply", apply("entry", WIDE, FIRST, SECOND), apply("entry", BEFORE, SECOND)))),
    (r"K_{ij} = K(x_i, x_j)",
     apply("equal", apply("entry", K, FIRST, SECOND), apply("apply", KERNEL_OF, apply("apply", X, FIRST), apply("apply", X, SECOND)))),
    (r"v_i = v_{i1} + v_{i2}",
     apply("equal", apply("apply", V, FIRST), apply("add", apply("apply", V2, FIRST, 1), apply("apply", V2, FIRST, 2)))),
    (r"K = K^\top", apply("equal", K, apply("transpose", K))),
]  # fmt: skip


@pytest.mark.parametrize(("written", "term"), TERMS, ids=[written for written, _ in TERMS])
def test_what_is_read_is_printed_and_read_back(written, term):
    context = context_of(NOTATION)
    assert read_statement(written, context) == [term]
    assert read_statement(latex(term), context) == [term]


@pytest.mark.parametrize(
    "row",
    [
        r"\sum_{n=1}^N g_{nk}^{(t)} (x_n - m_k)",  # n runs: it is no part of a name
        r"\sum_{i=1}^N c(a^{[2](i)})",
        r"\sum_{i=1}^{K} i",  # a matrix is no limit
    ],
)
def test_what_is_no_power_and_no_name_is_unread(row):
    assert read_formula(row, context_of({"K": "matrix 2 2"})).unread


def test_two_marks_make_a_name_and_no_power():
    assert read_statement(r"a^{[2](3)} = 1") == [apply("equal", Symbol("a^{[2](3)}", REAL), 1)]


POWERS = [r"$$x^n + x^{n+1} = x^n (1 + x)$$", r"$$r^l = r \cdot r^{l-1}$$", r"$$A^{n+1} = A A^n, \quad \det A = 1$$"]


@pytest.mark.parametrize("text", POWERS)
def test_powers_stay_powers(text, tmp_path):
    notation, _ = inferred(text, tmp_path)
    assert not any("^" in key for key in notation)


def test_what_is_declared_is_not_overridden(tmp_path):
    text = "Let $X$ be a real number.\n\n$$w^\\top X w = X + w$$\n$$X w = 2 w$$\n$$w^\\top w = 1$$\n"
    notation, unread = inferred(text, tmp_path)
    assert notation["X"] == "real"
    assert notation["w"].startswith("vector")
    assert len(unread) == 1


def test_a_row_that_contradicts_the_others_stays_unread(tmp_path):
    """``v`` is a vector in all rows but one, which has no say."""
    text = "$$u = M v$$\n$$v^\\top v = 1$$\n$$u^\\top u = v^\\top M^\\top M v$$\n$$v^\\top M = M + 1$$\n"
    notation, unread = inferred(text, tmp_path)
    assert notation["v"].startswith("vector")
    assert notation["M"].startswith("matrix")
    assert len(unread) == 1


def test_nothing_is_tried_where_all_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(trials._Search, "attempt", lambda *_: pytest.fail("a trial"))
    assert inferred("$$(a+b)^2 = a^2 + 2ab + b^2$$\n\n$$x^\\top A x \\ge 0$$\n", tmp_path)[1] == []


def test_trials_are_few_however_many_rows_misfit(tmp_path, monkeypatch):
    settled = []
    settle = InferredPart.settle
    monkeypatch.setattr(InferredPart, "settle", lambda part, supposed: (settled.append(part), settle(part, supposed)))
    inferred("\n\n".join(f"$$v_{i} = A_{i} w_{i} + 1, \\quad A_{i} = w_{i}^\\top$$" for i in range(40)), tmp_path)
    assert len(settled) <= 1 + trials.MOST
