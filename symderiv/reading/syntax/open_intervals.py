r"""Open intervals with brackets that face outwards, ``]0, 1[`` and ``[0, 1[``: ``(0, 1)`` and ``[0, 1)``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symderiv.reading.syntax.tokens import Token

__all__ = ["turned"]

BEFORE = frozenset(
    {
        r"\in",
        r"\notin",
        r"\ni",
        r"\subset",
        r"\subseteq",
        r"\supset",
        r"\supseteq",
        r"\times",
        r"\cup",
        r"\cap",
        r"\setminus",
    }
)
LONGEST = 60  # tokens between the brackets


def turned(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with such brackets turned round where a set must stand and nothing else can be meant."""
    result = list(tokens)
    if not any(token.kind == "delimiter" and token.text in ("[", "]") for token in tokens):
        return result
    for start, token in enumerate(tokens):
        before = tokens[start - 1].text if start else ""
        if token.kind != "delimiter" or token.text not in ("[", "]") or before not in BEFORE:
            continue
        if token.text == "[" and _is_closed(tokens, start):
            continue
        comma, end = _reach(tokens, start)
        if end and (token.text == "]" or tokens[end].text == "["):
            result[start] = replace(token, text="(" if token.text == "]" else "[", side="left")
            result[comma] = replace(tokens[comma], text=",")
            result[end] = replace(tokens[end], text=")" if tokens[end].text == "[" else "]", side="right")
    return result


def _is_closed(tokens: Sequence[Token], start: int) -> bool:
    """Whether a square bracket is closed the usual way: ``[0, E[X]]``."""
    depth = 0
    for token in tokens[start : start + LONGEST]:
        if token.kind == "delimiter" and token.text in ("[", "(", r"\{"):
            depth += 1
        elif token.kind == "delimiter" and token.text in ("]", ")", r"\}"):
            depth -= 1
        if depth == 0:
            return True
    return False


def _reach(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """The places of the only comma and of the bracket at the end; zeros where this is no interval."""
    depth = comma = 0
    for place in range(start + 1, min(len(tokens), start + LONGEST)):
        token = tokens[place]
        if token.text in ("{", "(", r"\{"):
            depth += 1
        elif token.text in ("}", ")", r"\}"):
            depth -= 1
        if depth < 0 or token.kind in ("relation", "prose", "row", "cell"):
            break
        if depth == 0 and token.kind == "delimiter" and token.text in ("[", "]"):
            return (comma, place) if comma and place > comma + 1 > start + 2 else (0, 0)
        if depth == 0 and token.text in (",", ";"):
            if comma:
                break
            comma = place
    return 0, 0
