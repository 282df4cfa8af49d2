"""What is asked or named, not claimed: ``Is 14 = 4 (mod 5)?``, the title of a task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symderiv.reading.documents.document import Block, Piece

__all__ = ["is_asked", "titles_in"]

ASKING = re.compile(
    r"\b(?:whether(?: or not)?|true or false|is it (?:true|the case)(?: that)?|(?:decide|determine|check|see|ask) if"
    r"|which of (?:the|these)\b[^.;?]*|ob|si (?:oui ou non|vrai ou faux)|vrai ou faux)\b[^.;:?]*:?\s*$",
    re.IGNORECASE,
)
OPENS = re.compile(r"(?:\*\*|__|^#+ .*|\\(?:textbf|(?:sub)*section\*?|(?:sub)?paragraph\*?) *\{) *\$+$", re.MULTILINE)
CLOSES = re.compile(r" *\$+ *(?:\*\*|__|$|\})", re.MULTILINE)
LOOKED_AT = 80  # characters around a formula


def is_asked(piece: Piece) -> bool:
    """Whether the words around a formula ask if it holds."""
    return bool(ASKING.search(piece.prose_before)) or piece.prose_after.lstrip().startswith("?")


def titles_in(blocks: Sequence[Block]) -> frozenset[int]:
    """The identities of the formulas that are titles of what follows: emphasised, the first thing and not the last."""
    if len(blocks) < 2 or not isinstance(blocks[0], Piece) or blocks[0].display:
        return frozenset()
    return frozenset({id(blocks[0])} if _is_emphasised(blocks[0]) else ())


def _is_emphasised(piece: Piece) -> bool:
    text, span = piece.source.text, piece.span()
    before, after = text[max(0, span.start - LOOKED_AT) : span.start], text[span.end : span.end + LOOKED_AT]
    return bool(OPENS.search(before)) and bool(CLOSES.match(after))
