"""What write-ups of machine learning and optimisation write: lists of vectors, marks in words, classes, errors."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, vector
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.inference import infer
from symderiv.reading.inference.words import words_of
from tests.reading.words import *

n, m, d, k = whole(*"nmdk")
i, j = Symbol("i", INTEGER), Symbol("j", INTEGER)
a, b, c = real(*"abc")
A, W = table("A", n, n), table("W", n, d)
x, y, h = column("x", d), column("y", d), column("h", n)
rows, labels = sequence("x", vector(d)), sequence("y")
words = {name: Symbol(name, REAL) for name in ("w^{new}", r"\theta^{old}", "b^{out}")}
p = Symbol("p", LAW)
spaces = declared(n, d, A, W, h)
data = Context().declare(n, d).declare(Symbol("y", REAL))
data = Context({**spaces.symbols, "x_": rows, "y_": labels})

side_by_side = apply(
    "matrix_from", d, n, bind("lambda", count(1, d), j, bind("lambda", count(1, n), i, entry(call(rows, i), j)))
)

READ = [
    # lists of vectors: the columns of a matrix, or turned upright its rows
    (r"[x_1, \dots, x_n]", data, side_by_side),
    (r"[x_1, x_2, \ldots, x_n]^T", data, transpose(side_by_side)),
    (r"\begin{bmatrix} x_1 & x_2 & \cdots & x_n \end{bmatrix}", data, side_by_side),
    (r"\begin{pmatrix} x_1^\top \\ \vdots \\ x_n^\top \end{pmatrix}", data, transpose(side_by_side)),
    # entry by entry: the product of as many factors as are of one size
    (r"A \circ h h^T", spaces, hadamard(A, h * transpose(h))),
    (r"A h \odot h", spaces, hadamard(A * h, h)),
    # a word above a letter is a part of its name
    (r"w^{\text{new}} + a", Context(), words["w^{new}"] + a),
    (r"e^{\mathrm{a}}", Context(), exp(a)),
    # the transpose of what has a mark, in whatever order the braces come
    (r"x^{(3)^T} x^{(2)}", data, transpose(call(rows, 3)) * call(rows, 2)),
    (r"x^{(3)^{\top}} x^{(2)}", data, transpose(call(rows, 3)) * call(rows, 2)),
    # an indicator whose braces lost their backslashes
    (r"1{a > b} c", Context(), indicator(greater(a, b)) * c),
    (r"\mathbb{I}{a = b}", Context(), indicator(equal(a, b))),
]  # fmt: skip


f = function("f", vector(d))
points = declared(d, x, y, f, *real("t"))
at_x, at_y = derivative(x, call(f, x)), derivative(y, call(f, y))
READ += [
    # a gradient beside a vector is a row
    (r"\nabla f(x) (y - x)", points, transpose(at_x) * (y - x)),
    (r"(\nabla f(x) - \nabla f(y))(x - y)", points, transpose(at_x - at_y) * (x - y)),
    (r"\nabla f(x)^T y", points, transpose(at_x) * y),
    # braces that are for the spacing, commands of classes for homework
    (r"f\left( {{x} + y} \right)", points, call(f, x + y)),
]


@pytest.mark.parametrize(("latex", "context", "term"), READ)
def test_what_a_formula_is_read_as(latex, context, term):
    row = read_formula(latex, context)
    assert not row.unread
    assert row.sides == (term,)
    assert read_formula(printed(term), context).sides == (term,)


NUMBERS = [
    (r"u \in \mathbf{R}^{2}", r"u \in \mathbb{R}^{2}"),
    (r"a \in \mathbf{Z}", r"a \in \mathbb{Z}"),
    (r"b \in {\mathbf{R}}", r"b \in \mathbb{R}"),
]


@pytest.mark.parametrize(("bold", "usual"), NUMBERS)
def test_sets_of_numbers_in_bold(bold, usual):
    assert read_formula(bold).statements == read_formula(usual).statements
    assert not read_formula(bold).unread


def test_other_letters_in_bold_are_no_sets_of_numbers():
    R = table("R", d, d)
    assert read_formula(r"\mathbf{R} x", declared(d, R, x)).sides == (R * x,)


def test_values_of_functions_with_a_word_above():
    new = function("Q^{new}", REAL, REAL)
    row = read_formula(r"Q^{\text{new}}(a, b) = c")
    assert [s.term if hasattr(s, "term") else s for s in row.statements] == [equal(call(new, a, b), c)]


def test_a_member_of_what_has_a_word_above():
    predicted = sequence("y^{pred}")
    row = read_formula(r"\sum_{i=1}^n y_i^{\text{pred}}", declared(n))
    assert row.sides == (total(i, count(1, n), call(predicted, i)),)


def test_the_number_of_a_class():
    kind = Symbol("class", REAL)
    row = read_formula(r"p(1 | x)", declared(p, d, x))
    over = bind("law", bind("given", p, OMEGA, equal(part(x), x)), OMEGA, part(kind))
    assert row.sides == (density_at(over, 1),)
    assert read_formula(printed(row.sides[0]), declared(p, d, x)).sides == row.sides


@pytest.mark.parametrize("latex", [r"p(1 | 0)", r"p(1, 2)", r"[x_1, \dots, A]"])
def test_what_is_not_certain_is_not_read(latex):
    assert read_formula(latex, Context({**data.symbols, "p": p})).unread


DOCUMENTS = [
    # a document                                                          what it says of some letters
    ("Let $x_i \\in \\mathbb{R}^d$.\n$$X = [x_1, \\dots, x_n]^T$$\n$$X^T X w = X^T y$$",
     {"X": "matrix n d", "w": "vector d", "y": "vector n"}),
    ("$$\\Phi = \\begin{bmatrix} v_1 & \\cdots & v_k \\end{bmatrix}$$ where $v_j \\in \\mathbb{R}^n$ and $\\Phi u = 0$",
     {"u": "vector k"}),
    # in MathType's braces, too, and in lists: bold letters are vectors
    ("$${\\left\\| {{{\\mathbf{w}}^T}{{\\mathbf{x}}_j} - {y_j}} \\right\\|}$$", {"w": "vector n_w"}),
    ("Let $\\{\\boldsymbol x_1, \\ldots, \\boldsymbol x_n\\}$ be data.", {"x_": "sequence of vector n_x"}),
    # a point beside another one, of a part before
    ("Let $x \\in \\mathbb{R}^n$.\n$$f(x) - f(x_0) \\ge \\nabla f(x_0)(x - x_0)$$", {"x": "vector n", "x_0": "vector n"}),
    # an error function, and no mean: what it is taken at is a vector
    ("$$E(\\mathbf{w}) = \\sum_{i=1}^n (\\mathbf{x}_i^T \\mathbf{w} - t_i)^2$$", {"w": "vector n_w"}),
    # B as a matrix, and another one at a parameter
    ("$$B^{-1} g = u, \\quad \\|u\\| = 1$$\n$$p(\\lambda) = (B + \\lambda I)^{-1} g, \\quad p^T u = 0$$",
     {"p": "vector n_g", "p(": "function real -> vector n_g"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sorts"), DOCUMENTS)
def test_what_a_document_says(text, sorts):
    document = read_document("notes.md", text)
    found = {key: words_of(symbol.sort) for key, symbol in infer(document)[""].context.symbols.items()}
    assert {key: found.get(key) for key in sorts} == sorts
