r"""Quantifiers: ``\forall x \exists y``, one after the other without a comma, and how far ``\exists`` reaches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from symderiv.language.terms import Term, apply
from symderiv.reading.discourse.readings import Link
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Part, Product, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause

__all__ = ["SIGNS", "apart", "begins_with_quantifier", "quantified", "quantifier", "under_exists"]

SIGNS = {r"\forall": "forall", r"\exists": "exists", r"\nexists": "not_exists"}


def _sign(node: Node) -> str:
    """The quantifier a sign is; "" for anything else."""
    unique = isinstance(node, Braced) and node.command == "!"
    sign = node.arguments[0] if isinstance(node, Braced) and unique else node
    if not isinstance(sign, Name) or sign.name not in SIGNS or (unique and sign.name == r"\nexists"):
        return ""
    return SIGNS[sign.name] + ("_unique" if unique else "")


def quantifier(clause: Clause) -> tuple[str, Node] | None:
    """The quantifier a clause begins with, and the letter."""
    if not clause.sides or clause.opens is not None:
        return None
    first = clause.sides[0]
    if not isinstance(first, Product) or any(first.signs) or len(first.factors) != 2 or not _sign(first.factors[0]):
        return None
    return _sign(first.factors[0]), first.factors[1]


def begins_with_quantifier(node: object) -> bool:
    """Whether a quantifier and something after it stand there."""
    return isinstance(node, Product) and bool(_sign(node.factors[0])) and not node.signs[0]


def quantified(clause: Clause) -> bool:
    """Whether it begins with a quantifier and a letter."""
    return quantifier(clause) is not None


def apart(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    r"""The parts, with a comma before and after each quantifier and its letter: ``\forall x\, \exists y\, x < y``."""
    result: list[Side | Part] = []
    for at, part in enumerate(parts):
        made = _apart(part.node) if isinstance(part, Side) and isinstance(part.node, Product) else []
        made = made or _ranging(parts[max(0, at - 2) : at + 1])
        result += made if len(made) > 1 else [part]
    return tuple(result)


def _ranging(parts: Sequence[Side | Part]) -> list[Side | Part]:
    r"""``\exists y \in A (y > 0)``: the set, and what is said of y in the brackets after it."""
    match parts:
        case (
            Side(Product((sign, *_)), _),
            Part("relation", r"\in", _),
            Side(Product((*over, Group("(" | "[", _, (Row(inner, _),), _, _) as group), ("",) as signs, _), _),
        ) if _sign(sign) and len(over) == len(signs):
            return [Side(over[0], over[0].span), Part("separator", ":", group.span), *apart(inner)]
    return []


def _apart(node: Product) -> list[Side | Part]:
    at = [index for index, factor in enumerate(node.factors) if _sign(factor)]
    if not at or any(index and node.signs[index - 1] for index in at):
        return []
    if any(index + 1 >= len(node.factors) or any(node.signs[index : index + 2]) for index in at):
        return []
    cuts = sorted({0, *at, *(index + 2 for index in at), len(node.factors)} - {len(node.factors) + 1})
    result: list[Side | Part] = []
    for start, end in pairwise(cuts):
        factors, span = node.factors[start:end], node.factors[start].span.join(node.factors[end - 1].span)
        if result:
            result.append(Part("separator", ":" if start - 2 in at else ",", span))
        whole = factors[0] if len(factors) == 1 else Product(factors, node.signs[start : end - 1], span)
        result.append(Side(whole, span))
    return result


def under_exists(
    said: list[tuple[Clause, Term | None, list[Link]]],
) -> list[tuple[Clause, Term | None, list[Link]]]:
    r"""``\exists x: A, B``: the same x has both; what is said under the sign is one statement."""
    quantifiers = [entry for entry in said if entry[0].quantifier]
    rest = said[len(quantifiers) :]
    plain = all(clause.before in ("", ",", "gap", "and") and not clause.ranged for clause, _, _ in rest)
    if len(rest) < 2 or not plain or not any("exists" in clause.quantifier for clause, _, _ in quantifiers):
        return said
    if rest != [entry for entry in said if not entry[0].quantifier] or any(
        statement is None for _, statement, _ in rest
    ):
        return said
    steps: list[Term] = []
    for _, statement, links in rest:
        steps += [link.step for link in links] or ([statement] if statement is not None else [])
    whole = reduce(lambda a, b: apply("and", a, b), steps)
    first, span = rest[0][0], rest[0][0].span.join(rest[-1][0].span)
    link = Link("and", steps[0], steps[-1], whole, None, whole, span)
    return [*quantifiers, (first, whole, [link])]
