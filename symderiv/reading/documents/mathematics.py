"""Where mathematics in a text begins and ends: closing delimiters, prices that are none, escapes some sites ask for."""

from __future__ import annotations

import re

from symderiv.reading.documents.excerpts import Excerpt

__all__ = ["CLOSERS", "closing", "is_price", "unescaped", "without_comments"]

CLOSERS = {"$$": "$$", "$": "$", "\\[": "\\]", "\\(": "\\)", "\\\\[": "\\\\]", "\\\\(": "\\\\)"}

_STEP = re.compile(r"\\\\[\])]|\\(?:text\w{0,6}|mbox|hbox)\s*\{[^{}\n]{0,200}\}|\\[\s\S]|\$\$?")
_ESCAPED_SIGN = re.compile(r"(?<!\\)\\\\[{}|]")
_INDEX = re.compile(
    r"(?:(?<=[^A-Za-z\\][A-Za-z])|(?<=^[A-Za-z])|(?<=[)}\]]))\\_(?=\{|\\[A-Za-z]|[A-Za-z0-9](?![A-Za-z0-9]))"
)
_ESCAPES = re.compile(r"\\\\\\\\|\\\\[{}|]|\\[_*]")


def closing(text: str, start: int, limit: int, closer: str) -> int:
    """The index of the delimiter that closes mathematics begun at ``start``; -1 where none does before ``limit``.

    ``\\\\$`` is a row's end and then a dollar, ``\\$`` is an escaped one.
    """
    for match in _STEP.finditer(text, start, limit):
        found = match.group()
        if found == closer or (closer == "$" and found == "$$"):
            return match.start()
    return -1


def is_price(text: str, start: int, content: str) -> bool:
    """Whether the dollar at ``start`` is money: "$5 and $6", "5$ and 6$"; "$X=2 $ and" is a formula."""
    before = text[start - 1 : start]
    after = text[start + len(content) + 2 : start + len(content) + 3]
    if before.isalpha() and re.fullmatch(r"\d[\d.,\s]*[.,;]?[^\\=<>^_]*", content):
        return True
    if content[:1].isspace():
        return before.isdigit()
    if content[-1:].isspace():
        if "\\" in content:
            return content[:1].isdigit() and " " in content.strip()
        opens = after.isalnum() or after == "{"  # "$a $b", the variables of a shell
        return opens or content[:1].isdigit() or bool(re.search(r"[A-Za-z]{2}", content))
    return bool(re.match(r"\d[\d.,]*\s+[A-Za-z]{2,}", content)) and after.isdigit()


def unescaped(excerpt: Excerpt, *, display: bool, quoted: bool, escaped: bool = False) -> Excerpt:
    """What a formula in Markdown means: without the marks of a quotation and the escapes some sites ask for.

    Escapes are undone only where one of them has no other sense: ``x\\_{1}``, ``\\\\{ .. \\\\}``, ``\\*``; in a
    sentence there are no rows, so that ``\\\\|`` is an escaped ``\\|`` too. All are undone where the delimiters are
    ``escaped`` as well.
    """
    text = excerpt.text
    edits = [(m.start(), m.end(), "") for m in re.finditer(r"(?<=\n)[ \t]*>[ \t]?", text)] if quoted else []
    if edits:
        excerpt = excerpt.edited(edits)
        text = excerpt.text
    if "\\" not in text:
        return excerpt
    if escaped or _needs_unescaping(text) or (not display and _ESCAPED_SIGN.search(text) and "\\begin" not in text):
        return excerpt.edited((m.start(), m.end(), _meaning(m.group())) for m in _ESCAPES.finditer(text))
    return excerpt.edited((m.start(), m.end(), "_") for m in _INDEX.finditer(text)) if "\\_" in text else excerpt


def _meaning(escape: str) -> str:
    if escape[1] in "_*":
        return escape[1]
    return "\\\\" if escape[2] == "\\" else "\\" + escape[2]


def _needs_unescaping(text: str) -> bool:
    if re.search(r"\\_\{|(?<!\\)\\\*(?!\])", text) and not re.search(r"\\text\w*\{[^{}]*\\_", text):
        return True
    return bool(re.search(r"(?<!\\)\\\\\{", text) and re.search(r"(?<!\\)\\\\\}", text)) or "\\\\\\\\" in text


def without_comments(excerpt: Excerpt) -> Excerpt:
    """The formula with its LaTeX comments blanked."""
    if "%" not in excerpt.text:
        return excerpt
    blanked = re.sub(r"(?<!\\)((?:\\\\)*)(%[^\n]*)", lambda m: m[1] + " " * len(m[2]), excerpt.text)
    return excerpt.rewritten(blanked)
