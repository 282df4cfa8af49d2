"""What is fuzzed: documents of every format, and single formulas with and without a context; and what must hold."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from symderiv.errors import SymderivError
from symderiv.language.contexts import Context
from symderiv.language.printing import latex
from symderiv.language.sorts import POSITIVE_INTEGER, REAL, Matrix
from symderiv.language.terms import Symbol, Term, Unread, number, subterms
from symderiv.reading.documents.document import Document, Piece
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import Row
from symderiv.reading.syntax.tokens import TooMuch, tokens_of

__all__ = ["TARGETS", "WORDS", "Broken", "seeds"]

SECONDS, SECONDS_PER_KB = 4.0, 0.4  # generous: the code under test is instrumented, and machines are shared


class Broken(Exception):
    """Something that must hold does not. ``where`` names the kind of failure, so that many are told as one."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where


def document(data: bytes) -> None:
    """A document: the first byte chooses its format, the rest is its text."""
    if not data:
        return
    name = "x" + (".md", ".tex", ".ipynb", ".txt")[data[0] % 4]
    text = data[1:].decode("utf-8", "replace")
    if name.endswith(".ipynb") and not text.lstrip().startswith("{"):
        text = _notebook(text)
    start = time.process_time()
    try:
        read = read_document(name, text)
        read.parts()
    except SymderivError as error:
        str(error)
        return
    finally:
        _in_time(start, len(text))
    _places(read)


def _notebook(text: str) -> str:
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "").replace("\t", " ")
    return '{"cells": [{"cell_type": "markdown", "source": ["' + shown + '"]}]}'


def _in_time(start: float, length: int) -> None:
    spent = time.process_time() - start
    if spent > SECONDS + SECONDS_PER_KB * length / 1000:
        raise Broken("slow", f"{spent:.1f} s for {length} characters")


def _places(read: Document) -> None:
    """Every block stands somewhere in its file, and a character that was not rewritten is the one found there."""
    for problem in read.problems:
        str(problem)
    for _, _, block in read.blocks():
        span = block.span() if isinstance(block, Piece) else block.span
        if not 0 <= span.start <= span.end <= len(block.source.text):
            raise Broken("place", f"{span} outside the file")
        if isinstance(block, Piece) and all(run.width is None for run in block.excerpt.runs):
            for index, shown in enumerate(block.latex):
                written = block.source.text[block.offset(index)]
                if shown not in (" ", written) and (written, shown) != ("&", ","):  # between two formulas
                    raise Broken("place", f"{shown!r} is not at {block.position(index)}")


N = Symbol("n", POSITIVE_INTEGER)
CONTEXT = Context().declare(N, Symbol("A", Matrix(N, N)), Symbol("x", Matrix(N, number(1))), Symbol("c", REAL))


def formula(data: bytes) -> None:
    """A formula, in no context or in one, as the first byte says."""
    if not data:
        return
    text = data[1:].decode("utf-8", "replace")
    context = (Context(), CONTEXT)[data[0] % 2]
    start = time.process_time()
    row = read_formula(text, context)
    _in_time(start, len(text))
    _consumed(text)
    if not row.unread and row.readings:
        for term in {*row.best.sides, *row.best.statements}:
            _reads_back(term, context.declare(*row.best.undeclared))  # what the row taught of its letters


def _consumed(text: str) -> None:
    """Every token of a formula is in a side or a part of its row."""
    try:
        tokens = tokens_of(text)
    except TooMuch:
        return
    row = parse(text)
    covered = sorted((part.span.start, part.span.end) for part in row.parts) if isinstance(row, Row) else []
    at = reach = 0
    for token in tokens:
        while at < len(covered) and covered[at][0] <= token.start:
            reach, at = max(reach, covered[at][1]), at + 1
        if token.kind not in ("end", "gap", "row", "cell") and token.end > reach:
            raise Broken("lost", f"{text[token.start : token.end]!r} is in no side of {text!r}")


def _reads_back(term: Term, context: Context) -> None:
    """What is printed is read as the same term, or named as unread; it is never read as another."""
    if any(isinstance(part, Unread) for part in subterms(term)):
        return
    shown = latex(term)
    again = read_formula(shown, context)
    if again.unread:
        return  # letters nobody declared may need what stood around them
    found = [found for reading in again.readings for found in (*reading.sides, *reading.statements)]
    if term not in found:
        raise Broken("printing", f"{shown!r} is not read as the term it was printed from")


