r"""A formula that goes over several rows of a display is one piece; rows that are statements of their own are not."""

import pytest

from symderiv.checking import check
from symderiv.reading.documents.formats import read_document


def rows(text):
    return [" ".join(piece.latex.split()) for _, _, piece in read_document("x.tex", text).pieces()]


def aligned(*lines):
    return r"\begin{align*} " + " \\\\\n".join(lines) + r" \end{align*}"


ONE = [
    # rows                                                     as one, and why
    ((r"y &= a", r"&+ b"),                                      ["y = a + b"]),
    ((r"y &= a", r"&\quad + b", r"&\quad - c"),                 ["y = a + b - c"]),
    ((r"y &= a", r"&- b", r"&= c"),                             ["y = a - b", "= c"]),
    ((r"y &= a", r"&- b = c"),                                  ["y = a - b = c"]),
    ((r"y = a", r"+ b = c"),                                    ["y = a + b = c"]),
    ((r"y = a", r"- b"),                                        ["y = a - b"]),
    ((r"y &= a +", r"&b"),                                      ["y = a + b"]),
    ((r"y &= a \cdot", r"&b"),                                  [r"y = a \cdot b"]),
    ((r"y &= a", r"&\cdot b"),                                  [r"y = a \cdot b"]),
    ((r"y &= a", r"&\times b \\ &= c"),                         [r"y = a \times b", "= c"]),
    ((r"y &= (a +", r"&b) c"),                                  ["y = (a + b) c"]),
    ((r"y &= 2 \big[ a", r"& b \big] c"),                       [r"y = 2 \big[ a b \big] c"]),
    ((r"y &= \left( a \right.", r"&\left. + b \right)"),        [r"y = \left( a + b \right)"]),
    ((r"y &= a \nonumber", r"&+ b"),                            ["y = a + b"]),
]  # fmt: skip
SEVERAL = [
    # rows                                                     each by itself, and why
    ((r"x + y &= 2", r"-x &= 1"),                               "an equation that begins with a minus"),
    ((r"x &= 2", r"-x &= -2"),                                  "the same, with the relation aligned"),
    ((r"x + & y = 3", r"& - y = 2"),                            "a column of a system of equations"),
    ((r"x = 2", r"-x = -2"),                                    "no alignment tells what goes on"),
    ((r"y &=", r"-b"),                                          "a row that ends with a relation is a step"),
    ((r"y &= a", r"&= -b"),                                     "and so is one that begins with one"),
    ((r"y &= a,", r"+ b"),                                      "a comma ends the row"),
    ((r"y &= a.", r"- b"),                                      "and so does a full stop"),
    ((r"y &= a^+", r"x &= b"),                                  "a plus that is a script"),
    ((r"A &= \mathbb{R}_+", r"x &= b"),                         "likewise below"),
    ((r"y &= (a", r"x &= b"),                                   "a bracket that is never closed"),
    ((r"x \in [0,1)", r"y \in (0,1]"),                          "intervals are closed"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), ONE)
def test_one_formula(lines, expected):
    assert rows(aligned(*lines)) == expected


@pytest.mark.parametrize(("lines", "why"), SEVERAL)
def test_several_formulas(lines, why):
    assert len(rows(aligned(*lines))) == len(lines), why


def test_words_between_rows_end_a_formula():
    assert len(rows(r"\begin{align*} y &= a \\ \intertext{and} &+ b \end{align*}")) == 2


def test_places_stay_true():
    text = "\\begin{align}\n y &= a \\\\\n &+ b \\\\\n &= c\n\\end{align}"
    first, second = (piece for _, _, piece in read_document("x.tex", text).pieces())
    assert first.position()[0] == 2
    assert first.position(first.latex.index("b")) == (3, 5)
    assert (first.tag, second.tag) == ("2", "3")
    assert (first.row, first.rows, second.row) == (0, 2, 1)


def test_a_long_display_is_read_in_no_time():
    assert len(rows(aligned("y &= (a", *["+ b"] * 5000))) > 100


def test_half_a_claim_is_no_claim(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("$$\n\\begin{aligned}\n(a+b)^2 &= a^2 + b^2 \\\\\n&+ 2ab\n\\end{aligned}\n$$\n", encoding="utf-8")
    assert check(str(file)).summary()["refuted"] == 0


def test_formulas_among_words_between_rows():
    text = r"\begin{align} a &= b \\ \intertext{if $x > 0$ and $y$ is not,} c &= d \end{align}"
    pieces = [piece for _, _, piece in read_document("x.tex", text).pieces()]
    assert [(" ".join(p.latex.split()), p.display, p.prose_before) for p in pieces] == [
        ("a = b", True, ""), ("x > 0", False, "if"), ("y", False, "and"), ("c = d", True, "is not,"),
    ]  # fmt: skip
    assert [p.tag for p in pieces] == ["1", None, None, "2"]
    assert text[pieces[1].offset(0) :].startswith("x > 0")
