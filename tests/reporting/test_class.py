"""A class: pages in a folder, a first page of them all, nothing graded twice, nothing lost."""

from __future__ import annotations

import os
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from symderiv import cli
from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.reading.documents.formats import read_document
from symderiv.reporting.class_folder import PageNames
from symderiv.reporting.class_html import index
from symderiv.reporting.class_summary import ClassSummary, mistake_of
from symderiv.reporting.progress import Progress
from symderiv.reporting.report_memory import report_from_data

LINE = ClaimReport("c1", 3, 1, 3, "x = 1", "proved", "right")
SIGN = replace(
    LINE, verdict="refuted", judgement="wrong", repair={"latex": "x = -1", "note": "right if $1$ is replaced by $-1$: a sign is reversed"}
)
OTHER = replace(LINE, verdict="refuted", judgement="wrong")
UNKNOWN = replace(LINE, verdict="undecided", judgement="unknown", reason="<b>no proof</b>")


def report(name, **parts):
    made = [
        PartReport(label.replace("_", "."), "", 4, (1, 3), line.judgement, None, line.id if line.judgement == "wrong" else None, (line,))
        for label, line in parts.items()
    ]
    return Report(name, "hw", "0", tuple(made), missing=("2.10",))


def summary(*reports):
    made = ClassSummary()
    for number, one in enumerate(reports):
        made.add(one, f"p{number}.html")
    return made


def test_mistakes_are_grouped_by_what_they_are_the_most_common_first():
    made = summary(report("a", _1=OTHER), report("b", _1=SIGN), report("c", _1=SIGN, _2=SIGN))
    assert [(m.part, m.what, m.submissions) for m in made.mistakes()] == [
        (".1", "a sign is reversed", 2), (".2", "a sign is reversed", 1), (".1", "no named slip explains it", 1),
    ]  # fmt: skip
    assert mistake_of(replace(OTHER, repair={"latex": "x", "note": "odd"})) == "odd"


def test_parts_stand_in_the_order_of_their_numbers():
    assert summary(report("a", **{"2_9": LINE, "1_1": LINE, "3_3b": LINE})).part_names() == ["1.1", "2.9", "2.10", "3.3b"]


def test_what_most_hangs_on_comes_first_for_a_human():
    little = replace(report("a", _1=UNKNOWN).parts[0], suggested=(3, 3.5))
    much = replace(little, suggested=(0, 4))
    made = summary(Report("a", "hw", "0", (little,)), Report("b", "hw", "0", (much,)))
    assert [place.submission for place in made.for_a_human()] == ["b", "a"]


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.ids = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        self.ids += [value for name, value in attrs if name == "id"]


def read(text):
    links = Links()
    links.feed(text)
    return links


def test_the_first_page_escapes_what_it_is_told():
    hostile = "<script>alert(1)</script>\u202e"
    made = summary(report(hostile, _1=replace(UNKNOWN, reason=hostile)), report("b", _1=replace(OTHER, latex=hostile)))
    made.add_failure(f"/elsewhere/{hostile}", hostile)
    page = "".join(index(made, hostile))
    assert not read(page).tags & {"script", "b"}
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


# -- from outside -----------------------------------------------------------------------------------------------------

KINDS = {"right": LINE, "wrong": SIGN, "unknown": UNKNOWN}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    def graded(path, *, reference, deadline=None):
        with open("log", "a") as log:
            log.write(f"{path}\n")
        words = read_document(path).source.text.split()
        if "elsewhere" in words:
            return Report(path, "hw", "0", (PartReport("7.1", "", None, None, "no reference", None, None, ()),), missing=("2.1", "2.2"))
        if "nothing" in words:
            return Report(path, "hw", "0", (), missing=("2.1",))
        if "die" in words:
            os.kill(os.getpid(), 9)
        return replace(report(path, **{"2_1": KINDS[words[0]]}), cut_short="cut" in words)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("symderiv.grading.grade.grade_submission", graded)
    monkeypatch.setattr("symderiv.grading.reference.load", lambda path: SimpleNamespace(name=path, parts={}))
    (tmp_path / "hw").mkdir()
    return tmp_path


def files(folder, **texts):
    for name, words in texts.items():
        (folder / f"{name}.md").write_text(words)
    return [f"{name}.md" for name in texts]


def grade(*arguments):
    return cli.main(["grade", *arguments, "--against", "hw"])


def graded_now(folder):
    log = folder / "log"
    names = log.read_text().split() if log.exists() else []
    log.unlink(missing_ok=True)
    return sorted(names)


