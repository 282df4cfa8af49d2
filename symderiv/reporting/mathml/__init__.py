"""LaTeX as MathML, which browsers typeset by themselves: nothing is loaded and no script runs.

It shows what was written, read or not; what is not in the tables stays as its source. Every character that a writer
wrote is escaped, and no attribute is ever taken from the source but the source itself, as ``alttext``.
"""

from __future__ import annotations

import re
from html import escape

from symderiv.reporting.mathml.elements import escaped
from symderiv.reporting.mathml.reader import LONGEST, shown
from symderiv.reporting.setting import printable

__all__ = ["STYLE", "mathml", "mathml_prose"]

STYLE = """\
math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "TeX Gyre Termes Math", math }
mtable.lines mtd:nth-child(odd) { text-align: right }
mtable.lines mtd:nth-child(even), mtable.cases mtd { text-align: left }
"""


def mathml(latex: str, *, display: bool = False) -> str:
    """The formula as a ``<math>`` element with its source; the source alone where it is beyond all limits."""
    written = " ".join(printable(latex).split())
    body = shown(written) if len(written) <= LONGEST else None
    if body is None:
        return f"<code>{escaped(written)}</code>"
    source = f'<annotation encoding="application/x-tex">{escaped(written)}</annotation>'
    style = ' displaystyle="true"' if display else ""
    return f'<math alttext="{escaped(written)}"{style}><semantics><mrow>{body}</mrow>{source}</semantics></math>'


def mathml_prose(text: str) -> str:
    """Words, escaped, with the formulas between dollar signs as MathML."""
    pieces = re.split(r"\$([^$]+)\$", printable(text))
    return "".join(mathml(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces))
