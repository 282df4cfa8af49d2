"""Which numbered lines are items of a question.

A line that begins with a number may be an item, a footnote that a scan left in the middle of the page, or a step listed
inside an answer. Items of one question count on: 1, 2, 3 or a, b, c. A number out of turn is no item, and where two
lines could be the next one, a footnote mark still waiting for its note decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from symderiv.reading.documents.events import Event, Footnote, Mark
from symderiv.reading.documents.leads import is_roman, kind_of, ordinal

__all__ = ["Verdict", "answers", "verdicts", "with_roman_styles"]

Verdict = Literal["item", "again", "footnote", "prose", "whole"]
"""What a numbered line is; ``again`` is an item met a second time, in the answer to the whole question. Of an answer:
``whole`` where it answers the question with all its items, not the last item."""


@dataclass
class _List:
    """A list that is open: how its items are written, and the last one's ordinal."""

    style: str
    last: int


@dataclass
class _Question:
    """What has been seen since the last heading or question."""

    open: list[_List] = field(default_factory=list)
    answering: bool = False
    aside: _List | None = None  # a list inside an answer
    answers: int = 0  # how many have begun
    depth: int = 0  # how many numbers the label of the question has
    counted: dict[str, int] = field(default_factory=dict)  # style to how many items were found at most


def verdicts(events: Sequence[Event], answered: bool) -> dict[int, Verdict]:
    """For each event that marks an item, what it is. ``answered``: whether answers in this document have leads."""
    return _Judge(events, answered).run()


def with_roman_styles(events: Sequence[Event]) -> list[Event]:
    """The events with (i), (ii) told apart from (h), (i): a Roman number has a style of its own."""
    told: list[Event] = []
    before: dict[str, str] = {}
    for event in events:
        if isinstance(event, Mark) and _is_question(event):
            before = {}
        lettered = (
            isinstance(event, Mark) and event.kind == "item" and len(event.label) == 1 and event.label[0].isalpha()
        )
        if isinstance(event, Mark) and lettered and not event.style.startswith("list"):
            roman = event.style.replace("a", "i")
            if is_roman(event.label[0], before.get(event.style, ""), before.get(roman, "")):
                event = replace(event, style=roman)
            before[event.style] = event.label[0]
        told.append(event)
    return told


