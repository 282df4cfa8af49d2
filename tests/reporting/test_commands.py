"""The commands from outside: what they write, where, and how they end."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from symderiv import cli
from symderiv.errors import BuildError
from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reading.documents.formats import read_document

GOOD = ClaimReport("c1", 1, 1, 1, "x = x", "proved", "right")
LINES = {
    "right": GOOD,
    "refuted": replace(GOOD, verdict="refuted", judgement="wrong"),
    "step": replace(GOOD, step="refuted", judgement="wrong"),
    "undecided": replace(GOOD, verdict="undecided", judgement="unknown"),
    "unread": replace(GOOD, verdict="unread", judgement="unknown"),
    "supported": replace(GOOD, verdict="supported"),
}


def graded(path, *, reference, deadline=None):
    """Stands in for grading: the text of a file says what is found in it."""
    word = read_document(path).source.text.strip()
    if word == "late":
        time.sleep(60)
    if word == "bug":
        raise ValueError("two\nlines")
    claims = tuple(LINES[w] for w in word.split() if w in LINES)
    part = PartReport("1.1", "A part", 2, (1, 2), "right", True, None, claims)
    return Report(path, reference.name, "0.1.0", (part,), problems=(f"{path}:1:1: odd",) * ("odd" in word), cut_short="cut" in word)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """An empty folder, and a reference that need not be built."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SYMDERIV_DEBUG", raising=False)
    monkeypatch.setattr("symderiv.grading.grade.grade_submission", graded)
    monkeypatch.setattr("symderiv.grading.reference.load", lambda path: SimpleNamespace(name=path, parts={}))
    return tmp_path


def files(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text)
    return [f"{name}.md" for name in texts]


def run(*arguments):
    return cli.main([*arguments, "--against", "hw"])


STATUSES = [
    # text               options          status   why this row
    ("right",            [],              0,       "nothing refuted"),
    ("supported",        ["--strict"],    0,       "evidence is enough"),
    ("refuted",          [],              1,       "something is refuted"),
    ("step",             [],              1,       "a step is"),
    ("refuted",          ["--exit-zero"], 0,       "reporting only"),
    ("undecided",        [],              0,       "neither"),
    ("undecided",        ["--strict"],    1,       "strict"),
    ("unread",           ["--strict"],    1,       "strict"),
    ("right cut",        [],              3,       "cut short"),
    ("refuted cut",      [],              1,       "cut short, and something is refuted"),
    ("right cut",        ["--exit-zero"], 0,       "reporting only"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "status", "why"), STATUSES)
def test_exit_status(text, options, status, why, here):
    assert run("grade", *files(here, a=text), *options) == status, why


UNREADABLE = [
    # content            what is said
    (None,               "no such file"),
    (b"",                "the file is empty"),
    (b"a\0b",            "this is a binary file"),
    (b"caf\xe9",         "not UTF-8"),
    ("folder",           "this is a folder"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), UNREADABLE)
def test_an_unreadable_submission_does_not_stop_the_others(content, said, here, capsys):
    bad = here / "bad.md"
    if content == "folder":
        bad.mkdir()
    elif content is not None:
        bad.write_bytes(content)
    names = files(here, a="right", b="refuted")
    assert run("grade", names[0], "bad.md", names[1], "--format", "json", "--jobs", "2") == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["submission"] for line in out.splitlines()] == names
    assert err.startswith("symderiv: bad.md: ")
    assert said in err.splitlines()[0]
    assert err.splitlines()[1].startswith("  hint: ")


def test_nothing_readable_is_status_2_without_building_the_reference(monkeypatch, capsys):
    monkeypatch.setattr("symderiv.grading.reference.load", lambda path: pytest.fail("built in vain"))
    assert run("grade", "missing.md", "--exit-zero") == 2
    assert capsys.readouterr().out == ""


def test_a_lost_worker_loses_one_report(here, monkeypatch, capsys):
    monkeypatch.setattr("symderiv.reporting.grading_many.SECONDS_TO_START", 0.5)
    assert run("grade", *files(here, a="late", b="right"), "--format", "json", "--jobs", "2") == 3
    out, err = capsys.readouterr()
    assert [json.loads(line)["cut_short"] for line in out.splitlines()] == [True, False]
    assert err == "symderiv: a.md: grading ran past its deadline, and was given up\n"


