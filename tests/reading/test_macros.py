"""Macros: what they stand for, where, and that none of them runs away."""

import pytest

from symderiv.reading.documents.formats import read_document

EXPANSIONS = [
    # definition                                       formula                expansion
    (r"\newcommand{\R}{\mathbb R}", r"x \in \R", r"x \in \mathbb R"),
    (r"\newcommand\R{\mathbb R}", r"\R^n", r"\mathbb R^n"),
    (r"\newcommand{\norm}[1]{\|#1\|}", r"\norm{x+y}", r"\|x+y\|"),
    (r"\newcommand{\norm}[1]{\|#1\|}", r"\norm xy", r"\|x\|y"),
    (r"\newcommand{\E}[2][p]{E_{#1}[#2]}", r"\E{x} + \E[q]{y}", r"E_{p}[x] + E_{q}[y]"),
    (r"\def\half#1#2{\frac{#1}{#2}}", r"\half12", r"\frac{1}{2}"),
    (r"\DeclareMathOperator{\tr}{tr}", r"\tr A", r"\operatorname{tr} A"),
    (r"\DeclareMathOperator*{\am}{arg\,max}", r"\am_x", r"\operatorname*{arg\,max}_x"),
    (r"\let\eps\varepsilon", r"\eps x", r"\varepsilon x"),
    (r"\DeclarePairedDelimiter{\abs}{|}{|}", r"\abs{x}", r"| x |"),
    (r"\DeclarePairedDelimiter{\abs}{|}{|}", r"\abs*{x}", r"\left| x \right|"),
    (r"\def\h#1{\hat#1}", r"\h{x}", r"\hat x"),
    (r"\def\ith{^{(i)}}", r"x\ith", r"x^{(i)}"),
    (r"\newcommand{\a}{\b}\newcommand{\b}{c}", r"\a", r"c"),
    (r"\newcommand{\a}{1}\renewcommand{\a}{2}", r"\a", r"2"),
    (r"\newcommand{\a}{1}\providecommand{\a}{2}", r"\a", r"1"),
    ("", r"\ensuremath{x}\xspace y", r"x y"),
    (r"\newcommand{\E}[2][]{E_{#1}[#2]}", r"\E{x}", r"E_{}[x]"),
    (r"\newcommand{\E}[1][{[a]}]{E#1}", r"\E", r"E{[a]}"),
    (r"\newcommand\x{}", r"a\x b", r"a b"),
    (r"\newcommand{\x}{$y_1$}", r"\x+1", r"y_1+1"),
    (r"\def\at(#1){|_{#1}}", r"f\at(x=(0)", r"f|_{x=(0}"),
    (r"\def\pair(#1,#2){\langle #1;#2\rangle}", r"\pair(a,{b,c})", r"\langle a;{b,c}\rangle"),
    (r"\def\up#1\to#2{#1^{#2}}", r"\up ab\to3", r"ab^{3}"),
    (r"\def\x(#1){y}", r"\x[1]", r"\x[1]"),
    (r"\let\oldphi\phi\renewcommand{\phi}{\hat\oldphi}", r"\phi", r"\hat\phi"),
    (r"\newcommand{\a}{1}\let\b\a\renewcommand{\a}{2}", r"\a\b", r"21"),
    (r"\DeclarePairedDelimiter{\abs}{|}{|}", r"\abs[\big]{x}", r"| x |"),
    (r"\DeclarePairedDelimiterX{\ip}[2]{\langle}{\rangle}{#1,#2}", r"\ip{u}{v}", r"\langle u,v \rangle"),
    (r"\NewDocumentCommand{\E}{s o m}{E\IfNoValueTF{#2}{}{_{#2}}[#3]}", r"\E{x}\E[p]{y}", r"E[x]E_{p}[y]"),
    (r"\NewDocumentCommand{\E}{s O{p} m}{\IfBooleanTF{#1}{F}{E}_{#2}[#3]}", r"\E{x}\E*[q]{y}", r"E_{p}[x]F_{q}[y]"),
    (r"\NewDocumentCommand\p{r() d<>}{[#1|\IfValueTF{#2}{#2}{-}]}", r"\p(x)<y>\p(z)", r"[x|y][z|-]"),
]

