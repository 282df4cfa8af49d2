r"""Groups, spaces, linear maps, sets of values, row operations: what each is read as, and what it must not be."""

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import COMPLEX, INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, Set, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.language.vocabulary.algebra import GROUP, SPACE, linear
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.words import context_of

G, H, K = (Symbol(name, Set(GROUP)) for name in "GHK")
a, b, g, h, e = (Symbol(name, GROUP) for name in "abghe")
V, W = Symbol("V", Set(SPACE)), Symbol("W", Set(SPACE))
S, T = Symbol("S", linear(SPACE, SPACE)), Symbol("T", linear(SPACE, SPACE))
u, v, w = (Symbol(name, SPACE) for name in "uvw")
x, y = Symbol("x", REAL), Symbol("y", REAL)
n, k = Symbol("n", POSITIVE_INTEGER), Symbol("k", INTEGER)
A = Symbol("A", Matrix(n, n))
LOGIC = {"p": "statement", "q": "statement", "r": "statement", "i": "integer", "n": "integer"}


def context(*symbols):
    return Context({symbol.name: symbol for symbol in symbols})


groups = context(G, H, K, a, b, g, h, e)
spaces = context(V, W, S, T, u, v, w, x, y)
numbers = context(x, y, n, k, A)


def times(*parts):
    first, *rest = parts
    for part in rest:
        first = apply("group_product", first, part)
    return first


def inverse(x):
    return apply("group_inverse", x)


def at(f, x):
    return apply("apply", f, x)


def inner(x, y):
    return apply("inner", x, y)


def star(f):
    return apply("adjoint", f)


def kernel(f):
    return apply("kernel", f)


def image(f):
    return apply("values", f)


def dim(space):
    return apply("dimension", space)


def matrix(rows, columns, *entries):
    return apply("matrix", rows, columns, *entries)


equal = lambda x, y: apply("equal", x, y)  # noqa: E731
zero = apply("zero_vector")

IN_GROUPS = [
    (r"ab = ba", equal(times(a, b), times(b, a))),
    (r"a \cdot b = b \cdot a", equal(times(a, b), times(b, a))),
    (r"aba^{-1} = b", equal(times(a, b, inverse(a)), b)),
    (r"(ab)^{-1} = b^{-1}a^{-1}", equal(inverse(times(a, b)), times(inverse(b), inverse(a)))),
    (r"g^2 = e", equal(apply("group_power", g, 2), e)),
    (r"g^2 = 1", equal(apply("group_power", g, 2), apply("neutral_element"))),
    (r"gH = Hg", equal(times(g, H), times(H, g))),
    (r"gHg^{-1} \subseteq H", apply("subset_equal", times(g, H, inverse(g)), H)),
    (r"(Hg)(Hh) = H(gh)", equal(times(times(H, g), times(H, h)), times(H, times(g, h)))),
    (r"H \unlhd G", apply("normal_subgroup", H, G)),
    (r"H \trianglelefteq G", apply("normal_subgroup", H, G)),
    (r"H \leq G", apply("subgroup", H, G)),
    (r"[G:H] = 2", equal(apply("index", G, H), 2)),
    (r"|G| = 12", equal(apply("cardinality", G), 12)),
    (r"G/H \cong K", apply("congruent", apply("quotient", G, H), K)),
    (r"gh \in HK", apply("member", times(g, h), times(H, K))),
]

IN_SPACES = [
    (r"Tv = w", equal(at(T, v), w)),
    (r"Tv = 0", equal(at(T, v), zero)),
    (r"T(xu + yv) = x Tu + y Tv", equal(at(T, x * u + y * v), x * at(T, u) + y * at(T, v))),
    (r"STv = S(Tv)", equal(at(apply("composed", S, T), v), at(S, at(T, v)))),
    (r"T^2 v = w", equal(at(apply("iterated", T, 2), v), w)),
    (r"(S + T)^* = S^* + T^*", equal(star(S + T), star(S) + star(T))),
    (r"\langle Tv, w \rangle = \langle v, T^* w \rangle", equal(inner(at(T, v), w), inner(v, at(star(T), w)))),
    (r"\overline{\langle v, w \rangle} = \langle w, v \rangle", equal(apply("conjugate", inner(v, w)), inner(w, v))),
    (r"\operatorname{null} T = \operatorname{span}(u, v)", equal(kernel(T), apply("span", u, v))),
    (r"\ker T = \text{span}\{u, v\}", equal(kernel(T), apply("span", u, v))),
    (r"\ker T = \{0\}", equal(kernel(T), apply("set", zero))),
    (
        r"\dim V = \dim \operatorname{null} T + \dim \operatorname{range} T",
        equal(dim(V), dim(kernel(T)) + dim(image(T))),
    ),
    (
        r"\operatorname{null} T^* = (\operatorname{range} T)^\perp",
        equal(kernel(star(T)), apply("orthogonal_complement", image(T))),
    ),
    (r"V = W \oplus W^\perp", equal(V, apply("direct_sum", W, apply("orthogonal_complement", W)))),
    (r"T \in \mathcal{L}(V, W)", apply("member", T, apply("linear_maps", V, W))),
    (r"T \in \mathcal{L}(V)", apply("member", T, apply("linear_maps", V, V))),
    (r"v + W = u + W", equal(apply("set_sum", v, W), apply("set_sum", u, W))),
    (r"\operatorname{range} T = \{Tv : v \in V\}", equal(image(T), image(bind("lambda", V, v, at(T, v))))),
]

