"""Derivations as LaTeX: a whole file that compiles with pdflatex and the packages of the AMS."""

from __future__ import annotations

import re
from collections.abc import Mapping

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import Block, Code, Heading, Picture, Prose, Row, Rows, blocks

__all__ = ["document", "prose", "reason"]

BEGIN = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb}
\usepackage{graphicx}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\begin{document}
"""
END = "\\end{document}\n"

SECTIONS = {1: "section", 2: "subsection", 3: "paragraph"}
ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip


def document(derivation: Derivation) -> str:
    """The derivation as a LaTeX file."""
    return BEGIN + "\n".join(_block(block) for block in blocks(derivation)) + END


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"\\{SECTIONS[level]}*{{{prose(text)}}}\n"
        case Prose(text, bold):
            return f"\\textbf{{{prose(text)}}}\n" if bold else f"{prose(text)}\n"
        case Rows(rows):
            return align(rows) + "\n"
        case Code(source, rendering, models):
            code = source.replace("\\end{verbatim}", "\\end {verbatim}")
            words = f"As latexify writes it, and run on {models} random models:"
            return f"\\begin{{verbatim}}\n{code}\n\\end{{verbatim}}\n{words}\n\\[ {rendering} \\]\n"

        case Picture(file, caption, _):
            picture = f"\\IfFileExists{{{file}.pdf}}{{\\includegraphics{{{file}.pdf}}\\par}}{{}}"
            return f"\\begin{{center}}\n{picture}\n\\small {prose(caption)}\n\\end{{center}}\n"


def align(rows: tuple[Row, ...]) -> str:
    """A display: the relation aligned, the reasons in a column on the right, numbers where rows have them."""
    return "\\begin{align*}\n" + " \\\\\n".join(_row(row) for row in rows) + "\n\\end{align*}"


def _row(row: Row) -> str:
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


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}&%#_$~^<>]", lambda match: ESCAPES[match.group()], text)
