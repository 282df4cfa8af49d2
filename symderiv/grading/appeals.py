"""Appeals: what the words before a line rest it on: equations by their numbers, theorems and rules by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symderiv.reading.discourse.answers import final_answers
from symderiv.reading.discourse.premises import premises_in
from symderiv.reading.discourse.references import Equations, references_in
from symderiv.reading.documents.document import Block, Document, Piece

__all__ = ["Appeals", "answers_in"]

CERTAIN = ("boxed", "announced", "concluded")


class Appeals:
    """The rows of a document, and which claim each became."""

    def __init__(self, document: Document) -> None:
        self._pieces = [piece for _, _, piece in document.pieces()]
        self._places: Mapping[int, int] = {id(piece): place for place, piece in enumerate(self._pieces)}
        self._equations = Equations(self._pieces, document.labels)
        self._claims: dict[int, str] = {}

    def became(self, piece: Piece, claim: str) -> None:
        """Notes the claim's id, so that later lines can appeal to it."""
        self._claims[id(piece)] = claim

    def of(self, piece: Piece) -> tuple[str, ...]:
        """What the words before a row appeal to: ids of claims, numbers of other equations, names of theorems."""
        words, place = piece.prose_before, self._places.get(id(piece))
        if not words or place is None:
            return ()
        found = [
            (r.start, self._called(named)) for r in references_in(words, self._equations, place) for named in r.pieces
        ]
        found += [(premise.start, premise.key) for premise in premises_in(words)]
        return tuple(dict.fromkeys(name for _, name in sorted(found) if name))

    def _called(self, piece: Piece) -> str:
        return self._claims.get(id(piece)) or (f"({piece.tag})" if piece.tag else "")


def answers_in(blocks: Sequence[Block]) -> frozenset[int]:
    """The identities of the rows that are announced as what an answer comes to."""
    return frozenset(id(found.piece) for found in final_answers(blocks) if found.piece and found.how in CERTAIN)
