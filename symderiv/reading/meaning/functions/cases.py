r"""Cases: values, each with the condition under which it is taken, and the value for all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Term, Unread
from symderiv.reading.meaning import conditions
from symderiv.reading.syntax.surface import Empty, Grid, Group, Name, Node, Part, Product, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["ENVIRONMENTS", "braced", "read"]

ENVIRONMENTS = frozenset({"cases", "dcases", "rcases", "numcases"})
OTHERWISE = frozenset({
    "otherwise", "else", "elsewhere", "o.w", "ow", "o/w", "if not", "in all other cases", "in other cases",
    "default", "sinon", "autrement", "sonst", "andernfalls", "en otro caso", "en caso contrario", "altrimenti",
    "caso contrário", "其他", "其它", "其他情况", "其它情况", "其他情形", "否则", "その他", "それ以外",
})  # fmt: skip


def braced(e: Elaborator, node: Group) -> Term:
    r"""``\left\{ \begin{array}{ll} ... \end{array} \right.``."""
    if len(node.items) == 1 and isinstance(grid := node.items[0], Grid):
        return read(e, grid, node.span)
    return e.fail(node.span, "a single delimiter, and no cases after it")


def read(e: Elaborator, grid: Grid, span: Span) -> Term:
    """The values and their conditions, row by row."""
    given: list[Term] = []
    for index, row in enumerate(grid.rows):
        if all(isinstance(cell, Empty) for cell in row):
            continue
        value, condition = _apart(row)
        if value is None:
            return e.fail(span, "cases: a row without a value")
        given.append(e.term(value))
        if condition is None and index != len(grid.rows) - 1:
            return e.fail(span, "cases: a row without a condition")
        if condition is not None and not _otherwise(e, condition):
            given.append(conditions.condition(e, condition))
        elif index != len(grid.rows) - 1:
            return e.fail(span, "cases: a row after the value for all else")
    if len(given) < 2:
        return e.fail(span, "cases without conditions")
    if any(isinstance(part, Unread) or isinstance(e.sort(part), Unknown) for part in given):
        pass  # `build` keeps what was read beside what was not
    return e.build("cases", *given, span=span)


def _apart(row: tuple[Node, ...]) -> tuple[Node | None, Node | None]:
    """A row's value and its condition, which may stand in one cell or in several."""
    parts: list[Side | Part] = []
    borders = list[int]()
    for cell in row:
        borders.append(len(parts))
        if isinstance(cell, Row):
            parts += cell.parts
        elif not isinstance(cell, Empty):
            parts.append(Side(cell, cell.span))
    at = next((border for border in borders[1:] if border < len(parts)), None)
    if at is None:
        at = next((i for i, part in enumerate(parts) if isinstance(part, Part) and part.kind == "prose"), None)
    if at is None:
        at = next(
            (i for i, part in enumerate(parts) if isinstance(part, Part) and part.kind == "separator"), len(parts)
        )
    before = [part for part in parts[:at] if not (isinstance(part, Part) and part.kind == "separator")]
    after = _trimmed(parts[at:])
    value = before[0].node if len(before) == 1 and isinstance(before[0], Side) else None
    if not after:
        return value, None
    return value, Row(tuple(after), after[0].span.join(after[-1].span))


def _trimmed(parts: list[Side | Part]) -> list[Side | Part]:
    """Without separators and a bare ``if`` at the ends."""
    while parts and isinstance(parts[0], Part) and (parts[0].kind == "separator" or parts[0].text == "if"):
        parts = parts[1:]
    while parts and isinstance(parts[-1], Part) and parts[-1].kind == "separator":
        parts = parts[:-1]
    return parts


def _otherwise(e: Elaborator, condition: Node) -> bool:
    if isinstance(condition, Row) and len(condition.parts) == 1:
        only = condition.parts[0]
        if isinstance(only, Part):
            return only.text.strip(" .,;()").lower() in OTHERWISE
        condition = only.node
    if isinstance(condition, Product) and all(isinstance(factor, Name) for factor in condition.factors):  # typed bare
        return e.latex[condition.span.start : condition.span.end].strip(" .,;").lower() in OTHERWISE
    return isinstance(condition, Name) and condition.word and condition.name.strip(" .,;").lower() in OTHERWISE
