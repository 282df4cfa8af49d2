r"""What the name of a decomposition says of its letters; matrices and columns of numbers in texts about spaces."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.sorts import Matrix
from symderiv.language.terms import apply
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.inference import infer


@pytest.fixture
def notation(tmp_path):
    def read(text):
        path = tmp_path / "text.md"
        path.write_text(text, encoding="utf-8")
        return read_document(path), infer(read_document(path))[""].context

    return read


def test_an_svd_has_a_diagonal_matrix_in_the_middle(notation):
    _, context = notation(r"Using the SVD $A = U\Sigma V^T$, $$A^T A = V \Sigma U^T U \Sigma V^T = V \Sigma^2 V^T.$$")
    assert "diagonal" in context.symbols[r"\Sigma"].sort.properties
    u = context.symbols["U"]
    gram = apply("multiply", apply("transpose", u), u)
    assert apply("equal", gram, apply("identity", u.sort.columns)) in context.assumptions


@pytest.mark.parametrize(
    ("text", "letter", "said"),
    [
        (r"The eigendecomposition is $A = Q \Lambda Q^T$ and $\Lambda^2 x = Q y$.", r"\Lambda", "diagonal"),
        (r"The LU decomposition is $A = LU$ with $A^T = U^T L^T$ and $L^{-1} A = U$.", "L", "lower triangular"),
        (r"By the QR decomposition $A = QR$, $R^{-1} Q^T b = x$.", "R", "upper triangular"),
        (r"It is diagonalizable: $A = P D P^{-1}$ and $A x = P D y$.", "P", "invertible"),
    ],
)
def test_square_factors_have_the_property(notation, text, letter, said):
    _, context = notation(text)
    assert isinstance(context.symbols[letter].sort, Matrix)
    assert said in context.symbols[letter].sort.properties


@pytest.mark.parametrize(
    "text", [r"We know $A = U \Sigma V^T$ and $\Sigma x = y^T U$.", r"By QR, $A = B + C$, $A^T B$."]
)
def test_without_the_name_or_the_form_nothing_is_said(notation, text):
    _, context = notation(text)
    assert not context.assumptions
    assert not any("diagonal" in getattr(s.sort, "properties", ()) for s in context.symbols.values())


def test_what_stands_beside_a_step_is_not_carried_on(notation):
    document, context = notation("$$\\begin{aligned} a &= b + 1 \\\\ &= c, && b = c - 1 \\\\ &= d \\end{aligned}$$")
    chain, said = None, []
    for _, _, piece in document.pieces():
        row = read_formula(piece.latex, context, chain=chain)
        chain = row.chain
        said.append([statement.arguments[0].name for statement in row.statements])
    assert said == [["a"], ["a", "b"], ["a"]]


SETS = [
    (r"GL(n, \mathbb{R})", "general_linear"),
    (r"M(n, \mathbb{F})", "matrices"),
    (r"\mathcal{M}(m, n, \mathbb{R})", "matrices"),
]


@pytest.mark.parametrize(("latex", "operator"), SETS, ids=[row[0] for row in SETS])
def test_sets_of_matrices_with_their_size_in_brackets(latex, operator):
    row = read_formula(rf"A \in {latex}", Context())
    assert not row.unread
    assert row.statements[0].arguments[1].operator == operator


def test_coordinates_of_a_map_in_a_basis():
    row = read_formula(r"[T]_{\beta} = \begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}", Context())
    assert not row.unread
    assert row.statements[0].arguments[0].operator == "coordinates"


def test_beside_matrices_letters_are_in_no_group(notation):
    _, context = notation(r"Consider the cosets. Let $A$ be a matrix with $A = \lambda I$. Then $$S A S^{-1} = A.$$")
    assert isinstance(context.symbols["A"].sort, Matrix)


def test_beside_columns_of_numbers_a_basis_is_one_of_them(notation):
    document, context = notation(
        r"Let $x \in \mathbb{R}^n$, and let $A$ be a matrix. Using the basis $v_1, \dots, v_n$, "
        r"write $$x = \sum_{i=1}^n c_i v_i$$ for some $c_1, \dots, c_n \in \mathbb{R}$, and $A v_i = \sigma_i u_i$."
    )
    assert not any(read_formula(piece.latex, context).unread for _, _, piece in document.pieces() if piece.display)