TARGETS: Mapping[str, Callable[[bytes], None]] = {"documents": document, "formulas": formula}
"""What is fuzzed, by name."""

_WORDS = r"""
$ $$ \[ \] \( \) { } [ ] ( ) | \| & \\ ^ _ ' = + - * / , ; . : := < > \begin{align} \end{align} \begin{cases}
\end{cases} \begin{aligned} \end{aligned} \begin{equation*} \end{equation*} \begin{subequations}
\end{subequations} \begin{solution} \end{solution} \begin{enumerate} \end{enumerate} \item \item[(a)] \section{
\label{e} \eqref{e} \tag{3} \nonumber \quad \, \; \! ~ % \frac \sqrt \sum_{i=1}^n \prod \int_0^1 dx \lim_{ \log
\exp \sin \max \arg \partial \nabla \mathbb{E} \mathcal{N} \mathrm{ \text{ \operatorname{ \mathbf{ \hat \bar
\tilde \left \right \middle \big \binom \cdot \times \le \ge \ne \in \sim \propto \approx \to \Rightarrow \iff
\forall \exists \infty \alpha \theta \Sigma \top ^{-1} ^T \mid \vert \Vert \langle \rangle \dots \cdots \vdots
\begin{pmatrix} \end{pmatrix} \underbrace{ \stackrel \overset \newcommand{\a}[1]{ \def\b#1{ \let\c\a \a \b \c
\input{x} \intertext{ \footnote{ \verb| ``` ```math `$ $` <!-- --> <div> **Question **Solution.** ## # > - 1.
(a) (b) (i) (12) Solution: Proof. {%math%} {%endmath%} --- p(x|z) f'(x) \dv{f}{x} \qty( KL(q\|p) |x| 0.5 1,000
10 \% a b c x y z n i A S \not \over \mathop \color{red} \boxed{ \cancel{ \ensuremath{
"""
WORDS = _WORDS.split()
"""What a mutation may insert, and what the fuzzer knows as a dictionary."""

_FORMULAS = r"""
a + b = c
\frac{1}{1+x} \le 1 - x + x^2
\sum_{i=1}^n i = \frac{n(n+1)}{2}
\mathbb{E}_{z \sim q(z|x)}\left[\log p(x,z)\right] - D_{KL}(q(z|x) \,\|\, p(z))
|Ax| = \sqrt{x^T A^T A x}, \quad x \neq 0
f'(x) = \lim_{h \to 0} \frac{f(x+h)-f(x)}{h}
\int_0^\infty e^{-x} \, dx = 1
\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}
f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}
\sin^2 x + \cos^2 x = 1 \Rightarrow |\sin x| \le 1
\binom{n}{k} = \frac{n!}{k!(n-k)!}
\hat\theta = \arg\max_\theta \sum_i \log p(x_i \mid \theta)
\nabla_x (c^T x) = c
x \in [0, 1) \cup \{2, 3\}
= \underbrace{a^2}_{\ge 0} + 2ab
18(13), \log_2 512, 49 - 4c, 1 \pm x
"""
_DOCUMENTS = (
    "# 1.1\nShow that $a=b$.\n\n**Solution.**\n\n$$\\begin{align} a &= c \\\\ &= b \\tag{1} \\end{align}$$\nby (1).\n",
    "\\newcommand{\\n}[1]{\\|#1\\|}\n$\\n{x}$ costs \\$5\n\n```math\nx\n```\n> $$y\n> = z$$\n",
    "\\documentclass{article}\\begin{document}\\section{A}\\begin{enumerate}\\item[(a)] $x$\\end{enumerate}"
    "\\begin{proof}\\begin{equation}\\label{e}y\\end{equation}by \\eqref{e}\\end{proof}\\end{document}",
    "1. $a$\n2. $b$\n\nSolution:\n\n(a) $c$ <sup>1</sup>\n\n1. note\n",
)


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to begin with."""
    if target == "documents":
        for which, text in enumerate(_DOCUMENTS):
            yield bytes([which]) + text.encode()
        for path in sorted(Path(__file__).parents[1].glob("examples/*.md")):
            yield b"\0" + path.read_bytes()[:4000]
    else:
        for which, text in enumerate(_FORMULAS.strip().split("\n")):
            yield bytes([which % 2]) + text.encode()
