"""Premises: what the words around a formula appeal to, and how it stands: supposed, introduced, or claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from symderiv.reading.discourse.wording import NAMED, PROPERTIES, STANDINGS, Standing
from symderiv.reading.documents.document import Piece

__all__ = ["Premise", "alternatives", "premises_in", "properties_in", "standing"]


@dataclass(frozen=True, slots=True)
class Premise:
    """Something the words appeal to.

    key         what it is, the same however it is written: ``jensen``, ``bayes``, ``convex``
    start, end  where it stands in the words
    """

    key: str
    start: int
    end: int


_NOT = re.compile(
    r"\b(?:not|never|isn['’]t|aren['’]t|no\s+longer|neither|nor|n['’]est\s+pas)\b[^.;:]{0,20}$", re.IGNORECASE
)


def _table(rows: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{key}>\b(?:{pattern}))" for key, pattern in rows.items()), re.IGNORECASE)


_NAMED, _IS = _table(NAMED), _table(PROPERTIES)

_LEADING = re.compile(
    r"(?:^|[^\w'’])(?:" + "|".join(rf"(?P<{key}>{pattern})" for key, pattern in STANDINGS) + r")(?![\w'’])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\\$(]|$)|[.!?]$")


def premises_in(words: str) -> list[Premise]:
    """What the words appeal to by name, in order: "by (3) and Jensen"."""
    return [Premise(m.lastgroup or "", m.start(), m.end()) for m in _NAMED.finditer(words)]


def properties_in(words: str) -> list[Premise]:
    """The properties the words right after a letter ascribe to it: "(since g) is convex". Denied ones are left out."""
    clause = re.split(r"[.;:]|\b(?:and|but)\s+(?:so|hence|thus|therefore|we)\b", words, maxsplit=1)[0]
    if not re.match(
        r"\s*,?\s*(?:\w+\s+){0,2}?(?:is|are|be|being|was|were|est|sont)\b|\s*(?:strictly\s+)?\w+[\s,.]*$", clause
    ):
        return []
    found = [Premise(m.lastgroup or "", m.start(), m.end()) for m in _IS.finditer(clause)]
    return [premise for premise in found if not _NOT.search(clause[: premise.start])]


def standing(words: str) -> Standing:
    """How the formula stands that these words lead up to: the last word of their last sentence that says so decides.

    "Since x > 0, we get" leads to a consequence: a comma ends what a premise or a condition covers.
    """
    sentence = _SENTENCE.split(words.strip())[-1] if words.strip() else ""
    decided: Standing = "claim"
    for match in _LEADING.finditer(sentence):
        told = next(name for name, _ in STANDINGS if match[name])
        covers = "," not in sentence[match.end() :] or told not in ("premise", "given")
        if covers:
            decided = told
    return decided


def alternatives(pieces: Sequence[Piece]) -> list[tuple[str, tuple[Piece, ...]]]:
    """Formulas of one sentence that are said together: ``x = 1`` or ``x = 2``; each group with "or", "and" or "".

    A comma joins only where a word follows that says how: "a, b and c".
    """
    groups: list[tuple[str, list[Piece]]] = []
    waiting = 0  # commas since the last word
    for piece in pieces:
        joint = piece.prose_before.strip().strip(",").strip().lower()
        same = bool(groups) and not piece.display and not groups[-1][1][-1].display and piece.row == 0
        joined = {"or": "or", "ou": "or", "oder": "or", "and": "and", "et": "and", "und": "and"}.get(joint)
        if same and joined and groups[-1][0] in ("", joined):
            taken = groups[len(groups) - waiting - 1 :]
            groups[len(groups) - waiting - 1 :] = [(joined, [p for _, group in taken for p in group] + [piece])]
            waiting = 0
            continue
        waiting = waiting + 1 if same and piece.prose_before.strip() == "," else 0
        groups.append(("", [piece]))
    return [(joint, tuple(group)) for joint, group in groups]