def test_pages_and_a_first_page(here):
    names = files(here, a="right", b="wrong", c="unknown", bad="")
    assert grade(*names, "--format", "html", "--out", "pages", "--jobs", "2") == 2
    assert sorted(file.name for file in (here / "pages").iterdir()) == ["a.html", "b.html", "c.html", "index.html"]
    first = (here / "pages/index.html").read_text()
    pages = {name: read((here / "pages" / name).read_text()) for name in ("a.html", "b.html", "c.html", "index.html")}
    for link in pages["index.html"].links:
        name, _, place = unquote(link).partition("#")
        assert not place or place in pages[name or "index.html"].ids, link
    assert "a sign is reversed" in first
    assert "the file is empty" in first
    assert "4 submissions" in first


def test_one_page_where_a_file_is_named(here):
    assert grade(*files(here, a="right", b="right"), "--format", "html", "--out", "all.html") == 0
    assert (here / "all.html").is_file()


def test_a_folder_cannot_be_a_file(here, capsys):
    (here / "pages").write_text("mine")
    assert grade(*files(here, a="right", b="right"), "--format", "html", "--out", "pages") == 2
    assert "this is a file" in capsys.readouterr().err
    assert (here / "pages").read_text() == "mine"


def test_names_of_pages():
    names = PageNames()
    given = ["x/a.md", "y/a.md", "A.tex", "index.md", "../..", "<script>.md", "é" * 300 + ".md"]
    made = [names.of(name) for name in given]
    assert made[:4] == ["a.html", "a-2.html", "A-3.html", "index-2.html"]
    assert len({name.lower() for name in made}) == len(made)
    assert all(name.isascii() and "/" not in name and not name.startswith(".") and len(name) < 100 for name in made)


def test_nothing_is_graded_twice(here):
    names = files(here, a="right", b="wrong")
    assert grade(*names, "--format", "csv") == 1
    assert graded_now(here) == names
    assert grade(*names, *files(here, c="right"), "--format", "csv") == 1
    assert graded_now(here) == ["c.md"]
    (here / "a.md").write_text("wrong")
    assert grade(*names) == 1
    assert graded_now(here) == ["a.md"], "another content"
    (here / "hw/q1.py").write_text("pass")
    assert grade(*names) == 1
    assert graded_now(here) == names, "another reference"
    assert grade(*names, "--deadline", "9") == 1
    assert graded_now(here) == names, "another deadline"


NOT_KEPT = [
    # text                     why this row
    ("right cut",              "work that was cut short may come to more"),
    ("right \\input{other}",   "a document of several files"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "why"), NOT_KEPT)
def test_what_is_not_remembered(words, why, here):
    names = files(here, a=words)
    for _ in range(2):
        grade(*names)
        assert graded_now(here) == names, why


def test_a_killed_worker_loses_its_report_and_no_other(here, capsys):
    names = files(here, a="right", b="die", c="wrong")
    assert grade(*names, "--format", "html", "--out", "pages", "--jobs", "2") == 1
    assert {"a.html", "c.html", "index.html"} <= {file.name for file in (here / "pages").iterdir()}
    assert "symderiv: b.md: grading died" in capsys.readouterr().err
    assert "the work was cut short" in (here / "pages/index.html").read_text()
    graded_now(here)
    grade(*names, "--format", "html", "--out", "pages")
    assert graded_now(here) == ["b.md"], "only what is missing"


ELSEWHERE = [
    # text         what is said                                                    why this row
    ("elsewhere",  "nothing was graded: its parts are 7.1, those of the reference 2.1, 2.2", "another problem set"),
    ("nothing",    "nothing was graded: no part was recognised",                   "no parts"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said", "why"), ELSEWHERE)
def test_what_cannot_be_graded_is_said(words, said, why, here, capsys):
    assert grade(*files(here, a=words)) == 2, why
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"symderiv: a.md: {said}")


def test_a_report_comes_back_from_json(here):
    import json
    from dataclasses import asdict

    made = report("a", _1=replace(SIGN, by=("x",), rests_on=("(1)",), counterexample={"model": {"K": 2, "S": [["1"]]}, "left": "0", "right": "1"}))
    assert report_from_data(json.loads(json.dumps(asdict(made)))) == made


def test_progress_is_for_terminals(monkeypatch, capsys):
    progress = Progress(2)
    progress.draw()
    progress.step()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    progress.step()
    assert "2 of 2 done" in capsys.readouterr().err