def test_a_bug_is_one_line(here, capsys):
    assert run("grade", *files(here, a="bug", b="right")) == 2
    out, err = capsys.readouterr()
    assert "b.md against hw" in out
    assert err == (
        "symderiv: a.md: internal error: ValueError: two lines (please report; SYMDERIV_DEBUG=1 shows the traceback)\n"
    )


def test_problems_of_reading_go_to_standard_error(here, capsys):
    assert run("grade", *files(here, a="right odd")) == 0
    assert capsys.readouterr().err == "symderiv: a.md:1:1: odd\n"


def test_standard_input(monkeypatch, capsys):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"refuted")))
    assert run("grade", "-", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["submission"] == "-"


def test_a_reference_that_fails_is_status_1(here, monkeypatch, capsys):
    def load(path):
        raise BuildError("q2.py:7: this step does not hold")

    monkeypatch.setattr("symderiv.grading.reference.load", load)
    assert run("grade", *files(here, a="right")) == 1
    assert capsys.readouterr().err == "symderiv: q2.py:7: this step does not hold\n"


def test_a_scheduler_that_does_not_answer(here, capsys, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("symderiv.running.cluster.SECONDS_TO_ANSWER", 1)
    assert run("grade", *files(here, a="right"), "--scheduler", "tcp://127.0.0.1:1") == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in capsys.readouterr().err


def test_the_workers_of_a_scheduler(here, capsys):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as local:
        assert run("grade", *files(here, a="right", b="refuted"), "--scheduler", local.scheduler_address) == 1
    assert "a.md against hw" in capsys.readouterr().out


def test_check_is_not_built_yet(here, capsys):
    assert cli.main(["check", *files(here, a="right")]) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err


# -- --out ------------------------------------------------------------------------------------------------------------


def test_out_is_whole_and_alone(here, capsys):
    names = files(here, a="refuted")
    assert run("grade", *names, "--format", "html", "--out", "new/report.html") == 1
    assert capsys.readouterr().out == ""
    assert (here / "new/report.html").read_text().endswith("</html>\n")
    assert [file.name for file in (here / "new").iterdir()] == ["report.html"]


def test_out_is_left_alone_when_the_work_fails(here, monkeypatch):
    def broken(*_):
        raise BuildError("no")

    (here / "report.txt").write_text("before")
    monkeypatch.setattr("symderiv.reporting.formats.FORMATS", {"text": broken})
    assert run("grade", *files(here, a="right"), "--out", "report.txt") == 1
    assert (here / "report.txt").read_text() == "before"


def test_out_that_cannot_be_is_said_first(here, monkeypatch, capsys):
    monkeypatch.setattr("symderiv.grading.reference.load", lambda path: pytest.fail("built in vain"))
    assert run("grade", *files(here, a="right"), "--out", ".") == 2
    assert "this is a folder" in capsys.readouterr().err


# -- diff -------------------------------------------------------------------------------------------------------------


def test_diff(here, monkeypatch, capsys):
    from symderiv.reporting.comparison import StepLine

    steps = {"1.1": [StepLine("q1.1/step-1", 7, "a = b")], "1.2": [StepLine("q1.2/step-1", 9, "c = d")]}
    monkeypatch.setattr("symderiv.reporting.comparison.steps_of", lambda parts: steps)
    names = files(here, a="right refuted")
    assert run("diff", *names) == 1
    assert "0 same, 1 different (!), 2 missing (-), 1 added (+)" in capsys.readouterr().out
    assert run("diff", *names, "--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "symderiv.diff/1"
    assert document["summary"] == {"same": 0, "different": 1, "missing": 2, "added": 1}
    assert [row["kind"] for row in document["parts"][0]["rows"]] == ["added", "different", "missing"]
    assert run("diff", *names, "--format", "html") == 1
    assert capsys.readouterr().out.endswith("</html>\n")
    assert run("diff", "missing.md") == 2


def test_a_full_disk_is_said_with_its_place(here, monkeypatch, capsys):
    import errno
    from pathlib import Path

    def full(self, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    names = files(here, a="right")
    monkeypatch.setattr(Path, "write_bytes", full)
    assert run("grade", *names, "--format", "html", "--out", "new/report.html") == 2
    assert capsys.readouterr().err == "symderiv: new/report.html: No space left on device\n"
    assert list((here / "new").iterdir()) == []
