"""Derivations as a plain web page: formulas as MathML, their LaTeX on hovering. Nothing is loaded, nothing runs."""

from __future__ import annotations

from html import escape

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import Block, Code, Heading, Picture, Prose, Row, Rows, blocks
from symderiv.reporting.mathml import STYLE as MATHEMATICS
from symderiv.reporting.mathml import mathml

__all__ = ["document"]

STYLE = """
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: Georgia, serif; line-height: 1.5; }
table { border-spacing: 0.6em 0.2em; }
td { vertical-align: baseline; } td.left { text-align: right; } td.reason { color: #555; padding-left: 2em; }
td.number { color: #555; text-align: right; }
pre { background: #f5f5f5; padding: 0.6em; }
"""


def document(derivation: Derivation) -> str:
    """The derivation as an HTML file."""
    title = escape(f"Question {derivation.number}. {derivation.title}")
    body = "\n".join(_block(block) for block in blocks(derivation))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{STYLE}{MATHEMATICS}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{_prose(text)}</h{level}>"
        case Prose(text, bold):
            return f"<p><strong>{_prose(text)}</strong></p>" if bold else f"<p>{_prose(text)}</p>"
        case Rows(rows):
            return "<table>\n" + "\n".join(_row(row) for row in rows) + "\n</table>"
        case Code(source, rendering, models):
            words = f"As latexify writes it, and run on {models} random models: "
            return f"<pre>{escape(source)}</pre>\n<p>{words}{_math(rendering)}</p>"

        case Picture(file, caption, alt):
            image = f'<img src="{escape(file, quote=True)}.svg" alt="{escape(alt, quote=True)}">'
            return f"<figure>{image}<figcaption>{_prose(caption)}</figcaption></figure>"


def _row(row: Row) -> str:
    number = f"({row.number})" if row.number else ""
    cells = (("left", _math(row.left, display=True)), ("relation", _math(row.relation)),
             ("right", _math(row.right, display=True)), ("reason", _prose(row.reason)), ("number", number))  # fmt: skip
    return "<tr>" + "".join(f'<td class="{name}">{content}</td>' for name, content in cells) + "</tr>"


def _math(latex: str, *, display: bool = False) -> str:
    if not latex:
        return ""
    return f'<span class="math" title="{escape(latex, quote=True)}">{mathml(latex, display=display)}</span>'


def _prose(text: str) -> str:
    return "".join(_math(p) if i % 2 else escape(p) for i, p in enumerate(text.split("$")))
