"""Macros: definitions in a document, and their expansion into what they stand for, place by place.

Expansion is bounded, so that a macro that calls itself or doubles itself is a problem with a place and never a hang.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from symderiv.language.spans import Span
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.expansion import Bounds, expanded
from symderiv.reading.documents.macro_definitions import DEFINITION, Macro, read_definition
from symderiv.reading.documents.packages import PACKAGES
from symderiv.reading.documents.problems import Problems

__all__ = ["Macros"]

FAILURES = 20  # definitions that cannot be read, after which no more are tried: each may cost a look at the whole text
TOTAL = 200_000  # characters all pieces of a document may grow by, or four times its length

_CALL = re.compile(r"\\(?:[A-Za-z]+|[^A-Za-z@])")
_WRAPPED = re.compile(r"\s*\$(?P<inner>[^$]+)\$\s*")


class Macros:
    """The macros in force. Definitions are taken in the order of the document, as LaTeX does."""

    def __init__(self, problems: Problems, length: int = 0) -> None:
        self._known: dict[str, Macro] = dict(PACKAGES)
        self._problems = problems
        self._left = max(TOTAL, 4 * length)
        self._failures = 0
        self.bounds = Bounds(self._spend, self._note)

    @property
    def known(self) -> Mapping[str, Macro]:
        """The macros in force now."""
        return self._known

    def table(self) -> Mapping[str, str]:
        """The definitions of the document: name to body."""
        return {name: macro.body for name, macro in self._known.items() if PACKAGES.get(name) != macro}

    def end_of_definition(self, excerpt: Excerpt, start: int) -> tuple[int, bool]:
        """The index after the definition that begins at ``start``, and whether it can be taken later."""
        match = DEFINITION.match(excerpt.text, start)
        if match is None:
            return start, False
        if self._failures < FAILURES and not isinstance(read := read_definition(excerpt.text, match), str):
            return read[1], True
        return self.define(excerpt, start), False

    def define(self, excerpt: Excerpt, start: int = 0) -> int:
        """Takes the definition that begins at ``start``; the index after it, or ``start`` where it is none."""
        text = excerpt.text
        match = DEFINITION.match(text, start)
        if match is None:
            return start
        if self._failures >= FAILURES:
            return match.end()
        read = read_definition(text, match)
        if isinstance(read, str):
            self._failures += 1
            self._problems.add(excerpt.source, excerpt.span(*match.span()), read, "it is ignored where it is called")
            return match.end()
        macro, end = read
        if match["let"]:
            macro = self._as_it_is(macro)
        wrapped = _WRAPPED.fullmatch(macro.body)
        if wrapped:
            macro = replace(macro, body=wrapped["inner"])  # "$x$" in mathematics is x
        provides = match.group().startswith(("\\provide", "\\Provide"))
        if not (provides and macro.name in self._known):
            self._known[macro.name] = macro
        return end

    def _as_it_is(self, alias: Macro) -> Macro:
        """What a ``\\let`` copies: the macro as it is now, or a command that stays what it is."""
        target = self._known.get(alias.body)
        return replace(target, name=alias.name) if target is not None else alias

    def expand(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt with every macro replaced by what it stands for, and definitions taken and removed."""
        if "\\" not in excerpt.text:
            return excerpt
        if DEFINITION.search(excerpt.text):
            excerpt = self._without_definitions(excerpt)
        if not any(m.group() in self._known for m in _CALL.finditer(excerpt.text)):
            return excerpt
        return expanded(excerpt, self._known, self.bounds)

    def _spend(self, characters: int) -> bool:
        """Takes from what the document may still grow by; false once nothing is left."""
        self._left -= characters
        return self._left >= 0

    def _note(self, excerpt: Excerpt, token_origin: int, width: int, message: str) -> None:
        """Notes a problem at a call."""
        span = Span(token_origin, token_origin + width)
        self._problems.add(excerpt.source, span, message, "write the formula without this macro")

    def _without_definitions(self, excerpt: Excerpt) -> Excerpt:
        edits: list[tuple[int, int, str]] = []
        at = 0
        while match := DEFINITION.search(excerpt.text, at):
            at = max(self.define(excerpt, match.start()), match.end())
            edits.append((match.start(), at, ""))
        return excerpt.edited(edits)
