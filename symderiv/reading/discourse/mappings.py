r"""Mappings: ``f: A \to B``: f is one of the functions from A to B; ``f: x \mapsto x^2``: what its values are."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.reading.discourse.lists import is_name
from symderiv.reading.syntax.surface import Braced, Part, Side

__all__ = ["mapped"]

ARROWS = frozenset({r"\to", r"\rightarrow", r"\longrightarrow", "->"})
COLONS = frozenset({":", r"\colon"})


def mapped(parts: Sequence[Side | Part]) -> tuple[Side | Part, ...]:
    """The parts, with the functions from one set to another, and those given by a value, as one side each."""
    texts = [part.text if isinstance(part, Part) else "" for part in parts]
    if not (COLONS.intersection(texts) and ARROWS.intersection(texts)) and r"\mapsto" not in texts:
        return tuple(parts)
    result: list[Side | Part] = []
    function: Side | Part | None = None
    at = 0
    while at < len(parts):
        taken = parts[at : at + 5]
        if _fits(taken, COLONS, ARROWS | {r"\mapsto"}) and _ends(parts, at + 5) and _begins(result):
            sign = "=" if texts[at + 3] == r"\mapsto" else r"\in"
            result += [parts[at], Part("relation", sign, parts[at + 1].span), _made(*parts[at + 2 : at + 5])]
            function, at = parts[at], at + 5
        elif _fits(parts[at : at + 3], {r"\mapsto"}) and _ends(parts, at + 3) and _begins(result):
            if function is not None:
                result += [function, Part("relation", "=", parts[at + 1].span)]
            result.append(_made(*parts[at : at + 3]))
            at += 3
        else:
            result.append(parts[at])
            at += 1
    return tuple(result)


def _fits(parts: Sequence[Side | Part], *signs: frozenset[str] | set[str]) -> bool:
    """Whether sides and signs alternate in these parts, and a letter comes first."""
    if len(parts) != 2 * len(signs) + 1 or not isinstance(first := parts[0], Side) or not is_name(first.node):
        return False
    between = zip(parts[1::2], parts[2::2], signs, strict=True)
    return all(isinstance(p, Part) and p.text in wanted and isinstance(s, Side) for p, s, wanted in between)


def _begins(before: Sequence[Side | Part]) -> bool:
    return not before or (isinstance(last := before[-1], Part) and last.kind in ("separator", "prose"))


def _ends(parts: Sequence[Side | Part], at: int) -> bool:
    return at >= len(parts) or (isinstance(following := parts[at], Part) and following.kind in ("separator", "prose"))


def _made(first: Side | Part, arrow: Side | Part, second: Side | Part) -> Side:
    assert isinstance(first, Side)
    assert isinstance(arrow, Part)
    assert isinstance(second, Side)
    span = first.span.join(second.span)
    command = r"\mapsto" if arrow.text == r"\mapsto" else r"\functions"
    return Side(Braced(command, (first.node, second.node), span), span)
