r"""Comments at the end of a row, in words with formulas among them: ``\quad \text{as $Q$ is square}``."""

from __future__ import annotations

import re

__all__ = ["comments"]

_COMMENT = re.compile(
    r"(?:\\text(?:rm|bf|it|sf|normal)?|\\mbox|\\hbox|\\intertext)\s*\{((?:[^{}$]|\$[^$]{1,120}\$)*\$[^$]{1,120}\$(?:[^{}$]|\$[^$]{1,120}\$)*)\}"
    r"(?:\s|[.,;]|\\[,;:!> ]|\\q?quad(?![A-Za-z])|\\qed(?:here)?(?![A-Za-z]))*$"
)
_WORD = re.compile(r"[A-Za-z]{2,}")
_JOINS = re.compile(  # what limits the statement before it, or is read as a statement of its own
    r"(?<![a-z])(?:for|if|when|whenever|where|with|and|or|not|no|never|unless|except|otherwise|else|since|because|as|so|thus"
    r"|hence|then|therefore|by|using|from|given|such|provided|assum\w*|suppos\w*|let|iff|implies|s\.?t\.?|subject|mod"
    r"|almost|only|some|all|any|every|each|pour|si|für|wenn|para)(?![a-z])",
    re.IGNORECASE,
)
_RELATION = re.compile(r"[=<>]|\\(?:leq?|geq?|leqslant|geqslant|neq?|equiv|approx|subset(?:eq)?|in|sim)(?![A-Za-z])")


def comments(text: str) -> list[tuple[int, int]]:
    """Where a row with a relation ends in a comment of words around formulas that only says why."""
    if "$" not in text or (found := _COMMENT.search(text)) is None:
        return []
    words = re.sub(r"\$[^$]*\$", " ", found[1])
    told = len(_WORD.findall(words)) > 1 and _JOINS.search(words) is None
    return [(found.start(), found.end())] if told and _RELATION.search(text, 0, found.start()) else []
