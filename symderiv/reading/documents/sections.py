"""Sections while they are being built, and the finished tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from symderiv.language.spans import Source, Span
from symderiv.reading.documents.document import Block, Piece, Prose, Role, Section

__all__ = ["DEPTH", "Kind", "Node", "frozen", "label_text", "told_apart"]

Kind = Literal["root", "heading", "question", "item", "answer", "footnote"]
DEPTH = 40  # sections within sections


@dataclass
class Node:
    """A section being built. ``role`` None means: as the document as a whole decides for what is no answer."""

    kind: Kind
    label: tuple[str, ...]
    title: str
    role: Role | None
    source: Source
    span: Span
    level: int = 0
    style: str = ""
    content: list[Block | Node] = field(default_factory=list)


def label_text(label: Sequence[str]) -> str:
    """A label as it is written: 2.3, 3.3a, 3.3a.i."""
    text = ""
    for part in label:
        joins = part.isalpha() and len(part) == 1 and text[-1:].isdigit()
        text += part if joins or not text else "." + part
    return text


def told_apart(root: Node) -> None:
    """Numbers sibling headings that name no part where they hold parts with the same labels: both have an (a)."""
    below = _labels_below(root)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inner = [child for child in node.content if isinstance(child, Node)]
        waiting += inner
        holding = [c for c in inner if c.kind == "heading" and not c.label and c.role is None and below[id(c)]]
        labels = [label for child in holding for label in below[id(child)]]
        if len(set(labels)) < len(labels):
            for number, child in enumerate(holding, 1):
                _relabel(child, (str(number),))


def _labels_below(root: Node) -> dict[int, set[tuple[str, ...]]]:
    """The labels of the parts in each section."""
    order, waiting = list[Node](), [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += [child for child in node.content if isinstance(child, Node)]
    below: dict[int, set[tuple[str, ...]]] = {}
    for node in reversed(order):
        inner = [child for child in node.content if isinstance(child, Node)]
        below[id(node)] = {child.label for child in inner if child.label}.union(*(below[id(child)] for child in inner))
    return below


def _relabel(heading: Node, number: tuple[str, ...]) -> None:
    waiting = [heading]
    while waiting:
        node = waiting.pop()
        node.label = number + node.label
        waiting += [child for child in node.content if isinstance(child, Node)]


def frozen(nodes: Sequence[Node], asks: Role, outside: Role) -> Section:
    """The tree of nodes in the order in which they were made; the first is the root.

    asks     the role of what stands in a part and is no answer
    outside  the role of what stands in no part
    """
    done: dict[int, Section] = {}
    for node in reversed(nodes):  # what a node holds was made after it: no recursion, however deep
        role = node.role or (asks if node.label else outside)
        content = tuple(done[id(block)] if isinstance(block, Node) else block for block in node.content)
        content = _with_prose_after(content)
        here = [block for block in content if block.source is node.source]
        spans = [block.span() if isinstance(block, Piece) else block.span for block in here]
        span = Span(min([node.span.start, *(s.start for s in spans)]), max([node.span.end, *(s.end for s in spans)]))
        done[id(node)] = Section(label_text(node.label), node.title, role, node.source, span, content)
    return done[id(nodes[0])]


def _with_prose_after(content: tuple[Block | Section, ...]) -> tuple[Block | Section, ...]:
    """The same content, each piece with the words that follow it."""
    followed = [*content[1:], None]
    return tuple(
        replace(block, prose_after=f"{block.prose_after} {after.text}".strip())
        if isinstance(block, Piece) and isinstance(after, Prose)
        else block
        for block, after in zip(content, followed, strict=bool(content))
    )
