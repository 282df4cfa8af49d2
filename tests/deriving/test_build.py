"""Running scripts: what they establish, and how a script that fails is told so. Nothing is written then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from symderiv.cli import main
from symderiv.deriving.build import run_script, script_files
from symderiv.errors import BuildError, InputError, ReadingError

ROOT = Path(__file__).resolve().parents[2]

GOOD = '''\
from sympy import Eq, Symbol
from symderiv.deriving import Question, equal
from symderiv.rules import field_algebra

a, b = Symbol("a", real=True), Symbol("b", real=True)
question = Question("1", "Squares")

with question.part("1.1", points=2, title="A square") as part:
    part.show(equal((a + b) ** 2, a**2 + 2 * a * b + b**2))
    part.start((a + b) ** 2)
    part.eq(a**2 + 2 * a * b + b**2, by=field_algebra)
'''
FALSE = GOOD.replace("a**2 + 2 * a * b + b**2, by", "a**2 - 2 * a * b + b**2, by")


@pytest.fixture
def script(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def written(text, name="q1.py"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return written


def test_what_a_script_establishes(script):
    (derivation,) = run_script(script(GOOD))
    assert (derivation.script, derivation.number, derivation.title) == ("q1.py", "1", "Squares")
    (part,) = derivation.parts
    assert (part.number, part.points, part.line, part.rules) == ("1.1", 2, 8, ("field_algebra",))


FAILURES = [
    # the script                                                 error         begins with                     says
    (FALSE,                                                      BuildError,   "symderiv: q1.py:11: ",          "counterexample: a = "),
    (GOOD.replace("field_algebra", "field_algebar"),             BuildError,   "symderiv: q1.py:3: ImportError", "did you mean field_algebra?"),
    (GOOD.replace("part.start", "part.stort"),                   BuildError,   "symderiv: q1.py:10: AttributeError", "stort"),
    (GOOD + "1 / 0\n",                                           BuildError,   "symderiv: q1.py:12: ZeroDivisionError", ""),
    (GOOD + "import sys; sys.exit(3)\n",                         BuildError,   "symderiv: q1.py:12: SystemExit", ""),
    (GOOD.replace("2 * a * b", "2 * a * b)", 1),                 ReadingError, "symderiv: q1.py:9:", "a syntax error"),
    ("x = 1\n",                                                  InputError,   "symderiv: q1.py: ", "asks no question"),
    ("x = '\0'\n",                                               ReadingError, "symderiv: q1.py", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "start", "said"), FAILURES)
def test_what_fails_is_said_with_file_and_line(script, text, kind, start, said):
    with pytest.raises((BuildError, ReadingError, InputError)) as failure:
        run_script(script(text))
    if "\0" not in text:
        assert isinstance(failure.value, kind)
    assert str(failure.value).startswith(start)
    assert said in str(failure.value)


def test_a_step_of_a_function_beside_the_script_is_found(script):
    script("def square(x):\n    return x * x\n", "beside.py")
    text = GOOD.replace("from sympy", "from beside import square\nfrom sympy", 1).replace("part.start((a + b) ** 2)", "part.start(square(a + b))")
    assert run_script(script(text))


def test_what_is_no_script(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "latin.py").write_bytes(b"x = '\xe9'\n")
    for path in ("empty", "notes.txt", "missing.py"):
        with pytest.raises(InputError):
            script_files([tmp_path / path])
    with pytest.raises(InputError, match="not UTF-8"):
        run_script(tmp_path / "latin.py")


def test_folders_are_searched_in_order(tmp_path):
    for name in ("b/q2.py", "a/q1.py", "_private.py", ".hidden/q3.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert [f.relative_to(tmp_path).as_posix() for f in script_files([tmp_path])] == ["a/q1.py", "b/q2.py"]


def test_a_false_step_writes_nothing(script, tmp_path, capsys):
    script(GOOD, "good.py")
    script(FALSE, "false.py")
    assert main(["build", ".", "--out", "out", "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert "symderiv: false.py:11: this step does not hold" in said.err
    assert "counterexample: a = " in said.err
    assert "Traceback" not in said.err
    assert not list(tmp_path.rglob("*.md")) + list(tmp_path.rglob("*.json")) + list(tmp_path.rglob(".*part"))


def test_check_says_what_would_change(script, tmp_path, capsys):
    file = script(GOOD)
    assert main(["build", "q1.py", "--jobs", "1"]) == 0
    assert {f.suffix for f in tmp_path.glob("q1.*")} == {".py", ".md", ".tex", ".html", ".json"}
    before = (tmp_path / "q1.md").read_text()
    assert main(["build", "q1.py", "--jobs", "1", "--check"]) == 0
    file.write_text(GOOD.replace("A square", "Binomial"))
    capsys.readouterr()
    assert main(["build", "q1.py", "--jobs", "1", "--check"]) == 1
    assert "+## 1.1 Binomial (2 points)" in capsys.readouterr().out
    assert (tmp_path / "q1.md").read_text() == before


def test_a_script_by_itself_fails_without_a_traceback(script, tmp_path):
    file = script(FALSE)
    ran = subprocess.run([sys.executable, file.name], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("symderiv: q1.py:11: this step does not hold")
    assert "Traceback" not in ran.stderr