PACKAGES = [
    # formula                          what the package prints
    (r"\dv{f}{x}",                     r"\frac{d f}{dx}"),
    (r"\dv{x}f",                       r"\frac{d}{dx}f"),
    (r"\dv[2]{f}{x}",                  r"\frac{d^{2} f}{dx^{2}}"),
    (r"\pdv{f}{x}",                    r"\frac{\partial f}{\partial x}"),
    (r"\pdv{f}{x}{y}",                 r"\frac{\partial^2 f}{\partial x\partial y}"),
    (r"\qty(\frac12 + (a))",           r"\left(\frac12 + (a)\right)"),
    (r"\qty{x}",                       r"\left\{x\right\}"),
    (r"\abs{x}+\norm{y}",              r"\left|x\right|+\left\|y\right\|"),
    (r"\braket{a}{b}",                 r"\langle a|b\rangle"),
    (r"\ev{A}",                        r"\langle A\rangle"),
    (r"\ev{A}{\psi}",                  r"\langle \psi|A|\psi\rangle"),
    (r"\int f \dd{x}",                 r"\int f dx"),
    (r"\grad f",                       r"\nabla f"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".md", ".tex"])
@pytest.mark.parametrize(("definition", "formula", "expansion"), EXPANSIONS)
def test_expansion(definition, formula, expansion, suffix):
    document = read_document(f"x{suffix}", f"{definition}\n\nso ${formula}$")
    assert [piece.latex for _, _, piece in document.pieces()] == [expansion]
    assert document.problems == ()


@pytest.mark.parametrize(("formula", "expansion"), PACKAGES)
def test_well_known_packages(formula, expansion):
    document = read_document("x.tex", rf"so ${formula}$")
    assert [piece.latex for _, _, piece in document.pieces()] == [expansion]
    assert document.macros == {}


def test_a_document_may_define_what_a_package_has():
    document = read_document("x.tex", r"\newcommand{\abs}[1]{|#1|} $\abs{x}$")
    assert [piece.latex for _, _, piece in document.pieces()] == ["|x|"]
    assert document.macros == {r"\abs": "|#1|"}


LAYOUTS = [
    # text                                                                                formulas
    (r"\def\be{\begin{equation}}\def\ee{\end{equation}} \be a \ee, \be b \ee", [("a", "1"), ("b", "2")]),
    (
        r"\newcommand{\eq}[1]{\begin{align*}#1\end{align*}} \eq{a &= b \\ &= c} $d$",
        [("a  = b", None), ("= c", None), ("d", None)],
    ),
    (r"\newcommand{\eq}[1]{\[#1\]} \eq{a} % \eq{b}", [("a", None)]),
    (r"\newenvironment{al}{\begin{align}}{\end{align}} \begin{al} a \\ b \end{al}", [("a", "1"), ("b", "2")]),
    (r"\newcommand{\outer}{\inner}\newcommand{\inner}{x} \begin{equation} \outer \end{equation}", [("x", "1")]),
]


@pytest.mark.parametrize(("text", "formulas"), LAYOUTS)
def test_macros_that_begin_and_end_displays(text, formulas):
    assert [(piece.latex, piece.tag) for _, _, piece in read_document("x.tex", text).pieces()] == formulas


def test_environments_of_a_writer_that_ask_and_answer():
    text = r"\newtheorem{prob}{Problem}\newenvironment{sol}{\textbf{Solution.}}{\qed}\begin{prob} $a$ \end{prob}\begin{sol} $b$ \end{sol}"
    assert [(role, piece.latex) for _, role, piece in read_document("x.tex", text).pieces()] == [
        ("question", "a"),
        ("answer", "b"),
    ]


def test_places_in_a_laid_out_formula():
    text = "\\newcommand{\\eq}[1]{\\[#1\\]}\nso \\eq{a + b}"
    (piece,) = (p for _, _, p in read_document("x.tex", text).pieces())
    assert [piece.position(i) for i in range(len(piece.latex))] == [(2, column) for column in range(8, 13)]


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
