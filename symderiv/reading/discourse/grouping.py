r"""Grouping: the lists on both sides of ``\sim`` and ``\perp``, with their commas and bars, as one side each."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.reading.syntax.notation import NOTATION, RELATION
from symderiv.reading.syntax.surface import Part, Product, Row, Side, Sum

__all__ = ["CONVERGENCES", "DRAWS", "RELATIONS", "grouped", "is_sign", "relation_of"]

RELATIONS = frozenset({"distributed", "nearly_distributed", "equal_in_distribution", "independent", "dependent"})
CONVERGENCES = frozenset(
    f"converges_{how}" for how in ("in_distribution", "in_probability", "almost_surely", "in_mean")
)
SPLITTING = RELATIONS | CONVERGENCES
ARROWS = frozenset((r"\to", r"\rightarrow", r"\longrightarrow"))
DRAWS = frozenset({"distributed", "nearly_distributed"})


def relation_of(part: Side | Part) -> str:
    """The operator of a relation sign, "" of anything else."""
    if isinstance(part, Side) or part.kind != "relation":
        return ""
    return NOTATION.infix[part.text].operator if part.text in NOTATION.infix else ""


def grouped(row: Row) -> Row:
    """The row with the lists on both sides of these signs put together."""
    if not any(relation_of(part) in SPLITTING or _is_arrow(part) for part in row.parts):
        return row
    parts = _signs_joined(row.parts)
    at = 0
    while at < len(parts):
        relation = relation_of(parts[at])
        if at > 2 and relation_of(parts[at - 2]) == "equal" and (relation in CONVERGENCES or _tends(parts, at)):
            parts[at:at] = [Part("separator", ",", parts[at].span), parts[at - 1]]  # a = b, and b converges to c
            at += 2
        if relation in RELATIONS and 0 < at < len(parts) - 1:
            last = _last(parts, at + 1) if relation not in DRAWS else at + 1
            first = _first(parts, at - 1, bars=relation in DRAWS)
            parts[at + 1 : last + 1] = [_together(parts[at + 1 : last + 1])]
            parts[first:at] = [_together(parts[first:at])]
            at = first + 1
            if relation in DRAWS and first >= 2 and relation_of(parts[first - 1]) == "equal":
                comma = Part("separator", ",", parts[first - 1].span)
                parts[first + 1 : first + 1] = [comma, parts[first]]  # Z = X/s ~ p: it is that, and drawn from p
                at += 2
        at += 1
    return Row(tuple(parts), row.span)


def _tends(parts: Sequence[Side | Part], at: int) -> bool:
    r"""``= \sigma^2/n \to 0``: an arrow to one term, with which the row or the statement ends."""
    sides = parts[at - 1 : at + 3]
    if not _is_arrow(parts[at]) or len(sides) < 3 or not isinstance(sides[2], Side):
        return False
    after = sides[3] if len(sides) > 3 else None
    return not (isinstance(after, Part) and after.kind == "relation")


def _is_arrow(part: Side | Part) -> bool:
    return isinstance(part, Part) and part.text in ARROWS


def _signs_joined(given: Sequence[Side | Part]) -> list[Side | Part]:
    r"""``\perp\!\!\!\perp`` is one sign."""
    parts: list[Side | Part] = []
    for part in given:
        if parts and relation_of(part) == "independent" and relation_of(parts[-1]) in ("independent", "dependent"):
            continue
        parts.append(part)
    return parts


def _together(parts: Sequence[Side | Part]) -> Side | Part:
    if len(parts) == 1:
        return parts[0]
    span = parts[0].span.join(parts[-1].span)
    return Side(Row(tuple(parts), span), span)


def is_sign(part: Side | Part, *signs: str) -> bool:
    """Whether a part is one of these separators."""
    return isinstance(part, Part) and part.kind == "separator" and part.text in signs


def _last(parts: Sequence[Side | Part], at: int) -> int:
    """The last side of the list that begins here: ``V, W \\mid T``; a side before another sign begins something new."""
    while at + 2 < len(parts) and is_sign(parts[at + 1], ",", "|") and isinstance(parts[at + 2], Side):
        after = parts[at + 3] if at + 3 < len(parts) else None
        if isinstance(after, Part) and after.kind == "relation" and not is_sign(parts[at + 1], "|"):
            break
        at += 2
    return at


def _first(parts: Sequence[Side | Part], at: int, *, bars: bool) -> int:
    """The first side of the list that ends here; with conditions after a bar, from before it."""
    if bars:
        bar = next((k for k in range(at, 0, -1) if is_sign(parts[k], "|")), 0)
        if bar and all(isinstance(p, Side) or is_sign(p, ",") or _plain(p) for p in parts[bar + 1 : at + 1]):
            at = bar - 1
    while at >= 2 and is_sign(parts[at - 1], ",") and isinstance(parts[at - 2], Side):
        if at >= 3 and isinstance(before := parts[at - 3], Part) and before.kind == "relation":
            break
        if bars and isinstance(listed := parts[at - 2], Side) and isinstance(listed.node, Product | Sum):
            break  # E(W), W \sim p
        at -= 2
    return at


def _plain(part: Side | Part) -> bool:
    """A relation of a condition: ``h = k``."""
    if isinstance(part, Side) or part.kind != "relation" or relation_of(part) in RELATIONS:
        return False
    return NOTATION.infix[part.text].level == RELATION
