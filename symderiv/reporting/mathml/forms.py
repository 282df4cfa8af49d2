"""Forms: the commands that take arguments, each from the reader to MathML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from symderiv.reporting.mathml.elements import escaped, fence, row
from symderiv.reporting.mathml.signs import DELIMITERS

if TYPE_CHECKING:
    from symderiv.reporting.mathml.reader import Reader

__all__ = ["FORMS"]

FENCES: Mapping[str, tuple[str, str]] = {
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
    "cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}"),
}  # fmt: skip
GRIDS = frozenset({"matrix", "smallmatrix", "array", "tabular", "substack", "subarray", *FENCES})
ALIGNED = frozenset({"aligned", "align", "alignat", "alignedat", "split", "eqnarray"})
ROWS = ALIGNED | {"gathered", "gather", "equation", "multline", "multlined"}


def _delimiter(reader: Reader) -> str:
    token = reader.peek()
    if not token:
        return ""
    reader.at += 1
    name = token[1:] if len(token) > 1 else token
    return "‖" if token == r"\|" else "" if token == "." else DELIMITERS.get(name, token)


def _left(reader: Reader) -> str:
    opening = _delimiter(reader)
    inner = reader.lines()
    closing = ""
    if reader.peek() == r"\right":
        reader.at += 1
        closing = _delimiter(reader)
    return row(fence(opening, grows=True) + inner + fence(closing, grows=True))


def _fraction(reader: Reader) -> str:
    return f"<mfrac>{reader.argument()}{reader.argument()}</mfrac>"


def _binomial(reader: Reader) -> str:
    inner = f'<mfrac linethickness="0">{reader.argument()}{reader.argument()}</mfrac>'
    return row(fence("(", grows=True) + inner + fence(")", grows=True))


def _root(reader: Reader) -> str:
    if reader.peek() != "[":
        return f"<msqrt>{reader.argument()}</msqrt>"
    reader.at += 1
    degree = list[str]()
    while reader.peek() not in ("]", ""):
        degree.append(reader.scripted())
    reader.at += 1
    return f"<mroot>{reader.argument()}{row(''.join(degree))}</mroot>"


def _begin(reader: Reader) -> str:
    name = reader.raw().rstrip("*")
    if name in ("array", "tabular", "alignat", "alignedat") and reader.peek() == "{":
        reader.raw()
    reader.depth += 1
    inner = reader.lines()
    reader.depth -= 1
    if reader.peek() == r"\end":
        reader.at += 1
        reader.raw()
    if name not in GRIDS and name not in ROWS:
        return reader.source(f"\\begin{{{name}}}") + inner
    if name in GRIDS:
        inner = inner.replace('class="lines"', f'class="{"cases" if "cases" in name else "grid"}"', 1)
    opening, closing = FENCES.get(name, ("", ""))
    return row(fence(opening, grows=True) + inner + fence(closing, grows=True))


def _silent(reader: Reader) -> str:
    reader.raw()
    return ""


def _tag(reader: Reader) -> str:
    return f'<mspace width="2em"></mspace><mtext>({escaped(reader.raw())})</mtext>'


def _stacked(over: bool) -> Callable[[Reader], str]:
    def shown(reader: Reader) -> str:
        mark, base = reader.argument(), reader.argument()
        return f"<mover>{base}{mark}</mover>" if over else f"<munder>{base}{mark}</munder>"

    return shown


FORMS: Mapping[str, Callable[[Reader], str]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), _fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    "sqrt": _root, "left": _left, "begin": _begin, "tag": _tag, "substack": lambda reader: reader.argument(),
    **dict.fromkeys(("label", "hspace", "vspace", "phantom", "hphantom", "vphantom", "color"), _silent),
    **dict.fromkeys(("overset", "stackrel"), _stacked(True)), "underset": _stacked(False),
    "middle": lambda reader: fence(_delimiter(reader), grows=True),
}  # fmt: skip
