"""Building from outside: all documents or none, and what a failing script says."""

from __future__ import annotations

import json
import re

import pytest

from symderiv import cli

GOOD = '''
from sympy import symbols
from symderiv.deriving import Question

a, b = symbols("a b", real=True)
question = Question("1", "Two numbers")

with question.part("1.1", points=2) as part:
    part.show(a**2 + b**2 >= 2 * a * b)
    part.start(a**2 + b**2 - 2 * a * b)
    part.eq((a - b) ** 2)
    part.ge(0)
'''
FALSE = GOOD.replace("(a - b)", "(a + b)")


@pytest.fixture(autouse=True)
def scripts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hw").mkdir()
    (tmp_path / "hw/good.py").write_text(GOOD)
    return tmp_path / "hw"


def written(folder):
    return sorted(file.name for file in folder.rglob("*") if file.suffix != ".py" and file.is_file())


def test_one_document_of_each_format_for_each_script(scripts, tmp_path, capsys):
    (scripts / "deeper").mkdir()
    (scripts / "deeper/other.py").write_text(GOOD)
    assert cli.main(["build", "hw", "--out", "out", "--jobs", "2"]) == 0
    names = [f"{stem}.{ending}" for stem in ("good", "other") for ending in ("html", "json", "md", "tex")]
    assert written(tmp_path / "out") == names
    assert (tmp_path / "out/deeper/other.md").is_file()
    assert "1.1 proved in 2 steps" in capsys.readouterr().out
    assert written(scripts) == []


def test_beside_the_script_and_only_what_was_asked_for(scripts):
    assert cli.main(["build", "hw/good.py", "--format", "json"]) == 0
    assert written(scripts) == ["good.json"]
    document = json.loads((scripts / "good.json").read_text())
    assert (document["schema"], document["script"]) == ("symderiv.derivation/1", "hw/good.py")
    keys = {"part", "points", "title", "target", "verdict", "by", "oracles", "steps", "certificate"}
    assert keys <= set(document["parts"][0])
    assert {"id", "line", "latex", "verdict", "by", "spot_check"} <= set(document["parts"][0]["steps"][0])


FAILING = [
    # script                            status  what is said                        why this row
    (FALSE,                             1,      "hw/bad.py:11: this step does not", "a false step"),
    (GOOD.replace("(a - b)", "(a - b"), 2,      "hw/bad.py:11:",                    "a syntax error"),
    ("x = 1\n",                         2,      "hw/bad.py: ",                      "no question"),
    ("1 / 0\n",                         1,      "hw/bad.py:1: ZeroDivisionError",   "an error of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "status", "said", "why"), FAILING, ids=[why for *_, why in FAILING])
def test_a_script_that_fails_leaves_nothing_behind(script, status, said, why, scripts, tmp_path, capsys):
    (scripts / "bad.py").write_text(script)
    assert cli.main(["build", "hw", "--out", "out"]) == status, why
    err = capsys.readouterr().err
    assert err.startswith(f"symderiv: {said}")
    assert ("counterexample: " in err) == (script is FALSE)
    assert not (tmp_path / "out").exists()


def test_check_says_what_would_change(scripts, capsys):
    assert cli.main(["build", "hw", "--check", "--format", "md"]) == 1
    out = capsys.readouterr().out
    assert "--- /dev/null\n+++ hw/good.md\n" in out
    assert written(scripts) == []

    assert cli.main(["build", "hw", "--format", "md"]) == 0
    assert cli.main(["build", "hw", "--check", "--format", "md"]) == 0
    (scripts / "good.md").write_text("something else\n")
    capsys.readouterr()
    assert cli.main(["build", "hw", "--check", "--format", "md"]) == 1
    assert "-something else" in capsys.readouterr().out


def test_two_scripts_for_one_document(scripts, tmp_path, capsys):
    (tmp_path / "good.py").write_text(GOOD)
    assert cli.main(["build", "hw/good.py", "good.py", "--out", "out"]) == 2
    assert "would be written to the same out/good.*" in capsys.readouterr().err


def test_nothing_to_build(tmp_path, capsys):
    assert cli.main(["build", "missing"]) == 2
    assert cli.main(["build"]) == 2
    assert capsys.readouterr().err.count("symderiv: ") == 2


def test_what_has_not_changed_is_not_run_again(scripts, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    runs = tmp_path / "runs"
    (scripts / "good.py").write_text(GOOD + f"\nwith open({str(runs)!r}, 'a') as log:\n    log.write('.')\n")
    for _ in range(2):
        assert cli.main(["build", "hw", "--out", "out"]) == 0
        assert "1.1 proved in 2 steps" in capsys.readouterr().out
    assert runs.read_text() == "."
    (scripts / "beside.txt").write_text("not Python")
    assert cli.main(["build", "hw", "--check", "--out", "out"]) == 0
    assert runs.read_text() == "."
    (scripts / "_given.py").write_text("x = 1\n")  # a script may import what lies beside it
    assert cli.main(["build", "hw", "--out", "out"]) == 0
    assert runs.read_text() == ".."


def test_a_folder_of_several_scripts_has_a_document_of_the_whole(scripts, tmp_path):
    (scripts / "second.py").write_text(GOOD.replace("Two numbers", "Two more").replace('"1"', '"2"'))
    (scripts / "README.md").write_text("Words.\n\n# Homework <one>\n")
    assert cli.main(["build", "hw", "--out", "out", "--jobs", "1"]) == 0
    names = [f"{stem}.{ending}" for stem in ("good", "hw", "second") for ending in ("html", "json", "md", "tex")]
    assert written(tmp_path / "out") == [name for name in names if name != "hw.json"]
    page = (tmp_path / "out/hw.html").read_text()
    assert page.count("<h1") == 1
    assert "<h1>Homework &lt;one&gt;</h1>" in page
    assert '<a href="#q2">Question 2. Two more</a>' in page
    assert (tmp_path / "out/hw.md").read_text().count("\n## Question") == 2
    assert (tmp_path / "out/hw.tex").read_text().count(r"\begin{document}") == 1


def test_no_whole_of_scripts_that_are_named_one_by_one(scripts, tmp_path):
    (scripts / "second.py").write_text(GOOD)
    assert cli.main(["build", "hw/good.py", "hw/second.py", "--format", "md"]) == 0
    assert written(scripts) == ["good.md", "second.md"]


def test_check_does_not_compare_rounding(scripts):
    assert cli.main(["build", "hw/good.py"]) == 0
    document = scripts / "good.json"
    text = document.read_text()
    assert '"largest_gap":"' in text
    document.write_text(re.sub(r'"largest_gap":"[^"]*"', '"largest_gap":"3.0e-15"', text))
    assert cli.main(["build", "hw/good.py", "--check"]) == 0
    document.write_text(re.sub(r'"largest_gap":"[^"]*"', '"largest_gap":"3.0e-02"', text))
    assert cli.main(["build", "hw/good.py", "--check"]) == 1


def test_several_folders_keep_their_names(scripts, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/good.py").write_text(GOOD)
    assert cli.main(["build", "hw", "other", "--out", "out", "--format", "md"]) == 0
    assert {str(f.relative_to(tmp_path / "out")) for f in (tmp_path / "out").rglob("*.md")} == {"hw/good.md", "other/good.md"}
