"""Marks of parts in LaTeX: sections, environments that ask, lists and their items, emphasised leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from symderiv.reading.documents.events import Mark
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.leads import lead_of
from symderiv.reading.documents.macro_definitions import group_end

__all__ = [
    "SECTION",
    "OpenList",
    "argument",
    "asking",
    "commanded",
    "forms_of_items",
    "item",
    "lead",
    "looks_like_mathematics",
    "opened_list",
    "section",
]

SECTION = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
"""Commands of sections and how deep they stand."""

_LEADING = re.compile(
    r"(?:[ \t]+|\\(?:noindent|medskip|bigskip|smallskip|newpage|clearpage|par|hrule|hfill|indent|pagebreak)(?![A-Za-z])"
    r"|\\[vh]space\*?\s*\{[^{}\n]{0,30}\})*"
)
_EMPHASIS = re.compile(
    r"\\(?:textbf|textit|emph|underline|textsc|uline|textsf|textsl|text|fbox|boxed)\s*\{"
    r"|\{\s*\\(?:bf|it|em|bfseries|itshape|sc|sl|large|Large|LARGE|huge)(?![A-Za-z])"
)
_COMMAND = re.compile(r"\\(?:solution|soln|sol|answer|ans|corrige|reponse)(?![A-Za-z])[ \t]*:?")
_FORM = re.compile(r"\\(arabic|alph|roman|Alph|Roman)\b|(?<![a-z])([1aiAI])(?![a-z])")
_ITEM_FORM = re.compile(
    r"\\(?:renewcommand\*?\s*\{?\s*|def\s*)\\(?:label|the)enum(?P<depth>i{1,3}|iv)\s*\}?\s*\{[^\n]{0,60}?"
    r"(?P<form>\\(?:arabic|alph|roman|Alph|Roman))\b"
)
_FORMS = {"arabic": "1", "alph": "a", "Alph": "a", "roman": "i", "Roman": "i", "A": "a", "I": "i"}
_RELATION = re.compile(r"=|<|>|\\(?:le|ge|leq|geq|sim|approx|propto|equiv|to|in)(?![A-Za-z])")
_FORMULA = re.compile(r"&\s*=|[\^_]\s*[\w{]|\\(?:frac|sum|int|log|exp|mathbb|mathbf|left|partial)(?![A-Za-z])")
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


@dataclass
class OpenList:
    """A list environment that is open; ``form`` is how its items are numbered, "" where they are not."""

    env: str
    style: str
    form: str
    last: int = 0

    def next(self) -> str:
        """The label of its next item."""
        self.last += 1
        if self.form == "1":
            return str(self.last)
        return _ROMAN[(self.last - 1) % 12] if self.form == "i" else chr(ord("a") + (self.last - 1) % 26)


def argument(text: str, at: int, opening: str = "{") -> tuple[str, int]:
    """The argument in braces or brackets at ``at``, and the index after it; "" where there is none."""
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    if text[at : at + 1] != opening:
        return "", at
    end = at + group_end(text[at : at + 2000], 0) if opening == "{" else text.find("]", at, at + 300) + 1
    return (text[at + 1 : end - 1], end) if end > at else ("", at)


def section(whole: Excerpt, match: re.Match[str], counters: list[int]) -> tuple[Mark | None, int, int]:
    """The mark of a section, the index of its title if that holds mathematics (else its end), and its end."""
    text, start, level = whole.text, match.start(), SECTION[match["section"]]
    _, at = argument(text, match.end(), "[")
    title, end = argument(text, at)
    if end == at:
        return None, match.end(), match.end()
    printed: tuple[str, ...] = ()
    if not match["star"] and level <= 4:
        counters[level] += 1
        counters[level + 1 :] = [0] * (len(counters) - level - 1)
        printed = tuple(str(n) for n in counters[2 : level + 1] if n)
    shown = _plain(title)
    found = lead_of(shown, emphatic=True)
    rest = shown[found.end :].strip(" .:-–—") if found else shown
    mark = Mark("heading", whole.source, whole.span(start, end), level=level, title=rest, printed=printed)
    if found:
        sure = found.sure or (found.style == "answer" and not rest)
        mark = replace(mark, kind=found.kind, label=found.label, style=found.style, sure=sure)
    return mark, text.index("{", at) + 1 if "$" in title else end, end


def asking(whole: Excerpt, start: int, end: int, count: int) -> tuple[Mark, int]:
    """The mark of an environment that asks; its number is its argument, else ``count``."""
    option, at = argument(whole.text, end, "[")
    given, after = argument(whole.text, at)
    if len(given) >= 60 or "\n" in given:
        given, after = "", at
    label: tuple[str, ...] = (str(count),)
    for text in (option, given):
        found = lead_of(_plain(text), emphatic=True)
        number = re.fullmatch(r"\s*(?:\\?#)?\s*(\d{1,3}(?:\.\d{1,3})*)\s*", text)
        if number:
            label = tuple(number[1].split("."))
        elif found and found.label:
            label = found.label
    return Mark("open", whole.source, whole.span(start, after), label, "question", title=_plain(option)), after


def commanded(whole: Excerpt, command: str, start: int, end: int, counts: list[int]) -> tuple[Mark, int, int]:
    r"""The mark of ``\problem{title}`` or ``\subproblem{title}``, the index of a title with formulas (else its end),
    and its end. ``counts`` are those of the problems and of the parts of the last one."""
    _, at = argument(whole.text, end, "[")
    title, after = argument(whole.text, at)
    sub = command.startswith("sub")
    counts[:] = [counts[0], counts[1] + 1] if sub else [counts[0] + 1, 0]
    label = (chr(ord("a") + (counts[1] - 1) % 26),) if sub else (str(counts[0]),)
    number = re.fullmatch(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s*", title)
    if number and not sub:
        label, counts[0] = tuple(number[1].split(".")), int(number[1].split(".")[0])
    kind: Literal["part", "question"] = "part" if sub else "question"
    shown = "" if number else _plain(title)
    mark = Mark(kind, whole.source, whole.span(start, after), label, kind, title=shown)
    formulas = "$" in title or "\\[" in title or "\\(" in title
    return mark, whole.text.index("{", at) + 1 if formulas else after, after


def forms_of_items(text: str, stop: int) -> dict[int, str]:
    r"""How items are numbered by depth, where ``\labelenumi`` or ``\theenumi`` is defined anew before ``stop``."""
    depths = {"i": 0, "ii": 1, "iii": 2, "iv": 3}
    return {depths[match["depth"]]: match["form"] for match in _ITEM_FORM.finditer(text, 0, stop)}


def opened_list(env: str, option: str, around: list[OpenList]) -> OpenList:
    """A list that begins within others."""
    depth = sum(known.form != "" for known in around)
    form = "" if env in ("itemize", "description") else "1ai1a"[min(depth, 4)]
    form = {"questions": "1", "parts": "a", "subparts": "i"}.get(env, form)
    if form and (shown := _FORM.search(option)):
        form = _FORMS.get(shown[1] or shown[2], shown[2])
    return OpenList(env, f"list{depth}{form}" if form else f"bullets{len(around)}", form)


def item(whole: Excerpt, command: str, start: int, end: int, lists: list[OpenList]) -> tuple[Mark | None, int]:
    """The mark of an item, labelled by hand or counted, and the index after it."""
    given, after = argument(whole.text, end, "[")
    by_hand = command == "item" and bool(given)
    found = lead_of(_plain(given), emphatic=True) if by_hand else None
    span = whole.span(start, after)
    if found is not None:
        return Mark(found.kind, whole.source, span, found.label, found.style or "item", sure=found.sure), after
    if not lists or not lists[-1].form or by_hand:
        return None, end
    label = (lists[-1].next(),)
    if command == "question":
        return Mark("question", whole.source, span, label), after
    return Mark("item", whole.source, span, label, lists[-1].style), after


def lead(whole: Excerpt, start: int, in_list: bool) -> tuple[Mark, int] | None:
    """The lead at the head of a line, emphasised or plain, and the index after it."""
    text = whole.text
    leading = _LEADING.match(text, start)
    place = leading.end() if leading else start
    if command := _COMMAND.match(text, place):
        return Mark("answer", whole.source, whole.span(start, command.end()), style="answer"), command.end()
    emphasis = _EMPHASIS.match(text, place)
    if emphasis:
        opening = place + emphasis.group().find("{")
        end = opening + group_end(text[opening : opening + 300], 0)
        inner = _plain(text[emphasis.end() : end - 1]) if end > opening else ""
    else:
        inner = text[place : place + 300].split("\n", 1)[0]
    found = lead_of(inner, emphatic=emphasis is not None) if inner else None
    if found is None or (not emphasis and found.kind == "item" and in_list):
        return None
    end = end if emphasis else place + found.end
    rest = text[end : end + 200].split("\n", 1)[0].strip()
    sure = found.sure or (found.style == "answer" and not rest)
    title = inner[found.end :].strip(" .:-–—") if emphasis else ""
    return Mark(found.kind, whole.source, whole.span(start, end), found.label, found.style, 0, title, sure), end


def looks_like_mathematics(text: str, env: str, start: int) -> bool:
    """Whether what an environment holds up to its end, from ``start``, can only be mathematics."""
    stop = text.find(f"\\end{{{env}}}", start, start + 4000)
    inner = text[start:stop] if stop >= 0 else ""
    if not inner or re.search(r"\$|\\[\[(]|\\begin|\n[ \t]*\n", inner):
        return False
    return bool(_RELATION.search(inner) and _FORMULA.search(inner))


def _plain(text: str) -> str:
    """A title without its commands."""
    return re.sub(r"\\[A-Za-z]+\*?\s*|[{}$]|\\(?=\W)", "", text).replace("~", " ").strip()
