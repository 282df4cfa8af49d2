r"""Functions as objects: where they map, what they map to; sums over pairs and over subsets."""

import pytest

import symderiv
from symderiv.language.printing import latex
from symderiv.language.sorts import INTEGER, REAL, Function, Set
from symderiv.language.terms import Symbol, apply, bind, free_symbols
from symderiv.reading.formulas import read_formula, read_statement

x, y = Symbol("x", REAL), Symbol("y", REAL)
f, R = Symbol("f", Function((REAL,), REAL)), apply("reals")
n = Symbol("n", REAL)
SQUARE = bind("lambda", R, x, x**2)
MAPS = apply("member", f, apply("functions", R, R))
A, B = Symbol("A", Set(REAL)), Symbol("B", Set(REAL))

READ = [
    # LaTeX                                                     what it says
    (r"f : \mathbb{R} \to \mathbb{R}",                          [MAPS]),
    (r"f \colon \mathbb{R} \rightarrow \mathbb{R}",             [MAPS]),
    (r"f : A \to B",                                            [apply("member", f, apply("functions", A, B))]),
    (r"f : x \mapsto x^2",                                      [apply("equal", f, SQUARE)]),
    (r"f : \mathbb{R} \to \mathbb{R}, x \mapsto x^2",           [MAPS, apply("equal", f, SQUARE)]),
    (r"f : \mathbb{R} \to \mathbb{R}, f(x) = x^2",              [MAPS, apply("equal", apply("apply", f, x), x**2)]),
    (r"f = (x \mapsto x^2)",                                    [apply("equal", f, SQUARE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    assert read_statement(text) == expected


@pytest.mark.parametrize("statement", [statement for _, said in READ for statement in said])
def test_printed_and_read_again(statement):
    assert read_statement(latex(statement)) == [statement]


def test_a_function_without_a_name():
    assert read_formula(r"x \mapsto x^2").sides == (SQUARE,)


@pytest.mark.parametrize("text", [r"f(x) \to 0", r"f : A", r"2 : A \to B", r"x^2 + 1 \mapsto x"])
def test_not_read(text):
    assert read_formula(text).unread


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_never_refuted(text):
    assert symderiv.decide(text).verdict not in ("refuted", "proved")


def test_a_sum_over_pairs():
    (total,) = read_formula(r"\sum_{(i,j) \in E} i j").sides
    i, j = Symbol("i", INTEGER), Symbol("j", INTEGER)
    every = [Symbol(name, Set(INTEGER)) for name in "ij"]
    pair = apply("matrix", 2, 1, i, j)
    edges = next(symbol for symbol in free_symbols(total) if symbol.name == "E")
    within = bind("such_that", every[1], j, apply("member", pair, edges))
    assert total == bind("sum", every[0], i, bind("sum", within, j, i * j))


def test_a_sum_over_subsets():
    (total,) = read_formula(r"\sum_{S \subseteq A} |S|").sides
    over, S = Symbol("A", Set(INTEGER)), Symbol("S", Set(INTEGER))
    assert total == bind("sum", apply("power_set", over), S, apply("cardinality", S))
    assert read_formula(latex(total)).sides == (total,)
