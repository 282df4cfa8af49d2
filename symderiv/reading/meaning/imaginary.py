r"""The letter i: a letter or the imaginary unit, from how the row uses it.

``e^{i\pi} + 1 = 0`` is true of the one and false of the other, and nothing in the row says which is meant, unless i
is an index in it: then it is no unit anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.reading.syntax.surface import Group, Name, Node, Part, Row, Scripted, Side, parts_of, walk

__all__ = ["UNIT", "likely", "possible"]

UNIT = "i"


def possible(row: Row) -> bool:
    """Whether i stands somewhere as a number, and nowhere as an index or by itself on a side."""
    uses = set(_uses(row, index=False))
    return uses == {False}


def likely(row: Row) -> bool:
    """Whether it stands where the imaginary unit mostly does: in a power of e, or squared."""
    for node in walk(row):
        match node:
            case Name(r"\oint") | Scripted(Name(r"\int"), Name(r"\gamma" | r"\Gamma")):
                return True
            case Scripted(Name("e"), _, sup) if sup is not None and any(_is_unit(part) for part in walk(sup)):
                return True
            case Scripted(base, None, sup) if sup is not None and _is_unit(base):
                return True
    return False


def _is_unit(node: Node) -> bool:
    return isinstance(node, Name) and node.name == UNIT and not node.word


def _uses(node: Node, index: bool) -> Iterator[bool]:
    """For each i below a node, whether it is an index there."""
    match node:
        case Name():
            if _is_unit(node):
                yield index
        case Scripted(base, sub, sup):
            yield from _uses(base, index)
            if sub is not None:
                yield from _uses(sub, index=True)
            if sup is not None:
                yield from _uses(sup, index=isinstance(sup, Group))
        case Row(parts):
            for position, part in enumerate(parts):
                if isinstance(part, Side):
                    beside = [p for p in parts[max(position - 1, 0) : position + 2] if isinstance(p, Part)]
                    alone = _is_unit(part.node) and any(p.kind == "relation" for p in beside)
                    yield from _uses(part.node, index or alone)
        case _:
            for piece in parts_of(node):
                yield from _uses(piece, index)
