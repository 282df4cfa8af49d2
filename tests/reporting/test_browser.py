"""Pages as a browser shows them on a phone, light and dark: nothing runs out of them, all can be read and reached."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from sympy import Symbol

from symderiv.deriving import Question, equal
from symderiv.reporting import diff_html, grade_html, to_html
from symderiv.reporting.class_html import index
from symderiv.reporting.class_summary import ClassSummary
from symderiv.reporting.comparison import compared
from symderiv.reporting.setting import Setting, StepLine

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-sync", "--disable-component-update", "--allow-file-access-from-files", "--virtual-time-budget=8000", "--dump-dom",
]  # fmt: skip
SCHEMES = {"dark": 0, "light": 1}
READABLE = 4.5  # contrast that WCAG asks of text at level AA

STEPS = {"2.3": [StepLine("q2.3/step-1", 7, "a = b"), StepLine("q2.3/step-4", 9, r"\frac{a}{b} = " + "c + " * 40 + "c")]}

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")


def a_derivation():
    a, b = Symbol("a", nonnegative=True), Symbol("b", real=True)
    question = Question("9", "A square", text="Of a sum.")
    with question.part("9.1", points=1, title="Expanded") as part:
        part.show(equal((a + b) ** 2, a**2 + 2 * a * b + b**2))
        part.say("Multiply.")
        part.start((a + b) ** 2)
        part.eq(a**2 + 2 * a * b + b**2)
    return question.derivation()


@pytest.fixture
def pages(report, tmp_path):
    summary = ClassSummary()
    summary.add(report, "report.html")
    summary.add_failure("bad.md", "this is a binary file")
    made = {
        "report": grade_html.write([report], Setting(steps=STEPS)),
        "class": index(summary, "hw"),
        "diff": diff_html.write(compared(report, STEPS), Setting()),
        "question": [to_html.document(a_derivation())],
    }
    for name, pieces in made.items():
        (tmp_path / f"{name}.html").write_text("".join(pieces), encoding="utf-8")
    return [(tmp_path / f"{name}.html").as_uri() for name in made]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_on_a_phone(pages, scheme, tmp_path):
    harness = (Path(__file__).parent / "looked_at.html").as_uri()
    options = [*OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}"]
    command = [BROWSER, *options, f"{harness}#{quote(json.dumps(pages))}"]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = json.loads(unescape(re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)[1]))
    assert len(found) == len(pages)
    for page, measured in found.items():
        assert measured["tooWide"] <= 0, page
        assert measured["contrast"] >= READABLE, page
        assert measured["deadLinks"] == [], page
        assert measured["unlabelled"] == 0, page
        assert measured["headings"] == 1, page
        assert measured["reachable"] > 0, page
