"""LaTeX files: sections, lists, environments, equation numbers and included files."""

import pytest

from symderiv.reading.documents.formats import read_document


def outline(text):
    return " ".join(
        f"{label or '-'}:{role[0]}:{piece.latex}" for label, role, piece in read_document("x.tex", text).pieces()
    )


OUTLINES = {
    "sections that name questions": (r"\section*{Problem 1} $a$ \subsection*{Solution} $b$ \section*{Problem 2} $c$", "1:q:a 1:a:b 2:q:c"),
    "numbered sections": (r"\section{Flows} $a$ \subsection{Affine} $b$ \section{GANs} $c$", "1:a:a 1.1:a:b 2:a:c"),
    "lists": (r"\section*{Problem 1}\begin{enumerate}\item $a$ \begin{enumerate}\item $b$ \item $c$\end{enumerate}\item $d$\end{enumerate}",
              "1.1:a:a 1.1a:a:b 1.1b:a:c 1.2:a:d"),
    "labels by hand": (r"\section*{Problem 1}\begin{enumerate}\item[(a)] $a$ \item[(b)] $b$\end{enumerate}", "1a:a:a 1b:a:b"),
    "label formats": (r"\section*{Problem 1}\begin{enumerate}[label=(\alph*)]\item $a$ \item $b$\end{enumerate}", "1a:a:a 1b:a:b"),
    "environments": (r"\begin{problem} $a$ \end{problem}\begin{solution} $b$ \end{solution}\begin{problem}[2.3] $c$ \end{problem}",
                     "1:q:a 1:a:b 2.3:q:c"),
    "solutions in lists": ("\\section*{Problem 2}\\begin{enumerate}\\item $a$\n\n\\textbf{Solution.} $b$\n\\item $c$\n\\begin{solution}$d$\\end{solution}\\end{enumerate}",
                           "2.1:q:a 2.1:a:b 2.2:q:c 2.2:a:d"),
    "bullets": (r"\section*{Problem 1}\begin{itemize}\item $a$ \item $b$\end{itemize}", "1:a:a 1:a:b"),
    "bold letters": ("\\section*{Problem 1}\n\\textbf{(a)} $a$\n\n\\noindent{\\bf (b)} $b$", "1a:a:a 1b:a:b"),
    "exam class": (r"\begin{questions}\question $a$ \begin{parts}\part $b$ \begin{solution}$c$\end{solution}\part $d$\end{parts}\question $e$\end{questions}",
                   "1:q:a 1a:q:b 1a:a:c 1b:q:d 2:q:e"),
    "answers one by one": (r"\section*{Problem 1}\begin{enumerate}\item $a$ \item $b$\end{enumerate}\begin{solution}\begin{enumerate}\item $c$ \item $d$\end{enumerate}\end{solution}",
                           "1.1:q:a 1.2:q:b 1.1:a:c 1.2:a:d"),
    "a command of one's own": ("\\newcommand{\\solution}{\\textbf{Solution}}\n\\begin{homeworkProblem}[5] $a$\n\n\\solution\n\n$b$\\end{homeworkProblem}\\begin{homeworkProblem} $c$\\end{homeworkProblem}",
                               "5:q:a 5:a:b 6:q:c"),
    "a title that asks": (r"\section{Show $a$} $b$ \section{Show $c$} $d$", "1:q:a 1:a:b 2:q:c 2:a:d"),
    "exercises and their answers": ("\\begin{exercise} $a$ \\end{exercise}\\begin{answer} $b$ \\end{answer} so \\begin{exercise} $c$ \\end{exercise}\n\\textbf{Solution.} $d$", "1:q:a 1:a:b 2:q:c 2:a:d"),
    "letters under headings": (r"\section*{Flows}\begin{enumerate}\item[(a)] $a$ \item[(b)] $b$\end{enumerate}\section*{Nets}\begin{enumerate}\item[(a)] $c$ \item[(b)] $d$\end{enumerate}",
                               "1a:a:a 1b:a:b 2a:a:c 2b:a:d"),
    "nested questions": (r"\begin{question} $a$ \begin{enumerate}\item $b$ \begin{solution} $c$ \end{solution}\item $d$ \begin{enumerate}\item $e$ \begin{solution}$f$\end{solution}\end{enumerate}\end{enumerate}\end{question}",
                         "1:q:a 1.1:q:b 1.1:a:c 1.2:q:d 1.2a:q:e 1.2a:a:f"),
    "a forgotten lead": ("\\section*{Problem 1} Show that $a$ holds.\n\nWe have $b$.\n\n\\section*{Problem 2} Compute $c$.\n\n$$d$$", "1:q:a 1:a:b 2:q:c 2:a:d"),
    "theorems": (r"\begin{theorem} $a$ \end{theorem}\begin{proof} $b$ \end{proof}", "-:a:a -:a:b"),
    "comments and verbatim": ("$a$ % $b$\n\\begin{verbatim}$c$\\end{verbatim} \\verb|$d$| 5\\% $e$", "-:a:a -:a:e"),
    "only the body": (r"$x$ \begin{document} $a$ \end{document} $y$", "-:a:a"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_outline(text, expected):
    assert outline(text) == expected


NUMBERS = [
    # text                                                                              numbers as printed
    (r"\begin{equation}a\end{equation}\begin{equation}b\end{equation}",                 ["1", "2"]),
    (r"\begin{align}a \\ b \nonumber \\ c\end{align}",                                  ["1", None, "2"]),
    (r"\begin{align*}a \\ b\end{align*}\[c\]$$d$$",                                     [None] * 4),
    (r"\begin{equation}\begin{split}a \\ b\end{split}\end{equation}",                   [None, "1"]),
    (r"\begin{align}a \tag{x} \\ b\end{align}",                                         ["x", "1"]),
    (r"\begin{multline}a \\ + b\end{multline}\begin{gather}c\end{gather}",              ["1", "2"]),
    (r"\begin{subequations}\begin{align}a \\ b\end{align}\end{subequations}",           ["1a", "1b"]),
    ("\\numberwithin{equation}{section}\n\\begin{document}\\section{A}\\begin{equation}a\\end{equation}\\section{B}\\begin{equation}b\\end{equation}", ["1.1", "2.1"]),
    (r"\begin{subequations}\label{e}\begin{align}a \\ b\end{align} and \begin{equation}c\end{equation}\end{subequations}\begin{equation}d\end{equation}", ["1a", "1b", "1c", "2"]),
    (r"\begin{alignat}{2} a &= b &\quad c \\ d \end{alignat}\begin{flalign}e\end{flalign}", ["1", "2", "3"]),
    (r"\begin{eqnarray}a &=& b \\ &=& c \nonumber\end{eqnarray}",                      ["1", None]),
    (r"\begin{IEEEeqnarray}{rCl}a &=& b \IEEEnonumber \\ &=& c\end{IEEEeqnarray}",     [None, "1"]),
    (r"\begin{dmath}a\end{dmath}\begin{dgroup*}\begin{dmath*}b\end{dmath*} so \begin{dmath*}c\end{dmath*}\end{dgroup*}", ["1", None, None]),
    (r"\begin{empheq}[box=\fbox]{align}a \\ b\end{empheq}",                            ["1", "2"]),
    (r"\begin{numcases}{f=} 1 & x \\ 0 & y \end{numcases}\begin{equation}a\end{equation}", ["1", "3"]),
    (r"\setcounter{equation}{4}\begin{equation}a\end{equation}\addtocounter{equation}{-1}\begin{equation}b\end{equation}", ["5", "5"]),
    ("\\documentclass{report}\\begin{document}\\chapter{A}\\begin{equation}a\\end{equation}\\section{B}\\begin{equation}b\\end{equation}\\end{document}", ["1.1", "1.2"]),
    ("\\numberwithin{equation}{subsection}\\begin{document}\\section{A}\\subsection{B}\\begin{equation}a\\end{equation}\\subsection{C}\\begin{equation}b\\end{equation}", ["1.1.1", "1.2.1"]),
    (r"\begin{align} a \tag*{[A]} \\ b \tag{$\ast$} \\ c \tag 3 \\ d \end{align}",       ["[A]", "*", "3", "1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_equation_numbers_are_counted(text, numbers):
    assert [piece.tag for _, _, piece in read_document("x.tex", text).pieces()] == numbers


ROWS = [
    # environment and what it holds                                                       its formulas
    (r"\begin{alignat*}{2} a &= b \\ c &= d \end{alignat*}", ["a  = b", "c  = d"]),
    (r"\begin{eqnarray*} a &=& b \end{eqnarray*}", ["a  =  b"]),
    (r"\begin{align} a &= b\\ \shortintertext{so} c&= d\end{align}", ["a  = b", "c = d"]),
    (r"\begin{equation*}\begin{aligned}[t] a \\ b \end{aligned}\end{equation*}", ["a", "b"]),
    (r"\begin{numcases}{f=} 1 & x \\ 0 & y \end{numcases}", [r"f=\begin{cases} 1 & x \\ 0 & y \end{cases}"]),
    (r"\begin{align*} a &= \left( b \\ &= c \\ &= d \end{align*}", [r"a  = \left( b", "= c", "= d"]),
    (r"\begin{align*} a &= {b \\ &= c \end{align*}", ["a  = {b", "= c"]),
    (r"\begin{align} a \end{align*} and $c$", ["a", "c"]),
    ("\\begin{align} a\n\nand $c$ \\begin{align} b \\end{align}", ["a", "c", "b"]),
    (r"\begin{center} $a$ \end{center} \begin{strange} $b$ \end{strange}", ["a", "b"]),
    (r"\begin{tabular}{c|c} $a$ & $b$ \\ \hline $c$ \end{tabular}", ["a", "b", "c"]),
    (r"$a \text{ if $b$ holds}$ and $c$", [r"a \text{ if $b$ holds}", "c"]),
    ("\\begin{aligned} a \\\\ b \\end{aligned}", ["a", "b"]),
]


@pytest.mark.parametrize(("text", "formulas"), ROWS)
def test_rows(text, formulas):
    assert [piece.latex for _, _, piece in read_document("x.tex", text).pieces()] == formulas


def test_an_unknown_environment_of_mathematics_is_a_problem():
    document = read_document(
        "x.tex", "so\n\\begin{mydisplay} a &= b \\\\ &= c \\end{mydisplay}\\begin{myprose} so it is. \\end{myprose} $d$"
    )
    assert [piece.latex for _, _, piece in document.pieces()] == ["d"]
    (problem,) = document.problems
    assert (problem.message, problem.source.position(problem.span.start)) == (
        "the environment mydisplay is not known, but looks like mathematics",
        (2, 1),
    )


def test_what_references_print():
    text = r"\begin{subequations}\label{e}\begin{align}a \label{a} \\ b \label{b}\end{align}\end{subequations}\begin{equation}c \tag{x} \label{c}\end{equation}"
    assert read_document("x.tex", text).labels == {"e": "1", "a": "1a", "b": "1b", "c": "x"}


def test_labels_are_kept():
    (piece,) = (p for _, _, p in read_document("x.tex", r"\begin{equation}\label{eq:a} a = b\end{equation}").pieces())
    assert (piece.label, piece.latex, piece.tag) == ("eq:a", "a = b", "1")


def test_included_files(tmp_path):
    folder = tmp_path / "work"
    (folder / "parts").mkdir(parents=True)
    (tmp_path / "secret.tex").write_text("$s$")
    (folder / "parts" / "b.tex").write_text("so\n$b$ \\input{main}")
    (folder / "main.tex").write_text("$a$ \\input{parts/b} \\input{../secret} \\include{none} $c$")
    document = read_document(folder / "main.tex")
    found = [
        (piece.latex, piece.position(), piece.source.name.removeprefix(str(folder)))
        for _, _, piece in document.pieces()
    ]
    assert found == [("a", (1, 2), "/main.tex"), ("b", (2, 2), "/parts/b.tex"), ("c", (1, 55), "/main.tex")]
    assert [problem.message.split(": ")[0] for problem in document.problems] == [
        "main is not read",
        "../secret is not read",
        "none",
    ]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "secret.tex").write_text("$s$")
    (tmp_path / "work" / "link.tex").symlink_to(tmp_path / "secret.tex")
    (tmp_path / "work" / "main.tex").write_text("\\input{link} $a$")
    document = read_document(tmp_path / "work" / "main.tex")
    assert [piece.latex for _, _, piece in document.pieces()] == ["a"]
    assert len(document.problems) == 1
