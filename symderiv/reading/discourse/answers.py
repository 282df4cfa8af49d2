"""Final answers: what an answer comes to: boxed, announced ("the answer is", "Answer:"), or its last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from symderiv.reading.documents.document import Block, Piece, Prose
from symderiv.reading.documents.macro_definitions import group_end

__all__ = ["FinalAnswer", "ends_proof", "final_answers"]

_BOX = re.compile(r"\\(?:boxed|fbox|Aboxed|framebox|colorbox\{[^{}]{0,30}\}|bbox(?:\[[^\[\]]{0,60}\])?)\s*(?=\{)")
_ANNOUNCED = re.compile(
    r"(?:\b(?:the\s+)?(?:final\s+)?(?:answers?|results?|solutions?)\s+(?:is|are|reads?|becomes?|:)|\b(?:answer|result|ans)\s*[:=]"
    r"|\bla\s+réponse\s+est|\bréponse\s*:|\bantwort\s*:)[^.;]{0,40}$",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:therefore|hence|thus|finally|consequently|in\s+conclusion|we\s+conclude|it\s+follows|altogether|overall|donc|enfin"
    r"|ainsi|finalement|so|which\s+(?:proves|completes)|as\s+(?:required|desired|claimed|wanted))\b",
    re.IGNORECASE,
)
_TRUTH = re.compile(
    r"(?:^|(?<=[.:;!?\n])|\b(?:is|answer|statement|claim|therefore|hence|so)\b)[\s:*_(]*"
    r"(?P<word>TRUE|FALSE|True|False|VRAI|FAUX|Vrai|Faux)\b(?!\s+(?:positive|negative|if|when|that|for))"
    r"|\b(?:is|are)\s+(?P<said>true|false)\b(?=\s*(?:[.,;:!]|$|because|since|as\b))",
)
_TRUE = frozenset({"true", "vrai"})
_QED = re.compile(
    r"\\(?:blacksquare|qed|square|Box)(?![A-Za-z])|\bq\.?\s?e\.?\s?d\b|∎|\bas\s+(?:required|desired|was\s+to\s+be)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """What an answer comes to.

    how         boxed, announced, concluded ("therefore"), last (the last display), or truth (TRUE or FALSE in words)
    piece       the row it stands in; None for a truth in words
    start, end  the characters of the row's LaTeX it is: what stands in the box, else all of them
    truth       what was said in words, or None
    """

    how: Literal["boxed", "announced", "concluded", "last", "truth"]
    piece: Piece | None
    start: int = 0
    end: int = 0
    truth: bool | None = None


def final_answers(blocks: Sequence[Block]) -> list[FinalAnswer]:
    """The final answers of a part, the most certain first: boxes, then announcements, then what is concluded last.

    Where nothing is announced it is the last display, unless words of a problem still follow.
    """
    pieces = [block for block in blocks if isinstance(block, Piece)]
    boxed = [answer for piece in pieces for answer in _boxes(piece)]
    truths = [answer for block in blocks if isinstance(block, Prose) for answer in _truths(block.text)]
    announced = [_whole("announced", p) for p in pieces if _ANNOUNCED.search(p.prose_before)]
    if boxed or truths or announced:
        return boxed + announced + truths
    concluded = [p for p in pieces if _CONCLUDES.search(p.prose_before) and not p.latex.startswith(("=", "&"))]
    displays = [p for p in pieces if p.display]
    last = displays[-1] if displays else None
    if concluded and (last is None or pieces.index(concluded[-1]) >= pieces.index(last) - last.row):
        chain = [p for p in pieces[pieces.index(concluded[-1]) :] if p.display and p.rows > 1]
        return [_whole("concluded", chain[-1] if concluded[-1].rows > 1 and chain else concluded[-1])]
    return [_whole("last", last)] if last is not None else []


def ends_proof(words: str) -> bool:
    """Whether the words say that a proof is complete: "as required", ∎."""
    return bool(_QED.search(words))


def _whole(how: Literal["announced", "concluded", "last"], piece: Piece) -> FinalAnswer:
    return FinalAnswer(how, piece, 0, len(piece.latex))


def _boxes(piece: Piece) -> list[FinalAnswer]:
    found: list[FinalAnswer] = []
    at = 0
    while match := _BOX.search(piece.latex, at):
        end = group_end(piece.latex, match.end())
        if end < 0:
            break
        found.append(FinalAnswer("boxed", piece, match.end() + 1, end - 1))
        at = end
    return found


def _truths(words: str) -> list[FinalAnswer]:
    matches = list(_TRUTH.finditer(words))
    return [FinalAnswer("truth", None, truth=(m["word"] or m["said"]).lower() in _TRUE) for m in matches[:1]]
