"""Events to a tree of parts: which question a line belongs to, and whether it asks or answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.language.spans import Source, Span
from symderiv.reading.documents.document import Block, Document, Prose, Role, Section
from symderiv.reading.documents.events import Count, Definition, Event, Formula, Mark, Text
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.forgotten import with_forgotten_answers
from symderiv.reading.documents.items import Verdict, answers, verdicts, with_roman_styles
from symderiv.reading.documents.macros import Macros
from symderiv.reading.documents.numbering import Numbering
from symderiv.reading.documents.operations import with_operations
from symderiv.reading.documents.problems import Problems
from symderiv.reading.documents.rows import pieces_of
from symderiv.reading.documents.sections import DEPTH, Kind, Node, frozen, told_apart
from symderiv.reading.documents.worded import words_in

__all__ = ["build_document"]

_REFERENCE = re.compile(
    r"\s*(?P<shown>\(?\s*\\(?:eq|auto|c|C)?ref\s*\{[^{}\n]{1,200}\}\s*\)?"
    r"|\(\s*\d{1,2}(?:\.\d{1,2}){1,2}[a-z]?\s*(?:\\(?:right|Right|long|Longright)arrow|\\to|\\implies|,)"
    r"\s*\d{1,2}(?:\.\d{1,2}){1,2}[a-z]?\s*\)"
    r"|\(\s*\d{1,2}[a-z]?\s*\)(?:\s*(?:=|<|>|\\(?:le|ge|leq|geq|lt|gt|iff|implies|equiv|(?:Left|Right|Leftright)arrow))"
    r"\s*\(\s*\d{1,2}[a-z]?\s*\))+)\s*|\s*\\(?:text|mbox|textrm|mathrm)\s*\{\s*(?P<number>\(\d[\w.]{0,6}\))\s*\}\s*"
)


def build_document(
    source: Source, events: Sequence[Event], macros: Macros, problems: Problems, numbering: Numbering
) -> Document:
    """The document these events make."""
    events = with_forgotten_answers(with_roman_styles(_without_final_answers(events)))
    builder = _Builder(source, events, macros, problems, numbering)
    root = with_operations(builder.run())
    return Document(source, root, macros.table(), tuple(problems), numbering.labels)


def _without_final_answers(events: Sequence[Event]) -> list[Event]:
    """Without the leads "Answer: 42" that only sum up a derivation standing before them in the same part."""
    kept: list[Event] = []
    derived = False  # a display stands in this part, before any answer
    for index, event in enumerate(events):
        if (
            isinstance(event, Mark)
            and event.kind == "answer"
            and not event.sure
            and derived
            and _is_last(events, index)
        ):
            kept.append(_as_words(event))
            continue
        if isinstance(event, Mark) and event.kind != "close":
            derived = False
        derived = derived or (isinstance(event, Formula) and event.display)
        kept.append(event)
    return kept


def _as_words(mark: Mark) -> Text:
    """A lead that begins no answer is prose."""
    excerpt = Excerpt.of(mark.source).part(mark.span.start, mark.span.end)
    return Text(excerpt, excerpt.text.strip("*_#>{} \t\n"))


def _is_last(events: Sequence[Event], index: int) -> bool:
    """Whether nothing but one paragraph follows in the part."""
    for event in events[index + 1 : index + 40]:
        if isinstance(event, Mark):
            return True
        if (isinstance(event, Formula) and event.display) or (
            isinstance(event, Text) and "\n\n" in event.clean.strip()
        ):
            return False
    return True


class _Builder:
    def __init__(
        self, source: Source, events: Sequence[Event], macros: Macros, problems: Problems, numbering: Numbering
    ) -> None:
        answered = any(answers(event) and getattr(event, "sure", True) for event in events)
        self._events = events
        self._macros = macros
        self._problems = problems
        self._numbering = numbering
        self._asks: Role = "question" if answered else "answer"
        self._verdicts = verdicts(events, answered)
        self._asked: tuple[tuple[str, ...], int] = ((), 0)  # the question that ended last, and how deep it stood
        self._seen: set[tuple[str, ...]] = set()
        self._said: Prose | None = None
        self._nodes = [Node("root", (), "", None, source, Span(0, len(source.text)))]
        self._stack = [self._nodes[0]]

    def run(self) -> Section:
        for index, event in enumerate(self._events):
            match event:
                case Text():
                    self._prose(event)
                case Formula():
                    self._formula(event)
                case Definition():
                    self._macros.define(event.excerpt)
                case Count():
                    self._numbering.count(event)
                case Mark():
                    self._said = None
                    self._mark(event, self._verdicts.get(index))
        told_apart(self._nodes[0])
        labelled = any(node.label for node in self._nodes)  # what a number or a letter in brackets was taken for
        return frozen(self._nodes, self._asks, "text" if labelled else self._asks)

    def _prose(self, text: Text) -> None:
        top = self._stack[-1]
        words = text.clean.replace("\r\n", "\n")
        if top.kind == "footnote" and (blank := re.search(r"\S[ \t]*\n[ \t]*\n|^\s*\n[ \t]*\n", words)):
            self._say(words[: blank.end()], text)
            self._stack.pop()
            words = words[blank.end() :]
        self._say(words, text)

    def _say(self, words: str, text: Text) -> None:
        if words.strip():
            self._said = Prose(" ".join(words.split()), text.excerpt.source, text.excerpt.whole())
            self._put(self._said)

    def _put(self, block: Block) -> None:
        self._stack[-1].content.append(block)

    def _formula(self, formula: Formula) -> None:
        reference = _REFERENCE.fullmatch(formula.excerpt.text)
        words = reference["shown"] or reference["number"] if reference else ""
        expanded = self._macros.expand(formula.excerpt)
        if words := words or (words_in(expanded.text) if formula.display else ""):
            self._said = Prose(words, formula.excerpt.source, formula.excerpt.whole())
            self._put(self._said)
            return
        pieces = pieces_of(replace(formula, excerpt=expanded), self._numbering, self._problems)
        if pieces and self._said is not None and not pieces[0].prose_before:
            pieces[0] = replace(pieces[0], prose_before=self._said.text)
        if pieces:
            self._said = None
        for piece in pieces:
            self._put(piece)

    def _mark(self, mark: Mark, verdict: Verdict | None) -> None:
        if self._stack[-1].kind == "footnote":
            self._stack.pop()
        if mark.kind == "heading":
            self._heading(mark)
        elif mark.kind == "answer":
            self._answer(mark, whole=verdict == "whole")
        elif mark.kind == "open" and mark.style == "title":
            self._push("heading", mark, self._stack[-1].label, "question")
        elif mark.kind == "open":
            answer = mark.style == "answer"
            label = self._answered_label() if answer else _joined(self._stack[-1].label, mark.label)
            self._push("answer" if answer else "question", mark, label, "answer" if answer else None)
        elif mark.kind == "close":
            self._close(mark)
        elif mark.kind == "item" and not mark.level and len(mark.label) == 1:
            self._item(mark, verdict)
        elif verdict != "prose":
            self._question(mark)
        else:
            self._put(Prose(mark.title, mark.source, mark.span))

    def _answered_label(self) -> tuple[str, ...]:
        """What an answer answers: the part it stands in, or the question whose environment has just ended."""
        label, depth = self._asked
        return label if label and depth == len(self._stack) else self._stack[-1].label

    def _push(self, kind: Kind, mark: Mark, label: tuple[str, ...], role: Role | None) -> None:
        if len(self._stack) >= DEPTH:
            return
        role = "answer" if _in_answer(self._stack) and kind != "footnote" else role
        node = Node(kind, label, mark.title, role, mark.source, mark.span, mark.level, mark.style)
        self._seen.add(label)
        if role != "answer":
            self._asked = ((), 0)
        self._stack[-1].content.append(node)
        self._nodes.append(node)
        self._stack.append(node)

    def _heading(self, mark: Mark) -> None:
        """A title that names no part: it stays within an answer it stands below, and ends what it stands beside."""
        question = next((node.level for node in reversed(self._stack) if node.kind == "question"), 0)
        while len(self._stack) > 1:
            node = self._stack[-1]
            if node.kind == "answer" and mark.level > question and mark.level >= node.level:
                break
            if node.level and node.level < mark.level:
                break
            self._stack.pop()
        self._push("heading", mark, self._stack[-1].label, None)

    def _answer(self, mark: Mark, whole: bool) -> None:
        """What follows answers the innermost part; a proof or a final answer inside an answer changes nothing."""
        if not mark.label and not mark.sure and _in_answer(self._stack):
            return
        while len(self._stack) > 1 and _ends(self._stack[-1], mark, _in_answer(self._stack)):
            self._stack.pop()
        if mark.label:
            self._leave(mark)
        elif whole:
            while self._stack[-1].kind == "item":
                self._stack.pop()
        outer = self._stack[-1].label
        outer = outer if mark.label else self._answered_label()
        answers_it = outer[len(outer) - len(mark.label) :] == mark.label
        self._push("answer", mark, outer if answers_it else _joined(outer, mark.label), "answer")

    def _leave(self, mark: Mark) -> list[tuple[str, ...]]:
        """Leaves the sections that cannot hold a part with this label; the labels of the answers among them."""
        answered: list[tuple[str, ...]] = []
        while len(self._stack) > 1 and not _holds(self._stack[-1], mark):
            node = self._stack.pop()
            if node.role == "answer":
                answered += [node.label, node.label[:-1]] if node.kind == "question" else [node.label]
        return answered

    def _question(self, mark: Mark) -> None:
        """A question by name: Question 2, Part (b), 2.1, or a heading that is a number."""
        answered = self._leave(mark)
        label = _joined(self._stack[-1].label, mark.label)
        inside = bool(answered) and (label in self._seen or self._stack[-1].label in answered)
        self._push("question", mark, label, "answer" if inside and mark.label else None)

    def _item(self, mark: Mark, verdict: Verdict | None) -> None:
        if verdict == "footnote":
            self._push("footnote", replace(mark, title="footnote"), self._stack[-1].label, "text")
            return
        if verdict not in ("item", "again"):
            sign = "." if mark.style.startswith("list") else mark.style[-1:]
            self._put(Prose(mark.label[0] + sign, mark.source, mark.span))
            return
        held = next((i for i, node in enumerate(self._stack) if node.kind == "item" and node.style == mark.style), None)
        if held is not None:
            del self._stack[held:]
        self._push("item", mark, self._stack[-1].label + mark.label, "answer" if verdict == "again" else None)

    def _close(self, mark: Mark) -> None:
        """The end of an environment: of its question, its answer or its list."""
        held = next((i for i in range(len(self._stack) - 1, 0, -1) if self._stack[i].style == mark.style), None)
        if held is not None:
            ended = self._stack[held]
            del self._stack[held:]
            if ended.style == "question":
                self._asked = (ended.label, len(self._stack))


def _in_answer(stack: Sequence[Node]) -> bool:
    return any(node.role == "answer" for node in stack)


def _ends(node: Node, answer: Mark, in_answer: bool) -> bool:
    """Whether an answer that begins ends this section."""
    if answer.level and node.level > answer.level:
        return True
    return node.kind == "answer" or (node.kind == "heading" and in_answer)


def _holds(node: Node, mark: Mark) -> bool:
    """Whether a section can hold a part with this label."""
    relative = mark.kind != "question" and len(mark.label) == 1
    if node.kind == "item":
        return mark.kind == "part" and not mark.level
    if node.kind in ("answer", "heading"):
        if node.kind == "answer" and 0 < node.level == mark.level and relative and mark.label[0].isalpha():
            return node.label[-1:] != () and node.label[-1].isdigit()  # Solution 1, (a), (b), all of one level
        below = 0 < node.level < mark.level or (node.kind == "heading" and not mark.level)
        return below and (node.kind == "answer" or node.role != "answer")
    if node.kind != "question":
        return False
    if mark.style == node.style == "part" and relative and _follows(node, mark):
        return False  # Part b is no part of Part a, however deep its heading stands
    if mark.level and node.level:
        lettered = relative and mark.label[0].isalpha() and bool(node.label) and node.label[-1].isdigit()
        return node.level < mark.level or lettered
    if relative:
        return not (node.style == mark.style and not node.level)
    return node.label != mark.label and node.label == mark.label[: len(node.label)]


def _follows(node: Node, mark: Mark) -> bool:
    """Whether a part is the next one after a part: b after a."""
    last, letter = "".join(node.label[-1:]), mark.label[0]
    return last.isalpha() and letter.isalpha() and len(last) == len(letter) == 1 and ord(letter) == ord(last) + 1


def _joined(outer: tuple[str, ...], label: tuple[str, ...]) -> tuple[str, ...]:
    """The label of a part inside another: a label that begins with the outer one is complete already."""
    return label if not outer or (label[: len(outer)] == outer and label != outer) else outer + label
