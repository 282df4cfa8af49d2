"""Chance: random letters without a declared sort, and what is said of all random variables at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symderiv.language.sorts import INTEGER, OUTCOME, REAL, Function, Sort

__all__ = ["random_real", "said_of_laws"]

OF_LAWS = {
    "independent": re.compile(r"(?<!linearly )independen|uncorrelated|\bi\.?\s?i\.?\s?d\b"),
}


def random_real(key: str) -> Sort:
    """The sort of a random number, or of a sequence of them."""
    one = Function((OUTCOME,), REAL)
    return Function((INTEGER,), one, frozenset({"sequence"})) if key.endswith("_") else one


def said_of_laws(texts: Iterable[str]) -> frozenset[str]:
    """What is said of random variables that may be meant of all of them: that they are independent."""
    return frozenset(key for text in texts for key, written in OF_LAWS.items() if written.search(text))
