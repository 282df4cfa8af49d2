"""What a student says of the letters of a row, by kind of row."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "ABC", "COMPLEX", "COUNTED", "FREE", "GIVEN", "INTEGRATED", "POSITIVE", "REAL", "REGULAR", "SQUARE", "VECTORS",
    "Notation", "Rows",
]  # fmt: skip

Notation = Mapping[str, str]
# field: (left side, relation, right side, notation)
Rows = Mapping[str, tuple[tuple[str, str, str, Notation], ...]]

FREE: Notation = {}
REAL: Notation = {"x": "real", "y": "real", "t": "real"}
ABC: Notation = dict.fromkeys("abcdxyz", "real")
POSITIVE: Notation = dict.fromkeys("abcxy", "positive")
COMPLEX: Notation = {"z": "complex", "w": "complex", "x": "real", "y": "real"}
GIVEN: Notation = {"x": "real", "a": "positive", "b": "positive"}
INTEGRATED: Notation = {"x": "real", "a": "positive", "C": "real"}
COUNTED: Notation = {"n": "positive integer", "m": "positive integer"}
SQUARE: Notation = {"A": "matrix n n", "B": "matrix n n"}
REGULAR: Notation = {"A": "invertible matrix n n", "B": "invertible matrix n n"}
VECTORS: Notation = {"x": "vector n", "y": "vector n", "A": "matrix n n"}
