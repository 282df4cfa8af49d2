r"""Lists among the clauses of a row: ``a, b > 0``, ``x = 1, 2``, ``i = 1, \dots, n``, ``\forall x \in A``."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from symderiv.reading.discourse.quantifiers import quantifier
from symderiv.reading.syntax.surface import (
    Braced,
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Scripted,
    Sum,
    canonical,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause

__all__ = ["DOTS", "gathered", "is_name"]

DOTS = frozenset({r"\dots", r"\ldots", r"\cdots", r"\dotsc", r"\dotsm", r"\dotsb"})
MOST_MEMBERS = 6
UPWARD = frozenset({"<", r"\lt", r"\le", r"\leq", r"\leqslant"})
DOWNWARD = frozenset({">", r"\gt", r"\ge", r"\geq", r"\geqslant"})
SHARED = frozenset(
    r"< > \lt \gt \le \ge \leq \geq \leqslant \geqslant \neq \ne \in \notin \subset \subseteq \succ \succeq".split()  # noqa: SIM905
)


def gathered(clauses: list[Clause]) -> list[Clause]:
    """The clauses, with lists put together and quantifiers taken off."""
    for clause in clauses:
        _quantified(clause)
    result = _bounded(_shared(_or_else(_enumerated(clauses))))
    for at, (before, clause) in enumerate(pairwise(result)):  # ..., for all x, y
        if (
            clause.before == ","
            and _lone(before)
            and all(_lone(one) and is_name(one.sides[0]) for one in result[at + 1 :])
        ):
            clause.quantifier = clause.quantifier or before.quantifier or ("forall" if before.ranging else "")
    for clause in result:
        if clause.ranging and clause.sides and is_name(clause.sides[0]) and (_lone(clause) or _is_member(clause)):
            clause.quantifier = clause.quantifier or "forall"
    return result


def _is_member(clause: Clause) -> bool:
    return [part.text for part in clause.relations] == [r"\in"]


def is_name(node: Node) -> bool:
    """A letter, also with scripts or primes."""
    match node:
        case Name(name):
            return name not in DOTS
        case Scripted(base):
            return is_name(base)
    return type(node).__name__ == "Accent"


def _quantified(clause: Clause) -> None:
    r"""``\forall x \in A``: the sign is taken off, and the clause is a quantifier."""
    if (found := quantifier(clause)) is not None:
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
        if _dots(members[-1]) and after < len(clauses) and clauses[after].before == ",":
            continue  # a list of statements: a_1 = 1, ..., a_n = n
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


def _or_else(clauses: list[Clause]) -> list[Clause]:
    r"""``x = 1 \text{ or } 2``: the letter is the one or the other."""
    result: list[Clause] = []
    for clause in clauses:
        before = result[-1] if result else clause
        plain = clause.before == "or" and _lone(clause) and not clause.quantifier
        if plain and len(before.sides) == 2 and before.opens is None and is_name(before.sides[0]):
            letter, value = before.sides
            if before.listed and isinstance(value, Group):
                items, separators = (*value.items, clause.sides[0]), (*value.separators, ",")
                before.sides[1] = replace(value, items=items, separators=separators)
                continue
            if before.relations[0].text == "=":
                clause.sides, clause.relations = [letter, *clause.sides], list(before.relations)
        if clause is not before and clause.before in (",", "and", "gap") and _is_other_value(before, clause):
            clause.before = "or"
        result.append(clause)
    return result


def _is_other_value(first: Clause, second: Clause) -> bool:
    r"""Whether a letter has two numbers as its values: ``x = 2, x = -3``, ``x = 2 \text{ and } x = -3`` are cases."""
    for clause in (first, second):
        if len(clause.sides) != 2 or clause.opens is not None or clause.closes is not None or clause.quantifier:
            return False
        if clause.relations[0].text != "=" or not is_name(clause.sides[0]) or not _is_value(clause.sides[1]):
            return False
    letter, value = canonical(first.sides[0]), canonical(first.sides[1])
    same = letter is not None and letter == canonical(second.sides[0])
    return same and (value is None or value != canonical(second.sides[1]))


def _is_value(node: Node) -> bool:
    """A number, also in letters: -2, 1/3, i, 2 + \\sqrt 3, \\pi."""
    match node:
        case Num():
            return True
        case Name(name, _, font):
            return name in ("i", r"\pi") and not font
        case Sum(terms):
            return all(map(_is_value, terms))
        case Product(factors):
            return all(map(_is_value, factors))
        case Braced(r"\frac" | r"\sqrt", arguments, _, None):
            return all(map(_is_value, arguments))
    return False


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
        if _dotted(clause, result):
            continue
        waiting: list[Clause] = []
        joint = clause.before
        while (
            _takes(clause)
            and not _is_scope(clause, result, clauses)
            and joint == ","
            and result
            and _lone(result[-1])
            and is_name(result[-1].sides[0])
            and not _is_indexed_by(result[-1].sides[0], clause.sides[0])
        ):
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


def _is_indexed_by(node: Node, letter: Node) -> bool:
    r"""Whether a letter is an index of a name: ``A_i, i \in J`` is the family, not two members of J."""
    name = canonical(letter)
    indices = [part.sub for part in walk(node) if isinstance(part, Scripted) and part.sub is not None]
    return any(canonical(part) == name for index in indices for part in walk(index))


def _is_scope(clause: Clause, before: list[Clause], clauses: list[Clause]) -> bool:
    r"""Whether it is what a quantifier before it says: after a colon, or where the row says nothing else."""
    quantifiers = [one for one in before if one.quantifier]
    return bool(quantifiers) and (
        clause.scope or not any(not (one.quantifier or _lone(one) or one is clause) for one in clauses)
    )


def _dotted(clause: Clause, before: list[Clause]) -> bool:
    r"""``x_1, \dots, x_n > 0``: whether the clause, with the members of its list, was added."""
    if not (_takes(clause) and clause.before == "," and before and _lone(before[-1]) and _dots(before[-1].sides[0])):
        return False
    members: list[Node] = []
    at = len(before) - 2
    while at >= 0 and _lone(before[at]) and is_name(before[at].sides[0]) and len(members) < MOST_MEMBERS:
        members.insert(0, before[at].sides[0])
        at -= 1
        if before[at + 1].before != ",":
            break
    if not members:
        return False
    first = before[at + 1]
    del before[at + 1 :]
    before.append(replace(clause, before=first.before, members=tuple(members), quantifier=first.quantifier))
    return True


def _bounded(clauses: list[Clause]) -> list[Clause]:
    """``0 < a, b < 1``: both numbers are between both bounds."""
    for first, second in pairwise(clauses):
        if not (second.before == "," and len(first.sides) == len(second.sides) == 2 and not first.quantifier):
            continue
        if any(clause.opens is not None or clause.closes is not None for clause in (first, second)):
            continue
        (low, a), (b, high) = first.sides, second.sides
        signs = {part.text for clause in (first, second) for part in clause.relations}
        ordered = signs <= UPWARD or signs <= DOWNWARD
        if ordered and _is_number(low) and _is_number(high) and is_name(a) and is_name(b):
            relations = [*first.relations, *second.relations]
            first.sides, first.relations = [low, a, high], relations
            second.sides, second.relations = [low, b, high], list(relations)
    return clauses


def _takes(clause: Clause) -> bool:
    return (
        clause.opens is None
        and len(clause.sides) >= 2
        and clause.relations[0].text in SHARED
        and is_name(clause.sides[0])
    )
