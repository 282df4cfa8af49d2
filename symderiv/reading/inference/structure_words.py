"""Words that say of letters that they are groups, spaces, linear maps or bases."""

from __future__ import annotations

import re

__all__ = ["LINEAR", "PHRASES"]

PLACE = "⟦\\d+⟧"
SEVERAL = rf"(?P<places>{PLACE}(?:(?:,? and|,)? {PLACE}){{0,4}})"
ADJECTIVE = (
    r"(?:(?:finite|infinite|cyclic|abelian|normal|finite[- ]dimensional|real|complex|inner|proper|nonempty|trivial|"
    r"simple|commutative|quotient|nonzero|bounded|invertible|injective|surjective|bijective|arbitrary|unique|compact|"
    r"self-?adjoint|two|three|\d-dimensional) )*"
)
NOUNS = {
    "group": r"(?:sub)?groups?",
    "space": r"(?:vector |linear |inner[- ]product |euclidean |hilbert |normed )?(?:sub)?spaces?",
    "map": r"(?:linear (?:maps?|mappings?|operators?|transformations?)|operators?|endomorphisms?)",
    "homomorphism": r"(?:group )?(?:homo|iso|auto|endo|mono|epi)morphisms?",
    "vectors": r"(?:(?:orthonormal |orthogonal |standard |ordered )?bas[ie]s|lists? of vectors)",
}
LINEAR = re.compile(r"\blinear (?:maps?|mappings?|operators?|transformations?)\b")
VERB = r",? (?:is|are|be|being|denotes?|represents?) (?:itself )?(?:a|an|any|some|the|two|both|also a)? ?"
PHRASES = [
    (kind, re.compile(pattern))
    for kind, noun in NOUNS.items()
    for pattern in (
        rf"(?<![\w-]){noun} {SEVERAL}",
        rf"{SEVERAL}{VERB}{ADJECTIVE}{noun}(?![\w-])(?P<of> of {PLACE})?",
        rf"{SEVERAL},? an? {ADJECTIVE}{noun}(?![\w-])(?P<of> of {PLACE})?",
    )
]
