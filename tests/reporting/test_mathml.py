"""LaTeX as MathML: what a browser shows, and nothing but that."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from symderiv.reporting.mathml import mathml, mathml_prose


def inner(latex: str) -> str:
    """The presentation, without the source beside it."""
    return re.sub(r"^<math [^>]*><semantics><mrow>(.*)</mrow><annotation.*", r"\1", mathml(latex), flags=re.DOTALL)


BAR = '<mo fence="true" stretchy="false" lspace="0" rspace="0">‖</mo>'
SHOWN = [
    # LaTeX                     MathML                                                                      why this row
    ("x",                       "<mi>x</mi>",                                                               "a letter"),
    ("12.5",                    "<mn>12.5</mn>",                                                            "a number is one"),
    (r"x_i^2",                  "<msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>", "scripts"),
    (r"x^23",                   "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup><mn>3</mn>",                 "one digit, as TeX has it"),
    (r"\frac12",                "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>",            "without braces"),
    (r"\sqrt[3]{x}",            "<mroot><mrow><mrow><mi>x</mi></mrow></mrow><mrow><mn>3</mn></mrow></mroot>", "a root of a degree"),
    (r"\alpha\le\beta",         "<mi>α</mi><mo>≤</mo><mi>β</mi>",                                           "Greek and a sign"),
    (r"\mathbf{S}\mathbb R",    "<mrow><mrow><mi>𝐒</mi></mrow></mrow><mrow><mi>ℝ</mi></mrow>",              "faces are letters of Unicode"),
    (r"\mathrm{KL}",            '<mi mathvariant="normal">KL</mi>',                                         "an upright word"),
    (r"\text{if } x",           "<mtext>if\u00a0</mtext><mi>x</mi>",                                        "the space stays"),
    (r"-a",                     "<mo>−</mo><mi>a</mi>",                                                     "a minus sign, not a hyphen"),
    (r"\label{eq:1}x\nonumber", "<mi>x</mi>",                                                               "nothing to see"),
    (r"f'",                     "<msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>",                           "a prime"),
    (r"\|x\|",                  f"{BAR}<mi>x</mi>{BAR}",                                                    "a norm"),
    ("a := b",                  "<mi>a</mi><mo>≔</mo><mi>b</mi>",                                           "one sign"),
    (r"\foo{x}",                r"<mtext>\foo</mtext><mrow><mi>x</mi></mrow>",                              "what is not known stays"),
    (r"x}",                     "<mi>x</mi><mtext>}</mtext>",                                               "closed too often"),
    (r"",                       "",                                                                         "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected", "why"), SHOWN, ids=[why for *_, why in SHOWN])
def test_shown(latex, expected, why):
    assert inner(latex) == expected, why


TAGS = [
    (r"\sum_{i=1}^n x_i", "munderover"), (r"\int_0^1 x", "msubsup"), (r"\lim_{n \to \infty} a_n", "munder"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "mtable"), (r"\begin{cases} 1 & x > 0 \\ 0 \end{cases}", "mtable"),
    (r"a &= b \\ &= c", "mtable"), (r"\hat{x}", "mover"), (r"\underbrace{a}_{b}", "munder"), (r"\binom{n}{k}", "mfrac"),
    (r"\operatorname*{argmax}_x f", "munder"), (r"\overset{!}{=}", "mover"), (r"a\quad b", "mspace"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "tag"), TAGS, ids=[latex for latex, _ in TAGS])
def test_has_an_element(latex, tag):
    assert f"<{tag}" in mathml(latex)


ODD = [
    "", "{", "}", "^", "_", "x^", "x_", "^^", "x^a^b", r"\frac", r"\frac{a}", r"\left", r"\left(", r"\right)", r"\left( \right", r"\sqrt[", "&", r"\\",
    r"\begin", r"\begin{", r"\begin{pmatrix}", r"\end{pmatrix}", r"\end", r"\begin{pmatrix} a & \end{cases}", r"\hat", r"\text", r"\text{", r"\text{$}",
    r"\mathrm", r"\operatorname", r"\mathbf", "\\", r"\binom{n", r"\tag", r"\stackrel{a}", "'", "x'^2'", r"\middle", r"{\bf x}", r"\big(", "é 漢 𝔸", "\x00\x1b",
    "{" * 30 + "x" + "}" * 30, r"\begin{pmatrix}" * 8, "^{" * 20 + "x" + "}" * 20, r"\substack{a \\ b}", r"x \% y \# z \$ \_",
]  # fmt: skip


@pytest.mark.parametrize("latex", ODD)
def test_odd_source_is_well_formed(latex):
    ElementTree.fromstring(mathml(latex))


def test_beyond_the_limits_the_source_is_shown():
    assert mathml("{" * 5000) == f"<code>{'{' * 5000}</code>"
    assert mathml("{" * 100 + "}" * 100).startswith("<code>")


HOSTILE = [
    r"\text{<script>alert(1)</script>}", "<script>alert(1)</script>", r"\href{javascript:alert(1)}{x}", r"\unicode{x3c}script\unicode{x3e}",
    r'" onload="alert(1)', r"\text{</math><img src=x onerror=alert(1)>}", r"\style{background:url(x)}{y}", r"\class{a}{b}", r"\html{<b>}",
    r"\mathrm{<i>}", r"\operatorname{<a href='x'>}", r"\tag{<script>}", r"\begin{<script>} x \end{<script>}", r"\left< x \right>",
    r"\text{a $<script>$ b}", r"\color{red\" onclick=\"alert(1)}{x}", r"\annotation-xml{x}", "]]><script>", "<!--", "&lt;script&gt;", r"\<script",
]  # fmt: skip
ATTRIBUTES = {
    "alttext", "displaystyle", "encoding", "mathvariant", "fence", "stretchy", "form", "lspace", "rspace", "movablelimits", "width", "accent",
    "accentunder", "linethickness", "class",
}  # fmt: skip


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= ATTRIBUTES
        assert tag == "math" or all(re.fullmatch(r"[\w./ -]*", value) for _, value in attrs)

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(data)


@pytest.mark.parametrize("latex", HOSTILE)
@pytest.mark.parametrize("make", [mathml, mathml_prose, lambda latex: mathml_prose(f"so ${latex}$ is {latex}")])
def test_hostile_source_is_text(make, latex):
    seen = Seen()
    seen.feed(make(latex))
    assert all(tag == "math" or tag[0] == "m" or tag in ("semantics", "annotation") for tag in seen.tags), seen.tags
    assert "menclose" not in seen.tags
    assert "maction" not in seen.tags


def test_the_source_stays_beside_the_formula():
    made = mathml(r"a < \frac{b}{c}")
    assert 'alttext="a &lt; \\frac{b}{c}"' in made
    assert r'<annotation encoding="application/x-tex">a &lt; \frac{b}{c}</annotation>' in made


def test_prose_has_formulas_between_dollars():
    assert mathml_prose("a < b, as $x$").startswith("a &lt; b, as <math ")
    assert mathml_prose("costs $5") == "costs $5"


SIGNED = [
    # LaTeX          one-sided signs    why this row
    (r"a - b",       0,                 "between two letters"),
    (r"b \ge -a",    1,                 "after a relation"),
    (r"(-a)",        1,                 "after a bracket"),
    (r"\exp\left(-a\right)", 1,         "after a growing bracket"),
    (r"a \cdot -b",  1,                 "after an operation"),
    (r"(a) - b",     0,                 "after a closed bracket"),
    (r"-a",          0,                 "at the beginning browsers know by themselves"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "number", "why"), SIGNED, ids=[why for *_, why in SIGNED])
def test_a_sign_with_one_side_stands_close(latex, number, why):
    assert inner(latex).count('<mo form="prefix" lspace="0" rspace="0">−</mo>') == number, why
