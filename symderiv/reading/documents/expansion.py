"""Expansion: one piece of LaTeX with every macro replaced by what it stands for, place by place, within bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.macro_definitions import NO_VALUE, Macro, Parameter

__all__ = ["TOKEN", "Bounds", "expanded"]

DEPTH = 50  # calls within calls
GROWTH = 16  # how many times longer than itself a piece may become, besides ROOM
ROOM = 4_000  # characters a piece may grow by in any case

TOKEN = re.compile(r"\\(?:[A-Za-z]+|[\s\S])?|[{}]|#\d?|[^\\{}#]+")
_TESTS = {
    rf"\If{name}{branches}": (value, swapped, branches)
    for name, value, swapped in (
        ("NoValue", NO_VALUE, False),
        ("Value", NO_VALUE, True),
        ("Boolean", r"\BooleanTrue", False),
    )
    for branches in ("TF", "T", "F")
}
"""xparse's tests of an argument: what it is compared with, whether the branches are swapped, and which there are."""

_EDGES = {"option": ("[", "]"), "brace": ("{", "}")}
_FENCES = {"(": ")", "[": "]", "|": "|", "{": "}", r"\{": r"\}"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document still allows: ``spend`` takes characters and says whether any are left, ``note`` a problem."""

    spend: Callable[[int], bool]
    note: Callable[[Excerpt, int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Token:
    """Text on its way through the expansion; ``width`` as in `excerpts.Run`, ``depth`` the calls it came out of."""

    text: str
    origin: int
    width: int | None
    depth: int
    final: bool = False


def expanded(excerpt: Excerpt, known: Mapping[str, Macro], bounds: Bounds) -> Excerpt:
    """The excerpt with the calls of known macros replaced by what they stand for."""
    return _Expansion(known, excerpt, bounds).run()


class _Expansion:
    """One piece being expanded: tokens still to come on a stack, the next one last."""

    def __init__(self, known: Mapping[str, Macro], excerpt: Excerpt, bounds: Bounds) -> None:
        self._known = known
        self._excerpt = excerpt
        self._bounds = bounds
        self._room = GROWTH * len(excerpt.text) + ROOM
        self._waiting = [
            _Token(m.group(), origin + m.start() if width is None else origin, width, 0)
            for text, origin, width in excerpt.pieces(0, len(excerpt.text))
            for m in TOKEN.finditer(text)
        ][::-1]

    def run(self) -> Excerpt:
        done: list[tuple[str, int, int | None]] = []
        while self._waiting:
            token = self._waiting.pop()
            if token.text[0] == "\\" and not token.final and self._expand(token):
                continue
            if done and _would_merge(done[-1], token):
                done.append((" ", token.origin, 0))
            done.append((token.text, token.origin, token.width))
        return Excerpt.joined(self._excerpt.source, done)

    def _expand(self, token: _Token) -> bool:
        """Replaces a call by what it stands for; false where it is none, or is called in another way."""
        if token.text in _TESTS and token.depth:
            self._test(token)
            return True
        macro = self._known.get(token.text)
        return macro is not None and self._allowed(token) and self._follows(macro.prefix) and self._call(macro, token)

    def _allowed(self, token: _Token) -> bool:
        """Whether this call may still be expanded; past a limit the calls that wait stay as they are."""
        if self._room < 0:
            return False
        if token.depth >= DEPTH:
            self._room = -1
            self._bounds.note(self._excerpt, token.origin, _width(token), f"{token.text} calls itself without end")
        return self._room >= 0

    def _call(self, macro: Macro, call: _Token) -> bool:
        arguments = [self._argument(parameter, call) for parameter in macro.parameters]
        pushed: list[_Token] = []
        for token in self._tokens(macro.body, call, final=macro.final):
            index = int(token.text[1:] or 0) if token.text.startswith("#") else 0
            if 0 < index <= len(arguments):
                pushed += arguments[index - 1]
            elif index == 0 and token.text != "#":
                pushed.append(token)
        grown = sum(len(token.text) for token in pushed) + 1
        self._room -= grown
        if self._room < 0 or not self._bounds.spend(grown):
            self._room = -1
            self._bounds.note(self._excerpt, call.origin, _width(call), f"{call.text} grows too large")
            return True
        self._waiting += reversed(pushed)
        return True

    def _test(self, call: _Token) -> None:
        value, swapped, branches = _TESTS[call.text]
        found = "".join(token.text for token in self._group()).strip() == value
        taken = {branch: self._group() for branch in branches}
        self._waiting += reversed(taken.get("T" if found != swapped else "F", []))

    def _argument(self, parameter: Parameter, call: _Token) -> list[_Token]:
        """One argument of a call, or what stands for it where it is not given."""
        match parameter.kind:
            case "group":
                return self._group()
            case "until":
                return self._until(parameter.closing)
            case "fence":
                return self._fence(call)
            case "star":
                given = self._take(parameter.opening or "*")
                return self._tokens(r"\BooleanTrue" if given else r"\BooleanFalse", call)
        opening, closing = _EDGES.get(parameter.kind, (parameter.opening or "[", parameter.closing or "]"))
        if self._take(opening):
            return self._inner(opening, closing)
        return self._tokens(parameter.default, call)

    def _tokens(self, body: str, call: _Token, *, final: bool = False) -> list[_Token]:
        width = _width(call)
        return [_Token(m.group(), call.origin, width, call.depth + 1, final) for m in TOKEN.finditer(body)]

    def _follows(self, prefix: str) -> bool:
        """Takes the characters that a delimited macro must be followed by; false, and nothing taken, without them."""
        if not prefix:
            return True
        ahead = "".join(token.text for token in reversed(self._waiting[-2 * len(prefix) :])).lstrip()
        return ahead.startswith(prefix) and all(self._take(c) for c in re.findall(r"\\[A-Za-z]+|\\?\S", prefix))

    def _take(self, token: str) -> bool:
        """Takes a character or command if it comes next."""
        at = len(self._waiting) - 1
        while at >= 0 and self._waiting[at].text.isspace():
            at -= 1
        if at < 0 or not self._waiting[at].text.lstrip().startswith(token):
            return False
        if token[0] == "\\" and self._waiting[at].text != token:
            return False
        self._skip_space()
        self._split(len(token))
        self._waiting.pop()
        return True

    def _split(self, length: int) -> None:
        """Splits the next token, if it is a stretch of plain characters, after ``length`` of them."""
        token = self._waiting[-1]
        if token.text[0] not in "\\{}#" and len(token.text) > length:
            rest = token.origin + length if token.width is None else token.origin
            self._waiting[-1] = _Token(token.text[length:], rest, token.width, token.depth)
            self._waiting.append(_Token(token.text[:length], token.origin, token.width, token.depth))

    def _skip_space(self) -> None:
        while self._waiting and self._waiting[-1].text[0].isspace():
            text = self._waiting[-1].text
            self._split(len(text) - len(text.lstrip()))
            self._waiting.pop()

    def _group(self) -> list[_Token]:
        """What stands in braces, or one token."""
        self._skip_space()
        if not self._waiting or self._waiting[-1].text == "}":
            return []
        self._split(1)
        first = self._waiting.pop()
        return self._inner("{", "}") if first.text == "{" else [first]

    def _fence(self, call: _Token) -> list[_Token]:
        """What stands in brackets of any kind, with them, in their size."""
        opening = next((o for o in _FENCES if self._take(o)), "")
        if not opening:
            return []
        inner = self._inner(opening, _FENCES[opening])
        shown = {"{": (r"\{", r"\}")}.get(opening, (opening, _FENCES[opening]))
        left, right = self._tokens(rf"\left{shown[0]}", call), self._tokens(rf"\right{shown[1]}", call)
        return [*left, *inner, *right]

    def _inner(self, opening: str, closing: str) -> list[_Token]:
        """The tokens up to the closing character that matches an opening one already taken."""
        return self._until(closing, opening if opening != closing else "")

    def _until(self, closing: str, opening: str = "") -> list[_Token]:
        """The tokens up to a closing text outside braces, which is taken too; with ``opening`` they nest."""
        taken: list[_Token] = []
        braces = nested = 0
        edges = [text[0] for text in (opening, closing) if text and text[0] not in "\\{}"]
        while self._waiting:
            text = self._waiting[-1].text
            if text[0] not in "\\{}#":
                place = min((at for edge in edges if (at := text.find(edge)) >= 0), default=len(text))
                self._split(place or 1)
            if braces == 0 and nested == 0 and self._at(closing):
                return taken
            token = self._waiting.pop()
            braces += ((token.text == "{") - (token.text == "}")) if closing != "}" else 0
            nested += ((token.text == opening) - (token.text == closing)) if opening and not braces else 0
            taken.append(token)
        return taken

    def _at(self, closing: str) -> bool:
        """Takes a closing text if it comes next."""
        if len(closing) == 1 or closing[0] == "\\":
            if self._waiting[-1].text[: len(closing)] != closing:
                return False
            self._split(len(closing))
            self._waiting.pop()
            return True
        return self._waiting[-1].text[0] == closing[0] and self._follows(closing)


def _width(token: _Token) -> int:
    return len(token.text) if token.width is None else token.width


def _would_merge(before: tuple[str, int, int | None], token: _Token) -> bool:
    """Whether a control word would swallow the letters after it: the argument of ``\\hat#1`` is ``x``."""
    word, origin, width = before
    if not (word[0] == "\\" and word[-1].isalpha() and token.text[0].isalpha()):
        return False
    return width is not None or token.width is not None or origin + len(word) != token.origin
