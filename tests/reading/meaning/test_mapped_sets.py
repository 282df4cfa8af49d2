r"""Images and preimages of sets, compositions and inverse functions."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import REAL, Function, Set
from symderiv.language.terms import Symbol, apply
from symderiv.reading.formulas import read_formula

MAP = Function((REAL,), REAL)
f, g, x = Symbol("f", MAP), Symbol("g", MAP), Symbol("x", REAL)
A, B = Symbol("A", Set(REAL)), Symbol("B", Set(REAL))
known = Context(symbols={"f": f, "g": g, "x": x, "A": A, "B": B})


def image(over, by=f):
    return apply("image", by, over)


def preimage(over):
    return apply("preimage", f, over)


def composed(outer, inner):
    return apply("composed", outer, inner)


def inverse(of):
    return apply("inverse_function", of)


ROWS = [
    (r"f(A) \subseteq B", apply("subset_equal", image(A), B)),
    (r"f(A \cup B) = f(A) \cup f(B)", apply("equal", image(apply("union", A, B)), apply("union", image(A), image(B)))),
    (r"A \subseteq f^{-1}(f(A))", apply("subset_equal", A, preimage(image(A)))),
    (r"x \in f^{-1}(B)", apply("member", x, preimage(B))),
    (r"f^{-1}(f(x)) = x", apply("equal", apply("apply", inverse(f), apply("apply", f, x)), x)),
    (r"(g \circ f)^{-1} = f^{-1} \circ g^{-1}",
     apply("equal", inverse(composed(g, f)), composed(inverse(f), inverse(g)))),
    (r"(g \circ f)(A) = g(f(A))", apply("equal", image(A, composed(g, f)), image(image(A), g))),
    (r"(g \circ f)^{-1}(B) \subseteq A", apply("subset_equal", apply("preimage", composed(g, f), B), A)),
    (r"g \circ f(x) = g(f(x))",
     apply("equal", apply("apply", composed(g, f), x), apply("apply", g, apply("apply", f, x)))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_known_to_be_a_map(latex, term):
    row = read_formula(latex, known)
    assert not row.unread
    assert list(row.statements) == [term]
    assert list(read_formula(printed(term), known).statements) == [term]


UNDECLARED = [
    r"f(A \cap B) \subseteq f(A) \cap f(B)",
    r"f(A \cap B) = f(A) \cap f(B)",
    r"f^{-1}(A \cup B) = f^{-1}(A) \cup f^{-1}(B)",
    r"\mathrm{id}_X \circ f = f",
    r"h \circ f = g",
]


@pytest.mark.parametrize("latex", UNDECLARED)
def test_what_nobody_declared_is_a_map_where_it_stands_as_one(latex):
    row = read_formula(latex, Context())
    assert not row.unread
    again = read_formula(printed(row.statements[0]), Context())
    assert [printed(term) for term in again.statements] == [printed(row.statements[0])]


def test_a_function_of_sets_stays_one():
    (statement,) = read_formula(r"f(A \cup B) \le f(A) + f(B)", Context(symbols={"A": A, "B": B})).statements
    assert statement.arguments[0].operator == "apply"


def test_one_divided_by_a_function_is_no_inverse():
    (statement,) = read_formula("f^{-1} = 1 / f", Context()).statements
    assert statement.arguments[0].operator == "power"
