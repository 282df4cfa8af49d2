"""Rows: what stands between two delimiters, taken apart into the formulas it shows.

A display is split at its ``\\\\``; alignment marks, labels and equation numbers are taken out, and so is the
punctuation of the sentence a formula stands in. Characters are blanked, not removed, so that every place stays true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import cycle

from symderiv.reading.documents.document import Piece
from symderiv.reading.documents.events import Formula
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.macro_definitions import group_end
from symderiv.reading.documents.problems import Problems

__all__ = ["ALIGNED", "DISPLAYS", "Numbering", "pieces_of"]

DISPLAYS = frozenset(
    [
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "flalign",
        "alignat",
        "xalignat",
        "displaymath",
        "math",
        "dmath",
        "dgroup",
        "subequations",
        "empheq",
        "IEEEeqnarray",
        "eqnarray",
    ]
)
"""Environments of mathematics that stand in the text, without their star."""

ALIGNED = frozenset(
    [
        "align",
        "gather",
        "eqnarray",
        "flalign",
        "alignat",
        "xalignat",
        "aligned",
        "alignedat",
        "gathered",
        "split",
        "multlined",
        "dgroup",
        "equation",
        "displaymath",
        "math",
        "dmath",
        "multline",
        "subequations",
        "empheq",
        "IEEEeqnarray",
        "IEEEeqnarraybox",
    ]
)
"""Environments whose rows are formulas of their own; all others, such as matrices and cases, are kept whole."""

NUMBERED = frozenset(
    ["equation", "align", "gather", "eqnarray", "multline", "flalign", "alignat", "dmath", "subequations"]
)
"""Environments whose rows LaTeX numbers."""

ONE_NUMBER = frozenset({"equation", "multline", "dmath"})
"""Environments that print one number, however many rows they have."""

_ALIGNED_COLUMNS = frozenset({"rcl", "lcl", "rl", "rll", "rcll", "ll"})
_STRUCTURE = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<env>[^{}\\]{0,40}?)\*?\}|(?P<row>\\\\\*?(?:\[\s*-?[\d.]+\s*\\?[a-z]*\s*\])?|\\(?:cr|newline)(?![A-Za-z]))"
    r"|\\(?P<fence>left|right)(?![A-Za-z])|(?P<brace>[{}])|(?P<mark>&)|\\(?P<inter>(?:short)?intertext)\s*\{|\\(?:[A-Za-z]+|[\s\S])"
)
_LABEL = re.compile(r"\\label\s*\{([^{}]{0,200})\}")
_TAG = re.compile(r"\\tag\*?\s*\{((?:[^{}]|\{[^{}]{0,80}\}){0,200})\}|\\l?eqno\s*(?:\{\s*)?\(([^()]{1,20})\)(?:\s*\})?")
_NOISE = re.compile(r"\\(?:nonumber|notag|displaybreak|allowdisplaybreaks|displaystyle)(?![A-Za-z])(?:\[\d\])?")
_SILENT = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])")
_SPACE = (
    r"(?:\\q?quad(?![A-Za-z])|\\hfill|\\hspace\*?\s*\{[^{}]{0,20}\}|\\[,;:!> ]|~|\s|\\(?:text|mbox)\s*\{\s{0,20}\})"
)
_NUMBER = r"\(\s*(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?'{0,2}|\*{1,3}|\\(?:ast|star|dagger)|[A-Z]\.?\d{0,3})\s*\)"
_PRINTED_TAG = re.compile(
    rf"(?:(?:\\q?quad(?![A-Za-z])|\\hfill|\\hspace\*?\s*\{{[^{{}}]{{0,20}}\}})(?:\s|~|\\[,;: ])*{_NUMBER}"
    rf"|\\(?:text|mbox|mathrm|textrm|hbox)\s*\{{\s*{_NUMBER}\s*\}})[\s.,;]*$"
)
_TAIL = re.compile(rf"({_SPACE}|[.,;])$")
_DELIMITER_SIZE = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*$")
TAIL_LENGTH = 160


@dataclass
class Numbering:
    """The equation numbers LaTeX prints, counted; ``within`` where they start again in each section."""

    on: bool = False
    within: bool = False
    prefix: str = ""
    last: int = 0

    def section(self, number: str) -> None:
        """A section begins: numbers within sections start again."""
        if self.within:
            self.prefix, self.last = f"{number}.", 0

    def next(self, letter: str = "") -> str:
        """The number of the next numbered row; with a letter, that of a row of subequations."""
        self.last += letter in ("", "a")
        return f"{self.prefix}{self.last}{letter}"

    def numbers(self, env: str) -> bool:
        """Whether rows of an environment are numbered."""
        return self.on and env in NUMBERED


@dataclass
class _Split:
    """A display while it is taken apart: where its rows end, and which characters are not part of a formula."""

    blanks: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, prose between two rows
    unclosed: int = -1


def pieces_of(formula: Formula, numbering: Numbering, problems: Problems) -> list[Piece]:
    """The rows of a formula whose macros are expanded."""
    excerpt = formula.excerpt
    split = _split(excerpt.text, formula.env) if formula.display or "\\begin" in excerpt.text else _Split()
    if split.unclosed >= 0:
        span = excerpt.span(split.unclosed, split.unclosed + 1)
        problems.add(excerpt.source, span, "this brace is never closed", "close the group with }")
    text = _blanked(excerpt.text, split.blanks)
    cuts = split.cuts
    if formula.env.rstrip("*") == "multline":  # one formula on several lines
        text, cuts = _blanked(text, [(start, end) for start, end, _ in cuts]), []
    rows: list[Piece] = []
    numbered: list[bool] = []
    whole, before, at = excerpt.rewritten(text), "", 0
    for start, end, prose in [*cuts, (len(text), len(text), "")]:
        row = _row(whole.part(at, start), formula)
        if row is not None:
            rows.append(replace(row, prose_before=before))
            numbered.append(row.tag is None and not _SILENT.search(text, at, start))
        before, at = prose, end
    rows = [replace(row, row=i, rows=len(rows)) for i, row in enumerate(rows)]
    if not rows or not numbering.numbers(formula.env):
        return rows
    if formula.env in ONE_NUMBER:
        return [*rows[:-1], replace(rows[-1], tag=numbering.next())] if all(numbered) else rows
    if formula.env == "subequations":
        letters = cycle("abcdefghijklmnopqrstuvwxyz")
    else:
        letters = cycle([""])
    return [
        replace(row, tag=numbering.next(next(letters))) if asks else row
        for row, asks in zip(rows, numbered, strict=True)
    ]


def _blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with spaces in the place of each stretch."""
    if not stretches:
        return text
    parts: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def _split(text: str, env: str) -> _Split:
    """Where the rows end: at ``\\\\`` outside braces, ``\\left..\\right`` and environments that are kept whole."""
    split = _Split()
    kept: list[str] = []  # environments around the current place that are kept whole
    braces: list[int] = []
    fences, skipped_to = 0, 0
    for match in _STRUCTURE.finditer(text):
        if match.start() < skipped_to:
            continue
        outside = not kept and not braces and fences <= 0
        if match["edge"]:
            skipped_to = _edge(text, match, kept, outside, split)
        elif match["fence"]:
            fences = max(0, fences + (1 if match["fence"] == "left" else -1))
        elif match["brace"] == "{":
            braces.append(match.start())
        elif match["brace"]:
            del braces[-1:]
        elif match["row"] and outside:
            split.cuts.append((match.start(), match.end(), ""))
        elif match["mark"] and outside:
            split.blanks.append(match.span())
        elif match["inter"] and outside:
            skipped_to = _intertext(text, match, split)
    split.unclosed = braces[0] if braces else -1
    return split


