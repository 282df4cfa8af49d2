r"""Conjugates: ``\langle v, \bar\mu w \rangle = \mu \langle v, w \rangle``: whether a bar may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import COMPLEX, Element, Function, Scalar, Set
from symderiv.language.terms import Term
from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Row, parts_of, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["may_be", "of_value"]


def of_value(e: Elaborator, node: Accent) -> Term | None:
    r"""``\overline{\langle u, v \rangle}``, ``\overline{A \cup B}``: of a complex number the conjugate, of a set the
    complement; None for anything else, such as a mean."""
    base = e.term(node.base)
    sort = e.sort(base)
    if isinstance(sort, Set):
        return e.build("complement", base, span=node.span)
    enclosed = isinstance(node.base, Group) and node.base.opening == r"\langle"
    if isinstance(sort, Scalar) and (sort.kind == "complex" or enclosed):
        return e.build("conjugate", base, span=node.span)
    return None


def may_be(e: Elaborator, name: str) -> bool:
    """Whether the row has an inner product, and a number of this name with a bar and without one."""
    row: Row | None = e.setting.row
    known = e.context.symbols.get(name)
    if row is None or (known is not None and not isinstance(known.sort, Scalar)):
        return False
    spaces = any(_is_vector(symbol.sort) for symbol in e.context.symbols.values())
    inner = any(isinstance(part, Group) and part.opening == r"\langle" and len(part.items) == 2 for part in walk(row))
    if inner and spaces and e.findings.sorts.get(name) is None:
        e.findings.sorts[name] = COMPLEX  # beside an inner product of a space, a number with a bar over it is one
    return inner and (spaces or _plain(row, name))


def _is_vector(sort: object) -> bool:
    return isinstance(sort, Element) or (isinstance(sort, Function) and isinstance(sort.value, Element))


def _plain(node: Node, name: str) -> bool:
    """Whether the letter stands somewhere without a mark over it."""
    if isinstance(node, Accent):
        return False
    return (isinstance(node, Name) and node.name == name) or any(_plain(part, name) for part in parts_of(node))
