r"""Worded rows: rows of a display that are words, or a sentence with formulas: ``x_i \text{ is the mean of } X``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["labels_of", "segments", "words_in"]

_GROUP = re.compile(r"\\(?:text(?:rm|bf|it|sf|normal)?|mbox|hbox)\s*\{((?:[^{}$\\]|\\[ ,;%&_#]|\$[^${}]{1,80}\$)*)\}")
_LETTER = re.compile(r"\s*\(([a-h])\)\s*(?=[^\s=+^_])")
_DOTS = re.compile(r"[\s&{}=]*(?:\\(?:[vlcd]?dots|dotsc|dotsb)(?![A-Za-z])|⋮|⋯|…|\.\.\.)[\s&{}.,=]*")
_SPACE = re.compile(
    r"\\q?quad(?![A-Za-z])|\\hspace\*?\s*\{[^{}]{0,20}\}|\\[,;:! ]|[\s~&.,;:]|\\(?:bf|it|rm|small)(?![A-Za-z])"
)
_RELATION = re.compile(
    r"[=<>]|\\(?:leq?|geq?|leqslant|geqslant|neq?|in|notin|equiv|approx|sim|simeq|propto|to|rightarrow|Rightarrow|implies|iff"
    r"|Leftrightarrow|Longrightarrow|subset(?:eq)?|mapsto|ll|gg|perp|mid|therefore|because|coloneqq|triangleq)(?![A-Za-z])"
)
_SAYS = re.compile(
    r"\s*(?:is|are|was|were|has|have|denotes?|means?|represents?|stands?|contains?|consists?|follows?|satisf(?:y|ies)|lies"
    r"|will|can|cannot|must|does|do|holds?|exists?|depends?|refers?|counts?|measures?|est|sont|désigne|ist|sind|bezeichnet|es|son)\b"
)


def segments(text: str) -> list[tuple[bool, int, int]] | None:
    """The stretches of a row that is words, or a sentence: whether words, first and last index; None for other rows."""
    if _DOTS.fullmatch(text):
        return [(True, 0, len(text))]
    groups = list(_GROUP.finditer(text)) if "\\text" in text or "box" in text else []
    if not groups:
        return None
    found: list[tuple[bool, int, int]] = []
    at = 0
    for group in groups:
        found += [(False, at, group.start()), (True, *group.span(1))]
        at = group.end()
    found.append((False, at, len(text)))
    formulas = [text[start:end] for words, start, end in found if not words and _SPACE.sub("", text[start:end])]
    words = [group[1] for group in groups]
    if not formulas:
        return found if sum(len(re.findall(r"\w+", said)) for said in words) > 1 else None
    if any(_RELATION.search(formula) for formula in formulas) or not any(_SAYS.match(said) for said in words):
        return None
    closed = all(formula.count(a) == formula.count(b) for formula in formulas for a, b in ("{}", "()"))
    kept = [part for part in found if part[0] or _SPACE.sub("", text[part[1] : part[2]])]
    return kept if closed else None


def labels_of(rows: Sequence[str]) -> list[int]:
    """How many characters of each row are a label: ``(a) x = 1``, ``(b) y = 2``, where the labels follow each other."""
    found = [_LETTER.match(row) for row in rows]
    letters = [match[1] if match else "" for match in found]
    follows = [a != "" and b != "" and ord(b) == ord(a) + 1 for a, b in pairwise(letters)]
    return [
        match.end() if match and ((index and follows[index - 1]) or (index < len(follows) and follows[index])) else 0
        for index, match in enumerate(found)
    ]


def words_in(text: str) -> str:
    """The words of a display that holds nothing else, "" where it holds more."""
    found = segments(text)
    formulas = [text[start:end].replace("\\\\", "") for words, start, end in found or () if not words]
    if found is None or any(_SPACE.sub("", formula) for formula in formulas):
        return ""
    return " ".join(" ".join(text[start:end] for words, start, end in found if words).split())
