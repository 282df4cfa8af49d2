"""Texts about things that have no models: the elements of a ring look like numbers, and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.deciding.verdicts import Proved, Refuted, Supported, Undecided
from symderiv.grading.judging import Judged
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Term, free_symbols, subterms
from symderiv.reading.documents.document import Document, Prose

__all__ = ["about_rings", "beyond_numbers"]

RINGS = re.compile(
    r"\brings\b|\bsubrings?\b|\bring (?:homo|iso|auto|endo)morphism|\bintegral domains?\b|\bzero[- ]divisors?\b"
    r"|\bbe (?:an?|the) (?:\w+[- ]){0,2}ring\b|\b(?:non-?)?commutative ring\b|\bring (?:with|has) (?:unity|1)\b"
    r"|\b(?:boolean|division|quotient|polynomial|unital) ring\b"
    r"|\b(?:principal|maximal|prime|left|right|two-sided) ideals?\b",
    re.IGNORECASE,
)
REASON = "its letters may be elements of a ring, of which models of numbers say nothing"


def about_rings(document: Document) -> bool:
    """Whether a document is about rings, as its words say."""
    return any(RINGS.search(block.text) for _, _, block in document.blocks() if isinstance(block, Prose))


def beyond_numbers(lines: Sequence[Judged]) -> list[Judged]:
    """The lines of a text about rings; of what has letters for numbers nothing is decided, whole numbers excepted."""
    return [replace(line, verdict=Undecided(REASON), step=None) if _is_of_elements(line) else line for line in lines]


def _is_of_elements(line: Judged) -> bool:
    if not isinstance(line.verdict, Proved | Refuted | Supported):
        return False
    return any(_has_elements(link.statement or link.step) for link in line.reading.links)


def _has_elements(statement: Term) -> bool:
    letters = any(
        isinstance(s.sort, Scalar) and s.sort.kind != "integer" and not s.sort.properties
        for s in free_symbols(statement)
    )
    return letters or any(isinstance(part, Apply) and part.operator == "e" for part in subterms(statement))
