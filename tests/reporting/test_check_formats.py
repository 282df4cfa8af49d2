"""What `check` found, for editors and continuous integration: GitHub's commands, JUnit XML, a page without points."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from symderiv.reporting.formats import CHECKS
from symderiv.reporting.setting import Setting


def written(name, *reports, **setting):
    return "".join(CHECKS[name](reports, Setting(**setting)))


@pytest.fixture
def checked(report):
    """The example report, as of a document without a reference."""
    return replace(report, reference=None)


def hostile(report, latex, reason):
    part, *parts = report.parts
    claims = tuple(replace(claim, latex=latex, reason=reason) for claim in part.claims)
    return replace(report, parts=(replace(part, claims=claims), *parts))


def test_github_annotates_what_is_not_right(checked):
    lines = written("github", checked).splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::notice", "::warning"]
    assert lines[0].startswith("::error file=answers.md,line=16,endLine=17,col=4,")
    assert ",title=A line that is wrong::the two sides differ by a factor" in lines[0]


@pytest.mark.parametrize("reason", ["first\n::error file=x::second", "50% of\r\nall", "a:b,c"])
def test_github_commands_stay_on_their_line(checked, reason):
    plain, odd = written("github", checked), written("github", hostile(checked, "x", reason))
    assert len(plain.splitlines()) == len(odd.splitlines())
    assert all(line.startswith("::") for line in odd.splitlines())


def test_junit_counts_what_it_lists(checked):
    (suite,) = ElementTree.fromstring(written("junit", checked))
    cases = suite.findall("testcase")
    assert suite.get("name") == "answers.md"
    assert int(suite.get("tests")) == len(cases)
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure")) == 2
    assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert cases[0].get("file") == "answers.md"


@pytest.mark.parametrize("latex", ["a < b & c > d", "]]>", "\"quoted\" 'twice'", "control \x07 sign", "<!-- -->"])
def test_junit_escapes_what_was_submitted(checked, latex):
    (suite,) = ElementTree.fromstring(written("junit", hostile(checked, latex, latex)))
    shown = " ".join(latex.replace("\x07", "\ufffd").split())
    assert any(shown in case.get("name") for case in suite.findall("testcase"))


def test_a_page_without_a_reference_has_no_points(checked):
    page = written("html", checked)
    assert "Checked by symderiv" in page
    assert "Suggested" not in page
    assert "The first error of this part" in page


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_at_all_is_a_report_too(name, checked):
    assert written(name, replace(checked, parts=(), missing=())) or name == "github"
