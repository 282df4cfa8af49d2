"""Lines: continuation rows, what the student defines, and other names for the letters of the reference."""

from __future__ import annotations

import pytest

from symderiv.grading.letters import introduces
from symderiv.grading.lines import read_lines
from symderiv.reading.documents.formats import read_document


@pytest.fixture
def lines(reference):
    def read(part, text):
        document = read_document("a.md", text=f"## {part}\n\n{text}\n")
        return read_lines(document.parts()[0].answer, reference.parts[part].context)

    return read


def test_rows_that_begin_with_a_relation_carry_on(lines):
    found, _ = lines("2.3", "$$\\begin{aligned} |\\det S| &= \\sqrt{\\det(S)^2} \\\\ &= \\sqrt{\\det(S S^T)} \\end{aligned}$$")
    assert [line.previous for line in found] == [None, found[0]]


DEFINITIONS = [
    # part   text                                                         letters defined
    ("2.3",  "$$M = L^{-1}$$\n\nwhere $L = S S^T$.",                      {"L", "M"}),
    ("2.3",  "Let $x = g(z_0)$.",                                         {"x"}),
    ("2.3",  "$$x = \\mu + S z_0$$",                                      {"x"}),
    ("5.4",  "Define $f(r) = r + \\frac{\\beta r}{\\alpha + r}$.",        {"f"}),
    ("6.3",  "$$\\lambda_1 = 1 + i\\eta, \\quad \\lambda_2 = 1 - i\\eta$$", {"\\lambda_1", "\\lambda_2"}),
    ("6.2",  "So $g = 0$ and $d = 0$.",                                   set()),
    ("2.3",  "$$|\\det S| = c$$",                                         set()),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "letters"), DEFINITIONS)
def test_definitions(part, text, letters, lines, reference):
    _, context = lines(part, text)
    given = set(reference.parts[part].context.definitions)
    assert {symbol.name for symbol in set(context.definitions) - given} == letters


def test_a_letter_of_the_reference_may_be_given_a_new_meaning(lines):
    _, context = lines("6.1", "Let $A = \\begin{pmatrix} 0 & 1 \\\\ -1 & 0 \\end{pmatrix}$.")
    _, same = lines("6.1", "So $A = \\begin{pmatrix} 0 & 1 \\\\ -1 & 0 \\end{pmatrix}$.")
    assert context.definitions != same.definitions


@pytest.mark.parametrize(
    ("words", "expected"),
    [("where", True), ("Let", True), ("with", True), ("We get", False), ("Let it be. Then", False), ("On note, où", True)],
)
def test_words_that_introduce(words, expected):
    assert introduces(words) == expected


RENAMED = [
    # part   text                                                          judgements
    ("6.1",  "$$d_{k+1} = d_k + a g_k$$ $$g_{k+1} = g_k - a d_k$$",        ["right", "right"]),
    ("6.1",  "$$d_{k+1} = d_k + a g_k$$ $$g_{k+1} = g_k + a d_k$$",        ["right", "wrong"]),
    ("2.4",  "$$\\det S = \\prod_{j=1}^n S_{jj}$$",                        ["right"]),
    ("6.1",  "$$d_{k+1} = d_k - a g_k$$",                                  ["unknown"]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "text", "judgements"), RENAMED)
def test_other_names(part, text, judgements, graded):
    assert [claim.judgement for claim in graded(f"## {part}\n\n{text}\n")[part].claims] == judgements


@pytest.mark.parametrize(
    ("text", "supposed"),
    [("若$x<0$，则$x^2>0$。", [True, False]), ("由于对称，存在$y$使得$y^2 = 4$。", [False, True]), ("所以$x^2>0$。", [False])],
)
def test_what_is_supposed_in_chinese(lines, text, supposed):
    found, _ = lines("2.3", text)
    assert [line.condition for line in found][-len(supposed) :][-1] == supposed[-1]
    assert any(line.condition for line in found) == any(supposed)


def test_what_is_introduced_in_chinese():
    assert introduces("所以令")
    assert not introduces("令其等于零，则")
