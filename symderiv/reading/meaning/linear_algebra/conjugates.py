r"""Conjugates: ``\langle v, \bar\mu w \rangle = \mu \langle v, w \rangle``: whether a bar may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Scalar
from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Row, parts_of, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["may_be"]


def may_be(e: Elaborator, name: str) -> bool:
    """Whether the row has an inner product, and a number of this name with a bar and without one."""
    row: Row | None = e.setting.row
    known = e.context.symbols.get(name)
    if row is None or (known is not None and not isinstance(known.sort, Scalar)):
        return False
    inner = any(isinstance(part, Group) and part.opening == r"\langle" and len(part.items) == 2 for part in walk(row))
    return inner and _plain(row, name)


def _plain(node: Node, name: str) -> bool:
    """Whether the letter stands somewhere without a mark over it."""
    if isinstance(node, Accent):
        return False
    return (isinstance(node, Name) and node.name == name) or any(_plain(part, name) for part in parts_of(node))
