r"""Full stops at the end of a cell: ``n + 1, & x \notin A. \end{cases}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symderiv.reading.syntax.tokens import Token

__all__ = ["dropped"]


def dropped(tokens: list[Token]) -> list[Token]:
    """The tokens without the full stops that end a cell or an environment."""
    if not any(token.text == "." for token in tokens):
        return tokens
    after = [*tokens[1:], None]
    return [token for token, following in zip(tokens, after, strict=True) if not _ends(token, following)]


def _ends(token: Token, following: Token | None) -> bool:
    if token.text != "." or following is None:
        return False
    return following.kind in ("row", "cell") or following.text == r"\end"
