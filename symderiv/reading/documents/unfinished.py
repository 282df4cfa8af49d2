"""Unfinished rows: a formula that goes on in the next row of its display is one piece, not a claim and a rest.

A row goes on where it ends with a sign that wants something after it, or in an open bracket, and where the next row
begins with a sign of a sum or a product. Each character keeps its place in the source; the piece stands on the line
of its first row. Rows that end or begin with a relation are steps of a chain and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.reading.documents.document import Piece
from symderiv.reading.documents.excerpts import Excerpt

__all__ = ["joined"]

MOST_ROWS = 12
_SIGN = r"(?:[+\-]|\\(?:pm|mp|cdot|times|div|cup|cap|setminus|land|wedge|lor|vee|circ|odot)(?![A-Za-z]))"
_WAITS = re.compile(rf"(?:^|[^\^_\s{{])\s*(?:{_SIGN}|(?<!/)/)$")
_GAP = (
    r"(?:\s|~|\{\s*\}|\\(?:q?quad|enspace|hfill)(?![A-Za-z])|\\[,;:!> ]|\\[hm]space\*?\s*\{[^{}]{0,20}\}"
    r"|\\(?:h|v)?phantom\s*\{[^{}]{0,80}\})*"
)
_INDENT = re.compile(_GAP)
_GOES_ON = re.compile(rf"{_GAP}(?P<sign>{_SIGN})(?!\s*$)")
_RELATION_TEXT = (
    r"(?:[=<>]|:=|\\(?:le|ge|leq|geq|leqslant|geqslant|lt|gt|ne|neq|equiv|approx|sim|simeq|propto|in|notin|subset|subseteq"
    r"|to|mapsto|implies|iff|[LR]ightarrow|Leftrightarrow|Longrightarrow|Longleftrightarrow|rightarrow|triangleq|coloneqq"
    r"|stackrel|overset|leftarrow|therefore|because)(?![A-Za-z]))"
)
_BEGINS_RELATION = re.compile(rf"{_GAP}{_RELATION_TEXT}")
_ENDS_RELATION = re.compile(rf"{_RELATION_TEXT}$")
_RELATION = re.compile(_RELATION_TEXT)
_BRACKET = re.compile(r"\\[{}]|\\.|[()\[\]{}]")
_EXTREMUM = re.compile(r"\\(?:min|max|inf|sup)(?![A-Za-z])|(?:arg|\b)(?:min|max)(?:imi[sz]e)?\b")
_SUBJECT = re.compile(
    rf"{_GAP}(?:\\(?:text|mathrm|textrm|rm|operatorname|mbox|textbf|mathbf|textit)\*?\s*\{{\s*|\{{?\\rm\s)?"
    r"(?:s\.\s?t\.?(?![A-Za-z])|subject\s(?:\\?\s)*to\b|subj\.\s?to\b|such\sthat\b|s\.t\b)"
)
_EMPTY_FENCES = re.compile(r"\\right\s*\.(\s*)\\left\s*\.")


def joined(rows: Sequence[Piece]) -> list[Piece]:
    """The rows of a display, with each formula that goes over several of them in one piece."""
    if len(rows) < 2:
        return list(rows)
    result: list[Piece] = []
    at = 0
    while at < len(rows):
        last = _last(rows, at)
        result.append(rows[at] if last == at else _together(rows[at : last + 1]))
        at = last + 1
    if len(result) == len(rows):
        return result
    return [replace(piece, row=i, rows=len(result)) for i, piece in enumerate(result)]


def _last(rows: Sequence[Piece], first: int) -> int:
    """The last row of the formula that begins with this one."""
    last, depth = first, _depth(rows[first].latex)
    while last + 1 < len(rows) and last + 1 - first < MOST_ROWS:
        row, following = rows[last], rows[last + 1]
        if following.prose_before or following.env != row.env or row.ending in (".", ";"):
            break
        if depth > 0:
            end = _closes(rows, last, depth)
            if end == last:
                break
            last, depth = end, 0
        elif _constrains(rows, first, last):
            last, depth = last + 1, 0
        elif row.ending or not _continues(row, following):
            break
        else:
            last, depth = last + 1, _depth(following.latex)
    return last


def _constrains(rows: Sequence[Piece], first: int, last: int) -> bool:
    r"""Whether the next row has the constraints of a program, or more of them: ``\text{s.t.} & g(x) \le 0``."""
    after = rows[last + 1].latex
    if _depth(after) != 0:
        return False
    if _SUBJECT.match(after):
        return last == first and _EXTREMUM.search(rows[first].latex) is not None
    more = last > first and _SUBJECT.match(rows[first + 1].latex) is not None
    stated = _RELATION.search(after) is not None and not _BEGINS_RELATION.match(after)
    return more and stated and not _EXTREMUM.search(after)


def _closes(rows: Sequence[Piece], at: int, depth: int) -> int:
    """The row in which the brackets still open here are closed; this one where none does."""
    for index in range(at + 1, min(len(rows), at + MOST_ROWS)):
        if rows[index].prose_before or rows[index].env != rows[at].env or _BEGINS_RELATION.match(rows[index].latex):
            return at
        depth += _depth(rows[index].latex)
        if depth <= 0:
            return index if depth == 0 else at
    return at


def _continues(row: Piece, following: Piece) -> bool:
    text, after = row.latex, following.latex
    if _ENDS_RELATION.search(text) or _BEGINS_RELATION.match(after) or not text or not after:
        return False
    if _WAITS.search(text):
        return True
    begins = _GOES_ON.match(after)
    if begins is None or _depth(after) < 0:
        return False
    related = _related(after)
    if begins["sign"] == "-" and related:  # a statement of its own, but for one whose left column is empty
        return _is_aligned(following) and _aligned_at_relation(row)
    return not related or not _columns(row) or _aligned_at_relation(row)


def _depth(text: str) -> int:
    """How many more brackets are opened than closed; ``[0, 1)`` and ``]0, 1[`` count as closed."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        sign = bracket.group()
        depth += (sign in ("(", "[", r"\{")) - (sign in (")", "]", r"\}"))
    return depth


def _related(text: str) -> bool:
    """Whether a relation stands in it outside all brackets."""
    depth, at = 0, 0
    for bracket in _BRACKET.finditer(text):
        if depth == 0 and _RELATION.search(text, at, bracket.end()):
            return True
        sign = bracket.group()
        depth += (sign in ("(", "[", "{", r"\{")) - (sign in (")", "]", "}", r"\}"))
        at = bracket.end() if len(sign) == 1 or sign in (r"\{", r"\}") else bracket.start()
    return depth <= 0 and _RELATION.search(text, at) is not None


def _columns(row: Piece) -> str:
    """The characters of the file from the row's first mark of alignment on, "" where it has none."""
    span = row.span()
    text = row.source.text[max(0, span.start - 16) : span.end]
    before = text[: span.start - max(0, span.start - 16)]
    own = before[max(before.rfind("\\\\") + 2, before.rfind("}") + 1, 0) :] + text[len(before) :]
    mark = own.find("&")
    return own[mark + 1 :].lstrip("{} ") if mark >= 0 else ""


def _is_aligned(row: Piece) -> bool:
    start = row.span().start
    return row.source.text[max(0, start - 16) : start].rstrip(" \n\t{}").endswith("&")


def _aligned_at_relation(row: Piece) -> bool:
    return bool(_RELATION.match(_columns(row)))


def _together(rows: Sequence[Piece]) -> Piece:
    """The rows as one piece: the number of the last one that has one, the punctuation at the end."""
    pieces: list[tuple[str, int, int | None]] = []
    for index, row in enumerate(rows):
        if index:
            end, start = rows[index - 1].span().end, row.span().start
            comma = index > 1 and _SUBJECT.match(rows[1].latex) is not None  # between two constraints
            pieces.append(("," if comma else " ", end, max(0, start - end)))
        indent = _INDENT.match(row.latex)
        blank = indent.end() if index and indent else 0  # a gap would stand between two formulas
        pieces += row.excerpt.rewritten(" " * blank + row.latex[blank:]).pieces(0, len(row.latex))
    whole = Excerpt.joined(rows[0].source, pieces)
    text = _EMPTY_FENCES.sub(lambda match: " " * len(match.group()), whole.text)
    tag = next((row.tag for row in reversed(rows) if row.tag is not None), None)
    label = next((row.label for row in reversed(rows) if row.label), "")
    return replace(rows[0], excerpt=whole.rewritten(text), tag=tag, label=label, ending=rows[-1].ending)
