"""The examples and the README: what a newcomer meets first is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symderiv import cli
from symderiv.grading.grade import grade_submission
from symderiv.grading.reference import load

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reference():
    return load(str(ROOT / "proofs/ift6135_hw3"))


EXAMPLES = [
    # file                  equations judged wrong      equations that carry on
    ("answers_right.md",    [],                         []),
    ("answers_right.tex",   [],                         []),
    ("answers_wrong.md",    ["10", "15", "26"],         ["16"]),
    ("answers_wrong.tex",   ["10", "15", "26"],         ["16"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wrong", "carried"), EXAMPLES)
def test_example(name, wrong, carried, reference):
    report = grade_submission(str(ROOT / "examples" / name), reference=reference)
    claims = [claim for part in report.parts for claim in part.claims]
    assert [c.tag for c in claims if c.judgement == "wrong"] == wrong
    assert [c.tag for c in claims if c.judgement == "follows_from_error"] == carried
    assert [(c.line, c.reason) for c in claims if c.judgement in ("unknown", "imprecise")] == []
    assert all(c.counterexample is not None for c in claims if c.judgement == "wrong")
    assert {part.part for part in report.parts} <= set(reference.parts)
    assert set(report.missing) == set(reference.parts) - {part.part for part in report.parts}
    assert report.problems == ()


def test_the_proof_script_of_the_readme_builds(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    script = _shown("python\n").removeprefix("python\n")
    Path("means.py").write_text(script)
    assert cli.main(["build", "means.py"]) == 0
    assert cli.main(["audit", "means.json"]) == 0
    shown = [line for line in _shown("\n$ symderiv build").splitlines() if line and not line.startswith("$")]
    assert capsys.readouterr().out.splitlines() == shown

    Path("means.py").write_text(script.replace("/ 4", "/ 2"))
    assert cli.main(["build", "means.py"]) == 1
    assert capsys.readouterr().err == _shown("\nsymderiv: means.py").lstrip()


def test_the_readme_names_what_is_there():
    named = re.findall(r"^    ([a-z_/]+/)  ", README, re.MULTILINE)
    assert len(named) >= 9
    assert all((ROOT / name).is_dir() for name in named)


def _shown(start: str) -> str:
    """The block of the README that begins so."""
    return next(block for block in README.split("```")[1::2] if block.startswith(start))
