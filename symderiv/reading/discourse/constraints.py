r"""Constraints: ``\min_x f(x) \text{ s.t. } g(x) = 0``: what stands after the words belongs below the sign."""

from __future__ import annotations

from dataclasses import replace

from symderiv.reading.meaning.calculus.infinitesimals import factors_of
from symderiv.reading.syntax.surface import Name, Node, Part, Product, Row, Scripted, Side, Sum

__all__ = ["constrained"]

WORDS = frozenset({"subject to", "such that", "s.t.", "s.t", "st", "st.", "subj. to", "with constraint", "so that"})
HEADS = frozenset({"max", "min", "sup", "inf", "argmax", "argmin"})


def constrained(row: Row) -> Row:
    """The row with the constraints of its last extremum below its sign."""
    for place, part in enumerate(row.parts):
        if not isinstance(part, Part) or part.kind != "prose" or part.text.lower() not in WORDS:
            continue
        before = place - 1
        while before >= 0 and isinstance(gap := row.parts[before], Part) and gap.text in (",", "gap", "", "row"):
            before -= 1
        side, rest = row.parts[before] if before >= 0 else None, _without_gaps(row.parts[place + 1 :])
        if not isinstance(side, Side) or not rest:
            return row
        made = _below(side.node, rest)
        return row if made is None else Row((*row.parts[:before], Side(made, side.span)), row.span)
    return row


def _without_gaps(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    """The constraints; rows and gaps between them are commas."""
    kept: list[Side | Part] = []
    for part in parts:
        gap = isinstance(part, Part) and part.kind == "separator" and part.text in ("", "gap", "row", ",", ";", ".")
        if not gap:
            kept.append(part)
        elif kept and not (isinstance(last := kept[-1], Part) and last.kind == "separator"):
            kept.append(replace(part, text=","))  # type: ignore[arg-type]
    while kept and isinstance(last := kept[-1], Part) and last.kind == "separator":
        kept.pop()
    return tuple(kept)


def _below(node: Node, rest: tuple[Side | Part, ...]) -> Node | None:
    """The term with the constraints below the first of its signs; None where it has none."""
    if isinstance(node, Sum):
        made = [_below(term, rest) for term in node.terms[:1]]
        return None if made[0] is None else replace(node, terms=(made[0], *node.terms[1:]))
    factors = factors_of(node)
    for place, factor in enumerate(factors):
        base = factor
        while isinstance(base, Scripted):
            base = base.base
        if not isinstance(base, Name) or base.name.removeprefix("\\") not in HEADS:
            continue
        if not isinstance(factor, Scripted) or factor.sub is None:
            return None
        sub = factor.sub.parts if isinstance(factor.sub, Row) else (Side(factor.sub, factor.sub.span),)
        if any(isinstance(part, Part) and part.text in (":", "|") for part in sub):
            return None
        span = factor.sub.span
        below = Row((*sub, Part("separator", ":", span), *rest), span)
        signed = replace(factor, sub=below)
        return (
            replace(node, factors=(*factors[:place], signed, *factors[place + 1 :]))
            if isinstance(node, Product)
            else signed
        )
    return None
