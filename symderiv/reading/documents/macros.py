"""Macros: definitions in a document, and their expansion into what they stand for, place by place.

Expansion is bounded, so that a macro that calls itself or doubles itself is a problem with a place and never a hang.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from symderiv.language.spans import Span
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.macro_definitions import DEFINITION, Macro, read_definition
from symderiv.reading.documents.problems import Problems

__all__ = ["Macros"]

DEPTH = 50  # calls within calls
GROWTH = 16  # how many times longer than itself a piece may become, besides ROOM
ROOM = 4_000  # characters a piece may grow by in any case
FAILURES = 20  # definitions that cannot be read, after which no more are tried: each may cost a look at the whole text
TOTAL = 200_000  # characters all pieces of a document may grow by, or four times its length

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|[\s\S])?|[{}]|#\d?|[^\\{}#]+")


BUILT_IN = {m.name: m for m in (Macro(r"\ensuremath", "#1", 1), Macro(r"\xspace", ""))}


@dataclass(frozen=True, slots=True)
class _Token:
    """Text on its way through the expansion; ``width`` as in `excerpts.Run`, ``depth`` the calls it came out of."""

    text: str
    origin: int
    width: int | None
    depth: int


class Macros:
    """The macros in force. Definitions are taken in the order of the document, as LaTeX does."""

    def __init__(self, problems: Problems, length: int = 0) -> None:
        self._known: dict[str, Macro] = dict(BUILT_IN)
        self._problems = problems
        self._left = max(TOTAL, 4 * length)
        self._failures = 0

    def table(self) -> Mapping[str, str]:
        """The definitions of the document: name to body."""
        return {name: macro.body for name, macro in self._known.items() if name not in BUILT_IN}

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
        if not (match["new"] == "providecommand" and macro.name in self._known):
            self._known[macro.name] = macro
        return end

    def expand(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt with every macro replaced by what it stands for, and definitions taken and removed."""
        if "\\" not in excerpt.text:
            return excerpt
        if DEFINITION.search(excerpt.text):
            excerpt = self._without_definitions(excerpt)
        if not any(m.group() in self._known for m in re.finditer(r"\\(?:[A-Za-z]+|[^A-Za-z@])", excerpt.text)):
            return excerpt
        return _Expansion(self._known, excerpt, self).run()

    def spend(self, characters: int) -> bool:
        """Takes from what the document may still grow by; false once nothing is left."""
        self._left -= characters
        return self._left >= 0

    def note(self, excerpt: Excerpt, token_origin: int, width: int, message: str) -> None:
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


class _Expansion:
    """One piece being expanded: tokens still to come on a stack, the next one last."""

    def __init__(self, known: Mapping[str, Macro], excerpt: Excerpt, macros: Macros) -> None:
        self._known = known
        self._excerpt = excerpt
        self._macros = macros
        self._room = GROWTH * len(excerpt.text) + ROOM
        self._waiting = [
            _Token(m.group(), origin + m.start() if width is None else origin, width, 0)
            for text, origin, width in excerpt.pieces(0, len(excerpt.text))
            for m in _TOKEN.finditer(text)
        ][::-1]

    def run(self) -> Excerpt:
        done: list[tuple[str, int, int | None]] = []
        while self._waiting:
            token = self._waiting.pop()
            macro = self._known.get(token.text)
            if macro is not None and self._allowed(token):
                self._call(macro, token)
                continue
            if done and _would_merge(done[-1], token):
                done.append((" ", token.origin, 0))
            done.append((token.text, token.origin, token.width))
        return Excerpt.joined(self._excerpt.source, done)

    def _allowed(self, token: _Token) -> bool:
        """Whether this call may still be expanded; past a limit the calls that wait stay as they are."""
        if self._room < 0:
            return False
        width = len(token.text) if token.width is None else token.width
        if token.depth >= DEPTH:
            self._room = -1
            self._macros.note(self._excerpt, token.origin, width, f"{token.text} calls itself without end")
        return self._room >= 0

    def _call(self, macro: Macro, call: _Token) -> None:
        body, end = macro.body, call.origin + (len(call.text) if call.width is None else call.width)
        if macro.starred is not None and self._take("*"):
            body = macro.starred
        arguments: list[list[_Token]] = []
        option = self._bracketed() if macro.default is not None or macro.starred is not None else None
        if macro.default is not None:
            arguments.append(option if option is not None else self._tokens(macro.default, call, end))
        while len(arguments) < macro.arity:
            arguments.append(self._next_argument())
        pushed: list[_Token] = []
        for token in self._tokens(body, call, end):
            index = int(token.text[1:] or 0) if token.text.startswith("#") else 0
            if 0 < index <= len(arguments):
                pushed += arguments[index - 1]
            elif index == 0 and token.text != "#":
                pushed.append(token)
        grown = sum(len(token.text) for token in pushed) + 1
        self._room -= grown
        if self._room < 0 or not self._macros.spend(grown):
            self._room = -1
            self._macros.note(self._excerpt, call.origin, end - call.origin, f"{call.text} grows too large")
            return
        self._waiting += reversed(pushed)

    def _tokens(self, body: str, call: _Token, end: int) -> list[_Token]:
        width = end - call.origin
        return [_Token(m.group(), call.origin, width, call.depth + 1) for m in _TOKEN.finditer(body)]

    def _take(self, character: str) -> bool:
        """Takes one character if it comes next."""
        if self._waiting and self._waiting[-1].text.startswith(character):
            self._split(1)
            self._waiting.pop()
            return True
        return False

    def _split(self, length: int) -> None:
        """Splits the next token, if it is a stretch of plain characters, after ``length`` of them."""
        token = self._waiting[-1]
        if token.text[0] not in "\\{}#" and len(token.text) > length:
            self._waiting.pop()
            rest = token.origin + length if token.width is None else token.origin
            self._waiting.append(_Token(token.text[length:], rest, token.width, token.depth))
            self._waiting.append(_Token(token.text[:length], token.origin, token.width, token.depth))

    def _skip_space(self) -> None:
        while self._waiting and self._waiting[-1].text[0].isspace():
            text = self._waiting[-1].text
            self._split(len(text) - len(text.lstrip()))
            self._waiting.pop()

    def _next_argument(self) -> list[_Token]:
        self._skip_space()
        if not self._waiting or self._waiting[-1].text == "}":
            return []
        self._split(1)
        first = self._waiting.pop()
        return self._until("{", "}") if first.text == "{" else [first]

    def _bracketed(self) -> list[_Token] | None:
        return self._until("[", "]") if self._take("[") else None

    def _until(self, opening: str, closing: str) -> list[_Token]:
        """The tokens up to the closing character that matches an opening one already taken."""
        taken: list[_Token] = []
        depth = 0
        while self._waiting:
            if opening == "[":
                place = self._waiting[-1].text.find(closing)
                self._split(place if place > 0 else 1 if place == 0 else len(self._waiting[-1].text))
            token = self._waiting.pop()
            if token.text == closing and depth == 0:
                return taken
            depth += (token.text == "{") - (token.text == "}")
            taken.append(token)
        return taken


def _would_merge(before: tuple[str, int, int | None], token: _Token) -> bool:
    """Whether a control word would swallow the letters after it: the argument of ``\\hat#1`` is ``x``."""
    word, origin, width = before
    if not (word[0] == "\\" and word[-1].isalpha() and token.text[0].isalpha()):
        return False
    return width is not None or token.width is not None or origin + len(word) != token.origin
