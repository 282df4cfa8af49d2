r"""Operations that a text defines, ``a \star b = a + b + ab``: their sign is marked as one, ``a \mathbin{\star} b``.

A sign that has a meaning of its own for numbers, functions or spaces (``*``, ``\circ``, ``\oplus``) is taken for a new
operation only where words say that one is defined, or that this holds for all of its arguments. A part's operation is
known in that part, and in the parts that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from symderiv.language.operation_signs import OPERATION_SIGNS
from symderiv.reading.documents.document import Block, Piece, Section

__all__ = ["with_operations"]

USUAL = frozenset({"*", r"\ast", r"\circ", r"\oplus", r"\odot", r"\otimes", r"\Delta", r"\dagger"})  # in mathematics
OF_NUMBERS = frozenset({"*", r"\ast"})  # multiplication
_SIGN = "|".join(
    re.escape(sign) + (r"(?![A-Za-z])" if sign[-1].isalpha() else "") for sign in sorted(OPERATION_SIGNS, key=len)[::-1]
)
_LETTER = r"[A-Za-z]|\\(?:alpha|beta|gamma|lambda|mu|sigma|tau)(?![A-Za-z])"
_DEFINED = re.compile(
    rf"(?:[^=]*(?:\\text\s*\{{[^}}]*\}}|[:,]|\\quad))?\s*\(?\s*(?P<a>{_LETTER})\s*(?P<sign>{_SIGN})\s*(?P<b>{_LETTER})\s*\)?"
    r"\s*(?::?=|\\coloneqq(?![A-Za-z])|\\equiv(?![A-Za-z]))(?P<body>.+)",
    re.DOTALL,
)
_SAID = re.compile(
    r"\b(operations?|operator|defin\w*|denotes?|binary|laws?\s+of\s+composition|for\s+(?:all|any|every|each)|opération|loi|définie?"
    r"|verknüpfung|operación|operazione)\b|定义|运算",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(if|let|suppose|given|where|when|si|soit|sei|sea)\s*$", re.IGNORECASE)
_NOT_BEFORE, _NOT_AFTER = frozenset("^_{(=,+-&"), frozenset("}),=^_&")
_OF_ANOTHER_KIND = re.compile(r"\\(?:o?i*nt|sum|prod)(?![A-Za-z])|\\\{")  # a convolution, a sum of spaces


def with_operations(root: Section) -> Section:
    """The document, with the signs of the operations that it defines marked as such."""
    declared: dict[str, set[str]] = {}
    for section, block in root.walk():
        if isinstance(block, Piece) and (sign := _declared(block)) is not None:
            declared.setdefault(section.label, set()).add(sign)
    return _marked(root, declared) if declared else root


def _declared(piece: Piece) -> str | None:
    """The sign of the operation that a formula defines."""
    match = _DEFINED.fullmatch(piece.latex) if "=" in piece.latex or r"\equiv" in piece.latex else None
    if match is None or match["a"] == match["b"] or match["sign"] in match["body"]:
        return None
    if not all(re.search(rf"(?<![A-Za-z\\]){re.escape(match[x])}(?![A-Za-z])", match["body"]) for x in "ab"):
        return None
    if match["sign"] in USUAL:
        words = (piece.prose_before, piece.prose_after.partition("\n\n")[0])
        said = any(map(_SAID.search, words)) or (match["sign"] not in OF_NUMBERS and _SUPPOSED.search(words[0]))
        if not said or _OF_ANOTHER_KIND.search(match["body"]):
            return None
    applied = match["sign"] == r"\circ" and re.search(rf"(?:{match['a']}|{match['b']})\s*\(", match["body"])
    return None if applied else match["sign"]


def _marked(section: Section, declared: Mapping[str, set[str]]) -> Section:
    signs = {sign for label, found in declared.items() if _holds(label, section.label) for sign in found}
    content = tuple(_within(block, signs, declared) for block in section.content)
    return replace(section, content=content)


def _within(block: Block | Section, signs: set[str], declared: Mapping[str, set[str]]) -> Block | Section:
    if isinstance(block, Section):
        return _marked(block, declared)
    if not isinstance(block, Piece) or not signs:
        return block
    edits = [(start, end, rf"\mathbin{{{sign}}}") for start, end, sign in _signs(block.latex) if sign in signs]
    return replace(block, excerpt=block.excerpt.edited(edits)) if edits else block


def _holds(label: str, part: str) -> bool:
    """Whether a part is the one with this label, or one of those that it holds."""
    return not label or part == label or (part.startswith(label) and not part[len(label)].isdigit())


def _signs(latex: str) -> Iterator[tuple[int, int, str]]:
    """The signs that stand between two operands, with their places."""
    for match in re.finditer(_SIGN, latex):
        before, after = latex[: match.start()].rstrip()[-1:], latex[match.end() :].lstrip()[:1]
        if before and after and before not in _NOT_BEFORE and after not in _NOT_AFTER:
            yield match.start(), match.end(), match[0]
