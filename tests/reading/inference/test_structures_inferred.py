r"""Groups, spaces, linear maps, statements and whole numbers: found from words and from signs, and not found elsewhere."""

from __future__ import annotations

import pytest

from symderiv.language.sorts import INTEGER, STATEMENT, Function, Matrix, Set
from symderiv.language.vocabulary.algebra import GROUP, SPACE, linear
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.inference import infer

SEQUENCE = frozenset({"sequence"})


def inferred(text, tmp_path):
    file = tmp_path / "text.md"
    file.write_text(text)
    notation = infer(read_document(file))
    return {key: symbol.sort for key, symbol in notation[""].context.symbols.items()}, notation[""].context


FOUND = [
    ("Let $G$ be a group and $H$ a subgroup. Take $a, b \\in G$.",
     {"G": Set(GROUP), "a": GROUP, "b": GROUP}),
    ("Let $H$ be a normal subgroup of the group $G$, and $g \\in G$.\n\n$$gHg^{-1} = H$$",
     {"G": Set(GROUP), "H": Set(GROUP), "g": GROUP}),
    ("# Groups\n\nSolve for $x$.\n\n$$axb = c$$\n\n$$x = a^{-1}cb^{-1}$$",
     {"x": GROUP, "a": GROUP, "b": GROUP, "c": GROUP}),
    ("# Abelian groups\n\nIf $(ab)^2 = a^2b^2$ then $ab = ba$.", {"a": GROUP, "b": GROUP}),
    ("Let $V$ be a vector space, $T$ a linear operator on it, and $v \\in V$.\n\n$$Tv = \\lambda v$$",
     {"V": Set(SPACE), "T": linear(SPACE, SPACE), "v": SPACE}),
    ("Suppose $T \\in \\mathcal{L}(V, W)$ and $v_1, \\dots, v_n$ is a basis of $V$.\n\n$$Tu = w$$",
     {"V": Set(SPACE), "W": Set(SPACE), "T": linear(SPACE, SPACE), "u": SPACE,
      "v_": Function((INTEGER,), SPACE, SEQUENCE)}),
    ("De Morgan: $\\lnot (p \\lor q)$ and $\\lnot p \\land \\lnot q$.", {"p": STATEMENT, "q": STATEMENT}),
    ("Then $d \\mid a$ and $d \\mid a - bq$.", {"d": INTEGER, "a": INTEGER, "b": INTEGER, "q": INTEGER}),
]  # fmt: skip

NOT_FOUND = [
    ("A group of people: $ab = c$ and $a = c b^{-1}$.", {"a", "b", "c"}),
    ("The density is $p(x \\mid z)$, and $x \\mid z \\sim N(0, 1)$.", {"x", "z"}),
    ("Then $x = 1 \\land y = 2$.", {"x", "y"}),
    ("The subspace $U$ of matrices\n\n$$A = \\begin{pmatrix} a & b \\\\ 0 & c \\end{pmatrix}$$ with $A \\in U$.", {"U"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sorts"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_what_is_found(text, sorts, tmp_path):
    found, _ = inferred(text, tmp_path)
    assert {key: found.get(key) for key in sorts} == sorts


@pytest.mark.parametrize(("text", "letters"), NOT_FOUND, ids=[text[:40] for text, _ in NOT_FOUND])
def test_what_is_not(text, letters, tmp_path):
    found, _ = inferred(text, tmp_path)
    kinds = {key: found[key] for key in letters if key in found}
    assert not [key for key, sort in kinds.items() if sort in (GROUP, SPACE, STATEMENT, INTEGER, Set(SPACE), Set(GROUP))]


def test_a_linear_map_between_columns_stays_one_of_columns(tmp_path):
    found, context = inferred(
        "A linear map $T: \\mathbb{R}^3 \\to \\mathbb{R}^3$ with $T e_1 = 0$ and $T e_2 = e_1$.", tmp_path
    )
    sort = found["T"]
    assert isinstance(sort, Function)
    assert "linear" in sort.properties
    assert isinstance(sort.value, Matrix)
    assert not read_formula(r"\dim \ker T + \dim \operatorname{range} T = 3", context).unread


COMPLETE = [
    r"\gcd(48, 18) : \quad 48 = 2 \cdot 18 + 12", r"n = 0: f_0 = 0 \le 2^0", r"P = AS (= AB - AC)",
    r"i.e.\ a - b = m(q - r)", r"Let\ a, b \in \mathbb{Z}\ and\ m > 0", r"a \equiv b \ (\text{mod } 3)",
    r"a \equiv b (\bmod n)", r"\forall a, b \in \mathbb{Q},\ a + b \in \mathbb{Q}", r"\Set{x \in \mathbb{R} : x > 0}",
    r"\pmatrix{1 \cr 3} + \pmatrix{2 \cr 0}", r"T(n) = 2T(n/2) + \Theta(n)", r"T(n) \leq c n - (\Theta(1) - c)",
    r"A \in GL_n(\mathbb{R})", r"x \in \mathbb{F}_2^n", r"\vec{0} = 0 \qquad \square",
]  # fmt: skip


@pytest.mark.parametrize("latex", COMPLETE)
def test_loose_writing_is_read(latex, tmp_path):
    assert not read_formula(latex, inferred("Nothing.", tmp_path)[1]).unread