def _edge(text: str, match: re.Match[str], kept: list[str], outside: bool, split: _Split) -> int:
    """Notes an environment's beginning or end; the index up to which its arguments reach."""
    name, end = match["env"].strip(), match.end()
    if match["edge"] == "end":
        if kept and kept[-1] == name:
            kept.pop()
        elif outside:
            split.blanks.append(match.span())
        return end
    arguments = re.compile(r"\s*(?:\[[^\[\]]{0,20}\])?\s*(?:\{([^{}]{0,40})\})?").match(text, end)
    columns = re.sub(r"[^lcr]", "", re.sub(r"@\{.*?\}", "", arguments[1] or "")) if arguments else ""
    opens = name in ALIGNED or (name == "array" and columns in _ALIGNED_COLUMNS)
    if not (outside and opens):
        kept.append(name)
        return end
    takes = name in {"alignat", "alignedat", "xalignat", "array", "IEEEeqnarray", "empheq"}
    option = re.compile(r"\s*\[[tbc]\]").match(text, end)
    end = arguments.end() if takes and arguments else option.end() if option else end
    split.blanks.append((match.start(), end))
    return end


def _intertext(text: str, match: re.Match[str], split: _Split) -> int:
    end = group_end(text, match.end() - 1)
    end = end if end > 0 else len(text)
    split.cuts.append((match.start(), end, text[match.end() : end - 1].strip()))
    return end


def _row(excerpt: Excerpt, formula: Formula) -> Piece | None:
    """One row as a piece, or None where it holds nothing."""
    text = excerpt.text
    label = _LABEL.search(text)
    tag = _TAG.search(text)
    noise = [m.span() for pattern in (_LABEL, _TAG, _NOISE) for m in pattern.finditer(text)]
    text = _blanked(text, noise)
    number = _clean_tag(tag[1] or tag[2]) if tag else None
    if number is None and formula.display:
        text, number = _printed_tag(text)
    text, ending = _without_tail(text)
    shown = excerpt.rewritten(text.ljust(len(excerpt.text))).stripped()
    if not shown.text:
        return None
    return Piece(shown, formula.display, formula.env, number, label[1].strip() if label else "", ending)


def _clean_tag(tag: str) -> str:
    return tag.strip().strip("$").strip().removeprefix("(").removesuffix(")").strip()


def _printed_tag(text: str) -> tuple[str, str | None]:
    """The text without the equation number printed at its end, and that number."""
    start = max(0, len(text.rstrip()) - TAIL_LENGTH)
    match = _PRINTED_TAG.search(text.rstrip(), start)
    return (text[: match.start()], match[1] or match[2]) if match else (text, None)


def _without_tail(text: str) -> tuple[str, str]:
    """The text without white space and punctuation at its end, and that punctuation."""
    end, ending = len(text), ""
    while match := _TAIL.search(text, max(0, end - 40), end):
        if match.group() in ".,;" and _DELIMITER_SIZE.search(text, max(0, match.start() - 12), match.start()):
            break
        if text[match.start() - 1 : match.start()] == "\\" and match.group()[0] != "\\":
            break
        ending = match.group() if match.group() in {".", ",", ";"} else ending
        end = match.start()
    return text[:end], ending
