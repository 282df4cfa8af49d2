r"""Operations that a text defines: ``a \star b = a + b + ab`` says what the sign is, in its part alone."""

from __future__ import annotations

import pytest

from symderiv.grading.check import check_document
from symderiv.language.contexts import Context
from symderiv.language.printing.text import latex
from symderiv.language.sorts import REAL, Function
from symderiv.language.terms import Symbol, apply
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_statement
from symderiv.statements import decide

a, b, c = (Symbol(name, REAL) for name in "abc")
STAR, TIMES = (Symbol(name, Function((REAL, REAL), REAL)) for name in (r"\star", "*"))
CONTEXT = Context(symbols={s.name: s for s in (a, b, c, STAR, TIMES)})


def of(sign, left, right):
    return apply("apply", sign, left, right)


READ = {
    r"a \mathbin{\star} b = 2": apply("equal", of(STAR, a, b), 2),
    r"a \mathbin{*} b = 2": apply("equal", of(TIMES, a, b), 2),
    r"a \mathbin{\star} b + c = 2": apply("equal", of(STAR, a, b) + c, 2),
    r"2 a \mathbin{\star} b c = 2": apply("equal", of(STAR, 2 * a, b * c), 2),
    r"a \mathbin{\star} b \mathbin{\star} c = 2": apply("equal", of(STAR, of(STAR, a, b), c), 2),
    r"a \mathbin{\star} (b \mathbin{\star} c) = 2": apply("equal", of(STAR, a, of(STAR, b, c)), 2),
    r"c (a \mathbin{\star} b) = 2": apply("equal", c * of(STAR, a, b), 2),
    r"- a \mathbin{\star} b = 2": apply("equal", -of(STAR, a, b), 2),
    r"a * b = 2": apply("equal", a * b, 2),
}


@pytest.mark.parametrize("written", READ)
def test_an_operation_is_a_function_of_two(written):
    (statement,) = read_statement(written, CONTEXT)
    assert statement == READ[written]
    assert read_statement(latex(statement), CONTEXT) == [statement]


DEFINED = {
    r"Define $a \star b = a + b + ab$.": r"\star",
    r"We have $x \diamond y = 2x - y$.": r"\diamond",
    r"If $x \oplus y = x^2 - y$, find $1 \oplus 2$.": r"\oplus",
    r"Let $*$ be the binary operation given by $a * b = a + b + 1$.": "*",
    r"If $a * b = a^b + b^a$ for all positive integers, find $2 * 6$.": "*",
    r"On $\mathbb{Q}$ we define $x \circ y = x + y - xy$.": r"\circ",
    r"Define $A \& B$ by $A \& B = \frac{A + B}{2}$.": r"\&",
}
USUAL = [
    "Find $a$ and $b$ with $a * b = a + b$.",
    r"Every $a$ and $b$ satisfy $a * b = \gcd(a, b) * \operatorname{lcm}(a, b)$ for all integers.",
    r"Define the convolution $f * g = \int f(t) g(x - t) \, dt$.",
    r"Define $f \circ g = f(g(x))$.",
    r"Define $V \oplus W = \{v + w\}$.",
    "Let $x^* = a + b$.",
    r"We have $a \star b = 7$.",
]


def signs(text):
    return {sign for _, _, piece in read_document("a.md", text).pieces() for sign in piece.latex.split(r"\mathbin{")[1:]}


@pytest.mark.parametrize("text", DEFINED)
def test_a_definition_marks_its_sign(text):
    found = signs(text)
    assert found
    assert all(one.startswith(DEFINED[text] + "}") for one in found)


@pytest.mark.parametrize("text", USUAL)
def test_what_defines_no_operation(text):
    assert not signs(text)


def test_places_are_those_of_the_file():
    text = "Define $a \\star b = a + 2b$.\n\nThen $1 \\star 2 = 5$."
    pieces = [piece for _, _, piece in read_document("a.md", text).pieces()]
    assert [piece.position(piece.latex.index("=")) for piece in pieces] == [(1, 19), (3, 17)]


def test_an_operation_is_known_in_its_part_alone():
    text = (
        "# Question 1\n\nDefine $a * b = a + b + 1$ for all $a, b$.\n\n**Answer** $2 * 3 = 6$\n\n"
        "# Question 2\n\nFind a product.\n\n**Answer** $2 * 4 = 8$"
    )
    verdicts = {c.latex: c.verdict for p in check_document(read_document("a.md", text)).parts for c in p.claims}
    assert verdicts[r"2 \mathbin{*} 3 = 6"] == verdicts["2 * 4 = 8"] == "proved"


TEXTS = {
    "Define $a \\star b = a + b + ab$.\n\n$$(a \\star b) \\star c = a \\star (b \\star c)$$": "proved",
    "Define $a \\star b = a + b + ab$.\n\n$$a \\star b = b \\star a$$": "proved",
    "Define $a \\star b = a - b$.\n\n$$a \\star b = b \\star a$$": "refuted",
    "Let $*$ be the operation with $x * y = x + y + 1$.\n\n$$2 * 3 = 6$$": "proved",
    "Let $*$ be the operation with $x * y = x + y + 1$.\n\n$$2 * 3 = 7$$": "refuted",
}


@pytest.mark.parametrize("text", TEXTS)
def test_claims_about_it_are_decided(text):
    claims = [c for part in check_document(read_document("a.md", text)).parts for c in part.claims]
    assert claims[-1].verdict == TEXTS[text]


def test_decide_takes_the_usual_meaning():
    assert decide("2 * 3 = 6").verdict == "proved"
