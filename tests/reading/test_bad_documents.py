"""Bad input: each is answered with a message at its place, in linear time, and the rest of the document is read."""

import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.errors import InputError
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula

GOOD = "\n\n$$a = b$$\n"


def latex(document):
    return [piece.latex for _, _, piece in document.pieces()]


MESSAGES = [
    # text                                                 message                                    place
    ("so $\\a$ \\def\\a{\\a}\n$\\a$",                        r"\a calls itself without end",            (2, 2)),
    ("\\def\\a{\\b}\\def\\b{\\a}\n\nso $x + \\a$",           "calls itself without end",                (3, 9)),
    ("\\newcommand{\\a}[1]{\\a{#1#1}}\n$\\a{xy}$",           r"\a",                                     (2, 2)),
    ("\\newcommand{\\a}{x",                                  r"the definition of \a is never closed",   (1, 1)),
    ("x\n$$y = {z$$",                                        "this brace is never closed",              (2, 7)),
    ("x $$y",                                                "this $$ is never closed",                 (1, 3)),
    ("x \\[y",                                               "this \\[ is never closed",                (1, 3)),
    ("\\begin{align} y",                                     "this environment align is never closed",  (1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "place"), MESSAGES)
def test_what_is_wrong_is_said_where_it_is_and_the_rest_is_read(text, message, place):
    document = read_document("x.md", text + GOOD)
    problem = document.problems[0]
    assert message in problem.message
    assert problem.source.position(problem.span.start) == place
    assert latex(document)[-1] == "a = b"


LONG = {
    "a line": "so $x = 1$ and " * 2_500,
    "braces": "$$" + "{" * 100_000 + "$$",
    "closing braces": "$$" + "}" * 100_000 + "$$",
    "matched braces": "$$" + "{" * 6_250 + "}" * 6_250 + "$$",
    "tiny formulas": "$x$ " * 6_250,
    "dollars": "$ " * 6_250,
    "fences": "$$" + "\\left(\\\\" * 2_500 + "$$",
    "environments": "\\begin{align}\\begin{gather}" * 625,
    "definitions": "\\newcommand{\\a}{" * 1_250,
    "calls": "\\def\\a#1{[#1]}$" + "\\a{" * 2_500 + "$",
    "delimited": "\\def\\a(#1)#2.{#1}$" + "\\a(" * 2_500 + "$",
    "environment definitions": "\\newenvironment{a}{" * 1_000,
    "nested lists": "".join("  " * min(i, 200) + "- $x$\n" for i in range(300)),
    "items": "".join(f"({c}) $x$\n\n" for c in "abcdefghij" * 300),
    "headings": "# a\n## b\n" * 1_250,
    "quotes": "> $$a\n" * 2_500,
    "subequations": "\\begin{subequations}" * 1_000,
    "control characters": "\x01\x02 $x$ \x1b\x7f" * 1_250,
    "right to left": "\u202e\u202b $x$ \u202c\u200f" * 1_250,
    "comments": "% $x$\n" * 3_750,
    "code": "` `` ``` " * 2_500,
    "links": "](a.b " * 3_750,
}


@pytest.mark.parametrize("suffix", [".md", ".tex"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_input_is_answered_soon_and_the_rest_is_read(text, suffix):
    start = time.process_time()
    document = read_document(f"x{suffix}", "$$c = d$$\n\n" + text)
    document.parts()
    assert time.process_time() - start < 15  # far more than it takes: another order of growth would take minutes
    assert latex(document)[0] == "c = d"
    assert len(document.problems) <= 100


def doubling(depth):
    names = [f"\\m{chr(97 + i)}" for i in range(depth)]
    return "".join(f"\\def{name}{{{after}{after}}}" for name, after in zip(names, [*names[1:], "x"], strict=True))


@pytest.mark.parametrize("suffix", [".md", ".tex"])
def test_a_bomb_is_no_danger(suffix):
    text = doubling(25) + "\n\n" + "so $\\ma$\n\n" * 5 + GOOD
    tracemalloc.start()
    document = read_document(f"x{suffix}", text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60e6
    assert latex(document)[-1] == "a = b"
    assert "grows too large" in document.problems[0].message


@pytest.mark.parametrize("suffix", [".md", ".tex"])
def test_a_bomb_of_displays_is_no_danger(suffix):
    text = "\\def\\a{\\[\\a\\a\\]}\n\nso \\a\n" + GOOD
    assert latex(read_document(f"x{suffix}", text))[-1] == "a = b"


FORMULAS = [
    "{" * 100_000,
    "}" * 100_000,
    "(" * 100_000,
    "x" * 100_000,
    "^" * 10_000,
    "\\frac" * 10_000,
    "\\left(" * 10_000,
    "\\sqrt{" * 10_000,
    "\\begin{cases}" * 5_000,
    "\x00\x01",
    "\u202e",
    "\ufeff",
    "\\",
    "$",
    "&&&",
    "\\\\" * 5_000,
    "_" * 5_000,
    "9" * 100_000,
    "\\text{" * 5_000,
]


@pytest.mark.parametrize("formula", FORMULAS, ids=range(len(FORMULAS)))
def test_a_hopeless_formula_is_unread_soon(formula):
    start = time.process_time()
    row = read_formula(formula)
    assert time.process_time() - start < 5
    assert all(0 <= span.start <= span.end <= len(formula) for span, _ in row.unread)


def test_line_ends_of_every_kind(tmp_path):
    for end in ("\n", "\r\n"):
        path = tmp_path / "a.md"
        path.write_bytes(end.join(["# 1", "", "so $a$", "", "$$b", "= c$$"]).encode())
        assert [piece.position() for _, _, piece in read_document(path).pieces()] == [(3, 5), (5, 3)]


def test_old_line_ends(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"# 1.1\rso $a$\r\r$$b$$\r")
    assert latex(read_document(path)) == ["a", "b"]


def test_an_included_file_that_includes_itself(tmp_path):
    (tmp_path / "a.tex").write_text("$a$ \\input{b} \\input{a} $c$")
    (tmp_path / "b.tex").write_text("$b$ \\input{b} \\input{a.tex}")
    document = read_document(tmp_path / "a.tex")
    assert latex(document) == ["a", "b", "c"]
    assert [problem.message for problem in document.problems] == [
        "b is not read: it includes itself", "a.tex is not read: it includes itself", "a is not read: it includes itself",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "~/x", "a/../../x"])
def test_no_file_outside_the_folder(tmp_path, name):
    (tmp_path / "x.tex").write_text("$secret$")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "main.tex").write_text(f"$a$ \\input{{{name}}} $b$")
    document = read_document(tmp_path / "work" / "main.tex")
    assert latex(document) == ["a", "b"]
    assert len(document.problems) == 1


NOTEBOOKS = [
    {
        "cells": [
            {"cell_type": "raw", "source": "$r$"},
            {"cell_type": "markdown", "source": ["$a$"], "attachments": {"i.png": {"image/png": "$x$"}}},
        ]
    },
    {
        "cells": [
            {"cell_type": "code", "source": ["%%latex\n", "$x$"], "outputs": [{"data": {"text/latex": ["$y$"]}}]},
            {"cell_type": "markdown", "source": "$a$"},
        ]
    },
    {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "markdown", "source": ["$a$"]}]}]},
    {
        "cells": [
            {"cell_type": "markdown", "source": []},
            {"cell_type": "markdown", "source": "$a$"},
            {"cell_type": "markdown"},
        ]
    },
]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_notebooks_hold_more_than_text(notebook):
    assert latex(read_document("x.ipynb", json.dumps(notebook))) == ["a"]


