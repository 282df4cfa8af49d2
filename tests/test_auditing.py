"""Auditing: a certificate goes through again, and nothing that was altered does."""

from __future__ import annotations

import copy
import json
import subprocess
import sys

import pytest

from symderiv import cli
from symderiv.auditing import findings

SCRIPT = '''
from sympy import Symbol, symbols
from symderiv.deriving import Question
from symderiv.rules import field_algebra

a, b = symbols("a b", real=True)
question = Question("1", "Two numbers")

with question.part("1.1", points=2, title="Mean of squares") as part:
    part.given(a >= 1)
    part.show((a**2 + b**2) / 2 >= ((a + b) / 2) ** 2)
    part.start((a**2 + b**2) / 2 - ((a + b) / 2) ** 2)
    part.eq((a - b) ** 2 / 4, by=field_algebra)
    part.ge(0)
'''


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What a build writes for a small script."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "mine.py").write_text(SCRIPT)
    assert cli.main(["build", str(folder / "mine.py"), "--format", "json", "--jobs", "1"]) == 0
    return folder / "mine.json"


@pytest.fixture
def derivation(built):
    return json.loads(built.read_text())


def reasons(data):
    return [finding.rejected for finding in findings(data)]


def test_what_was_built_goes_through(built, capsys):
    for path in (built, built.parent):
        assert cli.main(["audit", str(path)]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"{built}\n  1.1      proved    ")
        assert "2 steps" in out


def test_an_audit_needs_no_prover_no_reader_and_no_sympy(built):
    program = (
        "import sys; from symderiv.cli import main; status = main(['audit', sys.argv[1]])\n"
        "parts = ('deciding', 'reading', 'deriving', 'grading', 'reporting')\n"
        "print(*(m for m in sys.modules if m == 'sympy' or m in [f'symderiv.{p}' for p in parts]), file=sys.stderr)\n"
        "sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(built)], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr.split()) == (0, [])


ONE, TWO = ["n", "1"], ["n", "2"]
FALSE = ["a", "equal", ONE, TWO]
ASSUMED = {"terms": [FALSE], "inferences": [["assume", [], {"statement": 0}]]}
EVIDENT = {"terms": [ONE], "inferences": [["reflexivity", [], {"term": 0}]]}


def part(change):
    return lambda data: change(data["parts"][0])


def step(change):
    return lambda data: change(data["parts"][0]["steps"][0])


ALTERED = [
    # what is altered                                                       what is said                     why this row
    (part(lambda p: p.update(targets=[FALSE], target="1 = 2")),             "proves something else",         "another target"),
    (part(lambda p: p.update(target="1 = 2")),                              "LaTeX is that of another",      "another text"),
    (part(lambda p: p.update(targets=[FALSE], target="1 = 2", certificate=ASSUMED, by=[])), "the proof supposes 1 = 2", "begging the question"),
    (part(lambda p: p.update(certificate=EVIDENT)),                         "proves something else",         "a proof of another thing"),
    (part(lambda p: p["certificate"]["inferences"].pop()),                  "proves something else",         "cut off"),
    (part(lambda p: p["certificate"].update(inferences=[])),                "not a certificate",             "empty"),
    (part(lambda p: p["certificate"]["inferences"].insert(0, ["magic", [], {}])), "no rule 'magic'",         "a rule that is not"),
    (part(lambda p: p.pop("certificate")),                                  "not a part of a derivation",    "no certificate"),
    (part(lambda p: p.update(certificate=[1, 2])),                          "not a certificate",             "no certificate either"),
    (part(lambda p: p.update(targets=[])),                                  "no target",                     "nothing shown"),
    (part(lambda p: p["by"].append("jensen")),                              "the proof rests on",            "rules it does not use"),
    (part(lambda p: p["oracles"].append("sympy.simplify")),                 "no oracle",                     "an oracle"),
    (part(lambda p: p.update(verdict="supported")),                         "its verdict is 'supported'",    "another verdict"),
    (step(lambda s: s.update(statement=FALSE, latex="1 = 2")),              "q1.1/step-1: the certificate",  "another statement"),
    (step(lambda s: s.update(latex="1 = 2")),                               "q1.1/step-1: its LaTeX",        "another text of a step"),
    (step(lambda s: s.update(statement=FALSE, latex="1 = 2", certificate=ASSUMED, by=[])), "supposes what it states", "a step that supposes itself"),
    (step(lambda s: s.pop("certificate")),                                  "not a part of a derivation",    "a step without certificate"),
    (lambda data: data.update(parts=[]),                                    "has no parts",                  "nothing at all"),
    (lambda data: data.update(parts=[7]),                                   "not a part",                    "nonsense"),
]  # fmt: skip


@pytest.mark.parametrize(("alter", "said", "why"), ALTERED, ids=[why for *_, why in ALTERED])
def test_what_was_altered_is_rejected(alter, said, why, derivation, tmp_path, capsys):
    alter(derivation)
    (reason,) = reasons(derivation)
    assert said in reason, why
    (tmp_path / "altered.json").write_text(json.dumps(derivation))
    assert cli.main(["audit", str(tmp_path)]) == 1
    assert "REJECTED" in capsys.readouterr().out


def test_no_single_inference_can_be_left_out(derivation):
    inferences = derivation["parts"][0]["certificate"]["inferences"]
    for index in range(len(inferences)):
        altered = copy.deepcopy(derivation)
        del altered["parts"][0]["certificate"]["inferences"][index]
        assert reasons(altered) != [""], inferences[index]


def test_terms_nested_without_end_are_rejected(derivation):
    deep = ONE
    for _ in range(5000):
        deep = ["a", "negate", deep]
    derivation["parts"][0]["targets"] = [deep]
    (reason,) = reasons(derivation)
    assert reason


def test_a_given_that_is_dropped_is_missed(derivation):
    derivation["parts"][0]["context"]["assumptions"] = []
    assert reasons(derivation) == ["the proof supposes a >= 1"]


UNREADABLE = [
    # content                               what is said                        why this row
    ("{",                                   "this is not JSON",                 "half a file"),
    ("[" * 100_000,                         "this is not JSON",                 "brackets without end"),
    ('{"schema": "symderiv.grade/1"}',      "this is no derivation",            "another document"),
    ("\xff",                                "this is not JSON",                 "not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said", "why"), UNREADABLE, ids=[why for *_, why in UNREADABLE])
def test_what_is_no_derivation(content, said, why, tmp_path, capsys):
    (tmp_path / "a.json").write_text(content, encoding="latin-1")
    assert cli.main(["audit", str(tmp_path / "a.json")]) == 2, why
    assert said in capsys.readouterr().err.splitlines()[0]


def test_nothing_to_audit(tmp_path, capsys):
    assert cli.main(["audit", str(tmp_path)]) == 2
    assert cli.main(["audit", str(tmp_path / "missing.json")]) == 2
    assert capsys.readouterr().err.count("symderiv: ") == 2
