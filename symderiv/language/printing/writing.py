"""Writing: pieces of LaTeX that know how tightly they bind; brackets, scripts, numbers and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Text", "bracketed", "closed", "compact", "in_brackets", "number_text", "script", "sized", "symbol_text"]

ATOM, PRODUCT = 100, 30

TALL = re.compile(r"\\(?:[dt]?frac|sum|prod|int|iint|oint|[dt]?binom|begin|left|big|lim|under|over(?!line)|stack)")
PAIRED = re.compile(
    r"\\(left|right|middle)(?![A-Za-z])\s*(\\[A-Za-z]+(?![A-Za-z])\s*|\\.|.)", re.DOTALL
)  # a delimiter that grows, with the space that ends its name
SAME_BOTH_SIDES = frozenset({"|", r"\|"})


@dataclass(frozen=True, slots=True)
class Text:
    """LaTeX and how it binds.

    level   how tightly, as in `signature.Writing`
    open    whether a word at its end reaches over the factors that follow, up to a sign: ``\\log x``
    greedy  whether a sign in it reaches over all factors that follow, with or without a sign: ``\\sum_i x_i``
    """

    latex: str
    level: int = ATOM
    open: bool = False
    greedy: bool = False


def number_text(value: Fraction) -> Text:
    """``2``, ``0.5``, and in braces of their own ``{-2}`` and ``{1/3}``, which are read as one number."""
    if value.denominator == 1:
        return Text(str(value)) if value >= 0 else Text(f"{{{value}}}", PRODUCT)
    places = next((k for k in range(1, 13) if 10**k % value.denominator == 0), 0)
    if places and value > 0:
        digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
        return Text(f"{digits[:-places]}.{digits[-places:]}")
    return Text(f"{{{value}}}", PRODUCT)


BETWEEN_POINTS = re.compile(r"\\vec ((?:[A-Z](?:_\w|_\{\w+\}|')*){2})")  # A_0B'


def symbol_text(name: str) -> str:
    """A symbol's name; a base of several letters stands upright, and so does a word above."""
    if " " in name and name.replace(" ", "").isalnum():  # an event in words
        return rf"\text{{{name}}}"
    name = re.sub(r"\^\{([A-Za-z]{2,})\}", r"^{\\mathrm{\1}}", name)
    match = re.match(r"(\\(?:hat|vec) )?([A-Za-z][A-Za-z0-9]+)(?=$|[_^'])", name)
    if (points := BETWEEN_POINTS.fullmatch(name)) is not None:
        return rf"\overrightarrow{{{points[1]}}}"
    if match is None:
        return name
    word = rf"\mathrm{{{match[2]}}}"
    accents = {r"\hat ": rf"\widehat{{{word}}}", r"\vec ": rf"\overrightarrow{{{word}}}"}
    return accents.get(match[1] or "", word) + name[match.end() :]


def in_brackets(latex: str) -> str:
    """The LaTeX in round brackets; they become plain ones where nothing in them is tall."""
    return rf"\left({latex}\right)"


def bracketed(text: Text, least: int) -> str:
    """The LaTeX, in brackets where it binds less tightly than it must."""
    return text.latex if text.level >= least else in_brackets(text.latex)


def closed(latex: str) -> bool:
    """Whether it begins with a round bracket."""
    return latex.startswith((r"\left(", "("))


def script(mark: str, latex: str) -> str:
    r"""A script: ``^2``, ``_i``, ``^\top``, and in braces what is longer."""
    if len(latex) == 1 or re.fullmatch(r"\\[A-Za-z]+", latex):
        return mark + latex
    return f"{mark}{{{compact(latex)}}}"


def compact(latex: str) -> str:
    """Without the spaces around signs and after commas, as in scripts."""
    if r"\text" in latex or r"\begin" in latex:
        return latex
    return re.sub(r" (?=[+\-=<>])|(?<=[+\-=<>,]) ", "", latex)


def sized(latex: str) -> str:
    r"""Brackets grow, by ``\left`` and ``\right``, around tall things only."""
    if r"\left" not in latex:
        return latex
    opened: list[re.Match[str]] = []
    plain: dict[int, tuple[int, str]] = {}  # of a place: where what stands there ends, and what takes its place
    grown: list[tuple[int, int]] = []
    for mark in PAIRED.finditer(latex):
        if mark[1] == "left":
            opened.append(mark)
        elif mark[1] == "right" and opened:
            first = opened.pop()
            if _stays(first, mark, latex, grown):
                grown.append((first.start(), mark.end()))
                plain.update(_bars_within(first, mark, latex))
                continue
            plain[first.start()] = first.end(), first[2]
            plain[mark.start()] = mark.end(), mark[2]
    return _replaced(latex, plain)


def _stays(first: re.Match[str], last: re.Match[str], latex: str, grown: list[tuple[int, int]]) -> bool:
    """Whether these brackets grow: around what is tall, or where without it one bar could not be told from another."""
    inside = latex[first.end() : last.start()]
    flat = re.sub(r"\\left(?![A-Za-z])", "", inside)
    within = any(first.end() <= start and end <= last.start() for start, end in grown)
    bars = first[2].strip() in SAME_BOTH_SIDES and ("|" in inside or inside.startswith(("-", "{-")))
    return within or bool(TALL.search(flat)) or bars or "." in (first[2], last[2]) or r"\middle" in inside


def _bars_within(first: re.Match[str], last: re.Match[str], latex: str) -> dict[int, tuple[int, str]]:
    """Bars between bars of the same kind: with their sides, else they would close what is around them."""
    if (kind := first[2].strip()) not in SAME_BOTH_SIDES:
        return {}
    bars = re.compile(r"(?<!\\left)(?<!\\right)(?<!\\)" + re.escape(kind))
    places = [bar.start() for bar in bars.finditer(latex, first.end(), last.start())]
    if len(places) % 2:
        return {}
    return {place: (place, (r"\left", r"\right")[at % 2]) for at, place in enumerate(places)}


def _replaced(latex: str, plain: dict[int, tuple[int, str]]) -> str:
    pieces, at = list[str](), 0
    for start in sorted(plain):
        end, delimiter = plain[start]
        pieces += [latex[at:start], delimiter]
        at = end
    return "".join(pieces) + latex[at:]
