r"""Programs: ``\min_x\quad f(x) \text{ s.t. } g(x) = 0``.

What stands after the gap is the objective, all of it; what stands after the words belongs below the sign.
"""

from __future__ import annotations

from dataclasses import replace

from symderiv.reading.meaning.calculus.infinitesimals import factors_of, product_of
from symderiv.reading.syntax.surface import Name, Node, Part, Product, Row, Scripted, Side, Sum

__all__ = ["constrained", "is_program"]

WORDS = frozenset({"subject to", "such that", "s.t.", "s.t", "st", "st.", "subj. to", "with constraint", "so that"})
HEADS = frozenset({"max", "min", "sup", "inf", "argmax", "argmin"})


def constrained(row: Row) -> Row:
    """The row with the objective of an extremum at its sign, and with the constraints of the last one below it."""
    row = Row(_objectives(row.parts), row.span)
    for place, part in enumerate(row.parts):
        if not isinstance(part, Part) or part.kind != "prose" or part.text.lower().strip(" .:") not in WORDS:
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


def is_program(node: Node) -> bool:
    """Whether a term begins with the sign of an extremum: by itself it is a program, and no step of a chain."""
    first = factors_of(node)[0] if not isinstance(node, Sum) else node
    while isinstance(first, Scripted):
        first = first.base
    return isinstance(first, Name) and first.name.removeprefix("\\") in HEADS | {"arg"}


def _objectives(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    r"""``\min_w \quad a + b``: the sign and all that stands after the gap."""
    result: list[Side | Part] = []
    for part in parts:
        gap = result[-1] if result else None
        if isinstance(part, Side) and isinstance(gap, Part) and gap.text in ("gap", "") and len(result) > 1:
            sign = result[-2]
            if isinstance(sign, Side) and _waits(sign.node):
                head = factors_of(sign.node)
                span = sign.span.join(part.span)
                del result[-2:]
                result.append(Side(Product((*head, part.node), ("",) * len(head), span), span))
                continue
        result.append(part)
    return tuple(result)


def _waits(node: Node) -> bool:
    """Whether a side ends with the sign of an extremum."""
    last = factors_of(node)[-1]
    while isinstance(last, Scripted):
        last = last.base
    return not isinstance(node, Sum) and isinstance(last, Name) and last.name.removeprefix("\\") in HEADS


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
        made = _below(node.terms[0], rest)
        if made is None or node.signs[0] or not isinstance(made, Product):
            return None if made is None else replace(node, terms=(made, *node.terms[1:]))
        place = next(k for k, factor in enumerate(made.factors) if factor is not factors_of(node.terms[0])[k])
        first = product_of(made.factors[place + 1 :], made.signs[place + 1 :], node.span)
        whole = Sum((first, *node.terms[1:]), node.signs, node.span)  # the objective ends where the constraints begin
        return Product((*made.factors[: place + 1], whole), (*made.signs[:place], ""), node.span)
    factors = factors_of(node)
    for place, factor in enumerate(factors):
        base = factor
        while isinstance(base, Scripted):
            base = base.base
        if not isinstance(base, Name) or base.name.removeprefix("\\") not in HEADS:
            continue
        span = factor.span
        if isinstance(factor, Scripted) and factor.sub is not None:
            sub = factor.sub.parts if isinstance(factor.sub, Row) else (Side(factor.sub, factor.sub.span),)
            if any(isinstance(part, Part) and part.text in (":", "|") for part in sub):
                return None
            signed = replace(factor, sub=Row((*sub, Part("separator", ":", span), *rest), factor.sub.span))
        elif isinstance(factor, Name):
            signed = Scripted(factor, Row((Part("separator", ":", span), *rest), span), None, 0, span)
        else:
            return None
        return (
            replace(node, factors=(*factors[:place], signed, *factors[place + 1 :]))
            if isinstance(node, Product)
            else signed
        )
    return None
