"""Rows: what stands between two delimiters, taken apart into the formulas it shows.

A display is split at its ``\\\\``; alignment marks, labels and equation numbers are taken out, and so is the
punctuation of the sentence a formula stands in. Characters are blanked, not removed, so that every place stays true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from symderiv.reading.documents.columns import between_formulas
from symderiv.reading.documents.comments import comments
from symderiv.reading.documents.document import Piece
from symderiv.reading.documents.environments import ALIGNED, NUMBERED, ONE_NUMBER
from symderiv.reading.documents.events import Formula
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.macro_definitions import group_end
from symderiv.reading.documents.numbering import Numbering
from symderiv.reading.documents.problems import Problems
from symderiv.reading.documents.unfinished import joined
from symderiv.reading.documents.worded import labels_of, segments

__all__ = ["pieces_of"]

_ALIGNED_COLUMNS = frozenset({"rcl", "lcl", "rl", "rll", "rcll", "ll"})
_STRUCTURE = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<env>[^{}\\]{0,40}?)\*?\}|(?P<row>\\\\\*?(?:\[\s*-?[\d.]+\s*\\?[a-z]*\s*\])?|\\(?:cr|newline)(?![A-Za-z]))"
    r"|\\(?P<fence>left|right)(?![A-Za-z])|(?P<brace>[{}])|(?P<mark>&)|\\(?P<inter>(?:short)?intertext)\s*\{|\\(?:[A-Za-z]+|[\s\S])"
)
_LABEL = re.compile(r"\\label\s*\{([^{}]{0,200})\}")
_TAG = re.compile(
    r"\\tag\*?\s*\{((?:[^{}]|\{[^{}]{0,80}\}){0,200})\}|\\l?eqno\s*(?:\{\s*)?\(([^()]{1,20})\)(?:\s*\})?"
    r"|\\tag\*?\s*(\d{1,3}(?:\.\d{1,3})*|\*)(?!\w)"
)
_NOISE = re.compile(
    r"\\(?:nonumber|notag|IEEE(?:no|yes)number|displaybreak|allowdisplaybreaks|displaystyle)(?![A-Za-z])(?:\[\d\])?"
)
_SILENT = re.compile(r"\\(?:nonumber|notag|IEEEnonumber)(?![A-Za-z])")
_SPACE = (
    r"(?:\\q?quad(?![A-Za-z])|\\hfill|\\hspace\*?\s*\{[^{}]{0,20}\}|\\[,;:!> ]|~|\s|\\(?:text|mbox)\s*\{\s{0,20}\})"
)
_NUMBER = r"\(\s*(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?'{0,2}|\*{1,3}|\\(?:ast|star|dagger)|[A-Z]\.?\d{0,3})\s*\)"
_PRINTED_TAG = re.compile(
    rf"(?:(?:\\q?quad(?![A-Za-z])|\\hfill|\\hspace\*?\s*\{{[^{{}}]{{0,20}}\}}|(?:~|\\[ ;]){{2}})"
    rf"(?:\s|~|\\[,;: ])*{_NUMBER}"
    rf"|\\(?:text|mbox|mathrm|textrm|hbox)\s*\{{\s*{_NUMBER}\s*\}})[\s.,;]*$"
)
_LEADING_TAG = re.compile(rf"\s*{_NUMBER}\s*\\q?quad(?![A-Za-z])")
_TAG_SIGNS = {r"\ast": "*", r"\star": "⋆", r"\dagger": "†"}
_INLINE = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
_CASES = re.compile(r"\\begin\s*\{(?:sub)?numcases\}\s*(?=\{)")
_TAIL = re.compile(rf"({_SPACE}|[.,;])$")
_DELIMITER_SIZE = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*$")
TAIL_LENGTH = 160


@dataclass
class _Split:
    """A display while it is taken apart: where its rows end, and which characters are not part of a formula."""

    blanks: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, prose between two rows
    marks: list[int] = field(default_factory=list)
    unclosed: int = -1
    unfenced: bool = False


def pieces_of(formula: Formula, numbering: Numbering, problems: Problems) -> list[Piece]:
    """The rows of a formula whose macros are expanded."""
    excerpt = formula.excerpt
    if formula.env in ("numcases", "subnumcases"):
        excerpt = _as_cases(excerpt)
    split = _split(excerpt.text) if formula.display or "\\begin" in excerpt.text else _Split()
    if split.unclosed >= 0:
        span = excerpt.span(split.unclosed, split.unclosed + 1)
        problems.add(excerpt.source, span, "this brace is never closed", "close the group with }")
    if split.unclosed >= 0 or split.unfenced:
        split = _split(excerpt.text, trusting=False)
    rows, numbered = _rows(excerpt, formula, split)
    if formula.number and rows and rows[-1].tag is None:
        rows[-1] = replace(rows[-1], tag=formula.number)
    if rows and numbering.numbers(formula.env):
        rows = _numbered(rows, numbered, formula, excerpt.text, numbering)
    for row in rows:
        if row.label and row.tag:
            numbering.labels.setdefault(row.label, row.tag)
    return joined(rows)


def _as_cases(excerpt: Excerpt) -> Excerpt:
    """``\\begin{numcases}{f =} .. \\end{numcases}`` as what it shows: f = and the cases."""
    start = _CASES.match(excerpt.text)
    end = group_end(excerpt.text, start.end()) if start else -1
    if start is None or end < 0:
        return excerpt
    edits = [(start.start(), start.end() + 1, ""), (end - 1, end, r"\begin{cases}")]
    edits += [(m.start(), m.end(), r"\end{cases}") for m in re.finditer(r"\\end\{(?:sub)?numcases\}", excerpt.text)]
    return excerpt.edited(edits)


def _rows(excerpt: Excerpt, formula: Formula, split: _Split) -> tuple[list[Piece], list[bool]]:
    """The rows of a formula, and for each whether it asks for a number."""
    text = _blanked(excerpt.text, split.blanks)
    for mark in between_formulas(excerpt.text, split.marks, [start for start, _, _ in split.cuts]):
        text = text[:mark] + "," + text[mark + 1 :]
    cuts = split.cuts
    if formula.env.rstrip("*") == "multline":  # one formula on several lines
        text, cuts = _blanked(text, [(start, end) for start, end, _ in cuts]), []
    rows: list[Piece] = []
    numbered: list[bool] = []
    whole, before, at = excerpt.rewritten(text), "", 0
    for start, end, prose in [*cuts, (len(text), len(text), "")]:
        row = _row(whole.part(at, start), formula, before)
        asks = row is not None and row.tag is None and not _SILENT.search(text, at, start)
        said = segments(row.latex) if row is not None and formula.display else None
        if row is not None and said is not None and not (asks and formula.env in NUMBERED):
            found, before = _sentence(row, said)
            rows += found
            numbered += [False] * len(found)
        elif row is not None:
            rows.append(row)
            numbered.append(asks)
            before = ""
        inline, rest = _within(whole, start, end, before) if "$" in prose else ([], prose)
        rows += inline
        numbered += [False] * len(inline)
        before, at = " ".join(words for words in (before if not inline else "", rest) if words), end
    if len(rows) > 1:
        rows = [replace(row, row=i, rows=len(rows)) for i, row in enumerate(rows)]
        for at, label in enumerate(labels_of([row.latex for row in rows])):
            if label:
                shown, said = rows[at].excerpt.part(label, len(rows[at].latex)), rows[at].latex[:label].strip()
                rows[at] = replace(rows[at], excerpt=shown, prose_before=f"{rows[at].prose_before} {said}".strip())
    if rows and before:
        rows[-1] = replace(rows[-1], prose_after=before)
    return rows, numbered


def _sentence(row: Piece, said: list[tuple[bool, int, int]]) -> tuple[list[Piece], str]:
    """The formulas in a row that is a sentence, each with the words before it; and the words after the last one."""
    pieces: list[Piece] = []
    before = row.prose_before
    for words, start, end in said:
        part = row.excerpt.part(start, end)
        if words:
            before = " ".join([*before.split(), *part.text.replace("$", "").split()])
        elif (shown := part.rewritten(_without_tail(part.text)[0].ljust(len(part.text))).stripped()).text:
            pieces.append(Piece(shown, False, "$", prose_before=before))
            before = ""
    return pieces, before


def _within(whole: Excerpt, start: int, end: int, before: str) -> tuple[list[Piece], str]:
    r"""The formulas in an ``\intertext``, each with the words before it; and the words after the last one."""
    pieces: list[Piece] = []
    at = whole.text.find("{", start, end) + 1
    for formula in _INLINE.finditer(whole.text, at, end - 1):
        words = " ".join([before, *whole.text[at : formula.start()].split()]).strip()
        shown = whole.part(*formula.span(1)).stripped()
        if shown.text:
            pieces.append(Piece(shown, False, "$", prose_before=words))
            before = ""
        at = formula.end()
    return pieces, " ".join(whole.text[at : end - 1].split())


def _numbered(
    rows: list[Piece], numbered: list[bool], formula: Formula, text: str, numbering: Numbering
) -> list[Piece]:
    """The rows with the numbers LaTeX prints."""
    if formula.env in ONE_NUMBER:
        return [*rows[:-1], replace(rows[-1], tag=numbering.next())] if all(numbered) else rows
    shown = [replace(row, tag=numbering.next()) if asks else row for row, asks in zip(rows, numbered, strict=True)]
    if formula.env in ("numcases", "subnumcases"):  # each case has a number; the first stands for all
        for _ in range(text.count("\\\\")):
            numbering.next()
    return shown


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


def _split(text: str, *, trusting: bool = True) -> _Split:
    """Where the rows end: at ``\\\\`` outside braces, ``\\left..\\right`` and environments that are kept whole.

    Where braces or fences do not match, ``trusting`` them would make the rest of the display one row.
    """
    split = _Split()
    kept: list[str] = []  # environments around the current place that are kept whole
    braces: list[int] = []
    fences, skipped_to = 0, 0
    for match in _STRUCTURE.finditer(text):
        if match.start() < skipped_to:
            continue
        outside = not kept and not (trusting and (braces or fences > 0))
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
            split.marks.append(match.start())
        elif match["inter"] and outside:
            skipped_to = _intertext(text, match, split)
    split.unclosed = braces[0] if braces else -1
    split.unfenced = fences > 0
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


def _row(excerpt: Excerpt, formula: Formula, before: str) -> Piece | None:
    """One row as a piece, or None where it holds nothing."""
    text = excerpt.text
    label = _LABEL.search(text)
    tag = _TAG.search(text)
    noise = [m.span() for pattern in (_LABEL, _TAG, _NOISE) for m in pattern.finditer(text)]
    text = _blanked(text, [*noise, *comments(text)])
    number = _clean_tag(tag[1] or tag[2] or tag[3] or "") if tag else None
    if number is None and formula.display:
        text, number = _printed_tag(text)
    text, ending = _without_tail(text)
    shown = excerpt.rewritten(text.ljust(len(excerpt.text))).stripped()
    if not shown.text:
        return None
    return Piece(shown, formula.display, formula.env, number, label[1].strip() if label else "", ending, 0, 1, before)


def _clean_tag(tag: str) -> str:
    bare = tag.strip().strip("$").strip().removeprefix("(").removesuffix(")").strip()
    return _TAG_SIGNS.get(bare, bare)


def _printed_tag(text: str) -> tuple[str, str | None]:
    """The text without the equation number typed at its end or its beginning, and that number."""
    if match := _LEADING_TAG.match(text):
        return " " * match.end() + text[match.end() :], _clean_tag(match[1])
    start = max(0, len(text.rstrip()) - TAIL_LENGTH)
    match = _PRINTED_TAG.search(text.rstrip(), start)
    return (text[: match.start()], _clean_tag(match[1] or match[2])) if match else (text, None)


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
