"""Macros: what they stand for, where, and that none of them runs away."""

import pytest

from symderiv.reading.documents.formats import read_document

EXPANSIONS = [
    # definition                                       formula                expansion
    (r"\newcommand{\R}{\mathbb R}",                    r"x \in \R",           r"x \in \mathbb R"),
    (r"\newcommand\R{\mathbb R}",                      r"\R^n",               r"\mathbb R^n"),
    (r"\newcommand{\norm}[1]{\|#1\|}",                 r"\norm{x+y}",         r"\|x+y\|"),
    (r"\newcommand{\norm}[1]{\|#1\|}",                 r"\norm xy",           r"\|x\|y"),
    (r"\newcommand{\E}[2][p]{E_{#1}[#2]}",             r"\E{x} + \E[q]{y}",   r"E_{p}[x] + E_{q}[y]"),
    (r"\def\half#1#2{\frac{#1}{#2}}",                  r"\half12",            r"\frac{1}{2}"),
    (r"\DeclareMathOperator{\tr}{tr}",                 r"\tr A",              r"\operatorname{tr} A"),
    (r"\DeclareMathOperator*{\am}{arg\,max}",          r"\am_x",              r"\operatorname*{arg\,max}_x"),
    (r"\let\eps\varepsilon",                           r"\eps x",             r"\varepsilon x"),
    (r"\DeclarePairedDelimiter{\abs}{|}{|}",           r"\abs{x}",            r"| x |"),
    (r"\DeclarePairedDelimiter{\abs}{|}{|}",           r"\abs*{x}",           r"\left| x \right|"),
    (r"\def\h#1{\hat#1}",                              r"\h{x}",              r"\hat x"),
    (r"\def\ith{^{(i)}}",                              r"x\ith",              r"x^{(i)}"),
    (r"\newcommand{\a}{\b}\newcommand{\b}{c}",         r"\a",                 r"c"),
    (r"\newcommand{\a}{1}\renewcommand{\a}{2}",        r"\a",                 r"2"),
    (r"\newcommand{\a}{1}\providecommand{\a}{2}",      r"\a",                 r"1"),
    ("",                                               r"\ensuremath{x}\xspace y", r"x y"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".md", ".tex"])
@pytest.mark.parametrize(("definition", "formula", "expansion"), EXPANSIONS)
def test_expansion(definition, formula, expansion, suffix):
    document = read_document(f"x{suffix}", f"{definition}\n\nso ${formula}$")
    assert [piece.latex for _, _, piece in document.pieces()] == [expansion]
    assert document.problems == ()


def test_definitions_within_mathematics_are_taken():
    document = read_document("x.md", "$$\\newcommand{\\R}{\\mathbb R}$$\n\n$\\R$")
    assert [piece.latex for _, _, piece in document.pieces()] == [r"\mathbb R"]
    assert document.macros == {r"\R": r"\mathbb R"}


def test_places_of_an_expansion():
    (piece,) = (p for _, _, p in read_document("x.md", "\\def\\n#1{\\|#1\\|^2}\n$a+\\n{xy}b$").pieces())
    assert piece.latex == r"a+\|xy\|^2b"
    columns = [piece.position(i)[1] for i in range(len(piece.latex))]
    assert columns == [2, 3, 4, 4, 7, 8, 4, 4, 4, 4, 10]
    assert {piece.position(i)[0] for i in range(len(piece.latex))} == {2}


RUNAWAYS = [
    # definitions                                                                        message
    (r"\def\a{\a}",                                                                      r"\a calls itself without end"),
    (r"\def\a{\b}\def\b{\a}",                                                            r"calls itself without end"),
    (r"\def\a{x\a\a}",                                                                   r"\a"),
    ("".join(rf"\def\a{chr(97 + i)}{{\a{chr(98 + i)}\a{chr(98 + i)}}}" for i in range(24)) + r"\def\ay{}\def\a{\aa}", "too large"),
    (r"\def\a{" + "x" * 9000 + "}",                                                      "too large"),
]  # fmt: skip


@pytest.mark.parametrize(("definitions", "message"), RUNAWAYS, ids=range(len(RUNAWAYS)))
def test_a_runaway_macro_is_a_problem_at_its_call(definitions, message):
    document = read_document("x.md", definitions + "\n\nso $\\a$")
    (problem,) = document.problems
    assert message in problem.message
    assert problem.source.position(problem.span.start) == (3, 5)
