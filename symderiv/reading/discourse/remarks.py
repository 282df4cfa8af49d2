r"""Remarks: labels before a statement and words after it, which say nothing of its sides.

``\text{(a)}\quad x = 1``, ``x = y \quad \text{by (3)}``, ``x = y \quad \text{swap sum and integral}``. Words that could
limit or deny what stands before them (if, not, in probability) are no remark: they stay where they are, unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symderiv.reading.discourse.mappings import ARROWS
from symderiv.reading.syntax.connectives import CONNECTIVE_WORDS, REASON_WORDS
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Product, Row, Scripted, Side, Sum

__all__ = ["is_reason", "unremarked"]

_LIMITS = re.compile(
    r"\b(?:not|no|non|never|neither|nor|cannot|can['’]t|n['’]t|false|wrong|incorrect|invalid|untrue|unless|except|only|if|when"
    r"|whenever|otherwise|else|for|where|with|assum\w*|suppos\w*|provided|given|such|iff|or|but|unlike|instead|almost|mod|modulo"
    r"|approx\w*|about|roughly|least|most|up\s+to|probability\s+(?:one|1|at|zero)|w\.?p|a\.s|a\.e|in\s+(?:probability|law"
    r"|distribution|mean|norm|expectation)|contradict\w*|impossible|absurd|undefined|fails?|sometimes|maybe|perhaps|hopefully|guess"
    r"|wlog|degrees?|radians?|percent|per|units?|faux|pas|sauf|sinon|sans|si|quand|pour|presque|contradiction|nicht|kein\w*|falsch"
    r"|außer|sonst|falls|wenn|für|fast|widerspruch|falso|salvo|excepto|cuando|para|casi|contradicción)(?![\w])",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:is|are|was|were|be|has|have|had|does|do|can|may|must|should|will|would|holds?|exists?|means?|says|est|sont|ist|sind"
    r"|es|son)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\W*(?:q\.?\s?e\.?\s?d|done|(?:as|which\s+was|what\s+was)\s+(?:required|desired|claimed|wanted|needed|expected|asserted"
    r"|to\s+be\s+(?:shown|proved|proven))|ok|cqfd|c\.q\.f\.d|w\.z\.b\.w|wzbw|checked|verified)\W*",
    re.IGNORECASE,
)
_CRIES = re.compile(r"[(]?[A-Za-z]+!+[)]?")
_EVERY = re.compile(r"(?:for|over)\s(?:all|any|every|each)\s(?:of\s)?(?:the\s)?[a-z]+s?", re.IGNORECASE)
_REASON = re.compile(
    rf"[(\[](?!.*{_LIMITS.pattern}).*[)\]][.,]?|[(\[]?\s*(?:by|using|from|see|due\s+to|cf\.|def\.?|since)\b.*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,3}(?:\.\d{1,3})*)[.):]{1,2}|[A-Z][a-z]+\s\d{1,2}[.:]?"
    r"|\(?[A-Za-z][\w\s'’.-]{0,40}(?:\s\(?[\w.]{1,5}\)?)?\s?:"
)
_LEADS = re.compile(
    r"(?:by|from|using|due\s+to)\s.*(?:,|\b(?:we|one)\s+(?:have|has|get|gets|obtains?|finds?|sees?|knows?)(?:\s+that)?,?)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:proof|solution|answer|check|verification|claim)[.:,]?|(?:in|on|at|after|before)\s(?:the|this|that|our)\s.*,",
    re.IGNORECASE,
)
_TYPED = re.compile(r"[A-Z][a-z]{2,}|[A-Z]{2,4}")
_COLONS, _BARS = frozenset({":", r"\colon"}), frozenset({"|", r"\mid", r"\vert"})
ARROWS_ON = frozenset({"=>", r"\Rightarrow", r"\implies", r"\Longrightarrow"})
_GAPS = frozenset({"gap", "row", "", ","})


def unremarked(parts: Sequence[Side | Part]) -> tuple[tuple[Side | Part, ...], list[str]]:
    """The parts without labels and remarks, and the words of these."""
    if not any(isinstance(part, Part) and part.kind != "relation" for part in parts):
        return tuple(parts), []
    kept, said = _unlabelled(list(parts))
    kept = _opened(kept)
    at = _remark(kept)
    if at >= 0:
        said.append(" .. ".join(part.text for part in kept[at:] if isinstance(part, Part) and part.kind == "prose"))
        kept = kept[:at]
    return tuple(kept), said


def is_reason(words: str) -> bool:
    """Whether words only say why: in brackets, or "by ..."."""
    return _REASON.fullmatch(words) is not None


def _is_gap(part: Side | Part) -> bool:
    return isinstance(part, Part) and part.kind == "separator" and part.text in _GAPS


def _unlabelled(parts: list[Side | Part]) -> tuple[list[Side | Part], list[str]]:
    """The parts without the label they begin with, and that label."""
    first, rest = parts[0], parts[1:]
    colon = bool(rest) and isinstance(rest[0], Part) and rest[0].text in _COLONS
    gap = bool(rest) and isinstance(rest[0], Part) and rest[0].kind == "separator" and rest[0].text == "gap"
    after = rest[1:] if colon or gap else rest
    if not after or not any(isinstance(part, Part) and part.kind == "relation" for part in after):
        return parts, []
    if isinstance(first, Part):
        if first.kind == "prose" and _is_before_arrow(first.text, rest[0]):
            return after[1:], [first.text]
        label = first.kind == "prose" and (_LABEL.fullmatch(first.text) is not None or colon)
        led = _LEADS.fullmatch(first.text) or _PLACE.fullmatch(first.text)
        label = label or bool(first.kind == "prose" and led and not _LIMITS.search(first.text))
        label = label and first.text.strip(" :") not in CONNECTIVE_WORDS
        return (after, [first.text.rstrip(" ,")]) if label else (parts, [])
    maps = any(isinstance(part, Part) and part.text in ARROWS for part in after)
    label = (colon and not maps and _is_word(first.node)) or (gap and _is_letter_in_brackets(first.node))
    return (after, []) if label else (parts, [])


def _is_before_arrow(words: str, part: Side | Part) -> bool:
    r"""``\text{Base on (3), (4)} \Rightarrow``: whether words say what the statement after an arrow rests on."""
    arrow = isinstance(part, Part) and part.kind == "relation" and part.text in ARROWS_ON
    return arrow and words not in CONNECTIVE_WORDS and not _LIMITS.search(words) and not _SAYS.match(words)


def _is_word(node: Node) -> bool:
    r"""A word, in upright letters or typed as one: ``\text{Prior}``, ``Likelihood``."""
    if isinstance(node, Name):
        return node.word and len(node.name) > 2 and not any(c.isdigit() for c in node.name)
    if not isinstance(node, Product) or any(node.signs):
        return False
    letters = [factor.name if isinstance(factor, Name) else " " for factor in node.factors]
    adjoining = node.span.end - node.span.start == len(letters)
    return adjoining and bool(_TYPED.fullmatch("".join(letters)))


def _is_letter_in_brackets(node: Node) -> bool:
    if not isinstance(node, Group) or node.opening != "(" or node.closing != ")" or len(node.items) != 1:
        return False
    item = node.items[0]
    if isinstance(item, Product):
        return all(isinstance(factor, Name) and factor.name in "ivx" for factor in item.factors)
    return (isinstance(item, Name) and item.name in "abcdefghiv" and not item.font) or isinstance(item, Num)


def _opened(parts: list[Side | Part]) -> list[Side | Part]:
    """The parts; what stands in brackets after a gap, and is a condition or a reason, without its brackets."""
    last = parts[-1]
    if len(parts) < 3 or not isinstance(last, Side) or not isinstance(group := last.node, Group):
        return parts
    before = parts[-2]
    if group.opening not in ("(", "[") or not (isinstance(before, Part) and before.text == "gap"):
        return parts
    if not any(isinstance(part, Part) and part.kind == "relation" for part in parts[:-2]):
        return parts
    inner: list[Side | Part] = []
    for index, item in enumerate(group.items):
        if index:
            inner.append(Part("separator", group.separators[index - 1], item.span))
        inner += item.parts if isinstance(item, Row) else [Side(item, item.span)]
    told = any(isinstance(part, Part) and part.kind in ("relation", "prose") for part in inner)
    return [*parts[:-1], *inner] if told else parts


def _remark(parts: Sequence[Side | Part]) -> int:
    """Where the remark begins with which the parts end; -1 where they end with none."""
    related = False
    for at, part in enumerate(parts):
        if isinstance(part, Side):
            continue
        related = related or part.kind == "relation"
        whole = related and at > 0 and _is_whole(parts[:at])
        if not whole:
            continue
        after = parts[at + 1 :]
        if part.kind == "prose" and _in_brackets(part.text, after):
            return at
        if part.kind == "prose" and _may_remark(part.text, after) and not _is_unit(parts[at - 1], part.text):
            return at
        if part.text in _BARS and _is_gap(parts[at - 1]) and _is_operation(after):
            return at
    return -1


def _in_brackets(words: str, after: Sequence[Side | Part]) -> bool:
    r"""``(recall`` before a formula and a bracket in words: what was said before."""
    last = after[-1] if after else None
    if not isinstance(last, Part) or last.kind != "prose" or not last.text.rstrip(" .,;").endswith(")"):
        return False
    told = [part.text for part in after if isinstance(part, Part) and part.kind == "prose"]
    plain = words[:1] == "(" and ")" not in words and len(words) > 3
    return plain and not any(_LIMITS.search(text) for text in (words, *told))


def _is_whole(parts: Sequence[Side | Part]) -> bool:
    """Whether what stands before is a statement that lacks nothing."""
    last = next((part for part in reversed(parts) if not _is_gap(part)), None)
    return isinstance(last, Side)


def _may_remark(words: str, after: Sequence[Side | Part]) -> bool:
    """Whether words after a statement, and all that follows them, are a remark."""
    relations = any(isinstance(part, Part) and part.kind == "relation" for part in after)
    more = [part.text for part in after if isinstance(part, Part) and part.kind == "prose"]
    joins = [text for text in more if text in CONNECTIVE_WORDS and text not in ("and", "&")]
    if relations or joins or any(_LIMITS.search(text) for text in more):
        return False
    if words in REASON_WORDS:
        return bool(after)
    if _EVERY.fullmatch(words) and words not in CONNECTIVE_WORDS:
        return _are_letters(after)  # \text{for all states } i, j
    if words in CONNECTIVE_WORDS:
        return False
    if _CLOSES.fullmatch(words) or _REASON.fullmatch(words):
        return True
    if words[:1] in "([":
        return False
    several = len(words.split()) > 1 or bool(_CRIES.fullmatch(words))
    return several and not _SAYS.match(words) and not _LIMITS.search(words)


def _are_letters(after: Sequence[Side | Part]) -> bool:
    """Whether nothing stands there but letters, with commas between them."""
    sides = [part.node for part in after if isinstance(part, Side)]
    plain = all(
        isinstance(node, Name) or (isinstance(node, Scripted) and isinstance(node.base, Name)) for node in sides
    )
    return bool(sides) and plain and all(isinstance(part, Side) or part.text in _GAPS for part in after)


def _is_unit(before: Side | Part, words: str) -> bool:
    r"""Whether words right after a number say of what it is one: ``5 \text{ square metres}``."""
    node = before.node if isinstance(before, Side) else None
    while isinstance(node, Sum | Product):
        node = node.terms[-1] if isinstance(node, Sum) else node.factors[-1]
    if len(words.split()) > 1 and words.split()[-1] in ("on", "of", "in", "to", "over", "for"):
        return False  # 0 \text{ additive identity on } V
    return isinstance(node, Num) and not (_REASON.fullmatch(words) or _CLOSES.fullmatch(words) or words in REASON_WORDS)


def _is_operation(after: Sequence[Side | Part]) -> bool:
    r"""What is done to both sides, after a bar: ``| -1``, ``| :2``, ``\mid \text{by (3)}``."""
    if not after or any(isinstance(part, Part) and part.kind == "relation" for part in after):
        return False
    first = after[0]
    if isinstance(first, Part):
        return first.text in _COLONS or (first.kind == "prose" and not _LIMITS.search(first.text))
    return len(after) == 1 and isinstance(first.node, Sum) and first.node.signs[0] in ("+", "-")
