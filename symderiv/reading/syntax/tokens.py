"""Tokens: the mathematics of LaTeX as a list of words and signs, each with its place.

Spacing, sizes and labels are taken out here, and so are stacked reasons (``\\stackrel{(a)}{=}`` is ``=``). Nothing is
nested yet, so nothing can recurse; length and nesting are bounded, because every later step may recurse on them.
"""

# ruff: noqa: I001  (the imported names are packed)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from symderiv.language.spans import Span
from symderiv.reading.syntax import arrows, decimals, dots_below, stops
from symderiv.reading.syntax.loose import rewritten
from symderiv.reading.syntax.notation import (
    ALIASES, ANGLES, DELIMITERS, DROPPED_WITH_ARGUMENT, NOTATION, SIZES, SPACES, TEXTS, TRANSPARENT, UNICODE,
)  # fmt: skip
from symderiv.reading.syntax.signs import IN_BRACES
from symderiv.reading.syntax.spelling import (
    DENIALS, DENIED, KNOWN_WORDS, PLAIN_TEXT, PRIMES, ROW_SPACE, TYPED_LETTERS, TYPED_WORDS, repeating,
)  # fmt: skip
from symderiv.reading.syntax.upright import meant

__all__ = ["DEEPEST", "LONGEST", "Token", "TooMuch", "tokens_of"]

LONGEST, DEEPEST = 20_000, 50  # characters of a formula; brackets within brackets

Kind = Literal[
    "number", "letter", "command", "word", "delimiter", "relation", "operation", "sign", "gap", "prose", "row", "cell",
    "end",
]


