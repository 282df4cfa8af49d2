r"""Following: which chain a piece of a document carries on.

The rows of a display carry on each other, and a display that begins with a relation the display before it. A formula
in a line of its own, ``$\int x\,dx$``, is the left side of a display right after it that begins with a relation. A
display that is a single side begins anew, unless the words before it say that it is what stood before, written
otherwise.
"""

from __future__ import annotations

import re

from symderiv.reading.discourse.readings import ChainState, ReadRow
from symderiv.reading.documents.document import Piece

__all__ = ["chain_after", "chain_before", "leads"]

BEGINS = re.compile(
    r"[\s&{}]*(=|<|>|:=|\\(?:le|ge|leq|geq|lt|gt|equiv|approx|propto|leqslant|geqslant|ne|neq)(?![A-Za-z]))"
)
RELATES = re.compile(
    r"[=<>≤≥≈∈]|rrow|\\(?:le|ge|leq|geq|leqslant|geqslant|lt|gt|ne|neq|equiv|approx|propto|sim|in|notin|to|implies|iff|subset"
    r"|subseteq|mid|perp|cong|simeq|mapsto)(?![A-Za-z])"
)
ALIKE = re.compile(
    r"(?:(?:simplif|becom|equal|reduc|rewrit|expand|evaluat|collaps|factor)\w*|rewrote|written|expansion|which is"
    r"|that is|i\.\s?e\.)"
    r"(?:\s(?:to|as|into))?[\s:,.]*$|\b(?:and|or|gives?|get|obtain|yields?|then)[\s:,]*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"[\s&{}]*(?:[-+*/,;)\]|]|\\(?:cdot|times|quad|pm|mp|left|right|text|Rightarrow|implies|[;,:!]))")
LED = re.compile(r"\s*(?::|is|equals|becomes)?\s*")
SPOKEN_OF = re.compile(
    r"\b(?:using|by|from|with|of|since|where|and|for|in|to|on|that|at|let|if|when|as|because|see|apply)\s*$",
    re.IGNORECASE,
)


def chain_before(piece: Piece, following: Piece | None, chain: ChainState | None) -> ChainState | None:
    """What a row of a display carries on: the chain under way, or a new one."""
    return ChainState() if _heads(piece, following) or _begins_anew(piece, chain) else chain


def chain_after(piece: Piece, following: Piece | None, row: ReadRow, chain: ChainState | None) -> ChainState | None:
    """The chain under way after a piece was read."""
    return row.chain if piece.display or leads(piece, following) else chain


def leads(piece: Piece, following: Piece | None) -> bool:
    """Whether a formula in the text is the left side of the display after it."""
    if piece.display or following is None or not following.display or following.row or _relates(piece.latex):
        return False
    beside = LED.fullmatch(following.prose_before) and BEGINS.match(following.latex)
    return bool(beside) and not SPOKEN_OF.search(piece.prose_before)


def _relates(latex: str) -> bool:
    """Whether there is a relation outside all braces."""
    depth, outside = 0, list[str]()
    for part in re.split(r"(?<!\\\\)([{}])", latex):
        if part in ("{", "}"):
            depth += 1 if part == "{" else -1
        elif not depth:
            outside.append(part)
    return bool(RELATES.search(" ".join(outside)))


def _heads(piece: Piece, following: Piece | None) -> bool:
    """Whether the first row of a display is the left side of the next row, and not one more side of a chain before."""
    within = following is not None and piece.row == 0 and following.row == 1
    return within and following is not None and bool(BEGINS.match(following.latex)) and not BEGINS.match(piece.latex)


def _begins_anew(piece: Piece, chain: ChainState | None) -> bool:
    """Whether a display that is a single side says nothing of the display before it."""
    if piece.row or not piece.prose_before.strip() or _relates(piece.latex) or GOES_ON.match(piece.latex):
        return False
    waits = chain is not None and any(running.waiting for running in chain.alternatives)
    return not waits and not ALIKE.search(piece.prose_before)
