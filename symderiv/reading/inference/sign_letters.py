r"""Letters by the signs beside them: ``p \land \lnot q`` joins statements, ``a \mid b`` relates whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.language.sorts import INTEGER, STATEMENT, Sort
from symderiv.reading.inference.group_words import is_whole
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Name, Part, Product, Row, Scripted, Side, walk

__all__ = ["by_signs"]

DIVIDING = frozenset({r"\mid", "|", r"\nmid"})
LOGIC = frozenset({r"\land", r"\wedge", r"\lor", r"\vee"})

Found = tuple[str, Sort, str]


def by_signs(row: Row) -> Iterator[Found]:
    """The letters of which such a sign says what they are: name, sort, reason."""
    yield from _joined(row)
    below = {id(part) for node in walk(row) if isinstance(node, Scripted) for part in (node.sub, node.sup)}
    for node in walk(row):
        if isinstance(node, Row) and node is not row and id(node) not in below:  # X_{T \wedge n}: of numbers
            yield from _joined(node)
        match node:
            case Product((Name("lnot" | "neg"), Name(name, _, "", False), *_), ("", *_), _) if len(name) == 1:
                yield name, STATEMENT, "denied"
    yield from _divided(row)


def _joined(row: Row) -> Iterator[Found]:
    """Lone letters on both sides of a connective, which are no sides of an equation."""
    relations = {i for i, part in enumerate(row.parts) if isinstance(part, Part) and part.text not in LOGIC}
    for at, part in enumerate(row.parts):
        for beside, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
            if isinstance(part, Part) and part.text in LOGIC and beyond not in relations:
                side = row.parts[beside] if 0 <= beside < len(row.parts) else None
                node = side.node if isinstance(side, Side) else None
                if isinstance(node, Name) and not node.word and len(node.name) == 1:
                    yield node.name, STATEMENT, "joined by a connective"


def _divided(row: Row) -> Iterator[Found]:
    """The letters of ``a \\mid b`` where both sides are sums and products of letters and whole numbers."""
    if not any(isinstance(part, Part) and part.text in DIVIDING for part in row.parts):
        return
    sides = [part.node for part in row.parts if isinstance(part, Side)]
    if len(sides) == 2 and all(is_whole(side) for side in sides):
        for side in sides:
            for node in walk(side):
                name = name_of(node) if isinstance(node, Name | Scripted) else None
                if name is not None:
                    yield name, INTEGER, "divides, or is divided"
