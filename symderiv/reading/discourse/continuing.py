"""Rows that go on with the expression of the row before: they begin with a sign."""

from __future__ import annotations

import re

from symderiv.reading.syntax.surface import Node, Sum

__all__ = ["GOES_ON", "goes_on"]

GOES_ON = "a row that begins with a sign goes on with the expression of the row before"
SET_IN = re.compile(r"[&\s]*(?:\\q?quad|\\hspace\*?\{[^}]*\}|\\h?phantom\{[^}]*\}|\{\}|\\[,;:! ]|~)[&\s{}~]*-")


def goes_on(node: Node, latex: str) -> bool:
    """Whether a row begins with a plus, or with a minus that is set in from where its display begins."""
    return isinstance(node, Sum) and (node.signs[0] == "+" or (node.signs[0] == "-" and bool(SET_IN.match(latex))))
