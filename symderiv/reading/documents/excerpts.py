"""Excerpts: text taken out of a source, each character of which knows where it stands there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from symderiv.language.spans import Source, Span

__all__ = ["Excerpt", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of an excerpt from ``at`` to the next run.

    origin  where the run begins in the source
    width   None where the run is a copy, character for character; else the run as a whole stands for that many
            characters of the source: a macro call and its expansion, an escape and what it means
    """

    at: int
    origin: int
    width: int | None = None


@dataclass(frozen=True)
class Excerpt:
    """``text``, and where each of its characters stands in ``source``."""

    source: Source = field(repr=False)
    text: str
    runs: tuple[Run, ...] = field(repr=False)

    @classmethod
    def of(cls, source: Source) -> Excerpt:
        """The whole of a source."""
        return cls(source, source.text, (Run(0, 0),))

    @classmethod
    def joined(cls, source: Source, pieces: Iterable[tuple[str, int, int | None]]) -> Excerpt:
        """An excerpt from consecutive ``(text, origin, width)``; adjoining copies become one run."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for text, origin, width in pieces:
            if not text:
                continue
            last = runs[-1] if runs else None
            continues = last is not None and width is None and last.width is None
            if not (continues and last is not None and origin == last.origin + at - last.at):
                runs.append(Run(at, origin, width))
            texts.append(text)
            at += len(text)
        return cls(source, "".join(texts), tuple(runs) or (Run(0, 0),))

    def _run(self, index: int) -> int:
        return max(0, bisect_right(self.runs, index, key=lambda run: run.at) - 1)

    def offset(self, index: int) -> int:
        """Where character ``index`` stands in the source; the end of the excerpt has a place too."""
        if index >= len(self.text):
            return self.span(index - 1, index).end if self.text else self.runs[0].origin
        run = self.runs[self._run(max(0, index))]
        return run.origin + (max(0, index) - run.at if run.width is None else 0)

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of character ``index`` in the source, from 1."""
        return self.source.position(self.offset(index))

    def span(self, start: int, end: int) -> Span:
        """The smallest span of the source that holds characters ``start`` up to, not including, ``end``."""
        start, end = max(0, start), min(end, len(self.text))
        if start >= end:
            place = self.offset(start)
            return Span(place, place)
        only = self.runs[0]
        if len(self.runs) == 1 and only.width is None:
            return Span(only.origin + start - only.at, only.origin + end - only.at)
        first, last = self._run(start), self._run(end - 1)
        low, high = [], []
        for number in range(first, last + 1):
            run = self.runs[number]
            stop = self.runs[number + 1].at if number < last else end
            begin = max(start, run.at)
            low.append(run.origin + (begin - run.at if run.width is None else 0))
            high.append(run.origin + (stop - run.at if run.width is None else run.width))
        return Span(min(low), max(high))

    def whole(self) -> Span:
        """The span of all of it."""
        return self.span(0, len(self.text))

    def part(self, start: int, end: int) -> Excerpt:
        """Characters ``start`` up to, not including, ``end``, as an excerpt."""
        start, end = max(0, start), min(end, len(self.text))
        if start >= end:
            return Excerpt(self.source, "", (Run(0, self.offset(start)),))
        only = self.runs[0]
        if len(self.runs) == 1 and only.width is None:
            return Excerpt(self.source, self.text[start:end], (Run(0, only.origin + start - only.at),))
        first, last = self._run(start), self._run(end - 1)
        runs = [Run(max(0, run.at - start), run.origin, run.width) for run in self.runs[first : last + 1]]
        head = self.runs[first]
        if head.width is None:
            runs[0] = Run(0, head.origin + start - head.at)
        return Excerpt(self.source, self.text[start:end], tuple(runs))

    def rewritten(self, text: str) -> Excerpt:
        """The same places with other characters, as many as before."""
        if len(text) != len(self.text):
            raise ValueError("a rewritten excerpt keeps its length")
        return Excerpt(self.source, text, self.runs)

    def pieces(self, start: int, end: int) -> list[tuple[str, int, int | None]]:
        """What `joined` takes, for a stretch of this excerpt."""
        part = self.part(start, end)
        ends = [*(run.at for run in part.runs[1:]), len(part.text)]
        return [(part.text[run.at : stop], run.origin, run.width) for run, stop in zip(part.runs, ends, strict=True)]

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Excerpt:
        """With each stretch ``(start, end, replacement)`` replaced, in order; a replacement stands for its stretch."""
        pieces: list[tuple[str, int, int | None]] = []
        at = 0
        for start, end, replacement in edits:
            pieces += self.pieces(at, start) if start > at else []
            span = self.span(start, end)
            pieces.append((replacement, span.start, span.end - span.start))
            at = end
        pieces += self.pieces(at, len(self.text)) if at < len(self.text) else []
        return Excerpt.joined(self.source, pieces)

    def stripped(self) -> Excerpt:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))
