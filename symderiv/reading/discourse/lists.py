r"""Lists among the clauses of a row: ``a, b > 0``, ``x = 1, 2``, ``i = 1, \dots, n``, ``\forall x \in A``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Num, Part, Product, Scripted, Sum

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause

__all__ = ["DOTS", "gathered", "is_name", "quantified"]

DOTS = frozenset({r"\dots", r"\ldots", r"\cdots", r"\dotsc", r"\dotsm", r"\dotsb"})
QUANTIFIERS = {r"\forall": "forall", r"\exists": "exists"}
SHARED = frozenset(
    r"< > \lt \gt \le \ge \leq \geq \leqslant \geqslant \neq \ne \in \notin \subset \subseteq \succ \succeq".split()  # noqa: SIM905
)


def gathered(clauses: list[Clause]) -> list[Clause]:
    """The clauses, with lists put together and quantifiers taken off."""
    for clause in clauses:
        _quantified(clause)
    return _shared(_enumerated(clauses))


def is_name(node: Node) -> bool:
    """A letter, also with scripts or primes."""
    match node:
        case Name(name):
            return name not in DOTS
        case Scripted(base):
            return is_name(base)
    return type(node).__name__ == "Accent"


def quantified(clause: Clause) -> bool:
    """Whether it begins with a quantifier and a letter."""
    return _quantifier(clause) is not None


def _quantifier(clause: Clause) -> tuple[str, Node] | None:
    """The quantifier it begins with, and the letter."""
    if not clause.sides or clause.opens is not None:
        return None
    first = clause.sides[0]
    factors = first.factors if isinstance(first, Product) and not any(first.signs) else (first,)
    head = factors[0]
    unique = isinstance(head, Braced) and head.command == "!"
    sign = head.arguments[0] if isinstance(head, Braced) and unique else head
    if not isinstance(sign, Name) or sign.name not in QUANTIFIERS or len(factors) != 2:
        return None
    return QUANTIFIERS[sign.name] + ("_unique" if unique else ""), factors[1]


def _quantified(clause: Clause) -> None:
    r"""``\forall x \in A``: the sign is taken off, and the clause is a quantifier."""
    if (found := _quantifier(clause)) is not None:
        clause.quantifier, clause.sides[0] = found


def _lone(clause: Clause) -> bool:
    return len(clause.sides) == 1 and clause.opens is None and clause.closes is None


def _enumerated(clauses: list[Clause]) -> list[Clause]:
    r"""``i = 1, \dots, n`` is ``i \in \{1, \dots, n\}``; ``x = 1, 2`` likewise, and said to be a list."""
    result: list[Clause] = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        result.append(clause)
        at += 1
        if len(clause.sides) != 2 or clause.opens is not None or clause.relations[0].text != "=":
            continue
        members = _spaced(clause.sides[-1])
        after = at
        while after < len(clauses) and clauses[after].before == "," and _lone(clauses[after]):
            members += (clauses[after].sides[0],)
            after += 1
        dotted = any(_dots(member) for member in members)
        if (dotted and not _dots(members[0])) or (
            after > at and all(_is_number(member) for member in members) and is_name(clause.sides[0])
        ):
            if not is_name(clause.sides[0]):
                continue
            span = members[0].span.join(members[-1].span)
            separators = (",",) * (len(members) - 1)
            clause.sides[-1] = Group(r"\{", r"\}", members, separators, span)
            clause.relations[-1] = Part("relation", r"\in", clause.relations[-1].span)
            clause.listed = not dotted
            clause.ranged = dotted
            at = after
    return result


def _spaced(node: Node) -> tuple[Node, ...]:
    r"""``1 \dots n``, written without commas."""
    if isinstance(node, Product) and any(_dots(factor) for factor in node.factors) and not any(node.signs):
        return node.factors
    return (node,)


def _dots(node: Node) -> bool:
    return isinstance(node, Name) and node.name in DOTS


def _is_number(node: Node) -> bool:
    if isinstance(node, Sum):
        return len(node.terms) == 1 and _is_number(node.terms[0])
    return isinstance(node, Num) or (isinstance(node, Braced) and all(_is_number(part) for part in node.arguments))


def _shared(clauses: list[Clause]) -> list[Clause]:
    """``a, b > 0``: each of them."""
    result: list[Clause] = []
    for clause in clauses:
        waiting: list[Clause] = []
        joint = clause.before
        while _takes(clause) and joint == "," and result and _lone(result[-1]) and is_name(result[-1].sides[0]):
            waiting.insert(0, result.pop())
            joint = waiting[0].before
        quantifier = waiting[0].quantifier if waiting else clause.quantifier
        clause.quantifier = quantifier
        result += [
            replace(
                clause, before=lone.before, sides=[lone.sides[0], *clause.sides[1:]], relations=list(clause.relations)
            )
            for lone in waiting
        ]
        result.append(clause)
    return result


def _takes(clause: Clause) -> bool:
    return (
        clause.opens is None
        and len(clause.sides) >= 2
        and clause.relations[0].text in SHARED
        and is_name(clause.sides[0])
    )
