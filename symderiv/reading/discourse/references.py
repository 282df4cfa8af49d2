"""References: what "(3)", "equation (12)", ``\\eqref{eq:a}``, "line (1)", "(*)" or "the above" in the words name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from symderiv.reading.documents.document import Piece

__all__ = ["Equations", "Reference", "references_in"]

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?'{0,2}|[A-Z]\.?\d{1,3}|\*{1,3}|⋆|†)"
_NAMED = (
    r"(?P<word>eqs?\.?|eqns?\.?|equations?|identity|identities|inequality|inequalities|formula|formulas|formulae|relations?"
    r"|expressions?|lines?|rows?|steps?|[ée]quations?|in[ée]galit[ée]s?|gleichung(?:en)?|ligne)"
)
_PART = r"(?:parts?|questions?|problems?|exercises?|items?|sections?|sub-?parts?|sub-?questions?|partie|exercice|Q)"
_REFERENCE = re.compile(
    r"\(?\\(?P<latex>eq|auto|c|C|page|name)?ref\s*\{(?P<labels>[^{}]{1,200})\}\)?"
    rf"|\b{_NAMED}[\s~]*\(?(?P<first>{_NUMBER})\)?(?P<more>(?:\s*(?:,|and|or|et|to|–|-|—)\s*\(?{_NUMBER}\)?)*)(?![\w(])"
    rf"|(?<![\w\])}}])\((?P<bare>{_NUMBER})\)(?P<range>\s*(?:–|-|—|to)\s*\({_NUMBER}\))?(?!\s*[\w(])(?=\W|$)"
    rf"|(?<![\w\])}}])\((?P<said>{_NUMBER})\)(?=\s+(?:and|or|we|it|implies|gives|yields|becomes|is|holds|to|in|into|with|by|that))"
    r"|\b(?P<place>first|second|third|last|final)\s+(?:line|row|equation|step|equality|inequality)\b"
    r"|\b(?:the\s+)?(?P<above>above|previous|preceding|last\s+display)(?:\s+(?:equation|line|result|identity|expression|display"
    r"|inequality|relation|formula|equality))?\b"
    rf"|\b{_PART}[\s~]*(?P<part>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?:\.?\(?[a-z]\)?)?|\([a-z]\))(?!\w)",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1, "final": -1}
_SIGNS = {"⋆": "*", r"\star": "*", r"\ast": "*"}
MOST = 40  # equations one range may name


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name equations, or a part of the document.

    written     the words
    start, end  where they stand in the words that were searched
    pieces      the rows they name, in the order of the document; none where there are none by that name
    part        the label of a part of the document, or ""
    """

    written: str
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()
    part: str = ""


class Equations:
    """The rows of a document, found by what they are called.

    pieces  in the order of the document
    labels  what LaTeX prints for a label that stands at no row: of a group of equations
    """

    def __init__(self, pieces: Iterable[Piece], labels: Mapping[str, str] | None = None) -> None:
        self.pieces = tuple(pieces)
        self._labels = dict(labels or {})
        self._by_tag: dict[str, list[int]] = {}
        self._by_label: dict[str, int] = {}
        for index, piece in enumerate(self.pieces):
            if piece.tag:
                self._by_tag.setdefault(_bare(piece.tag), []).append(index)
                letterless = re.fullmatch(r"(\d[\d.]*)[a-z]", piece.tag)
                if letterless and piece.rows > 1:
                    self._by_tag.setdefault(letterless[1], []).append(index)
            if piece.label:
                self._by_label.setdefault(piece.label, index)

    def labelled(self, label: str) -> tuple[Piece, ...]:
        """The rows that ``\\\\ref`` of a label names."""
        index = self._by_label.get(label.strip())
        if index is not None:
            return (self.pieces[index],)
        printed = self._labels.get(label.strip(), "")
        return self.tagged(printed, len(self.pieces)) if printed else ()

    def tagged(self, tag: str, at: int) -> tuple[Piece, ...]:
        """The row with a number: where several have it, the last one before place ``at``, else the next."""
        places = self._by_tag.get(_bare(tag), [])
        if not places:
            return ()
        cut = bisect_left(places, at)
        nearest = places[cut - 1] if cut else places[0]
        alike = [i for i in places if (self.pieces[i].tag or "")[:-1] == tag]
        return tuple(self.pieces[i] for i in alike) if alike and nearest in alike else (self.pieces[nearest],)

    def ordinal(self, number: int, at: int) -> tuple[Piece, ...]:
        """A row of the last display before place ``at``, counted from 0 or, where negative, from its end."""
        last = self._display_before(at)
        if last is None:
            return ()
        first = last - self.pieces[last].row
        index = first + number if number >= 0 else last
        return (self.pieces[index],) if first <= index <= last else ()

    def above(self, at: int) -> tuple[Piece, ...]:
        """The last row of the last display before place ``at``."""
        return self.ordinal(-1, at)

    def _display_before(self, at: int) -> int | None:
        return next(
            (i for i in range(min(at, len(self.pieces)) - 1, max(-1, at - 60), -1) if self.pieces[i].display), None
        )


def references_in(words: str, equations: Equations, at: int) -> list[Reference]:
    """The references in the words that stand before piece number ``at``, in order.

    A bare "(3)" counts only where an equation has that number: it may be an item or a year.
    """
    found: list[Reference] = []
    for match in _REFERENCE.finditer(words):
        pieces, part = _named(match, equations, at), ""
        if match["part"]:
            part = "".join(c for c in match["part"] if c not in "()").lower()
        if (match["bare"] or match["said"]) and not pieces:
            continue
        found.append(Reference(match.group(), match.start(), match.end(), pieces, part))
    return found


def _named(match: re.Match[str], equations: Equations, at: int) -> tuple[Piece, ...]:
    """The rows a reference names."""
    if match["labels"]:
        return _unique(piece for label in match["labels"].split(",") for piece in equations.labelled(label))
    if match["place"]:
        return equations.ordinal(_ORDINALS[match["place"].lower()], at)
    if match["above"]:
        return equations.above(at)
    if match["part"]:
        return ()
    written = match["bare"] or match["said"] or match["first"]
    more = (match["range"] or "") + (match["more"] or "")
    numbers = list(_numbers(written, more))
    found = _unique(piece for number in numbers for piece in equations.tagged(number, at))
    counted = (match["word"] or "").lower().startswith(("line", "row", "step")) and written.isdigit()
    if counted and all(piece.tag != written for piece in found):
        return equations.ordinal(int(written) - 1, at)
    return found


def _numbers(first: str, more: str) -> Iterator[str]:
    """The numbers of a list: (3), (5) and (7)–(9)."""
    yield first
    last = first
    for match in _ONE.finditer(more):
        before = more[: match.start()].rstrip(" (")
        if re.search(r"(?:–|-|—|to)$", before) and last.isdigit() and match.group().isdigit():
            yield from (str(n) for n in range(int(last) + 1, min(int(match.group()), int(last) + MOST) + 1))
        else:
            yield match.group()
        last = match.group()


def _unique(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    kept: dict[int, Piece] = {}
    for piece in pieces:
        kept.setdefault(id(piece), piece)
    return tuple(kept.values())


def _bare(tag: str) -> str:
    return _SIGNS.get(tag, tag)
