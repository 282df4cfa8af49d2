"""What is asked or named, not claimed: ``Is 14 = 4 (mod 5)?``, the title of a task."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from symderiv.reading.documents.document import Block, Document, Piece, Prose

__all__ = ["is_asked", "leads_in", "titles_in"]

ASKING = re.compile(
    r"\b(?:whether(?: or not)?|true or false|is it (?:true|the case)(?: that)?|(?:decide|determine|check|see|ask) if"
    r"|which of (?:the|these)\b[^.;?]*|ob|si (?:oui ou non|vrai ou faux)|vrai ou faux)\b[^.;:?]*:?\s*$",
    re.IGNORECASE,
)
TASK = re.compile(
    r"(?:^|[.;:)]\s+|\bplease )(?:check|verify|decide|determine|examine|test|prove|show|simplify|solve|compute"
    r"|calculate|evaluate|find|true or false|which)\b[^.]*$",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"(?:^\s*(?:[-*+]\s+)?(?:\(?\w{1,2}[.)]\s+)?(?:\*\*|__)|^#+ .*"
    r"|\\(?:textbf|(?:sub)*section\*?|(?:sub)?paragraph\*?) *\{) *\$+$",
    re.MULTILINE,
)
CLOSES = re.compile(r" *\$+ *(?:(?:\*\*|__)[.:]?\s*$|$|\})", re.MULTILINE)
LOOKED_AT = 80  # characters around a formula


def is_asked(piece: Piece) -> bool:
    """Whether the words around a formula ask if it holds."""
    return bool(ASKING.search(piece.prose_before)) or piece.prose_after.lstrip().startswith("?")


def leads_in(document: Document) -> Mapping[str, str]:
    """The last words outside all parts before each part: "Check the following congruences:" before its items."""
    said, leads = "", dict[str, str]()
    for label, _, block in document.blocks():
        if not label and isinstance(block, Prose):
            said = block.text
        elif label:
            leads.setdefault(label, said)
    return leads


def titles_in(blocks: Sequence[Block], lead: str) -> frozenset[int]:
    """The identities of the formulas that are tasks: emphasised before what is done about them, or all of an item.

    lead  the words before the items
    """
    blocks = [block for block in blocks if isinstance(block, Piece) or re.search(r"\w", block.text)]
    if len(blocks) == 1 and TASK.search(lead):
        return frozenset({id(blocks[0])} if not getattr(blocks[0], "display", True) else ())
    return frozenset(
        id(block) for block in blocks[:-1] if isinstance(block, Piece) and not block.display and _is_emphasised(block)
    )


def _is_emphasised(piece: Piece) -> bool:
    text, span = piece.source.text, piece.span()
    before, after = text[max(0, span.start - LOOKED_AT) : span.start], text[span.end : span.end + LOOKED_AT]
    return bool(OPENS.search(before)) and bool(CLOSES.match(after))