class TooMuch(Exception):
    """A formula beyond the limits: why, and where. Never leaves `symderiv.reading`."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason, self.span = reason, span


@dataclass(slots=True, unsafe_hash=True)  # never changed; frozen, it would take three times as long to make
class Token:
    """A word or sign.

    kind  number, letter (also a Greek one), command, word (``\\text{diag}``, ``\\mathrm{z0}``), delimiter, relation
          (from ``=`` to ``\\Rightarrow``), operation (``\\mathbin{*}``), sign (everything else), gap (``\\quad``),
          prose, row (``\\\\``), cell (``&``), end
    side  of a delimiter: left, right, middle, or "" where that is open
    """

    kind: Kind
    text: str
    start: int
    end: int
    side: str = ""

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


_TOKEN = re.compile(
    r"(?P<gap>~(?:\s*~)+)"
    r"|(?P<repeating>\d+\.\d*\\(?:overline|bar)\{\d+\})"
    r"|(?P<skip>\s+|~|(?<!\\)%[^\n]*)"
    r"|(?P<number>\d+(?:(?:\{,\}|,\\!|\\,|(?<=\d),(?=\d{3}(?!\d)))\d{3})*(?:\.\d+)?|\.\d+)"
    r"|(?P<command>\\(?:[A-Za-z]+\*?|[\s\S]))"
    r"|(?P<pair>:=|=:|<=|>=|=>|->|\.[ ~]*\.[ ~]*\.(?![ ~]*\.)|s\.t\.)"
    r"|(?P<letter>[^\W\d_])"
    r"|(?P<other>[\s\S])"
)


def tokens_of(latex: str) -> list[Token]:
    """The tokens of a formula, an end token last. Raises `TooMuch` beyond the limits."""
    if len(latex) > LONGEST:
        raise TooMuch(f"a formula of more than {LONGEST} characters", Span(0, len(latex)))
    lexer = _Lexer(latex)
    lexer.run()
    _check_nesting(lexer.tokens)
    tokens = dots_below.marked(stops.dropped(decimals.joined(lexer.tokens, latex)))
    return [*rewritten(tokens, latex), Token("end", "", len(latex), len(latex))]


def _check_nesting(tokens: list[Token]) -> None:
    depth = 0
    for token in tokens if len(tokens) > DEEPEST else ():
        if token.text in ("{", r"\begin") or (token.kind == "delimiter" and token.side == "left"):
            depth += 1
        elif token.text in ("}", r"\end") or (token.kind == "delimiter" and token.side == "right"):
            depth = max(0, depth - 1)
        if depth > DEEPEST:
            raise TooMuch(f"more than {DEEPEST} brackets within brackets", token.span)


class _Lexer:
    def __init__(self, latex: str) -> None:
        self.latex, self.at = latex, 0
        self.tokens: list[Token] = []

    def run(self, end: int | None = None) -> None:
        end = len(self.latex) if end is None else end
        while self.at < end:
            start = self.at
            match = _TOKEN.match(self.latex, start)
            assert match is not None  # the last alternative takes any character
            self.at = match.end()
            kind, text = match.lastgroup, match.group()
            if kind == "letter" or kind == "other" or kind == "pair":
                self._character(text, start)
            elif kind == "command":
                self._command(text, start)
            elif kind == "number":
                self._number(text, start)
            elif kind == "gap":
                self._add("gap", text, start)
            elif kind == "repeating":
                self._add("number", repeating(text), start)

    def _add(self, kind: Kind, text: str, start: int, side: str = "") -> None:
        self.tokens.append(Token(kind, text, start, self.at, side))

    def _number(self, text: str, start: int) -> None:
        """A number; ``1,000`` is a thousand, but right after an opening bracket it may be two entries of a list."""
        if text.isdecimal():
            self._add("number", text, start)
            return
        comma = text.find(",")
        before = [token.text for token in self.tokens[-2:]]
        listed = before[-1:] in (["("], ["["], [r"\{"]) or before == ["_", "{"]
        if (
            comma > 0
            and text[comma - 1 : comma + 2] != "{,}"
            and text[comma + 1] != "\\"
            and (listed or comma > 3 or text[0] == "0")
        ):
            self.at = start + comma
            text = text[:comma]
        self._add("number", re.sub(r"\{,\}|,\\!|\\,|,", "", text), start)

    def _character(self, text: str, start: int) -> None:
        text = UNICODE.get(text, text)
        if text.startswith(".") and len(text) > 1:  # . . .
            text = r"\dots"
        if text.isalpha() and (typed := TYPED_WORDS.match(self.latex, start)):
            self.at = typed.end()
            self._add("prose", typed.group(), start)
        elif text.isalpha() and (greek := TYPED_LETTERS.match(self.latex, start)):
            self.at = greek.end()
            self._add("letter", "\\" + greek.group(), start)
        elif text.isalpha() and (bare := KNOWN_WORDS.match(self.latex, start)):
            self.at = bare.end()
            self._add("word", bare.group(), start)
        elif text in DELIMITERS and text not in "./":
            meaning, side = DELIMITERS[text]
            self._add("delimiter", meaning, start, side)
        elif text.startswith("\\") and len(text) > 1:
            self._command(text, start)
        elif text == "&":
            self._add("cell", text, start)
        elif text == "^" and (marks := PRIMES.match(self.latex, start)) is not None:  # z^{'}
            self.at = marks.end()
            self.tokens += [Token("sign", "'", start, self.at)] * len(marks[1])
        elif text == "s.t.":
            self._add("prose", text, start)
        elif text == "\\":  # at the very end: a space
            return
        elif text in NOTATION.infix and NOTATION.infix[text].level < 20:
            self._add("relation", text, start)
        else:
            self._add("letter" if text.isalpha() else "sign", text, start)

    def _command(self, text: str, start: int) -> None:
        if len(text) > 2 and text.endswith("*"):  # \operatorname*, but \sigma* z
            if text[:-1] not in (r"\operatorname", r"\hspace", r"\tag", r"\vspace"):
                self.at -= 1
            text = text[:-1]
        if text in SPACES:
            return
        text = ALIASES.get(text, text)
        if text in (r"\begin", r"\end"):
            self._environment(text, start)
        elif text in (r"\quad", r"\qquad"):
            self._add("gap", text, start)
        elif text == r"\&":
            self._add("prose", "&", start)
        elif text in (r"\\", r"\cr", r"\newline"):
            if (space := ROW_SPACE.match(self.latex, self.at)) is not None:
                self.at = space.end()
            self._add("row", r"\\", start)
        elif text in SIZES:
            self._sized(text, start)
        elif text in DROPPED_WITH_ARGUMENT:
            self.at = self._group_end()
        elif text in (r"\dd", r"\diff"):
            self._add("letter", "d", start)
        elif text in TEXTS and (match := PLAIN_TEXT.match(self.latex, self.at)):
            self.at = match.end()
            self._text(re.sub(r"\\[,;]", "", match[1]).replace("\\_", "_"), start)
        elif text in TEXTS and self._mixed_text(start):
            return
        elif text in IN_BRACES and (sign := IN_BRACES[text](self.latex[self.at : self._group_end()])):
            self.at = self._group_end()
            self._add("operation" if text == r"\mathbin" else "relation", sign, start)
        elif text in (r"\stackrel", r"\overset", r"\underset", r"\not"):
            self._stacked(text, start)
        elif text == r"\prime" and self.tokens and self.tokens[-1].text not in ("^", "{", text):  # M\prime(0)
            self._add("sign", "'", start)
        elif text in DELIMITERS:
            meaning, side = DELIMITERS[text]
            self._add("delimiter", meaning, start, side)
        elif text in NOTATION.infix and NOTATION.infix[text].level < 20:
            text, self.at = arrows.signed(self.latex, self.at, text)
            self._add("relation", text, start)
        else:
            self._add("command", text, start)

    def _environment(self, text: str, start: int) -> None:
        r"""``\begin{pmatrix}``, with the environment as the token's side; environments of rows are taken out."""
        match = re.compile(r"\s*\{\s*([A-Za-z]+)\*?\s*\}(?:\s*\[[tbclr|]{1,12}\])?").match(self.latex, self.at)
        self.at = match.end() if match else self.at
        if match is None or match[1] not in TRANSPARENT:
            self._add("command", text, start, match[1] if match else "")

    def _text(self, text: str, start: int) -> None:
        """Words in upright letters: one name, a word that joins statements, or prose."""
        self._add(*meant(text, self.latex, start, lambda: [token.text for token in self.tokens]), start)

    def _mixed_text(self, start: int) -> bool:
        r"""``\text{if $x > 0$}``: words, and mathematics among them."""
        opening = re.compile(r"\s*\{").match(self.latex, self.at)
        end = self._group_end()
        if opening is None or "$" not in self.latex[opening.end() : end]:
            return False
        inside = self.latex[opening.end() : end - 1]
        place = opening.end()
        for index, piece in enumerate(inside.split("$")):
            if index % 2:
                self.at = place
                self.run(place + len(piece))
            elif piece.strip():
                self.at = place + len(piece)
                self._text(re.sub(r"\\[,;]", "", piece), place)
            place += len(piece) + 1
        self.at = end
        return True

    def _sized(self, size: str, start: int) -> None:
        r"""``\left(`` and the like: the delimiter that follows, with the side it stands on."""
        match = re.compile(r"\s*(\\[A-Za-z]+|\\[\s\S]|[\s\S])").match(self.latex, self.at)
        meaning, side = (match and (DELIMITERS.get(match[1]) or ANGLES.get(match[1]))) or ("", "")
        if match is None or not meaning:
            self._add("command", size, start)
            return
        self.at = match.end()
        asked = SIZES[size]
        if meaning in ("/", "\\"):
            self._add("sign", meaning, start)
        elif meaning in ("|", r"\|", "."):
            self._add("delimiter", meaning, start, asked or side)
        else:  # \left] is an interval; \big) stays closing
            self._add("delimiter", meaning, start, asked if asked in ("left", "right") else side)

    def _group_end(self) -> int:
        """The index after the braces that open at the current place, or the place itself."""
        return arrows.group_end(self.latex, self.at)

    def _stacked(self, text: str, start: int) -> None:
        r"""``\stackrel{(a)}{=}`` and ``\not=`` are the relation; anything else is left to the parser."""
        if text == r"\not":
            match = DENIED.match(self.latex, self.at)
            self.at = match.end() if match else self.at
            denied = DENIALS.get(match[1], r"\ne_") if match else text
            self._add("relation" if match else "command", denied, start)
            return
        before = self.at
        if (marked := arrows.stacked(self.latex, self.at)) is not None:
            self.at = marked[1]
            self._add("relation", marked[0], start)
            return
        self.at = arrows.argument_end(self.latex, self.at)
        end = arrows.argument_end(self.latex, self.at)
        inner = self.latex[self.at : end].strip().removeprefix("{").removesuffix("}").strip()
        if inner in NOTATION.infix and NOTATION.infix[inner].level < 20:
            self.at = end
            self._add("relation", inner, start)
        else:
            self.at = before
            self._add("command", text, start)