def test_a_binary_file(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(bytes(range(256)) * 10)
    with pytest.raises(InputError, match="binary file"):
        read_document(path)


PIECES = st.lists(
    st.sampled_from(
        [
            "\\newcommand{\\a}",
            "\\def\\a",
            "#1",
            "(#1)",
            "{",
            "}",
            "[1]",
            "[",
            "]",
            "$",
            "$$",
            "\\a",
            "\\b",
            "\\let\\b\\a",
            "x",
            " ",
            "\n",
            "\\begin{align}",
            "\\end{align}",
            "\\newenvironment{e}",
            "\\begin{e}",
            "\\end{e}",
            "\\qty(",
            "\\dv{",
            "(",
            ")",
            "\\NewDocumentCommand\\b",
            "{s o m}",
            "\\IfNoValueTF",
            "\\\\",
            "&",
            "\\tag{1}",
            "\\label{l}",
            "\\begin{subequations}",
            "\\end{subequations}",
            "\\begin{numcases}{",
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES, st.sampled_from([".md", ".tex"]))
@settings(deadline=None, max_examples=200)
def test_any_definitions_are_survived(text, suffix):
    document = read_document(f"x{suffix}", text + "x")
    for _, _, piece in document.pieces():
        span = piece.span()
        assert 0 <= span.start <= span.end <= len(piece.source.text)
