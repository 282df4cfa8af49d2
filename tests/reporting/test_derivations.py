"""Derivations as documents: the same content in every format, and nothing in a script can break out of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sympy import Symbol

from symderiv.deriving import Question, equal
from symderiv.deriving.build import derivations_of
from symderiv.deriving.derivation import derivation_from_json, derivation_to_json
from symderiv.reporting import to_html, to_json, to_markdown, to_tex
from symderiv.reporting.exposition import Row, Rows, blocks
from symderiv.reporting.rows import breadth, broken
from symderiv.reporting.to_tex import reason
from symderiv.rules import field_algebra

PROOFS = Path(__file__).resolve().parents[2] / "proofs"
SHIPPED = ("ift6135_hw3/q2.py", "ift6135_hw3/q5.py", "ift6135_hw3/q6.py", "matrix_calculus/q1.py", "probability/q2.py")
WRITERS = {"md": to_markdown, "tex": to_tex, "html": to_html, "json": to_json}
HOSTILE = r'<script>alert("x")</script> & 100% of #1_a \end{document} {~^} `code` *bold*'


@pytest.fixture(scope="module")
def hostile():
    a, b = Symbol("a", nonnegative=True), Symbol("b", real=True)
    question = Question("9", HOSTILE, text=HOSTILE)
    with question.part("9.1", points=1, title=HOSTILE, text=HOSTILE) as part:
        part.declare(b)
        part.show(equal((a + b) ** 2, a**2 + 2 * a * b + b**2))
        part.say(HOSTILE + " and $a < b$.")
        part.start((a + b) ** 2)
        first = part.eq(a**2 + 2 * a * b + b**2, by=field_algebra)
        part.claim(equal((a + b) ** 2 + 1, a**2 + 2 * a * b + b**2 + 1), by=[first, field_algebra])
    return question.derivation()


@pytest.fixture(scope="module")
def shipped():
    return [d for script in SHIPPED for d in derivations_of(PROOFS / script)]


class Tags(HTMLParser):
    """The tags of a page, and whether they are closed as they should be."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_html_is_well_formed_and_runs_nothing(hostile, shipped):
    for derivation in (hostile, *shipped):
        tags = Tags()
        tags.feed(to_html.document(derivation))
        assert tags.open == []
        assert "script" not in tags.seen


def test_tex_escapes_prose(hostile):
    text = to_tex.document(hostile)
    assert text.count(r"\end{document}") == 1
    assert text.endswith("\\end{document}\n")
    assert r"100\% of \#1\_a" in text
    assert "$a < b$" in text


def test_tex_is_balanced(hostile, shipped):
    for derivation in (hostile, *shipped):
        text = re.sub(r"\\begin\{verbatim\}.*?\\end\{verbatim\}", "", to_tex.document(derivation), flags=re.DOTALL)
        begun, ended = (sorted(re.findall(rf"\\{word}\{{(\w+\*?)\}}", text)) for word in ("begin", "end"))
        assert begun == ended
        bare = re.sub(r"\\[{}$\\]", "", text)
        assert bare.count("{") == bare.count("}")
        assert bare.count("$") % 2 == 0
        assert text.isascii() or all(ord(c) < 0x250 for c in text), "what pdflatex knows without help"


def test_markdown_shows_no_html(hostile):
    text = to_markdown.document(hostile)
    assert "<script>" not in text.replace(r"\<", "")
    assert text.startswith("# Question 9")


def test_json_is_json_and_comes_back(hostile, shipped):
    for derivation in (hostile, *shipped):
        data = json.loads(to_json.document(derivation))
        assert data == json.loads(json.dumps(derivation_to_json(derivation)))
        assert derivation_to_json(derivation_from_json(data)) == data


def test_the_contract_of_the_json(shipped):
    for derivation in shipped:
        data = derivation_to_json(derivation)
        assert data["schema"] == "symderiv.derivation/1"
        for part in data["parts"]:
            assert part["verdict"] == "proved"
            assert part["oracles"] == []
            for step in part["steps"]:
                assert {"id", "line", "latex", "verdict", "by", "spot_check"} <= step.keys()
                assert step["id"].startswith(f"q{part['part']}/step-")


@pytest.mark.parametrize("name", WRITERS)
def test_a_derivation_read_back_is_written_the_same(hostile, name):
    again = derivation_from_json(json.loads(json.dumps(derivation_to_json(hostile))))
    assert WRITERS[name].document(again) == WRITERS[name].document(hostile)


def test_rows_are_numbered_throughout_and_refer_to_each_other(shipped, hostile):
    for derivation in shipped:
        rows = [row for block in blocks(derivation) if isinstance(block, Rows) for row in block.rows if row.number]
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert not any("[q" in row.reason for row in rows)
    rows = [row for block in blocks(hostile) if isinstance(block, Rows) for row in block.rows if row.number]
    assert rows[1].reason == "(1); arithmetic of numbers"


def test_reasons_keep_their_formulas():
    assert reason("definition of $g$, 50%") == r"\text{definition of }g\text{, 50\%}"
    assert Row("a", "=", "b").reason == ""


