r"""Files as people write them: homework commands, headings, lists, escapes of Markdown, words inside displays."""

from __future__ import annotations

import pytest

from symderiv.reading.documents.document import Piece, Prose
from symderiv.reading.documents.formats import read_document


def outline(name, text):
    """The labels and roles of all sections but the root, in order."""
    return [(s.label, s.role) for s in read_document(name, text).root.sections()][1:]


def pieces(name, text):
    return [piece for _, _, piece in read_document(name, text).pieces()]


OUTLINES = [
    # A heading that says first where the question is taken from
    (
        r"\section*{Handout 1, Question 4}" "\nWhy?\n" r"\subsection*{Answer}" "\nSo.\n"
        r"\section*{Feller, page 22, Question 5.5}" "\nWhy?\n" r"\subsection*{(i)}" "\nThis?\n" r"\subsubsection*{Answer}" "\nSo.",
        [("4", "question"), ("4", "answer"), ("5.5", "question"), ("5.5i", "question"), ("5.5i", "answer")],
    ),
    # Part b stands deeper than Part a, and is no part of it
    (
        r"\subsection*{Problem 4}" "\n" r"\subsection*{Part a}" "\nOne\n" r"\textbf{Solution.}" "\nso\n"
        r"\subsubsection*{Part b}" "\nTwo\n" r"\textbf{Solution.}" "\nso",
        [("4", "question"), ("4a", "question"), ("4a", "answer"), ("4b", "question"), ("4b", "answer")],
    ),
    # Paragraphs of one level
    (
        r"\paragraph{Solution 1:}" "\nfirst\n" r"\paragraph{(a)} ~\\" "\nso\n" r"\paragraph{(b)} ~\\" "\nso\n"
        r"\paragraph{Solution 2:}" "\nsecond\n" r"\paragraph{(a)} ~\\" "\nso",
        [("1", "answer"), ("1a", "answer"), ("1b", "answer"), ("2", "answer"), ("2a", "answer")],
    ),
    # Commands that ask, of a class or of the writer's own
    (
        "\\documentclass{article}\n\\def\\problem#1{\\textbf{#1}}\n\\begin{document}\n"
        "\\problem{Newton}\n\\subproblem{Find $x$.}\n\\solution\nIt is $x = 1$.\n\\subproblem{And $y$?}\n\\solution\n$y$\n"
        "\\problem{Gauss}\nHow?\n\\end{document}",
        [
            ("1", "question"), ("1a", "question"), ("1a", "question"), ("1a", "answer"),
            ("1b", "question"), ("1b", "question"), ("1b", "answer"), ("2", "question"),
        ],
    ),
    # Numbers of problems given as #5, items lettered by the preamble
    (
        "\\documentclass{article}\n\\renewcommand{\\labelenumi}{{\\bf (\\alph{enumi})}}\n\\begin{document}\n"
        "\\begin{problem}[\\#5]\nFind\n\\begin{enumerate}\n\\item $a$\n\\item $b$\n\\end{enumerate}\n\\end{problem}\n"
        "\\begin{problem}[\\#8]\nFind\n\\end{problem}\n\\end{document}",
        [("5", "answer"), ("5a", "answer"), ("5b", "answer"), ("8", "answer")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES)
def test_the_parts_of_a_latex_file(text, expected):
    assert outline("x.tex", text) == expected


def test_a_header_in_toml_is_no_prose():
    document = read_document("x.md", '+++\ntitle = "On $x$"\n+++\n\nLet $y = 1$.\n')
    assert [piece.latex for _, _, piece in document.pieces()] == ["y = 1"]


MARKDOWN = [
    # file                                                   the formulas, and whether each is a display
    ("\\\\[\nC = \\sum\\_x \\\\|y(x)\\\\|\n\\\\]\n",         [(r"C = \sum_x \|y(x)\|", True)]),
    ("so \\\\(a\\_1 = b\\_2\\\\) holds\n",                   [("a_1 = b_2", False)]),
    ("Let $$x$$ be real, and $$y > 0$$.\n\n$$\nx = y\n$$\n", [("x", False), ("y > 0", False), ("x = y", True)]),
    ("Let $x$ be real, so\n\n$$x > 0$$.\n",                  [("x", False), ("x > 0", True)]),
    ("$$\n\\begin{align}\na &= b \\tag*{since $a$}\n\n\\\\\n&= c\n\\end{align}\n$$\n\nso $d$\n",
                                                             [("a  = b", True), ("= c", True), ("d", False)]),
    ("```math\n$$ a = b $$\n```\n\n```math\n c = \\text{$d$} \n```\n", [("a = b", True), (r"c = \text{$d$}", True)]),
    ("see $\\text{(1.9)}$ and $(1.1 \\rightarrow 1.2)$, $z$\n", [("z", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_the_formulas_of_a_markdown_file(text, expected):
    assert [(piece.latex, piece.display) for piece in pieces("x.md", text)] == expected


def test_places_are_those_of_the_file_where_escapes_are_undone():
    text = "so\n\\\\[\na\\_1 = \\\\|b\\\\|\n\\\\]\n"
    (piece,) = pieces("x.md", text)
    assert piece.latex == r"a_1 = \|b\|"
    assert piece.position(0) == (3, 1)
    assert text.split("\n")[2][piece.position(piece.latex.index("b"))[1] - 1] == "b"


def test_rows_of_words_are_prose():
    text = (
        "\\begin{gather*}\na = b \\\\\n\\text{where a is the first number} \\\\\nc = d \\\\\n\\vdots \\\\\ne = f \\\\\n"
        "\\mbox{as was to be shown.}\n\\end{gather*}\n"
    )
    found = pieces("x.tex", text)
    assert [piece.latex for piece in found] == ["a = b", "c = d", "e = f"]
    assert found[1].prose_before == "where a is the first number"
    assert found[2].prose_after == "as was to be shown."


def test_a_sentence_in_a_display_is_formulas_and_words():
    found = pieces("x.md", "$$x_i \\text{ is the mean of } X_i$$\n")
    assert [(piece.latex, piece.display) for piece in found] == [("x_i", False), ("X_i", False)]
    assert found[1].prose_before == "is the mean of"
    assert [piece.latex for piece in pieces("x.md", "$$\\text{cost} = 1$$\n")] == [r"\text{cost} = 1"]


def test_a_display_of_words_is_prose():
    document = read_document("x.md", "$$\\text{this is a sentence}$$\n")
    (block,) = (block for _, _, block in document.blocks())
    assert isinstance(block, Prose)
    assert block.text == "this is a sentence"


def test_boxes_show_what_stands_in_them():
    (piece,) = pieces("x.md", "$$\\scalebox{0.8}{$x$} = \\raisebox{2pt}{$y$}$$\n")
    assert isinstance(piece, Piece)
    assert piece.latex == r"\mbox{$x$} = \mbox{$y$}"
