"""The command line: what may be asked, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from symderiv import __version__, cli
from symderiv.errors import BuildError, DeadlinePassed, InputError

USAGE_ERRORS = [
    # arguments                                            what is said                        why this row
    ([],                                                   "COMMAND",                          "nothing asked"),
    (["frobnicate"],                                       "frobnicate",                       "no such command"),
    (["grade"],                                            "--against",                        "nothing at all"),
    (["grade", "--against", "p"],                          "SUBMISSION",                       "nothing to grade"),
    (["grade", "a.md"],                                    "--against",                        "no reference"),
    (["grade", "a.md", "--against", "p", "--format", "x"], "invalid choice: 'x'",              "no such format"),
    (["check", "a.md", "--deadline", "0"],                 "positive number of seconds",       "no time at all"),
    (["check", "a.md", "--deadline", "nan"],               "positive number of seconds",       "not a number"),
    (["check", "a.md", "--deadline", "inf"],               "positive number of seconds",       "for ever"),
    (["check", "a.md", "--jobs", "0"],                     "number of workers",                "no workers"),
    (["check", "a.md", "--jobs", "two"],                   "number of workers",                "a word"),
    (["check", "a.md", "--exit"],                          "--exit",                           "no abbreviations"),
    (["build", "--format", "md,pdf"],                      "no format 'pdf'",                  "one of the list is wrong"),
    (["build", "--format", ","],                           "no format is named",               "an empty list"),
    (["audit"],                                            "FILE.json",                        "nothing to audit"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said", "why"), USAGE_ERRORS, ids=[why for *_, why in USAGE_ERRORS])
def test_usage_error(arguments, said, why, capsys):
    assert cli.main(arguments) == 2, why
    out, err = capsys.readouterr()
    assert (out, err[:10]) == ("", "symderiv: ")
    assert said in err.splitlines()[0]
    assert "hint: see symderiv" in err.splitlines()[1]


@pytest.mark.parametrize("command", ["build", "diff", "grade", "check", "audit", "rule"])
def test_every_command_has_help(command, capsys):
    assert cli.main([command, "--help"]) == 0
    assert f"usage: symderiv {command}" in capsys.readouterr().out


def test_version(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"symderiv {__version__}\n"


def test_options_arrive_as_given(monkeypatch):
    seen = {}
    monkeypatch.setattr(cli, "_grade", lambda given: seen.update(given) or 0)
    arguments = "grade a.md - --against p --format json --out r --jobs 3 --deadline 0.5 --scheduler tcp://h:1 --strict"
    assert cli.main(arguments.split()) == 0
    assert {name: str(value) for name, value in seen.items()} == {
        "submissions": "['a.md', '-']",
        "write_rubric": "False",
        "against": "p",
        "format": "json",
        "out": "r",
        "jobs": "3",
        "deadline": "0.5",
        "scheduler": "tcp://h:1",
        "strict": "True",
    }


def raises(error):
    def command(given):
        raise error

    return command


ENDINGS = [
    # what happens                              status  what is said                        why this row
    (lambda given: 0,                           0,      "",                                 "nothing refuted"),
    (lambda given: 1,                           1,      "",                                 "refuted"),
    (raises(InputError("a.md: not UTF-8")),     2,      "symderiv: a.md: not UTF-8\n",      "the user's input"),
    (raises(BuildError("q1.py:3: false")),      1,      "symderiv: q1.py:3: false\n",       "a step that fails"),
    (raises(DeadlinePassed("over")),            3,      "symderiv: over\n",                 "cut short"),
    (raises(KeyboardInterrupt()),               130,    "",                                 "Ctrl-C"),
    (raises(FileNotFoundError(2, "No such file or directory", "a.md")), 2,
                                                "symderiv: a.md: No such file or directory\n", "a file that is missing"),
    (raises(ValueError("two\nlines")),          2,
     "symderiv: internal error: ValueError: two lines (please report; SYMDERIV_DEBUG=1 shows the traceback)\n",
                                                                                            "a bug of ours"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "status", "said", "why"), ENDINGS, ids=[why for *_, why in ENDINGS])
def test_how_a_command_ends(command, status, said, why, monkeypatch, capsys):
    monkeypatch.delenv("SYMDERIV_DEBUG", raising=False)
    monkeypatch.setattr(cli, "_check", command)
    assert cli.main(["check", "a.md"]) == status, why
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(("status", "ends"), [(0, 0), (1, 0), (3, 0), (2, 2)])
def test_exit_zero_reports_only(status, ends, monkeypatch):
    monkeypatch.setattr(cli, "_check", lambda given: status)
    assert cli.main(["check", "a.md", "--exit-zero"]) == ends


def test_debug_shows_the_traceback(monkeypatch):
    monkeypatch.setenv("SYMDERIV_DEBUG", "1")
    monkeypatch.setattr(cli, "_check", raises(ValueError("why")))
    with pytest.raises(ValueError, match="why"):
        cli.main(["check", "a.md"])


def test_what_is_not_there_is_said(capsys):
    with pytest.raises(cli.SymderivError, match="`check` is not built yet"):
        cli._function("check", "symderiv.no_such_module", "check")
    with pytest.raises(cli.SymderivError, match="`check` is not built yet"):
        cli._function("check", "symderiv.errors", "no_such_function")


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
def test_a_reader_that_has_gone_is_no_error():
    ran = subprocess.run(
        f"exec 3>&1; {{ '{sys.executable}' -m symderiv --help; echo $? >&3; }} 2>&1 | true",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stderr == ""
    assert ran.stdout.strip() in ("0", "141")  # 0 where it was faster


def test_as_a_module():
    ran = subprocess.run([sys.executable, "-m", "symderiv", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"symderiv {__version__}\n"