class _Judge:
    def __init__(self, events: Sequence[Event], answered: bool) -> None:
        self._events = events
        self._answered = answered
        self._has_notes = any(isinstance(event, Footnote) for event in events)
        self._places: dict[tuple[int, str, int], list[int]] = {}
        self._lines: list[int] = []  # every event that may be an item, or ends a question
        self._answers: list[int] = []
        self._region_of: dict[int, int] = {}
        region = 0
        for index, event in enumerate(events):
            if not isinstance(event, Mark):
                continue
            if answers(event):
                self._answers.append(index)
            elif event.kind == "item" and not event.level:
                self._lines.append(index)
                self._region_of[index] = region
                if len(event.label) == 1:
                    key = (region, event.style, ordinal(event.label[0], event.style))
                    self._places.setdefault(key, []).append(index)
            elif _is_question(event):
                region += 1
                self._lines.append(index)

    def run(self) -> dict[int, Verdict]:
        found: dict[int, Verdict] = {}
        question = _Question()
        pending: set[str] = set()
        for index, event in enumerate(self._events):
            if isinstance(event, Footnote):
                pending.add(event.number)
            if not isinstance(event, Mark):
                continue
            if _is_question(event):
                depth = len(event.label) + (question.depth > 0 and event.kind not in ("question", "open"))
                question = _Question(depth=depth)
            elif answers(event):
                if self._answers_all(index, question):
                    found[index] = "whole"
                question.answering, question.aside, question.answers = True, None, question.answers + 1
            elif event.kind == "item":
                found[index] = self._judge(index, event, question, pending)
                if found[index] == "footnote":
                    pending.discard(event.label[0])
        return found

    def _later(self, index: int, style: str, rank: int) -> int | None:
        """The next line of this question with that number."""
        places = self._places.get((self._region_of[index], style, rank), [])
        at = bisect_right(places, index)
        return places[at] if at < len(places) else None

    def _answered_next(self, index: int) -> bool:
        """Whether an answer begins before the next numbered line or question."""
        answer = bisect_right(self._answers, index)
        line = bisect_right(self._lines, index)
        if answer == len(self._answers):
            return False
        return line == len(self._lines) or self._answers[answer] < self._lines[line]

    def _judge(self, index: int, mark: Mark, question: _Question, pending: set[str]) -> Verdict:
        if len(mark.label) > 1:
            return "item"
        held = next((i for i, known in enumerate(question.open) if known.style == mark.style), None)
        last = question.open[held].last if held is not None else 0
        rank = ordinal(mark.label[0], mark.style)
        noted = mark.label[0] in pending
        aside = question.aside
        continues = aside is not None and aside.style == mark.style and rank == aside.last + 1
        if aside is not None and continues and (rank != last + 1 or not self._answered_next(index)):
            aside.last += 1
            return "prose"
        if (
            rank == last + 1
            and self._opens(index, mark, question, held)
            and not self._is_note(index, mark, rank, noted)
        ):
            self._enter(question, mark.style, rank, held)
            return "item"
        if question.answering and self._again(index, mark, question, held, rank, noted):
            return "again"
        if mark.label[0].isdigit() and (noted or (self._has_notes and rank > last + 1 and question.aside is None)):
            return "footnote"
        if rank == 1:
            question.aside = _List(mark.style, 1)
        return "prose"

    def _opens(self, index: int, mark: Mark, question: _Question, held: int | None) -> bool:
        """Whether a line with the next number may be an item where it stands."""
        if held is not None:
            return True
        if question.depth > 1 and mark.label[0].isdigit() and not question.open:
            return False  # below 2.1 a numbered list is a list of steps
        followed = self._later(index, mark.style, 2) is not None
        if question.answering:  # steps of an answer are numbered too; letters under a whole question are its parts
            return not question.open and kind_of(mark.style) == "a" and followed
        return followed or mark.style in ("1.", "1)") or mark.style.startswith("list") or self._answered_next(index)

    def _is_note(self, index: int, mark: Mark, rank: int, noted: bool) -> bool:
        """Whether a line that could be the next item is rather the footnote that was promised."""
        if not noted:
            return False
        twin, following = self._later(index, mark.style, rank), self._later(index, mark.style, rank + 1)
        if twin is not None:
            return following is None or twin < following
        return following is None and self._answered and not self._answered_next(index)

    def _answers_all(self, index: int, question: _Question) -> bool:
        """Whether an answer is the first after several items and none follows."""
        if question.answers or len(question.open) != 1 or question.open[0].last < 2:
            return False
        items = bisect_right(self._lines, index)
        if items == 0 or self._region_of.get(self._lines[items - 1]) is None:
            return False
        only = question.open[0]
        return self._later(self._lines[items - 1], only.style, only.last + 1) is None

    def _again(self, index: int, mark: Mark, question: _Question, held: int | None, rank: int, noted: bool) -> bool:
        """Whether an answer to the whole question takes up its items one by one: (a), (b), Solution, (a), (b)."""
        if noted or rank > question.counted.get(mark.style, 0):
            return False
        if rank == 1 and self._later(index, mark.style, question.counted[mark.style] + 1) is not None:
            return False
        if held is None or rank == 1 or rank == question.open[held].last + 1:
            self._enter(question, mark.style, rank, held, answering=True)
            return True
        return False

    @staticmethod
    def _enter(question: _Question, style: str, rank: int, held: int | None, answering: bool = False) -> None:
        del question.open[len(question.open) if held is None else held :]
        question.open.append(_List(style, rank))
        question.counted[style] = max(rank, question.counted.get(style, 0))
        question.answering, question.aside = answering, None


def answers(event: Event) -> bool:
    """Whether an answer begins here."""
    if not isinstance(event, Mark):
        return False
    return event.kind == "answer" or (event.kind == "open" and event.style == "answer")


def _is_question(mark: Mark) -> bool:
    """Whether a mark begins a question or a section, so that its items count anew."""
    if mark.kind == "open":
        return mark.style == "question"
    named = mark.level > 0 or len(mark.label) > 1
    return mark.kind in ("question", "part", "heading") or (mark.kind == "item" and named)
