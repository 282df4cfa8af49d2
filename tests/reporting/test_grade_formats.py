"""Grading reports in every format: what must be there, and that nothing submitted gets out of its place."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from symderiv.cli import FORMATS as OFFERED
from symderiv.errors import SymderivError
from symderiv.reporting.formats import CHECKS, COMPARISONS, FORMATS, writer
from symderiv.reporting.plain_latex import width_of
from symderiv.reporting.setting import Setting, StepLine

# The keys of ../shared/contract.md, copied: a missing one breaks somebody's script.
CONTRACT = {
    "report": ["schema", "submission", "reference", "version", "parts", "summary"],
    "part": ["part", "title", "points", "suggested", "status", "reached", "first_error", "claims"],
    "claim": ["id", "line", "column", "end_line", "tag", "latex", "kind", "step", "verdict", "judgement", "caused_by",
              "reason", "by", "counterexample", "repair", "matches"],
    "summary": ["claims", "proved", "refuted", "supported", "undecided", "unread"],
}  # fmt: skip

VOID = {"meta", "br"}


def written(name, *reports, **setting):
    return "".join(FORMATS[name](reports, Setting(**setting)))


def test_every_format_that_is_offered_has_a_writer():
    assert set(FORMATS) == set(OFFERED["grade"])
    assert set(CHECKS) == set(OFFERED["check"])
    assert set(COMPARISONS) == set(OFFERED["diff"])


def test_a_format_that_is_not_built_says_so(monkeypatch):
    monkeypatch.delitem(FORMATS, "csv")
    with pytest.raises(SymderivError, match="the format csv is not built yet") as caught:
        writer("csv")
    assert caught.value.exit_status == 2


# -- JSON -------------------------------------------------------------------------------------------------------------


def test_json_has_every_key_of_the_contract_in_its_order(report):
    document = json.loads(written("json", report))
    assert document["schema"] == "symderiv.grade/1"
    assert list(document)[: len(CONTRACT["report"])] == CONTRACT["report"]
    for part in document["parts"]:
        assert list(part)[: len(CONTRACT["part"])] == CONTRACT["part"]
        for claim in part["claims"]:
            assert list(claim)[: len(CONTRACT["claim"])] == CONTRACT["claim"]
    assert list(document["summary"]) == CONTRACT["summary"]


def test_json_says_what_the_report_says(report):
    document = json.loads(written("json", report))
    assert document["summary"] == {"claims": 5, "proved": 2, "refuted": 2, "supported": 0, "undecided": 0, "unread": 1}
    assert [part["suggested"] for part in document["parts"]] == [[4, 5], [3, 3], None]
    wrong = document["parts"][0]["claims"][1]
    assert wrong["counterexample"]["model"]["S"] == [["2", "0"], ["1", "3"]]
    assert (wrong["repair"]["note"], wrong["by"]) == ("right if |S| is replaced by |S S^T|", None)


def test_json_of_several_is_one_object_a_line(report, hostile):
    lines = written("json", report, hostile, several=True).splitlines()
    assert [json.loads(line)["submission"] for line in lines] == [report.submission, hostile.submission]
    assert all(line.isascii() for line in lines)


# -- text -------------------------------------------------------------------------------------------------------------


def test_text_is_at_most_80_columns_and_plain(report, hostile):
    for setting in ({}, {"unicode": False}):
        text = written("text", report, hostile, **setting)
        assert max(map(width_of, text.splitlines())) <= 80
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", text)
    assert written("text", report, unicode=False).isascii()


SAID = [
    # what                                              why this row
    ("answers.md against proofs/hw",                    "which file, and against what"),
    ("5 claims: 2 proved, 2 refuted, 1 unread",         "the summary"),
    ("wrong, first error at line 16 (12)",              "the first error, in the table"),
    ("nothing was found for 6.1",                       "a part that is missing"),
    ("there is no reference for 3.1",                   "a part that cannot be graded"),
    ("4-5 of 6 points",                                 "the range of points"),
    (">   16  (12)   refuted   WRONG",                  "the first error, marked without colour"),
    ("for     K = 2, S = [2 0; 1 3], μ = [0, 0]",       "the model"),
    ("left    0.026",                                   "one side"),
    ("right   0.065",                                   "the other"),
    ("(right if |S| is replaced by |S",                 "the repair, with its note"),
    ("from    line 16 (12); not counted twice", "a line carried on says from which"),
    ("the step from the line before is right",          "step and statement are judged apart"),
    ("∂g/∂z₀ = S",                                      "a formula, to be read"),
    ("the error made the rest easier",                  "the note of a part"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "why"), SAID, ids=[why for _, why in SAID])
def test_text_says(said, why, report):
    assert said in written("text", report), why


def test_the_reason_is_not_said_twice(report):
    from dataclasses import replace

    wrong = replace(report.parts[0].claims[1], reason="false for K = 2: 0.026 against 0.065")
    part = replace(report.parts[0], claims=(wrong,))
    assert "why" not in written("text", replace(report, parts=(part,)))


def test_colour_only_adds_to_the_words(report):
    coloured = written("text", report, colour=True)
    assert "\x1b[1;31mWRONG" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written("text", report)


# -- HTML -------------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags of a page, those that stay open at its end, what can be linked to, and what is."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.text, self.ids, self.links = set(), [], "", [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        assert not any(name.startswith("on") or name in ("src", "style") for name in given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def seen(html):
    page = Page()
    page.feed(html)
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert {link for link in page.links if link.startswith("#")} <= {f"#{name}" for name in page.ids}
    return page


STEPS = {"2.3": [StepLine("q2.3/step-1", 7, "a = b"), StepLine("q2.3/step-4", 9, r"\frac{a}{b} = c", "= c")]}


def test_html_escapes_everything(report, hostile):
    html = written("html", report, hostile, several=True)
    page = seen(html)
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text, "as text"
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "http" not in html.replace("http-equiv", ""), "nothing is loaded"


SAID_IN_HTML = [
    # what                                                 why this row
    ("5 claims: 2 proved, 2 refuted, 1 unread",            "the summary"),
    ("Nothing was found for 6.1",                          "a part that is missing"),
    ("✗ wrong",                                            "a sign and a word, not only a colour"),
    ("↳ carried on",                                       "another"),
    ("The first error of this part",                       "the first error"),
    ("S = [2 0; 1 3]",                                     "the model"),
    ("line 16 (12); not counted twice",                    "a line carried on says from which"),
    ("4-5 of 6",                                           "the points"),
    ("as step 4 of the reference",                         "the step it corresponds to"),
    ("the error made the rest easier",                     "the note of a part"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "why"), SAID_IN_HTML, ids=[why for _, why in SAID_IN_HTML])
def test_html_says(said, why, report):
    assert said in seen(written("html", report, steps=STEPS)).text, why


def test_html_links_lines_to_steps_and_the_summary_to_lines(report):
    page = seen(written("html", report, steps=STEPS))
    assert {"#ref-q2.3_step-4", "#c2", "#part-2.3"} <= {link.replace("step_4", "step-4") for link in page.links}


def test_html_is_one_page_of_several_too(report):
    page = seen(written("html", report, report, steps=STEPS, several=True))
    assert page.text.count("The first error of this part") == 2


# -- tables -----------------------------------------------------------------------------------------------------------


def test_csv_has_a_row_for_each_part_also_a_missing_one(report):
    rows = list(csv.DictReader(io.StringIO(written("csv", report))))
    assert [row["part"] for row in rows] == ["2.3", "2.4", "3.1", "6.1"]
    first = rows[0]
    assert (first["points"], first["suggested_low"], first["suggested_high"], first["reached"]) == ("6", "4", "5", "yes")
    assert [first[name] for name in ("lines", "right", "wrong", "carried_on", "unknown")] == ["4", "1", "1", "1", "1"]
    assert (first["first_error_line"], first["first_error_tag"]) == ("16", "12")
    assert [row["status"] for row in rows] == ["wrong", "right", "no reference", "missing"]


def test_csv_is_not_run_by_a_spreadsheet(report):
    from dataclasses import replace

    part = replace(report.parts[0], note="=HYPERLINK(1)", title="+1")
    rows = list(csv.DictReader(io.StringIO(written("csv", replace(report, parts=(part,), submission="@x.md")))))
    assert (rows[0]["submission"], rows[0]["title"], rows[0]["note"]) == ("'@x.md", "'+1", "'=HYPERLINK(1)")


def test_gradescope_suggests_and_hides(report):
    results = json.loads(written("gradescope", report))
    assert (results["score"], results["visibility"]) == (7, "hidden")
    assert [(t["score"], t["max_score"], t["visibility"]) for t in results["tests"]] == [(4, 6, "hidden"), (3, 3, "hidden")]
    assert "7-8 of 9 points are suggested" in results["output"]
    assert "first error" in results["tests"][0]["output"]


def test_sarif_names_file_and_line(report):
    run = json.loads(written("sarif", report))["runs"][0]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("wrong", "error"), ("follows_from_error", "note"), ("unread", "warning"),
    ]  # fmt: skip
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("answers.md", 16)
    assert {r["ruleId"] for r in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_at_all_is_a_report_too(name, report):
    from dataclasses import replace

    assert written(name, replace(report, parts=(), missing=()))
