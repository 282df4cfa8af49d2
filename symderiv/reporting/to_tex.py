"""Derivations as LaTeX: a whole file that compiles with pdflatex, the packages of the AMS, and what LaTeX brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import (
    Block,
    Check,
    Code,
    Contents,
    Grid,
    Heading,
    Picture,
    Prose,
    Rows,
    RuleList,
    blocks,
    book,
    sections_of,
)  # fmt: skip
from symderiv.reporting.rows import Row, breadth, broken
from symderiv.rules import Rule

__all__ = ["document", "prose", "reason", "whole"]

BEGIN = r"""\documentclass[a4paper,fleqn]{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb,graphicx}
\usepackage[a4paper,hmargin=2.3cm,vmargin=2.5cm]{geometry}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\setlength{\mathindent}{1.2em}
\setlength{\emergencystretch}{3em}
\newcommand{\why}[1]{\parbox[t]{4.9cm}{\raggedright\small #1}}
\newcommand{\whybelow}[1]{\parbox[t]{9cm}{\raggedright\small #1}}
\begin{document}
"""
END = "\\end{document}\n"

SECTIONS = {1: "section", 2: "subsection", 3: "subsubsection"}
ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': "''",
}  # fmt: skip
ROOM_BESIDE_A_REASON, ROOM_FOR_LEFT, ROOM_ON_A_LINE = 46.0, 24.0, 70.0  # in letters


def document(derivation: Derivation) -> str:
    """The derivation as a LaTeX file."""
    return _file(blocks(derivation))


def whole(title: str, derivations: Sequence[Derivation]) -> str:
    """Several derivations as one LaTeX file."""
    return _file(book(title, derivations))


def _file(parts: Iterable[Block]) -> str:
    text = "\n".join(_block(block) for block in parts)
    return BEGIN + text.replace("\n\n\\begin{flalign*}", "\n\\begin{flalign*}") + END  # no paragraph between


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, note):
            beside = f" \\hfill {{\\normalsize\\mdseries\\itshape {prose(note)}}}" if note else ""
            ragged = "" if note else "\\raggedright "
            return f"\\{SECTIONS[level]}*{{{ragged}{prose(text)}{beside}}}\n"
        case Prose(text, bold):
            return f"\\textbf{{{prose(text)}}}\n" if bold else f"{prose(text)}\n"
        case Rows(rows):
            return _display(rows) + "\n"
        case Code(source, rendering, words):
            code = source.replace("\\end{verbatim}", "\\end {verbatim}")
            return f"\\begin{{verbatim}}\n{code}\n\\end{{verbatim}}\n{words}\n\\[ {rendering} \\]\n"
        case Picture(file, caption, _):
            picture = f"\\IfFileExists{{{file}.pdf}}{{\\includegraphics{{{file}.pdf}}\\par}}{{}}"
            return f"\\begin{{center}}\n{picture}\n\\small {prose(caption)}\n\\end{{center}}\n"
        case Grid(rows, caption):
            return _table(rows, caption)
        case Check(text):
            return f"{{\\small\\itshape {prose(text)}\\hfill$\\square$\\par}}\n"
        case Contents(lines):
            return "".join(f"{prose(words)}\\\\\n" for _, words in lines).removesuffix("\\\\\n") + "\n"
        case RuleList(rules):
            return "{\\small\n" + "\n".join(_rule(rule) for rule in rules) + "\\par}\n"


def _table(rows: Sequence[Sequence[str]], caption: str) -> str:
    lines = "\\\\ \\hline\n".join(" & ".join(map(prose, row)) for row in rows)
    columns = "|" + "c|" * len(rows[0])
    table = f"\\begin{{tabular}}{{{columns}}}\\hline\n{lines}\\\\ \\hline\n\\end{{tabular}}\n"
    below = f"\\par\\smallskip\\small {prose(caption)}\n" if caption else ""
    return f"\\begin{{center}}\n\\renewcommand{{\\arraystretch}}{{1.3}}\n{table}{below}\\end{{center}}\n"


def _rule(rule: Rule) -> str:
    said = sections_of(rule.page)
    pieces = [f"\\textbf{{{plain(rule.title)}.}}"]
    pieces += [
        f"\\emph{{{name}:}} {plain(said[name])}" for name in ("Statement", "Conditions", "Source") if name in said
    ]
    return " ".join(pieces) + "\n"


def _display(rows: Sequence[Row]) -> str:
    """A display on the page: relations aligned, reasons in a column on the right, a long left side on a line alone.

    Where one formula leaves no room for the column, all reasons of the display stand below their lines.
    """
    pieces = []
    for _, alike in groupby(rows, lambda row: bool(row.relation)):  # statements begin at the left, not at a relation
        display = list(alike)
        lefts = [breadth(row.left) for row in display]
        long_left = max(lefts) > ROOM_FOR_LEFT and any(row.reason for row in display)
        beside = 0.0 if long_left else max(lefts)
        below = any(row.reason and beside + breadth(row.right) > ROOM_BESIDE_A_REASON for row in display)
        lines = [line for row in display for line in _lines(row, long_left=long_left, below=below, beside=beside)]
        pieces.append("\\begin{flalign*}\n" + " \\\\\n".join(lines) + "\n\\end{flalign*}")
    return "\n".join(pieces)


def _lines(row: Row, *, long_left: bool, below: bool, beside: float) -> Iterator[str]:
    left = row.left
    if long_left and left:
        yield f"& {left} &&"
        left = ""
    first, *rest = broken(row.right, ROOM_ON_A_LINE - beside)
    formula = f"{left} &{row.relation} {first}" if row.relation else f"& {first}"
    tag = f" \\tag{{{row.number}}}" if row.number else ""
    why = prose(row.reason)
    column = f" \\why{{{why}}}" if why and not below else ""
    yield f"{formula} &&{column}{tag}"
    yield from (f"&\\quad {piece} &&" for piece in rest)
    if below and why:
        yield f"&\\quad \\whybelow{{{why}}} &&"


def align(rows: Sequence[Row]) -> str:
    """A display for Markdown: as above, without commands of ours."""
    return "\\begin{align*}\n" + " \\\\\n".join(map(_aligned, rows)) + "\n\\end{align*}"


def _aligned(row: Row) -> str:
    formula = f"{row.left} &{row.relation} {row.right}" if row.relation else f"& {row.right}"
    why = f" && {reason(row.reason)}" if row.reason else ""
    return formula + why + (f" \\tag{{{row.number}}}" if row.number else "")


def reason(words: str) -> str:
    """Words for use in mathematics, with the formulas between dollar signs as formulas."""
    pieces = words.split("$")
    return "".join(piece if i % 2 else rf"\text{{{_escaped(piece)}}}" for i, piece in enumerate(pieces) if piece)


def prose(text: str) -> str:
    """Prose with everything escaped but the formulas between dollar signs."""
    pieces = text.split("$")
    return "".join(f"${piece}$" if i % 2 else _escaped(piece) for i, piece in enumerate(pieces))


def plain(text: str) -> str:
    """Words without formulas, all of them escaped."""
    return _escaped(text)


def _escaped(text: str) -> str:
    return re.sub(r'[\\{}&%#_$~^<>|"]', lambda match: ESCAPES[match.group()], text)
