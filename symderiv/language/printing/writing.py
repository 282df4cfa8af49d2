"""Writing: pieces of LaTeX that know how tightly they bind; numbers and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Text", "bracketed", "number_text", "symbol_text"]

ATOM, PRODUCT, NEGATIVE = 100, 30, 22


@dataclass(frozen=True, slots=True)
class Text:
    """LaTeX, how tightly it binds, and whether a word at its end reaches over what follows."""

    latex: str
    level: int = ATOM
    open: bool = False


def number_text(value: Fraction) -> Text:
    """``2``, ``0.5``, and in braces of their own ``{-2}`` and ``{1/3}``, which are read as one number."""
    if value.denominator == 1:
        return Text(str(value)) if value >= 0 else Text(f"{{{value}}}", NEGATIVE)
    places = next((k for k in range(1, 13) if 10**k % value.denominator == 0), 0)
    if places and value > 0:
        digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
        return Text(f"{digits[:-places]}.{digits[-places:]}")
    return Text(f"{{{value}}}", NEGATIVE if value < 0 else PRODUCT)


def symbol_text(name: str) -> str:
    """A symbol's name; a base of several letters stands upright."""
    match = re.match(r"[A-Za-z][A-Za-z0-9]+(?=$|[_^'])", name)
    return rf"\mathrm{{{match.group()}}}{name[match.end() :]}" if match else name


def bracketed(text: Text, least: int) -> str:
    """The LaTeX, in brackets where it binds less tightly than it must."""
    return text.latex if text.level >= least else rf"\left({text.latex}\right)"
