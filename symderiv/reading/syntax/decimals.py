r"""Decimal commas: ``0,333`` and ``\approx 2,5``: numbers, where a list of two would make no sense.

A comma between digits, with no room around it and outside brackets, is a decimal comma where only a nought stands
before it and several digits after it, where the sign before says that it is a rounded number, or where it is that
somewhere else in the formula. Lists such as ``i = 0,1,2`` stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symderiv.reading.syntax.tokens import Token

__all__ = ["joined"]

_COMMA = re.compile(r"\d,\d")
ROUNDED = frozenset((r"\approx", r"\simeq", r"\cong", r"\thickapprox"))
OPENING, CLOSING = frozenset(("(", "[", r"\{", r"\langle")), frozenset((")", "]", r"\}", r"\rangle"))


def joined(tokens: list[Token], latex: str) -> list[Token]:
    """The tokens, with each decimal comma and the digits around it as one number."""
    if _COMMA.search(latex) is None:
        return tokens
    places = [at for at in range(len(tokens) - 2) if _is_comma(tokens, at)]
    if places:
        places = [at for at in places if _is_outside(tokens, at)]
    if not any(_is_certain(tokens, at) for at in places):
        return tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        if at in places:
            whole, decimals = tokens[at], tokens[at + 2]
            found.append(replace(whole, text=f"{whole.text}.{decimals.text}", end=decimals.end))
            at += 3
        else:
            found.append(tokens[at])
            at += 1
    return found


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits, a comma and digits stand here, close to each other, and no list goes on."""
    whole, comma, decimals = tokens[at : at + 3]
    close = comma.text == "," and whole.end == comma.start and comma.end == decimals.start
    if not close or whole.kind != "number" or decimals.kind != "number" or "." in whole.text + decimals.text:
        return False
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 3].text if at + 3 < len(tokens) else ""
    return before != "," and not (after == "," and at + 4 < len(tokens) and tokens[at + 4].kind == "number")


def _is_outside(tokens: Sequence[Token], at: int) -> bool:
    """Whether no brackets are open here, and no script."""
    open_here: list[str] = []
    for index, token in enumerate(tokens[:at]):
        if token.text in OPENING and token.kind == "delimiter":
            open_here.append(token.text)
        elif token.text == "{":
            open_here.append("_" if index and tokens[index - 1].text in ("_", "^") else "")
        elif open_here and ((token.text in CLOSING and token.kind == "delimiter") or token.text == "}"):
            open_here.pop()
    return not any(open_here)


def _is_certain(tokens: Sequence[Token], at: int) -> bool:
    nought = tokens[at].text == "0" and len(tokens[at + 2].text) > 1
    return nought or (at > 0 and tokens[at - 1].text in ROUNDED)
