"""Notation files: what is printed is read again as the same; what is wrong in one is shown at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from symderiv import cli
from symderiv.errors import InputError, ReadingError
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.spans import Source
from symderiv.language.terms import Symbol
from symderiv.reading.documents.formats import read_document
from symderiv.reading.inference.inference import infer
from symderiv.reading.inference.notation_file import notation_in, read_notation, written

ROOT = Path(__file__).resolve().parents[3]
K = Symbol("K", POSITIVE_INTEGER)

FILE = r"""# answers.md
[notation]
K = "positive integer"
S = "invertible matrix K K"
z_0 = "vector K"                     # declared, line 3
'\mu' = "vector K"
f = "function vector K -> real, differentiable"
d_ = "sequence of real"
"d(" = 'function of time'
"h'" = "real"

[notation."2.3"]     # for one part
a = "sequence of real"
"""


def test_a_file():
    found = notation_in(Source("n.toml", FILE))
    members = Function((INTEGER,), REAL, frozenset({"sequence"}))
    assert found[""] == {
        "K": K,
        "S": Symbol("S", Matrix(K, K, frozenset({"invertible"}))),
        "z_0": Symbol("z_0", vector(K)),
        r"\mu": Symbol(r"\mu", vector(K)),
        "f": Symbol("f", Function((vector(K),), REAL, frozenset({"differentiable"}))),
        "d_": Symbol("d", members),
        "d(": Symbol("d", Function((REAL,), REAL)),
        "h'": Symbol("h'", REAL),
    }
    assert found["2.3"] == {"a_": Symbol("a", members)}


WRONG = [
    # text                                               line  column  what is said
    ("[notation]\nK = positive",                         2,    5,      "Invalid value"),
    ("[notation]\nK = \"positive integr\"  # no",        2,    5,      "'positive integr' is no sort"),
    ("[notation]\n\n  '\\mu' = 3",                       3,    11,     "what \\mu stands for is a text"),
    ("[notation.\"2.3\"]\nK = \"real\"\nx = \"vectr K\"", 3,   5,      "'vectr K' is no sort"),
    ("[notation]\nK = \"real\"\n[notation.\"1\"]\nK = \"reel\"", 4, 5, "'reel' is no sort"),
    ("[letters]\nK = \"real\"",                          1,    2,      "[letters] is not known"),
    ("notation = 3",                                     1,    1,      "notation is a section"),
    ("[notation]\nK = \"real\"\nK = \"real\"",           3,    11,     "Cannot overwrite a value"),
    ("[notation]\n\\mu = \"real\"",                      2,    1,      "Invalid statement"),
    ("[notation]\nK = [\"real\"",                        2,    12,     "Unclosed array"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_wrong(text, line, column, said):
    with pytest.raises(ReadingError) as caught:
        notation_in(Source("n.toml", text))
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(f"symderiv: n.toml:{line}:{column}: {said}")
    assert lines[2].index("^") == column + 1
    assert "hint: " in lines[3]


def test_files_that_cannot_be_opened(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_notation(tmp_path / "none.toml")
    with pytest.raises(InputError, match="folder"):
        read_notation(tmp_path)
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        read_notation(tmp_path / "binary.toml")


SHOWN = [
    *sorted((ROOT / "examples").glob("answers_*")),
    *sorted((ROOT / "tests" / "grading" / "right").glob("*.*")),
    *sorted((ROOT.parent / "shared" / "submission").glob("*.md")),
]


@pytest.mark.parametrize("path", SHOWN, ids=[path.name for path in SHOWN])
def test_what_is_printed_gives_the_same_contexts(path):
    document = read_document(path)
    notations = infer(document)
    again = infer(document, notation_in(Source("n.toml", written(str(path), notations))))
    assert {label: n.context for label, n in again.items()} == {label: n.context for label, n in notations.items()}


DOCUMENT = "Let $x \\in \\mathbb{R}^n$ and $c > 0$.\n\n$$x^T A x$$\n"


def test_the_command(tmp_path, capsys):
    answers = tmp_path / "answers.md"
    answers.write_text(DOCUMENT)
    assert cli.main(["check", str(answers), "--show-notation"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        f"# {answers}\n\n[notation]\n"
        'x = "vector n"    # declared, line 1\n'
        'c = "positive"    # declared, line 1\n'
        'A = "matrix n n"  # used as x^T A, line 3\n'
    )


def test_a_file_overrides(tmp_path, capsys):
    answers, notation = tmp_path / "answers.md", tmp_path / "n.toml"
    answers.write_text(DOCUMENT)
    notation.write_text('[notation]\nA = "symmetric matrix n n"\nc = "integer"\n')
    assert cli.main(["check", str(answers), "--show-notation", "--notation", str(notation)]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "[notation]", 'A = "symmetric matrix n n"  # given', 'c = "integer"               # given',
        'x = "vector n"              # declared, line 1',
    ]  # fmt: skip


def test_errors_are_lines(tmp_path, capsys):
    answers, notation = tmp_path / "answers.md", tmp_path / "n.toml"
    answers.write_text(DOCUMENT)
    notation.write_text('[notation]\nA = "symmetrical"\n')
    assert cli.main(["check", str(answers), "--show-notation", "--notation", str(notation)]) == 2
    assert capsys.readouterr().err.startswith(f"symderiv: {notation}:2:5: 'symmetrical' is no sort\n")
    assert cli.main(["check", str(answers), str(answers), "--show-notation"]) == 2
    assert "of one document" in capsys.readouterr().err
