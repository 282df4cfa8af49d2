r"""Axes: the unit vectors ``\vec i``, ``\hat{\mathbf j}``, ``\mathbf k``, and ``\hat x`` where fields are spoken of.

One dressed letter says nothing (``\hat x`` is an estimate, ``\mathbf k`` a column of a kernel); i and j dressed alike
in one part are unit vectors, and so is then every i, j, k that is dressed. With a k there are three axes, else two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from symderiv.language.terms import Term, apply, number
from symderiv.reading.syntax.surface import Accent, Name, Node, Row, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["count_of", "dimension", "in_document", "length_of_axis", "may_be", "spoken_of", "unit_vector"]

IJK = {"i": 1, "j": 2, "k": 3, r"\imath": 1, r"\jmath": 2}
XYZ = {"x": 1, "y": 2, "z": 3}
DRESSES = frozenset({r"\hat", r"\widehat", r"\vec", r"\overrightarrow", r"\bar"})
BOLD = (r"\mathbf", r"\boldsymbol", r"\bm", r"\pmb", r"\bf", r"\symbf", r"\textbf", r"\bold")
DRESSED = re.compile(r"\\(?:hat|widehat|vec|overrightarrow|mathbf|boldsymbol|bm|pmb|bf|textbf|bold)(?![A-Za-z])")
FIELDS = re.compile(
    r"\\(?:nabla|times|oint|partial|vec)(?![A-Za-z])|\\hat\s*\{?\s*(?:\\(?:mathbf|bf|bm|boldsymbol)\s*\{?\s*)?z"
)
NAMED = re.compile(
    r"\\(?:hat|widehat|vec|overrightarrow|mathbf|boldsymbol|bm)\s*\{?\s*(?:\\(?:mathbf|bf)\s*\{?)?\s*\\?([ijk])(?:math)?\b"
)
WORDS = {2: "plane axes", 3: "space axes"}
OF_FIELDS = "axes by coordinates"
NAMED_SOMEWHERE = "axes"


def may_be(latex: str) -> bool:
    """Whether some letter of a formula is dressed at all."""
    return DRESSED.search(latex) is not None


def dressed_axis(node: Node, latex: str) -> tuple[str, int, bool] | None:
    """How a letter of an axis is dressed, the number of the axis, and whether the letter is one of i, j, k."""
    if isinstance(node, Accent):
        inner = node.base
        if node.accent not in DRESSES or not isinstance(inner, Name) or inner.word:
            return None
        dress = r"\hat" if node.accent == r"\widehat" else node.accent
        if inner.name in IJK and dress != r"\bar":
            return dress, IJK[inner.name], True
        return (dress, XYZ[inner.name], False) if inner.name in XYZ and dress == r"\hat" else None
    if isinstance(node, Name) and node.name in IJK and not node.word and _is_bold(node, latex):
        return "bold", IJK[node.name], True
    return None


def _is_bold(node: Name, latex: str) -> bool:
    wide = node.span.end - node.span.start > len(node.name)
    return wide and latex.startswith(BOLD, node.span.start)


def in_document(texts: Iterable[str]) -> frozenset[str]:
    """What a whole document says of the axes: whether it dresses an i and a j."""
    found = {letter for text in texts if may_be(text) for letter in NAMED.findall(text)}
    return frozenset({NAMED_SOMEWHERE}) if {"i", "j"} <= found else frozenset()


def said_of(rows: Iterable[tuple[Row, str]], around: frozenset[str] = frozenset()) -> frozenset[str]:
    """What rows that stand together say of the axes, in the words of a context."""
    seen: dict[tuple[str, bool], set[int]] = {}
    fields = False
    for row, latex in rows:
        if not may_be(latex):
            continue
        fields = fields or FIELDS.search(latex) is not None
        for node in walk(row):
            if (found := dressed_axis(node, latex)) is not None:
                seen.setdefault((found[0], found[2]), set()).add(found[1])
    named = [axes for (_, plain), axes in seen.items() if plain and {1, 2} <= axes]
    by_coordinates = fields and any({1, 2} <= axes for (_, plain), axes in seen.items() if not plain)
    if not named and not by_coordinates:
        return frozenset()
    space = any(3 in axes for axes in seen.values()) or WORDS[3] in around
    return frozenset({WORDS[3 if space else 2], *([OF_FIELDS] if by_coordinates else [])})


def spoken_of(around: frozenset[str], rows: Iterable[tuple[Row, str]]) -> frozenset[str]:
    """What is said around, where the rows say nothing else of the axes."""
    own = said_of(rows, around)
    return around if not own else (around - {*WORDS.values(), OF_FIELDS}) | own


def count_of(words: frozenset[str]) -> int:
    """How many axes there are; 0 where nothing is said of any."""
    return next((count for count, word in WORDS.items() if word in words), 0)


def length_of_axis(words: frozenset[str], node: Node, latex: str) -> Term | None:
    """The dimension of the unit vector that a letter is; None for any other letter."""
    if not words or (found := dressed_axis(node, latex)) is None:
        return None
    count, (_, axis, named) = count_of(words), found
    meant = (named and (count or NAMED_SOMEWHERE in words)) or (count and OF_FIELDS in words)
    return number(max(count or 2, axis)) if meant else None


def _words(e: Elaborator) -> frozenset[str]:
    if count_of(e.context.in_words) or e.setting.row is None:
        return e.context.in_words
    return said_of([(e.setting.row, e.latex)]) or e.context.in_words


def dimension(e: Elaborator) -> int:
    """How many axes there are; 0 where nothing is said of any."""
    if not e.context.in_words and not may_be(e.latex):
        return 0
    return count_of(_words(e))


def unit_vector(e: Elaborator, node: Node) -> Term | None:
    """The unit vector a dressed letter is; None for any other letter."""
    found = dressed_axis(node, e.latex)
    if found is None or (isinstance(node, Accent) and f"{node.accent} {node.base.name}" in e.context.symbols):  # type: ignore[union-attr]
        return None
    dress, axis, named = found
    words = _words(e)
    count = count_of(words)
    certain = named and dress == r"\hat" and _is_bold_below(node, e.latex)
    if (named and not count and not certain and NAMED_SOMEWHERE not in words) or (not named and OF_FIELDS not in words):
        return None
    return apply("unit_vector", max(count or 2, axis), axis, span=node.span)


def _is_bold_below(node: Node, latex: str) -> bool:
    return isinstance(node, Accent) and isinstance(node.base, Name) and _is_bold(node.base, latex)
