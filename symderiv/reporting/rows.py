"""Rows of a display, and how broad a formula will come out, roughly: enough to give a long one a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Row", "breadth", "broken"]

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_&]|\s+|.", re.DOTALL)
SILENT = frozenset({"left", "right", "displaystyle", "text", "operatorname", "mathbb", "mathcal", "mathbf", "big", ","})
ABOVE = frozenset({"hat", "tilde", "bar", "dot", "ddot", "vec", "overline", "widetilde", "widehat"})
RELATIONS = frozenset("=<>+-") | {"le", "ge", "ne", "to", "in", "sim", "mapsto", "times", "cdot", "odot", "iff"}


@dataclass(frozen=True)
class Row:
    """One line of a display; a statement that is no relation stands in ``right`` alone. ``number`` 0 is none.

    ``rules`` are the names of those that the reason names, ``anchor`` is what a link to this line aims at.
    """

    left: str
    relation: str
    right: str
    reason: str = ""
    number: int = 0
    rules: tuple[str, ...] = ()
    anchor: str = ""


def breadth(latex: str) -> float:
    """About how many letters wide the formula is when it is set."""
    return _Measure(TOKEN.findall(latex)).group()


def broken(latex: str, room: float) -> list[str]:
    """The formula in pieces that fit the room, each after the first beginning with a sign; whole where it fits."""
    if breadth(latex) <= room:
        return [latex]
    pieces, depth, current = [], 0, ""
    for token in TOKEN.findall(latex):
        depth += token in OPENING
        depth -= token in CLOSING
        if depth == 0 and token in "+-" and current.strip() and not current.rstrip().endswith((*"=<>(,",)):
            pieces.append(current)
            current = ""
        current += token
    lines = [""]
    for piece in [*pieces, current]:
        if lines[-1] and breadth(lines[-1] + piece) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


class _Measure:
    """Tokens from left to right; every method returns the breadth of what it took."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.at = tokens, 0

    def group(self) -> float:
        total = 0.0
        while self.at < len(self.tokens) and self.tokens[self.at] != "}":
            total += self.item()
        self.at += 1
        return total

    def item(self) -> float:
        if self.at >= len(self.tokens):
            return 0.0
        token = self.tokens[self.at]
        self.at += 1
        if token == "{":
            return self.group()
        if token in "^_":
            return 0.7 * self.item()
        if token.startswith("\\"):
            return self._command(token[1:])
        if token.isspace() or token == "&":
            return 0.0
        return 2.2 if token in RELATIONS else 1.0

    def _command(self, name: str) -> float:
        if name == "frac":
            above = self.item()
            return max(above, self.item()) + 0.5
        if name in ("begin", "end"):
            return 0.5 + 0.0 * self.item()
        if name in SILENT or name in ABOVE:
            return 0.0
        if name in ("quad", "qquad"):
            return 2.0
        return 2.2 if name in RELATIONS else float(len(name)) if name in WORDS else 1.2


OPENING = frozenset({"{", "(", "[", r"\{", r"\left", r"\begin"})
CLOSING = frozenset({"}", ")", "]", r"\}", r"\right", r"\end"})
WORDS = frozenset({"exp", "log", "det", "max", "min", "lim", "sin", "cos", "tan", "sup", "inf"})
