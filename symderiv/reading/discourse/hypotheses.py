r"""Hypotheses: ``H_0: \mu = 0 \text{ vs } H_1: \mu \neq 0``: statements with names, of which none is claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.sorts import STATEMENT
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["SIGN", "named", "sides_of", "stated"]

SIGN = r"\says"
BELOW = frozenset("01aA2") | {"null", "alt", "00", "01", "10", "11", "12", "13", "14", "3"}
_AGAINST = re.compile(r"(?:vs\.?|versus|v\.s\.?|against|and|gegen|contre|contra)\W*", re.IGNORECASE)


def named(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    """The parts with each hypothesis as two sides, its name and what it says, and a sign between them."""
    places = [at for at in range(len(parts) - 2) if _is_name(parts[at]) and _is_colon(parts[at + 1])]
    if not places:
        return parts
    found: list[Side | Part] = list(parts[: places[0]])
    for at, end in zip(places, [*places[1:], len(parts)], strict=True):
        said = _trimmed(parts[at + 2 : end])
        if not said:
            return parts
        span = said[0].span.join(said[-1].span)
        only = said[0]
        side = only if len(said) == 1 and isinstance(only, Side) else Side(Row(tuple(said), span), span)
        found += [parts[at], Part("relation", SIGN, parts[at + 1].span), side, Part("separator", ",", span)]
    return tuple(found[:-1])


def _is_name(part: Side | Part) -> bool:
    node = part.node if isinstance(part, Side) else None
    base = node.base if isinstance(node, Scripted) and node.sup is None and not node.primes else None
    lettered = isinstance(base, Name) and base.name == "H"
    return lettered and isinstance(node, Scripted) and canonical(node.sub) in BELOW


def _is_colon(part: Side | Part) -> bool:
    return isinstance(part, Part) and part.text in (":", r"\colon")


def _trimmed(parts: Sequence[Side | Part]) -> list[Side | Part]:
    """Without the commas, the room and the "versus" at its ends."""
    kept = list(parts)
    while kept and _is_between(kept[-1]):
        kept.pop()
    while kept and _is_between(kept[0]):
        kept.pop(0)
    return kept


def _is_between(part: Side | Part) -> bool:
    if isinstance(part, Side):
        return isinstance(part.node, Name) and part.node.word and _AGAINST.fullmatch(part.node.name) is not None
    return part.kind == "separator" or (part.kind == "prose" and _AGAINST.fullmatch(part.text) is not None)


def sides_of(e: Elaborator, clause: Clause) -> list[Term] | None:
    """The name and the statement; None where the clause is no hypothesis."""
    if [part.text for part in clause.relations] != [SIGN] or len(clause.sides) != 2:
        return None
    return [_name(e, clause.sides[0]), _statement(e, clause.sides[1])]


def _name(e: Elaborator, node: Node) -> Symbol:
    symbol = names.declared_now(e, names.name_of(node) or "H_0", STATEMENT)
    return Symbol(symbol.name, symbol.sort, node.span)


def _statement(e: Elaborator, node: Node) -> Term:
    from symderiv.reading.meaning import conditions  # which reads statements, as this is part of

    match node:
        case Product((Name("not" | r"\neg" | "neg" | r"\lnot" | "lnot"), Scripted() as other), ("",), span):
            return apply("not", _name(e, other), span=span)
        case Row((Part("prose", "not"), Side(Scripted() as other)), span):
            return apply("not", _name(e, other), span=span)
        case Scripted():
            return _name(e, node)
        case Row() | Group():
            return conditions.condition(e, node)
    return e.fail(node.span, "a hypothesis that says nothing")


def stated(e: Elaborator, sign: Part, name: Term, said: Term, span: Span) -> Term | None:
    """What the name stands for; None where the sign is another one."""
    if sign.text != SIGN:
        return None
    return said if isinstance(said, Unread) else e.build("stands_for", name, said, span=span)
