"""Words that say more than was read: "since A and B commute", "let x and y be orthogonal", "in characteristic 2".

What such words say of letters is no assumption of the models; so a line that fails in a model of which they were not
asked is not refuted by it, whatever slip may be seen in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.deciding.verdicts import Refuted, Undecided
from symderiv.grading.judging import Judged
from symderiv.language.terms import Symbol, free_symbols

__all__ = ["beyond_words"]

SAYS_MORE = re.compile(
    r"\b(?:(?:mutually |pairwise )?orthogonal|perpendicular|orthonormal|(?:anti)?commut(?:e|es|ing)|nilpotent"
    r"|idempotent|involut(?:ion|ory)|parallel|collinear|null ?space|kernel|self-adjoint|skew\S*|traceless"
    r"|trace (?:0|zero)|equal length|same length|inverses? (?:of|to) each other|uncorrelated|projections?"
    r"|isometr(?:y|ic)|rotation|stochastic|rank(?:-| )(?:one|two|1|2)|singular|symmetric about|periodic"
    r"|characteristic \d|mod(?:ulo)? \d+|homogeneous|neglect(?:ing|ed)?|to first order"
    r"|orthogonaux|orthogonale?s?|commutent|kommutieren)\b|正交|可交换|幂等|幂零",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:not|non|no|n't|never|neither)[\s-]+(?:\w+\s+)?$", re.IGNORECASE)
LETTER = re.compile(r"\\[A-Za-z]+|[A-Za-z]")


def beyond_words(lines: Sequence[Judged]) -> list[Judged]:
    """The lines; one that fails, and of whose letters words say more than was read, is undecided."""
    found: list[Judged] = []
    said: list[tuple[str, frozenset[str]]] = []  # a word, and the letters of the formulas beside it
    before: frozenset[str] = frozenset()
    for judged in lines:
        piece = judged.line.piece
        own = frozenset(LETTER.findall(piece.latex))
        leading = _word(piece.prose_before)
        if leading:
            said.append((leading, before | (own if not piece.display else frozenset())))
        if isinstance(judged.verdict, Refuted):
            letters = {s for link in judged.reading.links for s in free_symbols(link.statement or link.step)}
            words = [leading] if leading else []
            words += [word for word, of in said if any(s.name in of for s in letters)]
            more = next((word for word in words if letters and not _is_read(word, letters)), None)
            if more is not None:
                reason = f"the words say more of its letters than was read: {more}"
                judged = replace(judged, verdict=Undecided(reason))
        found.append(judged)
        before = own if not piece.display else frozenset()
    return found


def _word(prose: str) -> str:
    """The property that words ascribe; empty where there is none, or it is denied."""
    match = SAYS_MORE.search(prose)
    return match[0] if match and not NOT.search(prose[: match.start()]) else ""


def _is_read(word: str, letters: set[Symbol]) -> bool:
    """Whether a property is one that the models of these letters have."""
    return any(word.lower().split()[-1] in getattr(s.sort, "properties", ()) for s in letters)
