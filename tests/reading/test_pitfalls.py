"""Every silent misreading that is known of other readers, each with the term that was meant, or a place and a reason.

What the others made of it is in the third column; the threads are those of SymPy, latex2sympy2, Math-Verify, Khan,
STACK, PrairieLearn and compute-engine that ask for the right thing.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from symderiv.errors import ReadingError
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Bind, Symbol, Term, Unread, apply, number, subterms
from symderiv.reading.formulas import read_formula, read_statement


def op(name):
    return lambda *arguments: apply(name, *arguments)


a, b, c, d, i, k, n, r, s, v, w, x, y, z, A, V, K, S, phi, omega, eta = (
    Symbol(name, REAL) for name in [*"abcdiknrsvwxyzAVKS", r"\phi", r"\omega", r"\eta"]
)
f, g = (Symbol(name, Function((REAL,), REAL)) for name in "fg")
equal, less_equal, less, greater, add, times = map(op, ("equal", "less_equal", "less", "greater", "add", "multiply"))
sin, cos, tan, log, exp, sqrt, root, absolute = map(op, ("sin", "cos", "tan", "log", "exp", "sqrt", "root", "absolute"))
call, both, factorial, binomial, floor = map(op, ("apply", "set", "factorial", "binomial", "floor"))
pi, e = apply("pi"), apply("e")
degree = pi / 180
N = number
half = N(1) / N(2)

MEANT = [
    # written                       meant                                     what others read
    (r"0.\overline{3}",             N("1/3"),                                 "0.3"),
    (r"18(13)",                     N(18) * 13,                               "31, a mixed number"),
    (r"(5)(12)",                    N(5) * 12,                                "17"),
    (r"3(1)",                       N(3) * 1,                                 "4"),
    (r"4^2-4(4)+1",                 N(4) ** 2 - N(4) * 4 + 1,                 "9"),
    (r"\log_2 512",                 log(N(512)) / log(N(2)),                  "log(2, 251)"),
    (r"\log_{10} x",                log(x) / log(N(10)),                      "log x"),
    (r"\cos^2 20^\circ",            cos(20 * degree) ** 2,                    "cos(0**circ)**22"),
    (r"\sin 30^{\circ}",            sin(30 * degree),                         "sin of 30 radians"),
    (r"\sin^2 3A",                  sin(3 * A) ** 2,                          "sin(A)**23"),
    (r"49-4c",                      49 - 4 * c,                               "45, the letter stripped as a unit"),
    (r"a^2+b^2-2ab",                a**2 + b**2 - 2 * a * b,                  "a^2 + b^2 - 2"),
    (r"(a+2d)-a = 2d",              equal(a + 2 * d - a, 2 * d),              "2"),
    (r"1 \pm x",                    both(1 + x, 1 - x),                       "1*(pm*x)"),
    (r"1 \pm i\eta",                both(1 + i * eta, 1 - i * eta),           "1*(pm*(eta*i))"),
    (r"\mathrm{z0}",                Symbol("z0", REAL),                       "z*0"),
    (r"\text{z0}",                  Symbol("z0", REAL),                       "z*0"),
    (r"\binom{25}{2}\binom{9}{2}",  times(binomial(25, 2), binomial(9, 2)),   "336, their sum"),
    (r"V_{AB}",                     Symbol("V_{AB}", REAL),                   "V_{A*B}"),
    (r"V + v",                      V + v,                                    "2v, letters folded to lower case"),
    (r"90{,}000",                   N(90000),                                 "90"),
    (r"90,\!000",                   N(90000),                                 "the set of 90 and 0"),
    (r"1{,}234{,}567",              N(1234567),                               "1"),
    (r"2-1-1",                      N(2) - 1 - 1,                             "2"),
    (r"a - (b - c)",                a - (b - c),                              "a - b - c"),
    (r"a/b/c",                      a / b / c,                                "a/(b/c)"),
    (r"-x^2",                       -(x**2),                                  "(-x)^2"),
    (r"-2^2",                       -(N(2) ** 2),                             "4"),
    (r"2^{-1}",                     N(2) ** -N(1),                            "2 - 1"),
    (r"\sqrt[3]{-8}",               root(-N(8), 3),                           "the principal complex root"),
    (r"\sqrt[3]8",                  root(N(8), 3),                            "an error"),
    (r"\sqrt2x",                    sqrt(N(2)) * x,                           "sqrt(2x)"),
    (r"2bdx^4",                     2 * b * d * x**4,                         "b*dx, a differential"),
    (r"d \cdot 3",                  d * 3,                                    "the letter dcdot"),
    (r"\left(a + b\right)\le c",    less_equal(a + b, c),                     r"\le times f times t"),
    (r"\left|x\right|",             absolute(x),                              "an error"),
    (r"\pi - \frac x{360}\pi",      pi - x / N(360) * pi,                     "pi, the rest dropped"),
    (r"n(n+1)",                     n * (n + 1),                              "a function n of n + 1"),
    (r"c(2b-a)",                    c * (2 * b - a),                          "a function c"),
    (r"A(-11)",                     A * -N(11),                               "a function A, or A - 11"),
    (r"\pi(4)^2",                   pi * N(4) ** 2,                           "a function pi"),
    (r"2\pi r",                     2 * pi * r,                               "two times a letter pi times r"),
    (r".5^n",                       N("0.5") ** n,                             "an error"),
    (r"\frac12",                    half,                                     "an error"),
    (r"\frac 1{2008}",              N(1) / N(2008),                           "an error"),
    (r"\frac12x",                   half * x,                                 "1/(2x)"),
    (r"\frac{1}{2}{x}",             half * x,                                 "1/2"),
    (r"\sin x\cos x",               sin(x) * cos(x),                          "sin(x cos x)"),
    (r"\sin x + 1",                 sin(x) + 1,                               "sin(x + 1)"),
    (r"\sin(x)^2",                  sin(x) ** 2,                              "sin(x^2)"),
    (r"\sin^{-1} x",                apply("arcsin", x),                       "1/sin x"),
    (r"\tan^{2}x",                  tan(x) ** 2,                              "tan(x^2)"),
    (r"\log x^2",                   log(x**2),                                "(log x)^2"),
    (r"\log ab",                    log(a * b),                               "b log a"),
    (r"\ln x",                      log(x),                                   "l times n times x, or base 10"),
    (r"e^{2x}",                     exp(2 * x),                               "the letter e to a power"),
    (r"b d e",                      b * d * e,                                "b*(d, e)"),
    (r"5x-4x",                      5 * x - 4 * x,                            "a name x being assigned"),
    (r"\cos(\arccos x)",            cos(apply("arccos", x)),                  "not equal to x"),
    (r"10^{-40} = 10^{-50}",        equal(N(10) ** -N(40), N(10) ** -N(50)),  "true, both rounded to 0"),
    (r"1/2004! = 1/2006!",          equal(1 / factorial(2004), 1 / factorial(2006)), "true, both rounded to 0"),
    (r"3x-y+13=0",                  equal(3 * x - y + 13, 0),                 "0, the last thing in the row"),
    (r"1 - 1/e = 1 + 1/e",          equal(1 - 1 / e, 1 + 1 / e),              "true: both fall back to a number"),
    (r"f(x) = 0",                   equal(call(f, x), 0),                     "a statement for all x, or f times x"),
    (r"x \leq y",                   less_equal(x, y),                         "x = y"),
    (r"x\cdot-3",                   x * -N(3),                                "x - 3"),
    (r"x*y",                        x * y,                                    "a letter, or a power"),
    (r"x^{10}",                     x**10,                                    "x^1 times 0"),
    (r"2\frac{1}{2}",               2 + half,                                 "1"),
    (r"5!",                         factorial(5),                             "an error"),
    (r"2n!",                        2 * factorial(Symbol("n", POSITIVE_INTEGER)),                         "(2n)!"),
    (r"50\%",                       N(50) / 100,                              "50"),
    (r"\lfloor x \rfloor",          floor(x),                                 "x"),
    (r"|x-y|",                      absolute(x - y),                          "an error"),
    (r"|x - |y||",                  absolute(x - absolute(y)),                "|x-| times y times ||"),
    (r"||x|-|y||",                  absolute(absolute(x) - absolute(y)),      "a norm of x"),
    (r"(x-a)^{59999}",              (x - a) ** 59999,                         "expanded, which never ends"),
    (r"10^{10^{10}}",               N(10) ** N(10) ** 10,                     "evaluated, which never ends"),
    (r"x_1x_2",                     Symbol("x_1", REAL) * Symbol("x_2", REAL), "x_{1 x_2}"),
    (r"a_i^2",                      Symbol("a_i", REAL) ** 2,                 "a_{i^2}"),
    (r"x<y<z",                      [less(x, y), less(x, z)],                 "(x < y) < z"),
    (r"\frac{a}{b}c",               a / b * c,                                "a/(bc)"),
    (r"a\div b",                    a / b,                                    "the letter div"),
    (r"\dfrac{a}{b}-\tfrac{c}{d}",  a / b - c / d,                            "an error"),
    (r"{a \over b} + 1",            a / b + 1,                                "a/(b + 1), or an error"),
    (r"\phi\omega",                 phi * omega,                              "the letter phiomega"),
]  # fmt: skip
ROWS = [(latex, meant if isinstance(meant, list) else [meant]) for latex, meant, _ in MEANT]


@pytest.mark.parametrize(("latex", "meant"), ROWS, ids=[latex for latex, _ in ROWS])
def test_what_was_meant_is_what_is_read(latex, meant):
    row = read_formula(latex)
    assert not row.unread
    assert list(row.statements or row.sides) == meant


@pytest.mark.parametrize("meant", [meant for _, meant in ROWS], ids=[latex for latex, _ in ROWS])
def test_what_is_printed_is_read_as_the_same(meant):
    """Brackets that a printer drops are the misreading of the next reader."""
    for term in meant:
        row = read_formula(printed(term))
        assert list(row.statements or row.sides) == [term]


WRONG = [
    # written           what must be among no readings
    (r"x^10",           x**10),
    (r"3!!",            factorial(factorial(3))),
    (r"2^3^2",          (N(2) ** 3) ** 2),
    (r"6 \div 2(3)",    None),
    (r"x^{2}3",         x**2 * 3),
    (r"z0",             z * 0),
    (r"1/2x",           None),
    (r"0.\overline{3}", N("0.3")),
    (r"1.000.000",      N(1)),
    (r"1,5",            N(15)),
    (r"12 34",          N(1234)),
    (r"1 000",          N(0)),
    (r"\sin 30^\circ",  sin(N(30))),
    (r"\overline{AB}",  A * Symbol("B", REAL)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "wrong"), WRONG, ids=[latex for latex, _ in WRONG])
def test_what_was_not_meant_is_in_no_reading(latex, wrong):
    for reading in read_formula(latex).readings:
        assert wrong not in [*reading.sides, *reading.statements] or reading.unread


@pytest.mark.parametrize("latex", [r"1/2x", r"6 \div 2(3)", r"a/bc", r"2\frac{1}{2}", r"\sin 2 x", r"f(x)"])
def test_what_can_be_meant_in_two_ways_is_read_in_two_ways(latex):
    row = read_formula(latex)
    assert len(row.readings) >= 2
    assert all(reading.notes for reading in row.readings[1:])


UNREAD = [
    # written               what is named                what others make of it in silence
    (r"2^{10",              "{10"),                    # 2
    (r"(3-9)(5-15",         "(5-15"),                  # -6
    (r"x+)",                ")"),                      # x
    (r"\frac{1}{2",         "{2"),                     # 1
    (r"x^2^3",              "x^2^3"),                  # x^6
    (r"2x3",                "2x3"),                    # 6x
    (r"z0",                 "z0"),                     # 0
    (r"x_1 2",              "x_1 2"),                  # 2 x_1
    (r"12 34",              "12 34"),                  # 1234
    (r"1.000.000",          "1.000.000"),              # 1
    (r"x = = 2",            "="),                      # x = 2
    (r"\ln*x",              r"\ln"),                   # x ln
    (r"\foo{x} + 1",        r"\foo{x}"),               # foo x + 1
    (r"\sqrt",              ""),                       # a letter
    (r"\frac{}{2}",         "{}"),                     # 1/2
    (r"x @ y",              "@"),                      # xy
    (r"\left(x + 1",        r"\left(x + 1"),           # x + 1
    (r"x + 1\right)",       r"\right)"),               # x + 1
    (r"\lfloor x",          r"\lfloor x"),             # x
    (r"[0, 1",              "[0, 1"),                  # 1
    (r"+",                  ""),
    (r"3!!",                "3!!"),                    # (3!)!
    (r"\cdot x",            r"\cdot"),                 # x
    (r"x \mod",             r"\mod"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "characters"), UNREAD, ids=[latex for latex, _ in UNREAD])
def test_what_cannot_be_read_is_named(latex, characters):
    row = read_formula(latex)
    named = [latex[span.start : span.end] for span, _ in row.unread]
    assert any(characters in place for place in named), named
    assert all(reason for _, reason in row.unread)
    with pytest.raises(ReadingError):
        read_statement(latex)


@pytest.mark.parametrize("latex", [r"1 & 2 & 3", r"1,5", r"x^10", r"1 000"])
def test_nothing_is_made_of_what_is_no_expression(latex):
    """Cells outside a table, a decimal comma, a power that LaTeX sets otherwise: no single number comes out."""
    row = read_formula(latex)
    assert row.unread or len(row.readings) > 1 or len(row.sides) > 1


# Letters are those that were declared

m = Symbol("m", POSITIVE_INTEGER)
M, u = Symbol("M", Matrix(m, m)), Symbol("u", vector(m))
DECLARED = [
    # context                                            written            meant
    (Context().declare(Symbol("x", Function((REAL,), REAL)), y, z), r"x(y+z)", call(Symbol("x", Function((REAL,), REAL)), y + z)),
    (Context().declare(x, y, z),                         r"x(y+z)",         x * (y + z)),
    (Context().declare(f, x),                            r"f(x)",           call(f, x)),
    (Context().declare(Symbol("f", REAL), x),            r"f(x)",           Symbol("f", REAL) * x),
    (Context().declare(Symbol("e", REAL)),               r"e^2",            Symbol("e", REAL) ** 2),
    (Context().declare(Symbol("i", INTEGER)),            r"i^2",            Symbol("i", INTEGER) ** 2),
    (Context().declare(Symbol(r"\pi", Function((REAL,), REAL)), x), r"\pi(x)", call(Symbol(r"\pi", Function((REAL,), REAL)), x)),
    (Context().declare(Symbol("d", REAL), x),            r"dx",             Symbol("d", REAL) * x),
    (Context().declare(m, M, u),                         r"M u",            M * u),
    (Context().declare(m, M, u),                         r"M^T u",          apply("transpose", M) * u),
    (Context().declare(Symbol("V_{AB}", REAL)),          r"V_{AB}^2",       Symbol("V_{AB}", REAL) ** 2),
    (Context().declare(Symbol("ab", REAL)),              r"\mathit{ab}",    Symbol("ab", REAL)),
    (Context().declare(Symbol("k", REAL), Symbol("K", REAL)), r"k + K",     Symbol("k", REAL) + Symbol("K", REAL)),
]  # fmt: skip


@pytest.mark.parametrize(("context", "latex", "meant"), DECLARED, ids=[latex for _, latex, _ in DECLARED])
def test_a_declared_letter_is_what_it_was_declared_to_be(context, latex, meant):
    row = read_formula(latex, context)
    assert not row.unread
    assert [reading.sides for reading in row.readings] == [(meant,)]


# Nothing is dropped in silence

FORMULAS = [
    r"a^2 + b^2 = c^2", r"\frac{x + 1}{y - 2}", r"\sqrt[3]{x y}", r"\sin^2 x + \cos^2 x = 1", r"\sum_{i=1}^n a_i x^i",
    r"\left(\frac{1}{2}\right)^n", r"|x - y| \le |x| + |y|", r"\log_2 (x y) = \log_2 x + \log_2 y", r"x_1 x_2 - 3 x_3",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\{1, 2, 3\}", r"e^{-x^2/2}", r"f(x) = 2x \Rightarrow f(1) = 2",
    r"\binom{n}{k} = \frac{n!}{k!(n-k)!}", r"\int_0^1 x^2 \, dx = \frac13", r"\mathbb{E}[X + Y]", r"p(x|z) p(z)",
    r"\lim_{x\to 0} \frac{\sin x}{x}", r"\frac{\partial f}{\partial x}(x, y)", r"D_{KL}(q\|p) \ge 0", r"x \in [0, 1)",
    r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}", r"\max_{x} x(1 - x)", r"1 + 2 + \dots + n", r"A^\top B^{-1}",
]  # fmt: skip
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\\]", re.S)
FOREIGN = [r"\foo", r"\blah{x}", "@", "€", "§", "☃", r"\unheardof", "#", '"', "¿", r"\eight", "\u200bﬁ", "`"]


def places(latex: str) -> list[int]:
    """Where something can be put between two tokens; not within the name of an environment."""
    tokens = [match.span() for match in TOKEN.finditer(latex)]
    named = [match.span() for match in re.finditer(r"\\(begin|end)\{\w+\}", latex)]
    return [start for start, _ in tokens if not any(a < start < b for a, b in named)] + [len(latex)]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FORMULAS), st.integers(0, 100), st.sampled_from(FOREIGN))
@example(r"x_1 x_2 - 3 x_3", 2, "@")
def test_a_foreign_sign_is_reported_where_it_stands(latex, place, sign):
    where = places(latex)
    start = where[place % len(where)]
    put = f" {sign} "
    row = read_formula(latex[:start] + put + latex[start:])
    for reading in row.readings:
        assert any(span.start <= start + len(put) + 1 and start - 1 <= span.end for span, _ in reading.unread), (
            row.unread
        )


def names_in(term: Term) -> set[str]:
    """All names that are said by a term, and the letters of its bound variables."""
    found: set[str] = set()
    for part in subterms(term):
        match part:
            case Symbol(name, _):
                found.add(name)
            case Bind():
                found.add(part.written_as)
            case Unread(characters):
                found.add(characters)
    return found


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FORMULAS), st.integers(0, 100), st.sampled_from(["w", r"\psi", "Q", r"\mathbf{w}", "w_7"]))
def test_a_letter_put_in_is_in_every_reading_or_in_what_is_unread(latex, place, letter):
    where = places(latex)
    start = where[place % len(where)]
    row = read_formula(f"{latex[:start]} {letter} {latex[start:]}")
    bare = letter.removeprefix(r"\mathbf{").removesuffix("}").removesuffix("_7")
    for reading in row.readings:
        said = {name for term in (*reading.sides, *reading.statements) for name in names_in(term)}
        assert reading.unread or any(bare in name for name in said), (row.latex, reading.sides)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FORMULAS), st.integers(0, 100), st.integers(7, 9))
def test_a_digit_put_in_is_in_every_reading_or_in_what_is_unread(latex, place, digit):
    where = places(latex)
    start = where[place % len(where)]
    row = read_formula(f"{latex[:start]} {digit} {latex[start:]}")
    for reading in row.readings:
        said = " ".join(str(part) for term in (*reading.sides, *reading.statements) for part in subterms(term))
        assert reading.unread or str(digit) in said, (row.latex, reading.sides)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FORMULAS), st.integers(0, 100))
def test_a_formula_cut_off_is_not_read_as_if_it_were_whole(latex, place):
    """What is left of a formula has an open bracket, a sign without its side, or says something else."""
    where = places(latex)
    end = where[place % len(where)]
    assume(end < len(latex.rstrip()) and latex[end - 1 :].strip() and latex[:end].strip())
    whole, part = read_formula(latex), read_formula(latex[:end])
    for reading in part.readings:
        assert reading.unread or (reading.sides, reading.relations) != (whole.sides, whole.relations)
