"""What is wrong with a document, where, and what to do: listed, never raised, so that the rest is still read."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.errors import ReadingError
from symderiv.language.spans import Source, Span

__all__ = ["Problems"]

LISTED = 100  # a hundred thousand stray braces are one mistake, not a hundred thousand messages


class Problems:
    """The problems met so far, in the order in which they were met; at most a hundred are kept, all are counted."""

    def __init__(self) -> None:
        self._listed: list[ReadingError] = []
        self.count = 0

    def add(self, source: Source, span: Span, message: str, hint: str = "") -> None:
        """Notes a problem at a place."""
        self.count += 1
        if len(self._listed) < LISTED:
            self._listed.append(ReadingError(source, span, message, hint=hint))

    def __iter__(self) -> Iterator[ReadingError]:
        return iter(self._listed)
