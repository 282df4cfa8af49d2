"""Forgotten leads: where an answer begins that its writer did not announce, as far as the words tell.

A part that asks ("Show that ..."), is followed by a paragraph as answers begin ("We have ...", a display of its own),
and asks nothing afterwards, is told apart there. Everything else stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from symderiv.language.spans import Span
from symderiv.reading.documents.events import Event, Formula, Mark, Text
from symderiv.reading.documents.items import answers, verdicts

__all__ = ["with_forgotten_answers"]

_ASKS = re.compile(
    r"(?:^|[.:;?!)\]]\s+|\*\s*)(?:please\s+|\(?\s*\d+\s*(?:points?|pts?|marks?)\s*\)?[.:]?\s*)?"
    r"(?:show|prove|compute|calculate|derive|find|determine|explain|verify|give|state|evaluate|simplify|demonstrate|discuss"
    r"|describe|express|sketch|solve|what|why|how|justify|deduce|conclude\s+that|montrer|montrez|calculer|calculez|prouver)\b"
    r"|\?(?:\s|$)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\s*(?:we\s+(?:have|know|get|can|will|first|start|want|need|use|note|see|compute|begin|obtain|proceed|write)\b"
    r"|(?:by|since|using|because|from|first(?:ly)?|recall|note\s+that|notice|observe|starting|taking|applying|indeed|hence|thus"
    r"|therefore|differentiating|expanding|plugging|substituting|yes|no|true|false|to\s+(?:show|prove|see|compute|find|derive))\b"
    r"|the\s+(?:answer|derivative|gradient|claim|result|proof|statement|solution)\b|it\s+(?:follows|suffices)|on\s+a\b|par\s)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[ \t>]*\r?\n\s*")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Where a paragraph begins: an event, and which of its paragraphs; its words, and whether a display leads it."""

    event: int
    number: int
    words: str
    display: bool


def with_forgotten_answers(events: Sequence[Event]) -> list[Event]:
    """The events, with a mark where an answer begins that was not announced.

    Where no answer of the document is announced everything is taken to answer, so that there the question is marked.
    """
    announced = any(answers(event) and getattr(event, "sure", True) for event in events)
    told = verdicts(events, announced)
    found: dict[int, list[tuple[int, int]]] = {}  # event that is cut to: which paragraph of it answers, the part's mark
    waiting: _Paragraph | None = None  # where the answer of this part begins, unless one is announced in it
    part = start = -1
    for index, event in enumerate([*events, None]):
        if event is not None and (not isinstance(event, Mark) or event.style == "title"):
            continue
        if start >= 0:
            waiting = waiting or _cut(events, start, index)
            start = -1
        if event is not None and answers(event):
            waiting, part = None, -1
        elif event is None or (isinstance(event, Mark) and _asks(event, told.get(index))):
            if waiting is not None and _can_be_cut(events[waiting.event], waiting.number):
                found.setdefault(waiting.event, []).append((waiting.number, part))
            waiting, part, start = None, index, index
    return _marked(events, found, announced) if found else list(events)


def _asks(mark: Mark, verdict: str | None) -> bool:
    """Whether a mark begins a part."""
    if mark.kind == "open":
        return mark.style == "question"
    if mark.kind == "item":
        return verdict == "item" or (verdict is None and (mark.level > 0 or len(mark.label) > 1))
    return mark.kind in ("question", "part") and verdict is None


def _cut(events: Sequence[Event], start: int, stop: int) -> _Paragraph | None:
    """The paragraph that begins the answer, between two marks; None where that cannot be told."""
    paragraphs = _paragraphs(events, start + 1, stop)
    asked = _ASKS.search(getattr(events[start], "title", "")) is not None
    for number, paragraph in enumerate(paragraphs):
        begins = _BEGINS.match(paragraph.words) and not paragraph.display
        if asked and number and (begins or (paragraph.display and _closed(paragraphs[number - 1].words))):
            later = any(_ASKS.search(other.words) for other in paragraphs[number:])
            return None if later else paragraph
        asked = asked or _ASKS.search(paragraph.words) is not None
    return None


def _closed(words: str) -> bool:
    return words.rstrip().endswith((".", "?", "!", "]", ")"))


def _paragraphs(events: Sequence[Event], start: int, stop: int) -> list[_Paragraph]:
    """The paragraphs between two events; formulas in them stand as a sign."""
    found: list[_Paragraph] = []
    event, number, words, display = start, 0, "", False
    for index in range(start, stop):
        match events[index]:
            case Text(_, clean):
                first, *others = _BLANK.split(clean)
                words += first
                for count, paragraph in enumerate(others, 1):
                    if words.strip():
                        found.append(_Paragraph(event, number, words.strip(), display))
                    event, number, words, display = index, count, paragraph, False
            case Formula() as formula:
                display = display or (formula.display and not words.strip())
                words += " $ " + (formula.excerpt.text.rstrip()[-1:] if formula.display else "")
    if words.strip():
        found.append(_Paragraph(event, number, words.strip(), display))
    return found


def _marked(events: Sequence[Event], found: dict[int, list[tuple[int, int]]], announced: bool) -> list[Event]:
    """The events with the texts cut and the marks set."""
    starts = {start for cuts in found.values() for _, start in cuts}
    told: list[Event] = []
    pending = False  # a title is to be opened
    source = next(event.source for event in events if isinstance(event, Mark))
    for index, event in enumerate(events):
        if pending and not (isinstance(event, Mark) and event.style == "title"):
            told.append(Mark("open", source, _place(event), style="title"))
            pending = False
        if index in found and isinstance(event, Text):
            before, after = _halves(event, found[index][0][0])
            told.append(before)
            if announced:
                told.append(Mark("answer", source, _place(after), style="answer"))
            else:
                told.append(Mark("close", source, _place(after), style="title"))
            told.append(after)
        else:
            told.append(event)
        pending = pending or (index in starts and not announced)
    return told


def _can_be_cut(event: Event, number: int) -> bool:
    if not isinstance(event, Text) or number == 0:
        return False
    raw, clean = _BLANK.findall(event.excerpt.text), _BLANK.findall(event.clean)
    return len(raw) == len(clean) and number <= len(raw)


def _halves(text: Text, number: int) -> tuple[Text, Text]:
    """A text before and from its paragraph of that number on."""
    raw, clean = list(_BLANK.finditer(text.excerpt.text)), list(_BLANK.finditer(text.clean))
    cut, seen = raw[number - 1].end(), clean[number - 1].end()
    before = Text(text.excerpt.part(0, cut), text.clean[:seen])
    return before, Text(text.excerpt.part(cut, len(text.excerpt.text)), text.clean[seen:])


def _place(event: Event) -> Span:
    place = event.excerpt.whole().start if isinstance(event, (Text, Formula)) else 0
    return Span(place, place)
