"""Figures: drawn when documents are written, the same bytes every time, referred to by the documents."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from symderiv import cli
from symderiv.deriving.derivation import derivation_from_json, derivation_to_json
from symderiv.deriving.steps import Figure
from symderiv.reporting import figures
from symderiv.reporting.figures import can_draw, drawn

SCRIPT = '''
from sympy import symbols
from symderiv.deriving import Question

a, b = symbols("a b", real=True)
question = Question("1", "Two numbers")

def line(axes):
    axes.plot([0, 1], [0, 1], label=r"$\\sqrt{a}$")
    axes.legend()

with question.part("1.1", points=2) as part:
    part.show(a**2 + b**2 >= 2 * a * b)
    part.figure("slope", line, caption="A line <i> from $a$ to $b$.", alt='It "rises".')
    part.start(a**2 + b**2 - 2 * a * b)
    part.eq((a - b) ** 2)
    part.ge(0)
'''

needs_matplotlib = pytest.mark.skipif(not can_draw(), reason="matplotlib is an extra")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.py").write_text(SCRIPT)
    return tmp_path


def picture(draw, *formats):
    return drawn(Figure("f", "", "", (3.0, 2.0), 1), draw, list(formats))


@needs_matplotlib
def test_the_same_bytes_whatever_was_drawn_before():
    first = picture(lambda axes: axes.plot([1, 2, 4], label="$x$"), "svg", "pdf")
    picture(lambda axes: axes.scatter([1, 2], [3, 4]), "pdf")
    assert picture(lambda axes: axes.plot([1, 2, 4], label="$x$"), "svg", "pdf") == first
    assert first["pdf"].startswith(b"%PDF")
    assert not re.search(rb"CreationDate|matplotlib v|dc:date", first["pdf"] + first["svg"], re.IGNORECASE)
    ElementTree.fromstring(first["svg"].decode())


@needs_matplotlib
def test_pictures_lie_beside_the_documents_that_show_them(here):
    assert cli.main(["build", "one.py", "--out", "out"]) == 0
    names = {file.name for file in (here / "out").iterdir()}
    assert names == {"one.md", "one.tex", "one.html", "one.json", "one-slope.svg", "one-slope.pdf"}
    assert '<img src="one-slope.svg" alt="It &quot;rises&quot;.">' in (here / "out/one.html").read_text()
    assert '](one-slope.svg)' in (here / "out/one.md").read_text()
    assert r"\\includegraphics{one-slope.pdf}".replace("\\\\", "\\") in (here / "out/one.tex").read_text()


@needs_matplotlib
def test_only_what_the_formats_need(here):
    assert cli.main(["build", "one.py", "--out", "out", "--format", "json"]) == 0
    assert [file.name for file in (here / "out").iterdir()] == ["one.json"]


@needs_matplotlib
def test_check_compares_pictures(here, capsys):
    assert cli.main(["build", "one.py"]) == 0
    assert cli.main(["build", "one.py", "--check"]) == 0
    (here / "one-slope.svg").write_text("<svg/>")
    assert cli.main(["build", "one.py", "--check"]) == 1
    assert "the picture one-slope.svg differs" in capsys.readouterr().out


def test_without_matplotlib_the_documents_are_the_same(here, monkeypatch, capfd):
    monkeypatch.setattr("symderiv.reporting.documents.can_draw", lambda: False)
    assert cli.main(["build", "one.py", "--jobs", "1"]) == 0
    assert "symderiv: one.py: figures are not drawn: pip install" in capfd.readouterr().err
    assert "one-slope.svg" in (here / "one.html").read_text()
    assert not (here / "one-slope.svg").exists()


@needs_matplotlib
def test_a_drawing_that_fails_is_said_with_its_line(here, capsys):
    (here / "one.py").write_text(SCRIPT.replace("axes.legend()", "1 / 0"))
    assert cli.main(["build", "one.py"]) == 1
    assert "symderiv: one.py:14: ZeroDivisionError in drawing slope" in capsys.readouterr().err


BAD = [
    # name        what is said              why this row
    ("../x",      "cannot name a figure",   "a path"),
    ("Slope",     "cannot name a figure",   "some systems do not tell capitals apart"),
    ("",          "cannot name a figure",   "nothing"),
    ("slope",     "there is a figure",      "twice"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "said", "why"), BAD, ids=[why for *_, why in BAD])
def test_names_are_those_of_files(name, said, why, here, capsys):
    twice = f'    part.figure("{name}", line, caption="")\n    part.start('
    (here / "one.py").write_text(SCRIPT.replace("    part.start(", twice))
    assert cli.main(["build", "one.py"]) == 1
    assert said in capsys.readouterr().err, why


def test_a_figure_travels_in_json_without_what_draws_it():
    from symderiv.deriving import Question

    question = Question("1", "x")
    with question.part("1.1", points=1) as part:
        from sympy import Eq, Symbol

        x = Symbol("x", real=True)
        part.show(Eq((x + 1) ** 2, x**2 + 2 * x + 1))
        part.figure("f", lambda axes: None, caption="c", inches=(2, 1))
    derivation = question.derivation()
    again = derivation_from_json(json.loads(json.dumps(derivation_to_json(derivation))))
    (figure,) = again.parts[0].figures
    assert (figure.name, figure.caption, figure.alt, figure.inches, figure.draw) == ("f", "c", "c", (2, 1), None)
    assert list(figures.pictures_of(again, {"html"})) == []
