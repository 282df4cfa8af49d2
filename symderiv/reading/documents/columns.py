r"""Columns: the ``&`` between two formulas side by side, ``a &= b & c &= d``, which would else be a product."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["between_formulas"]

_RELATION = re.compile(
    r"(?:[=<>]|\\(?:leq?|geq?|leqslant|geqslant|neq?|in|notin|equiv|approx|sim|propto|to|rightarrow|ll|gg|subset(?:eq)?"
    r"|implies|iff|Rightarrow|Leftrightarrow|coloneqq)(?![A-Za-z]))"
)
_OPEN_END = re.compile(rf"(?:{_RELATION.pattern}|[+\-*/(\[,;:|]|\\(?:cdot|times|pm|mp|left|quad|qquad)|\\[{{,;])\s*$")
_OPEN_START = re.compile(
    rf"\s*(?:{_RELATION.pattern}|[+\-*/)\],;:|.]|\\(?:cdot|times|pm|mp|right|text|mbox|quad|qquad))"
)
_BRACES = re.compile(r"\{[^{}]*\}")


def between_formulas(text: str, marks: Iterable[int], ends: Iterable[int]) -> list[int]:
    """Which of the marks stand between two whole relations of one row; the rows end at ``ends``."""
    found: list[int] = []
    marks = list(marks)
    if len(marks) < 2:
        return found
    start = 0
    for end in [*ends, len(text)]:
        row = [mark for mark in marks if start <= mark < end]
        first = start
        for mark in row if len(row) > 1 else ():
            before, after = (part.replace("&", " ") for part in (text[first:mark], text[mark + 1 : end]))
            if (
                _whole(before)
                and _OPEN_END.search(before) is None
                and _OPEN_START.match(after) is None
                and _whole(after)
            ):
                found.append(mark)
                first = mark + 1
        start = end
    return found


def _whole(part: str) -> bool:
    """Whether a stretch relates two sides: a relation outside of braces, not at its beginning."""
    while (less := _BRACES.sub("", part)) != part:
        part = less
    relation = _RELATION.search(part.strip())
    return relation is not None and relation.start() > 0
