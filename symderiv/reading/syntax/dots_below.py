r"""Dots below a letter: ``p_{i \cdot}``, ``\bar y_{\cdot\cdot}``: in place of an index that was summed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symderiv.reading.syntax.tokens import Token

__all__ = ["marked"]


def marked(tokens: list[Token]) -> list[Token]:
    """The tokens, with such dots as letters."""
    if not any(token.text == r"\cdot" for token in tokens):
        return tokens
    found = list(tokens)
    for at, token in enumerate(tokens):
        if token.text == r"\cdot" and 0 < at < len(tokens) - 1 and _stands_for_an_index(found, at):
            found[at] = replace(token, text=r"\bullet", kind="command")
    return found


def _stands_for_an_index(tokens: list[Token], at: int) -> bool:
    before, after = tokens[at - 1].text, tokens[at + 1].text
    begins = before == "{" and at > 1 and tokens[at - 2].text == "_"
    follows = before == r"\bullet"
    ends = after == "}" and any(token.text == "_" for token in tokens[max(0, at - 4) : at])
    return begins or follows or ends
