"""Spelling: what words, denials and numbers look like in LaTeX, as regular expressions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from symderiv.reading.syntax.notation import BARE_HEADS, BARE_WORDS

__all__ = ["DENIALS", "DENIED", "KNOWN_WORDS", "PLAIN_TEXT", "ROW_SPACE", "WORD", "numeral", "repeating"]

PLAIN_TEXT = re.compile(r"\s*\{((?:[^\\{}$^]|\\[_ ,;%])*)\}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*\*?")
DENIALS = {"=": r"\neq", r"\in": r"\notin", r"\perp": r"\nperp", r"\indep": r"\nperp", r"\Perp": r"\nperp",
           "<": r"\nless", ">": r"\ngtr", r"\le": r"\nleq", r"\leq": r"\nleq", r"\ge": r"\ngeq", r"\geq": r"\ngeq",
           r"\subseteq": r"\nsubseteq"}  # fmt: skip
DENIED = re.compile(r"\s*([=<>]|\\(?:in|equiv|perp|indep|Perp|leq?|geq?|subseteq)(?![A-Za-z]))")
ROW_SPACE = re.compile(r"\*?\s*\[\s*-?[\d.]*\s*(?:pt|em|ex|mm|cm|in|\\[A-Za-z]*skip)\s*\]")
_CLOSE = re.compile(r"(?<![A-Za-z\\][A-Za-z])(?<=[A-Za-z])(?:exp|log|ln)(?=[A-Za-z]?(?![A-Za-z]))")  # Nlog(x)
_BARE = re.compile(rf"(?<![A-Za-z\\])(?:{'|'.join(BARE_WORDS)})(?=[A-Za-z]?(?![A-Za-z]))")
_BARE_HEAD = re.compile(
    rf"(?<![A-Za-z\\])(?:{'|'.join(BARE_HEADS)})"
    r"(?=\s*(?:\\(?:left|[bB]igg?l?)(?![A-Za-z]))?\s*(?:[\[(_]|\\\{|\\lbrace))|(?<=\\mathcal\{)KL(?=\})"
    r"|(?<=\\hat\{)(?:SE|se)(?=\})|(?<=\\widehat\{)(?:SE|se)(?=\})"
)
KNOWN_WORDS = re.compile("|".join(f"(?:{word.pattern})" for word in (_BARE, _BARE_HEAD, _CLOSE)))


@lru_cache(maxsize=1 << 12)
def numeral(text: str) -> Fraction:
    """The number that digits stand for."""
    return Fraction(text)


def repeating(text: str) -> str:
    r"""``0.1\overline{6}`` as a fraction."""
    whole, decimals, period = re.fullmatch(r"(\d+)\.(\d*)\\\w+\{(\d+)\}", text).groups()  # type: ignore[union-attr]
    tail = Fraction(int(period), 10 ** len(period) - 1) / 10 ** len(decimals)
    return str(Fraction(int(whole + decimals), 10 ** len(decimals)) + tail)