def test_a_chain_shows_its_left_side_once(shipped):
    chains = [block.rows for d in shipped for block in blocks(d) if isinstance(block, Rows) and len(block.rows) > 2]
    assert any(rows[0].left and not rows[1].left and rows[1].relation for rows in chains)


# -- pages ------------------------------------------------------------------------------------------------------------


def question(shipped, stem):
    return next(d for d in shipped if d.script.endswith(f"ift6135_hw3/{stem}.py"))


class Links(HTMLParser):
    """What can be linked to, and what is."""

    def __init__(self):
        super().__init__()
        self.ids, self.targets = [], []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.targets.append(value)


def test_every_link_of_a_page_has_one_target(shipped, hostile):
    of_one_set = [derivation for derivation in shipped if "ift6135_hw3" in derivation.script]
    for page in (*map(to_html.document, (*shipped, hostile)), to_html.whole("All", of_one_set)):
        links = Links()
        links.feed(page)
        assert len(set(links.ids)) == len(links.ids)
        assert links.targets
        assert {target for target in links.targets if target.removeprefix("#") not in links.ids} == set()


def test_the_rules_used_are_told(shipped):
    page = to_html.document(question(shipped, "q2"))
    assert '<dt id="rule-determinant_of_product">' in page
    for writer in (to_html, to_markdown, to_tex):
        text = writer.document(question(shipped, "q2"))
        assert "Rules used" in text
        assert "Strang, Introduction to Linear Algebra" in text


def test_symbols_of_a_kind_stand_together(shipped):
    rows = [row for block in blocks(question(shipped, "q5")) if isinstance(block, Rows) for row in block.rows]
    said = {(row.left, row.relation, row.right) for row in rows}
    assert (r"v, z_0, \tilde z, y", r"\in", r"\mathbb{R}^{D}") in said
    assert (r"\alpha, s", ">", "0") in said


BROAD = [
    # narrower                     broader                          why this row
    ("a + b",                      "a + b + c",                     "more terms"),
    (r"\frac{a + b}{c}",           "(a + b) / c",                   "one above the other"),
    ("x_{i}",                      "x i",                           "small letters"),
    (r"\left(\frac{a}{b}\right)",  r"\left(\frac{a}{b} + c\right)", "commands that show nothing count nothing"),
    (r"\tilde z",                  r"\alpha z",                     "an accent"),
]  # fmt: skip


@pytest.mark.parametrize(("narrower", "broader", "why"), BROAD, ids=[why for *_, why in BROAD])
def test_breadth(narrower, broader, why):
    assert 0 < breadth(narrower) < breadth(broader), why


@pytest.mark.parametrize("odd", ["", "{", "}", "\\", r"\frac", r"\frac{a", "^", "_", "x^", r"\begin", "{" * 50])
def test_breadth_of_anything(odd):
    assert breadth(odd) >= 0


BROKEN = [
    # formula                                  room   pieces                                 why this row
    ("a + b",                                  9,     ["a + b"],                             "it fits"),
    ("aaaa + bbbb - cccc",                     10,    ["aaaa", "+ bbbb", "- cccc"],          "at signs"),
    ("(aaaa + bbbb) + c",                      9,     ["(aaaa + bbbb)", "+ c"],              "not within brackets"),
    (r"\frac{aaaa + bbbb}{c}",                 3,     [r"\frac{aaaa + bbbb}{c}"],            "nor within braces"),
    (r"\left(aaaa + b\right] + c",             9,     [r"\left(aaaa + b\right]", "+ c"],     "whatever the brackets"),
    ("-aaaa = -bbbb",                          5,     ["-aaaa = -bbbb"],                     "not before a number's own sign"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "room", "pieces", "why"), BROKEN, ids=[why for *_, why in BROKEN])
def test_broken(formula, room, pieces, why):
    assert broken(formula, room) == pieces, why


def test_a_table_is_a_table_everywhere():
    x = Symbol("x", real=True)
    question = Question("9", "Tables")
    with question.part("9.1", points=1) as part:
        part.show(equal((x + 1) ** 2, x**2 + 2 * x + 1))
        part.table([["$x$", "<b>"], ["1 & 2", "a|b"]], caption="Of $x$.")
    derivation = question.derivation()
    assert "<td>&lt;b&gt;</td>" in to_html.document(derivation)
    assert "| $x$ | \\<b\\> |\n| 1 & 2 | a&#124;b |\n\nOf $x$." in to_markdown.document(derivation)
    assert "$x$ & \\textless{}b\\textgreater{}\\\\ \\hline\n1 \\& 2 & a\\textbar{}b\\\\ \\hline\n" in to_tex.document(derivation)
    again = derivation_from_json(json.loads(json.dumps(derivation_to_json(derivation))))
    assert to_html.document(again) == to_html.document(derivation)


@pytest.mark.parametrize("rows", [[], [[]], [["a"], ["b", "c"]]])
def test_a_table_that_is_none(rows):
    from symderiv.errors import BuildError

    with pytest.raises(BuildError, match="same number of cells"), Question("9", "").part("9.1", points=1) as part:
        part.table(rows)