REALS = apply("reals")
OF_VALUES = [
    (r"\{2k \mid k \in \mathbb{Z}\}", image(bind("lambda", apply("integers"), k, 2 * k))),
    (r"\{x^2 : x > 0\}", image(bind("lambda", bind("such_that", REALS, x, apply("greater", x, 0)), x, x**2))),
    (r"\{x + y : x \in \mathbb{R}, y \in \mathbb{Q}\}",
     bind("union_over", REALS, x, image(bind("lambda", apply("rationals"), y, x + y)))),
    (r"\{(x, y) \in \mathbb{R}^2 : x = 2y\}", bind("union_over", REALS, x, image(
        bind("lambda", bind("such_that", REALS, y, equal(x, 2 * y)), y, matrix(2, 1, x, y))))),
    (r"\{\{1\}, \{1, 2\}\}", apply("set", apply("set", 1), apply("set", 1, 2))),
    (r"\mathcal{P}(\{1, 2\})", apply("power_set", apply("set", 1, 2))),
    (r"n\mathbb{Z}", apply("multiples", n, apply("integers"))),
    (r"\mathbb{Z} / n\mathbb{Z}", apply("quotient", apply("integers"), apply("multiples", n, apply("integers")))),
    (r"\mathbb{Z}_n", apply("residues", n)),
    (r"\operatorname{rref}(A)", apply("reduced_row_echelon_form", A)),
]  # fmt: skip

one, other = matrix(2, 2, 1, 2, 3, 4), matrix(2, 2, 1, 2, 0, apply("negate", 2))
ONE, OTHER = r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\begin{pmatrix} 1 & 2 \\ 0 & -2 \end{pmatrix}"
ROWS = [
    (rf"{ONE} \xrightarrow{{R_2 - 3R_1}} {OTHER}", apply("row_equivalent", one, other)),
    (rf"{ONE} \sim {OTHER}", apply("row_equivalent", one, other)),
    (rf"{ONE} \to {OTHER}", apply("row_equivalent", one, other)),
    (r"\left[\begin{array}{c|c} 1 & 2 \\ 3 & 4 \end{array}\right] \rightarrow \left[\begin{array}{c|c} 1 & 2 \\ 0 & -2 \end{array}\right]",
     apply("row_equivalent", one, other)),
    (r"\begin{pmatrix} 1 & | & 2 \\ 3 & | & 4 \end{pmatrix} \sim " + OTHER, apply("row_equivalent", one, other)),
    (r"\begin{pmatrix} x & 2 \\ 3 & 4 \end{pmatrix} \sim " + OTHER, apply("reduces_to", matrix(2, 2, x, 2, 3, 4), other)),
    (r"R_2 \to R_2 - 3R_1", apply("becomes", Symbol("R_2", REAL), Symbol("R_2", REAL) - 3 * Symbol("R_1", REAL))),
]  # fmt: skip


def said(latex, context):
    row = read_formula(latex, context)
    assert not row.unread, row.unread
    return (row.statements or row.sides)[0]


@pytest.mark.parametrize(("latex", "term"), IN_GROUPS, ids=[latex for latex, _ in IN_GROUPS])
def test_in_groups(latex, term):
    assert said(latex, groups) == term
    assert said(printed(term), groups) == term


@pytest.mark.parametrize(("latex", "term"), IN_SPACES, ids=[latex for latex, _ in IN_SPACES])
def test_in_spaces(latex, term):
    assert said(latex, spaces) == term
    assert said(printed(term), spaces) == term


