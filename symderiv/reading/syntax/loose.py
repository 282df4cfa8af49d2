r"""Loose writing: tokens that stand for others: ``\Set{...}``, ``\pmatrix{1 \cr 3}``, a column of bars in a matrix.

Words between forced spaces are words (``Let\ x``, ``i.e.\ ``), and those between quotation marks (``"Independence"``);
a sign of orthogonality above a letter is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.reading.syntax.open_intervals import turned

if TYPE_CHECKING:
    from symderiv.reading.syntax.tokens import Token

__all__ = ["rewritten"]

TELLING = re.compile(
    r"\\[Ss]et(?![A-Za-z])|\\(?:[pbvV]?matrix|cases)\s*\{|(?:\||\\vert|\\mid)\s*&|\\perp|i\.\s?e\.|\\ |~|\""
    r"|\(\s*(?:\\b?mod|mod|\\(?:text|mathrm|operatorname)\s*\{\s*mod)|<[^<>=,]+,[^<>=]+>"
)
SETS, GRIDS = frozenset({r"\Set", r"\set"}), frozenset({r"\matrix", r"\pmatrix", r"\bmatrix", r"\vmatrix", r"\cases"})
SPACE = r"(?:\\[ ,;:]|~|\\q?quad(?![A-Za-z]))"
# Words of italic letters: between forced spaces, or between one and an end of the formula.
WORDS = re.compile(
    rf"(?:(?P<first>^\s*|\\\\\s*|{SPACE}\s*|[.,;]\s*)(?P<word>[Ll]et|and|if|then|where|for|so|since|with|hence|thus|or|when)"
    rf"(?={SPACE}))|(?P<ie>(?<![A-Za-z\\])i\.\s?e\.,?)"
    rf"|(?P<quoted>\(\s*\"(?:[A-Za-z ,.'-]|{SPACE}){{3,200}}\"\s*\)|\"(?:[A-Za-z ,.'-]|{SPACE}){{3,200}}\")"
)
BLANK = re.compile(rf"(?:{SPACE}|\s)+")
MEANT = {"let": "where", "i.e": "ie"}


def rewritten(tokens: list[Token], latex: str) -> list[Token]:
    """The tokens as they are meant."""
    if TELLING.search(latex) is None:
        return turned(tokens)
    result = _worded(tokens, latex)
    result = _without_bars(_without_rules(result))
    _moduli(result)
    _angled(result)
    for place, token in enumerate(result):
        if token.text == r"\perp" and _above(result, place):
            result[place] = replace(token, kind="command")
        elif token.kind == "command" and (token.text in SETS or token.text in GRIDS):
            _opened(result, place)
    return turned([token for token in result if token.kind != "skipped"])  # type: ignore[comparison-overlap]


def _worded(tokens: Sequence[Token], latex: str) -> list[Token]:
    """The letters of a word as one token of prose."""
    result: list[Token] = []
    places = [
        (match.start(name), match.end(name), _words(name, match[name]))
        for match in WORDS.finditer(latex)
        for name in ("word", "ie", "quoted")
        if match[name]
    ]
    at = 0
    for token in tokens:
        while at < len(places) and places[at][1] <= token.start:
            at += 1
        start, end, word = places[at] if at < len(places) else (token.end, token.end, "")
        if not start <= token.start < end:
            result.append(token)
        elif token.start == start:
            result.append(replace(token, kind="prose", text=MEANT.get(word.rstrip("."), word), end=end))
    return result


def _words(kind: str, written: str) -> str:
    if kind == "quoted":
        return "(" + BLANK.sub(" ", written).strip('()" ') + ")"
    return written.lower().rstrip(",").replace(" ", "")


def _without_rules(tokens: list[Token]) -> list[Token]:
    r"""Without rows of a matrix that hold nothing but bars: ``| & | & & | \\\\``, which draw how its columns stand."""
    result: list[Token] = []
    start = 0
    for token in [*tokens, None]:
        ends = token is None or token.kind == "row" or token.text == r"\end"
        if ends:
            row = result[start:]
            bars = [one for one in row if one.kind == "delimiter" and one.text == "|"]
            if len(bars) > 1 and len(bars) + sum(one.kind == "cell" for one in row) == len(row):
                del result[start:]
                if token is not None and token.kind == "row":
                    continue
                if result and result[-1].kind == "row":
                    result.pop()
        if token is not None:
            result.append(token)
            if token.kind == "row" or token.text in (r"\begin", r"\end"):
                start = len(result)
    return result


def _without_bars(tokens: Sequence[Token]) -> list[Token]:
    """Without columns of a matrix that hold nothing but bars."""
    result: list[Token] = []
    for place, token in enumerate(tokens):
        before, after = tokens[place - 1] if place else None, tokens[place + 1] if place + 1 < len(tokens) else None
        beside = before is not None and after is not None and before.kind == after.kind == "cell"
        if beside and token.text in ("|", r"\mid") and token.kind in ("delimiter", "relation"):
            result.pop()
            continue
        result.append(token)
    return result


def _moduli(tokens: list[Token]) -> None:
    r"""``(\bmod n)`` and ``(\text{mod } n)`` as ``\pmod{n}``."""
    for place, token in enumerate(tokens[:-2]):
        following = tokens[place + 1]
        if token.kind != "delimiter" or token.text != "(" or following.text not in (r"\bmod", r"\mod", "mod"):
            continue
        end = next((at for at in range(place + 2, min(len(tokens), place + 30)) if tokens[at].text in ("(", ")")), 0)
        if end and tokens[end].text == ")":
            tokens[place] = replace(token, kind="command", text=r"\pmod", end=following.end, side="")
            tokens[place + 1] = replace(following, kind="sign", text="{")
            tokens[end] = replace(tokens[end], kind="sign", text="}", side="")


OPENS_OPERAND = frozenset({"(", "[", r"\{", "{", "|", r"\|", ",", "+", "-", r"\cdot", r"\times", "/", "*", "&"})


def _angled(tokens: list[Token]) -> None:
    r"""``<2, -1, 1>`` where a term must begin, as ``\langle 2, -1, 1 \rangle``."""
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        opens = before is None or before.kind in ("relation", "prose", "gap", "row") or before.text in OPENS_OPERAND
        if token.text != "<" or token.kind != "relation" or not opens:
            continue
        depth = commas = 0
        for end in range(place + 1, len(tokens)):
            one = tokens[end]
            depth += one.text in ("{", "(", "[") or one.side == "left"
            depth -= one.text in ("}", ")", "]") or one.side == "right"
            commas += depth == 0 and one.text == ","
            if depth < 0 or (depth == 0 and one.kind in ("relation", "prose", "row")):
                break
        else:
            continue
        if depth == 0 and tokens[end].text == ">" and commas:
            tokens[place] = replace(token, kind="delimiter", text=r"\langle", side="left")
            tokens[end] = replace(tokens[end], kind="delimiter", text=r"\rangle", side="right")


def _above(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token stands alone in a superscript."""
    before = tokens[place - 1].text if place else ""
    return before == "^" or (before == "{" and place > 1 and tokens[place - 2].text == "^")


def _opened(tokens: list[Token], place: int) -> None:
    """The braces after a command as the brackets of a set, or as the begin and the end of a matrix."""
    if place + 1 >= len(tokens) or tokens[place + 1].text != "{" or tokens[place + 1].kind != "sign":
        return
    depth = 0
    for last in range(place + 1, len(tokens)):
        token = tokens[last]
        if token.kind == "sign" and token.text in ("{", "}"):
            depth += 1 if token.text == "{" else -1
        if depth == 0:
            break
    else:
        return
    command, opening, closing = tokens[place], tokens[place + 1], tokens[last]
    if command.text in SETS:
        tokens[place + 1] = replace(opening, kind="delimiter", text=r"\{", start=command.start, side="left")
        tokens[last] = replace(closing, kind="delimiter", text=r"\}", side="right")
    else:
        name = command.text[1:]
        tokens[place + 1] = replace(opening, kind="command", text=r"\begin", start=command.start, side=name)
        tokens[last] = replace(closing, kind="command", text=r"\end", side=name)
    tokens[place] = replace(command, kind="skipped")  # type: ignore[arg-type]
