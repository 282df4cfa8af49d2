"""Cases, sets, norms, indicators, names of functions: what each is read as, and what it must not be read as."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Set
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOTHING = Context()
a, b, c, t, u, x, y, p = real(*"abctuxyp")
n, m, i, j, k = whole(*"nmijk")
f, g, H = function("f"), function("g"), function("H")
xs, ys = sequence("x"), sequence("y")
M, W = table("A", n, n), table("W", n, n)
vx, vy, vb = column("x", n), column("y", n), column("b", n)
A, B = Symbol("A", Set(REAL)), Symbol("B", Set(REAL))
numbers = declared(x, y, f, g, a, b)
spaces = declared(n, M, W, vx, vy, vb)
sets = declared(A, B, x, y, n)


def each(vector, variable, body):
    return bind("entrywise", vector, variable, body)


def such_that(variable, domain, condition):
    return bind("such_that", domain, variable, condition)


CASES = [
    (r"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", numbers, cases(1, greater(x, 0), 0)),
    (r"\begin{cases} 1, & x > 0, \\ 0, & \text{else.} \end{cases}", numbers, cases(1, greater(x, 0), 0)),
    (r"\begin{dcases} x & \text{for } x \ge 0 \\ -x & \text{for } x < 0 \end{dcases}", numbers,
     cases(x, greater_equal(x, 0), -x, less(x, 0))),
    (r"\left\{\begin{array}{ll} 1 - x, & 0 \leq x < 1 \\ 0, & x \geq 1 \end{array}\right.", numbers,
     cases(1 - x, both(less_equal(0, x), less(x, 1)), 0, greater_equal(x, 1))),
    (r"\begin{cases} x^2 & x \in A \\ 0 & \text{o.w.} \end{cases}", sets, cases(x**2, member(x, A), 0)),
    (r"\begin{cases} 1 & \text{if } x = 2 \text{ and } y < 2 \\ 0 & \text{elsewhere} \end{cases}", numbers,
     cases(1, both(equal(x, 2), less(y, 2)), 0)),
    (r"\begin{cases} 1 & x < 0 \text{ or } x > 1 \\ 0 & \text{else} \end{cases}", numbers,
     cases(1, either(less(x, 0), greater(x, 1)), 0)),
    (r"\begin{cases} 1 & \text{if $x > 0$} \\[2pt] 0 & \text{otherwise} \end{cases}", numbers, cases(1, greater(x, 0), 0)),
    (r"\begin{cases} x, x > 0 \\ -x \text{ if } x \le 0 \end{cases}", numbers, cases(x, greater(x, 0), -x, less_equal(x, 0))),
    (r"2 \begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", numbers, 2 * cases(1, greater(x, 0), 0)),
]  # fmt: skip

INDICATORS = [
    (r"1\{x > 0\}",                    numbers, indicator(greater(x, 0))),
    (r"\mathbb{1}[x = y]",             numbers, indicator(equal(x, y))),
    (r"\mathbb{I}(x > 0)",             numbers, indicator(greater(x, 0))),
    (r"\mathbf{1}_{x > 0}",            numbers, indicator(greater(x, 0))),
    (r"\mathbb{1}_{\{x > 0\}}",        numbers, indicator(greater(x, 0))),
    (r"\mathbb{1}_A(x)",               sets,    indicator(member(x, A))),
    (r"I(x > 0)",                      numbers, indicator(greater(x, 0))),
    (r"[x > 0]",                       numbers, indicator(greater(x, 0))),
    (r"1\{0 < x < 1\}",                numbers, indicator(both(less(0, x), less(x, 1)))),
    (r"x 1\{x > 0\} + y",              numbers, x * indicator(greater(x, 0)) + y),
    (r"\delta_{ij}",                   declared(i, j), delta(i, j)),
    (r"\delta_{i,j+1}",                declared(i, j), delta(i, j + 1)),
    (r"\delta_{i=j}",                  declared(i, j), delta(i, j)),
]  # fmt: skip

NORMS = [
    (r"\|x\|",                         spaces,  norm(vx)),
    (r"||x||^2",                       spaces,  norm(vx) ** 2),
    (r"\lVert x \rVert_2^2",           spaces,  norm(vx) ** 2),
    (r"\left\Vert x - y \right\Vert_1", spaces, apply("norm_of_degree", vx - vy, 1)),
    (r"\|x\|_\infty",                  spaces,  apply("norm_of_degree", vx, infinity)),
    (r"\|x\|_p^p",                     declared(n, vx, p), apply("norm_of_degree", vx, p) ** p),
    (r"\|A\|_F^2",                     spaces,  norm(M) ** 2),
    (r"\|A\|_2",                       spaces,  apply("spectral_norm", M)),
    (r"|A|",                           sets,    apply("cardinality", A)),
    (r"|\{1, 2\}|",                    sets,    apply("cardinality", set_of(1, 2))),
    (r"\langle x, y \rangle",          spaces,  transpose(vx) * vy),
    (r"\langle x | y \rangle",         spaces,  transpose(vx) * vy),
    (r"\langle x, y \rangle",          numbers, inner(x, y)),
    (r"\mathbf{1}^T x",                spaces,  transpose(apply("ones", n)) * vx),
    (r"\mathbf{1}_n",                  spaces,  apply("ones", n)),
    (r"A \mathbf{1}",                  spaces,  M * apply("ones", n)),
    (r"\lfloor x \rfloor + \lceil y \rceil", numbers, apply("floor", x) + apply("ceiling", y)),
]  # fmt: skip

SETS = [
    (r"x \in (0, 1)",                              numbers, member(x, apply("open_interval", 0, 1))),
    (r"x \in [0, \infty)",                         numbers, member(x, apply("closed_open_interval", 0, infinity))),
    (r"x \notin \{1, 2\}",                         numbers, apply("not_member", x, set_of(1, 2))),
    (r"x \in \{0, 1, \dots, n\}",                  sets,    member(x, count(0, n))),
    (r"x \in \{1, 2, \dots\}",                     sets,    member(x, upwards(1))),
    (r"A = \{1, 2\}",                               sets,    equal(A, set_of(1, 2))),
    (r"A = \mathbb{R}",                            sets,    equal(A, reals)),
    (r"x \in \mathbb{R}^n",                        declared(n, vx), member(vx, apply("vectors", n))),
    (r"x \in A \cup B",                            sets,    member(x, apply("union", A, B))),
    (r"x \in (0, 1) \cup (2, 3]",                  numbers,
     member(x, apply("union", apply("open_interval", 0, 1), apply("open_closed_interval", 2, 3)))),
    (r"A \cap B = \emptyset",                      sets,    equal(apply("intersection", A, B), apply("empty_set"))),
    (r"A \setminus B = A \cap B^c",                sets,
     equal(apply("set_difference", A, B), apply("intersection", A, apply("complement", B)))),
    (r"A \subset B",                               sets,    apply("subset", A, B)),
    (r"A \supseteq B",                             sets,    apply("superset_equal", A, B)),
    (r"A \ni x",                                   sets,    apply("contains", A, x)),
    (r"A = \{y \in \mathbb{R} : y > 0\}",          sets,    equal(A, such_that(y, reals, greater(y, 0)))),
    (r"A = \{y \in \mathbb{R} \mid y > 0, y < 2\}", sets,
     equal(A, such_that(y, reals, both(greater(y, 0), less(y, 2))))),
    (r"A = \{y : y > 0\}",                         sets,    equal(A, such_that(y, reals, greater(y, 0)))),
    (r"A = (0, 1)",                                sets,    equal(A, apply("open_interval", 0, 1))),
    (r"x \in \mathbb{R}_+",                        numbers, member(x, apply("open_interval", 0, infinity))),
    (r"M \in \mathbb{R}^{n \times m}",             declared(n, m, table("M", n, m)), member(table("M", n, m), apply("matrices", n, m))),
    (r"x \in \mathbb{R}^n_{>0}",                   declared(n, vx), member(vx, apply("positive_vectors", n))),
    (r"A \in \mathbb{S}_{++}^n",                   declared(n, M), member(M, apply("positive_definite_matrices", n))),
    (r"A \in \mathbf{S}_{++}^n",                   declared(n, M), member(M, apply("positive_definite_matrices", n))),
    (r"x \in \{0, 1\}^n",                          declared(n, vx), member(vx, apply("set_power", set_of(0, 1), n))),
]  # fmt: skip

FUNCTIONS = [
    (r"\operatorname{softmax}(x)_i",   declared(n, vx, i), entry(softmax(vx), i)),
    (r"softmax(x)",                    spaces,  softmax(vx)),
    (r"\text{ReLU}(a)",                numbers, apply("relu", a)),
    (r"\mathrm{sigmoid}(a + b)",       numbers, apply("logistic", a + b)),
    (r"\operatorname{sgn}(a)",         numbers, apply("sign", a)),
    (r"\Gamma(a + 1)",                 numbers, gamma(a + 1)),
    (r"\gcd(a, b)",                    numbers, apply("greatest_common_divisor", a, b)),
    (r"a \bmod b",                     numbers, apply("modulo", a, b)),
    (r"\operatorname{rank}(A)",        spaces,  apply("rank", M)),
    (r"\operatorname{Tr}(A)",          spaces,  trace(M)),
    (r"\log_{10} a",                   numbers, log(a) / log(number(10))),
    (r"loga + log(b)",                 numbers, log(a) + log(b)),
    (r"alog(b)",                       numbers, a * log(b)),
    (r"\exp(x)",                       spaces,  each(vx, t, exp(t))),
    (r"\log(W x + b)",                 spaces,  each(W * vx + vb, t, log(t))),
    (r"f(x)",                          declared(n, vx, f), each(vx, t, call(f, t))),
    (r"\operatorname{foo}(x)",         numbers, call(function("foo"), x)),
    (r"(f \circ g)(x)",                numbers, call(apply("composed", f, g), x)),
    (r"f^{-1}(x)",                     numbers, call(apply("inverse_function", f), x)),
    (r"f(x)^{-1}",                     numbers, call(f, x) ** -number(1)),
    (r"\sin^{-1} x",                   numbers, apply("arcsin", x)),
    (r"0.1\overline{6}",               NOTHING, number("1/6")),
    (r"0.\overline{3}",                NOTHING, number("1/3")),
    (r"\textcolor{red}{x} + \cancel{y}", numbers, x + y),
    (r"\underbrace{x + y}_{\text{sum}} a", numbers, (x + y) * a),
]  # fmt: skip

ALL = CASES + INDICATORS + NORMS + SETS + FUNCTIONS
NOT_PRINTED = {r"0.1\overline{6}", r"0.\overline{3}"}  # as fractions, which read as the same numbers all the same

UNREAD = [
    (r"\begin{cases} 1 \\ 0 \end{cases}",                                            "a row without a condition"),
    (r"\begin{cases} 1 & \text{otherwise} \\ 0 & x > 0 \end{cases}",                 "a row after the value for all else"),
    (r"\begin{cases} 1 & \text{with probability } p \\ 0 & \text{otherwise} \end{cases}", "words inside a formula"),
    (r"|x|_1",                                                                       "an index below the absolute value"),
    (r"\lfloor x \rceil",                                                            "this bracket is never closed"),
    (r"\mathbb{1} + 2",                                                              "an indicator of what?"),
    (r"\{1, 3, \dots, n\}",                                                          "the pattern of these dots"),
]  # fmt: skip


def read(latex, context):
    row = read_formula(latex, context)
    assert not row.unread
    return list(row.statements or row.sides)


@pytest.mark.parametrize(("latex", "context", "term"), ALL, ids=[row[0] for row in ALL])
def test_what_it_is(latex, context, term):
    assert read(latex, context) == [term]


@pytest.mark.parametrize(("latex", "context", "term"), ALL, ids=[row[0] for row in ALL])
def test_it_is_printed_and_read_again(latex, context, term):
    assert read(printed(term), context) == [term], printed(term)


@pytest.mark.parametrize(("latex", "reason"), UNREAD, ids=[row[0] for row in UNREAD])
def test_what_is_not_certain_is_not_read(latex, reason):
    row = read_formula(latex)
    assert any(reason in why for _, why in row.unread), row.unread


def test_the_logistic_function_and_any_other():
    row = read_formula(r"\sigma(x) = y", numbers)
    said = [reading.statements[0] for reading in row.readings]
    assert said == [equal(apply("logistic", x), y), equal(call(function(r"\sigma"), x), y)]


def test_a_letter_that_stands_alone_is_no_function():
    (sides,) = {
        reading.statements for reading in read_formula(r"\sigma(x + y) = \sigma x + \sigma y", numbers).readings
    }
    sigma = Symbol(r"\sigma", REAL)
    assert sides == (equal(sigma * (x + y), sigma * x + sigma * y),)


def test_values_of_a_sequence_are_a_set():
    members = declared(n, xs, A)
    term = apply("values", bind("lambda", count(1, n), i, call(xs, i)))
    assert read(r"A = \{x_1, \dots, x_n\}", members) == [equal(A, term)]
    assert read(printed(equal(A, term)), members) == [equal(A, term)]


def test_braces_around_one_thing_are_brackets_or_a_set():
    row = read_formula(r"x = \{y\}", numbers)
    assert [reading.statements[0] for reading in row.readings] == [equal(x, y), member(x, set_of(y))]


def test_a_letter_that_is_given_a_set_is_one():
    S = Symbol("S", Set(INTEGER))
    (statement,) = read(r"S = \{1, 2\}", NOTHING)
    assert statement.arguments[1] == set_of(1, 2)
    assert isinstance(statement.arguments[0].sort, Set)
    assert statement.arguments[0].name == S.name


def test_the_norm_of_a_matrix_is_one_of_two():
    row = read_formula(r"\|A\|", spaces)
    assert [reading.sides[0] for reading in row.readings] == [norm(M), apply("spectral_norm", M)]


def test_undeclared_letters_that_stand_for_sets_and_vectors():
    S = Symbol("S", Set(REAL))
    assert read(r"x \in S", NOTHING) == [member(x, S)]
    N = Symbol("n", INTEGER)
    v = read(r"v \in \mathbb{R}^n", NOTHING)[0]
    assert v.operator == "member"
    assert v.arguments[0].sort.rows.name == N.name