@pytest.mark.parametrize(("latex", "term"), OF_VALUES, ids=[latex for latex, _ in OF_VALUES])
def test_sets(latex, term):
    assert said(latex, numbers) == term
    assert said(printed(term), numbers) == term


@pytest.mark.parametrize(("latex", "term"), ROWS, ids=[latex for latex, _ in ROWS])
def test_row_operations(latex, term):
    assert said(latex, numbers) == term


def test_a_product_in_a_group_is_no_product_of_numbers():
    for latex in (r"ab = ba", r"g^2 = g"):
        assert "multiply" not in str(said(latex, groups))
        assert "'power'" not in str(said(latex, groups))


@pytest.mark.parametrize(
    "latex", [r"T(u, v)", r"u v = w", r"T + 1", r"\operatorname{rref}(2)", r"G + g^{1/2} T", r"|T|"]
)
def test_what_makes_no_sense_is_unread(latex):
    assert read_formula(latex, context(*groups.symbols.values(), *spaces.symbols.values())).unread


@pytest.mark.parametrize(("latex", "said_so"), [
    (r"x \sim y", False), (r"z \to 0", False), (rf"{ONE} \to 0", False), (rf"{ONE} \Rightarrow x = 1", False),
])  # fmt: skip
def test_other_arrows_are_no_row_operations(latex, said_so):
    row = read_formula(latex, numbers)
    assert any("row_equivalent" in str(term) for term in row.statements) == said_so


def test_a_bar_beside_an_inner_product_is_a_conjugate():
    term = said(r"\langle v, xw \rangle = \overline{x} \langle v, w \rangle", context(V, v, w))
    x = Symbol("x", COMPLEX)
    assert term == equal(inner(v, x * w), apply("conjugate", x) * inner(v, w))


def test_letters_of_maps_and_functions():
    f = Symbol("f", Function((GROUP,), GROUP))
    assert said(r"f(ab) = f(a)f(b)", context(f, a, b)) == equal(at(f, times(a, b)), times(at(f, a), at(f, b)))
    M = Symbol("T", linear(vector(number(3)), vector(number(3))))
    e_1 = Symbol("e_1", vector(number(3)))
    assert said(r"2 T e_1 = 0", context(M, e_1)) == equal(2 * at(M, e_1), apply("zero", 3, 1))


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (r"\lnot(p \vee q) \equiv (\lnot p) \wedge (\lnot q)", r"(\neg (p \vee q)) = (\neg p \wedge \neg q)"),
        (r"p \wedge q = q \wedge p", r"(p \wedge q) = (q \wedge p)"),
        (r"r := (0 \le i \le n) \wedge (y = i)", r"r = ((0 \leq i \wedge i \leq n) \wedge y = i)"),
        (r"x = 1 \vee x = 2", r"x = 1 \vee x = 2"),
    ],
)
def test_an_equality_of_statements_binds_less_than_their_connectives(row, shown):
    assert [printed(s) for s in read_formula(row, context_of(LOGIC)).statements] == [shown]


def test_a_letter_after_a_quantified_one_runs_as_well():
    found = read_formula(r"\forall a \in G, h \in H, a h a^{-1} \in H", context(G, H))
    assert [printed(s) for s in found.statements] == [r"\forall a \in G:\ \forall h \in H:\ a h a^{-1} \in H"]


def test_a_row_goes_on_from_what_was_shown_and_not_from_its_reason():
    first = read_formula(r"a \leq b + c \quad \text{since } c \geq 0", Context())
    second = read_formula(r"= c + b", Context(), chain=first.chain)
    assert [printed(s) for s in second.statements] == [r"a \leq c + b"]


def test_another_matrix_does_not_carry_on_a_chain():
    first = read_formula(r"A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", Context())
    second = read_formula(r"\begin{pmatrix} 1 & a \\ b & 4 \end{pmatrix}", Context(), chain=first.chain)
    assert second.statements == ()


@pytest.mark.parametrize("row", [r"f \in C([0, 1])", r"M = \{ f : \int_0^1 f(x) \, dx = 0 \}", r"v = \ker T"])
def test_sets_of_functions_and_equalities_of_elements_and_sets_are_not_read(row):
    assert read_formula(row, context(T, v)).unread


def test_that_the_values_of_a_letter_are_whole_does_not_make_it_whole():
    row = read_formula(r"x = 1, 2", Context())
    assert row.statements == (apply("or", apply("equal", x, number(1)), apply("equal", x, number(2))),)
