"""Scanning: what the readers of Markdown and of LaTeX have in common. Every look ahead is bounded or remembered."""

from __future__ import annotations

import re

from symderiv.reading.documents.events import Event, Formula, Mark, Text
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.mathematics import CLOSERS
from symderiv.reading.documents.problems import Problems

__all__ = ["Scan"]

_ROWS = re.compile(
    r"\s*\\begin\s*\{(?P<rows>(?:align|alignat|aligned|gather|gathered|eqnarray|split)\*?)\}"
    r"(?:(?!\\begin\s*\{(?P=rows)\})[\s\S])*\\end\s*\{(?P=rows)\}\s*"
)
_EMPHEQ = re.compile(r"\s*(?:\[[^\[\]]{0,80}\])?\s*\{\s*([A-Za-z]{1,20}\*?)\s*[=}]")
_BLANK_LINE = re.compile(r"\n[ \t>]*\r?\n")


class Scan:
    """A text being read from beginning to end, and the events found so far."""

    def __init__(self, whole: Excerpt, events: list[Event], problems: Problems) -> None:
        self._whole = whole
        self._text = whole.text
        self._stop = len(whole.text)
        self._events = events
        self._problems = problems
        self._at = 0  # all before is told
        self._hopeless: dict[str, int] = {}  # closers, and up to where there is none
        self._blank = (0, 0)  # a place, and the end of its paragraph
        self._title_end = -1  # of a title with mathematics in it, while it is read

    def _clean(self, text: str) -> str:
        """What a reader of the prose sees."""
        raise NotImplementedError

    def _prepared(self, excerpt: Excerpt, start: int, display: bool) -> Excerpt:
        """A formula that begins at ``start`` without what is no part of it."""
        raise NotImplementedError

    def _tell(self, end: int, resume: int | None = None) -> None:
        """Tells the prose up to ``end``; what follows up to ``resume`` is not prose."""
        if end > self._at:
            excerpt = self._whole.part(self._at, end)
            clean = self._clean(excerpt.text)
            if clean.strip() or _BLANK_LINE.search(clean):
                self._events.append(Text(excerpt, clean))
        self._at = max(self._at, end if resume is None else resume)

    def _skip(self, start: int, stop: int) -> int:
        """Leaves out what is no prose; the index after it."""
        self._tell(start, stop)
        return stop

    def _find(self, closer: str, start: int, limit: int | None = None) -> int:
        """The index after the next ``closer``; where there is none, ``start``."""
        if start < self._hopeless.get(closer, -1):
            return start
        found = self._text.find(closer, start, self._stop if limit is None else limit)
        if found < 0:
            self._hopeless[closer] = self._stop if limit is None else limit
            return start
        return found + len(closer)

    def _paragraph_end(self, start: int) -> int:
        """The index of the next blank line."""
        if not self._blank[0] <= start < self._blank[1]:
            match = _BLANK_LINE.search(self._text, start, self._stop)
            self._blank = (start, match.start() if match else self._stop)
        return self._blank[1]

    def _problem(self, start: int, end: int, message: str, hint: str) -> None:
        self._problems.add(self._whole.source, self._whole.span(start, end), message, hint)

    def _mark(self, mark: Mark, start: int, end: int) -> None:
        self._tell(start, end)
        self._events.append(mark)

    def _open_title(self, start: int, end: int) -> None:
        """What stands up to ``end`` is a title: it asks, and answers nothing."""
        self._mark(Mark("open", self._whole.source, self._whole.span(start, end), style="title"), start, start)
        self._title_end = end

    def _close_title(self) -> None:
        if self._title_end >= 0:
            end, self._title_end = self._title_end, -1
            self._mark(Mark("close", self._whole.source, self._whole.span(end, end), style="title"), end, end)

    def _formula(
        self, start: int, first: int, last: int, after: int, *, display: bool, env: str, number: str | None = None
    ) -> int:
        """Tells a formula; ``first`` to ``last`` is what stands between the delimiters. The index after it."""
        self._tell(start, after)
        display = display or _ROWS.fullmatch(self._text, first, last) is not None  # $\begin{align} .. \end{align}$
        excerpt = self._prepared(self._whole.part(first, max(first, last)), start, display)
        self._events.append(Formula(excerpt, display, env, number))
        return after

    def _environment(self, env: str, start: int, end: int) -> int:
        """Reads an environment of mathematics whose beginning ends at ``end``; the index after it."""
        inner, stop = end, self._end_of(env, end)
        if stop < 0:
            self._problem(start, end, f"this environment {env} is never closed", f"close it with \\end{{{env}}}")
            stop = max(end, self._paragraph_end(end))
        if env.rstrip("*") == "empheq" and (boxed := _EMPHEQ.match(self._text, inner)):
            env = boxed[1]
        return self._formula(start, start, stop, stop, display=True, env=env)

    def _end_of(self, env: str, start: int) -> int:
        """The index after the end of an environment, with or without its star; -1 before another like it, or where
        there is none."""
        bare = env.rstrip("*")
        if start < self._hopeless.get(bare, -1):
            return -1
        edge = re.compile(rf"\\(?:(?P<end>end)|begin)\s*\{{\s*{bare}\s*\*?\s*\}}")
        found = edge.search(self._text, start, self._stop)
        if found is None:
            self._hopeless[bare] = self._stop
        return found.end() if found and found["end"] else -1

    def _unclosed(self, opener: str, start: int, end: int) -> int:
        """Notes a delimiter that is never closed. A display runs to the next blank line, a lone dollar is a dollar."""
        display = opener in ("$$", "\\[")
        hint = f"close it with {CLOSERS[opener]}" + ("" if display else ", or write \\$ for money")
        self._problem(start, end, f"this {opener} is never closed", hint)
        if not display:
            return end
        stop = self._paragraph_end(end)
        return self._formula(start, end, stop, stop, display=True, env=opener)
