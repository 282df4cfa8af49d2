"""Clauses: a row as statements, each a chain of sides, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from symderiv.language.spans import Span
from symderiv.reading.discourse import hypotheses, systems, tendencies
from symderiv.reading.discourse.constraints import constrained
from symderiv.reading.discourse.dotted_chains import shortened
from symderiv.reading.discourse.equated import equated
from symderiv.reading.discourse.grouping import grouped
from symderiv.reading.discourse.lists import gathered
from symderiv.reading.discourse.mappings import mapped
from symderiv.reading.discourse.quantifiers import apart, quantified, quantifier
from symderiv.reading.discourse.remarks import is_reason, unremarked
from symderiv.reading.discourse.row_operations import operated
from symderiv.reading.syntax.connectives import CONNECTIVE_WORDS, FOR_WORDS
from symderiv.reading.syntax.notation import NOTATION, RELATION
from symderiv.reading.syntax.surface import (
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Unreadable,
)

__all__ = ["Clause", "Clauses", "clauses_of"]


@dataclass
class Clause:
    """Sides with relations between them.

    before     what joins it to the clause before: "," or a connective (``implies``, ``iff``, ``or``, ``if``), or ""
    opens      the relation it begins with
    closes     the relation it ends with
    quantifier what it says of a letter: forall, exists, exists_unique; "" for a statement of its own
    listed     whether it gives a letter one of a few values: ``x = 1, 2``
    towards    where a tendency holds: ``n \\to \\infty``
    members    what stands before its first side in a list with dots: x_1, ..., of ``x_1, \\dots, x_n > 0``
    ranging    whether "for" stands before it
    dotted     the relations written twice, with dots between
    modulus    what both sides are taken modulo
    ranged     whether it lets a letter run: ``i = 1, \\dots, n``
    scope      whether a colon stands before it: it is what the quantifiers say
    reason     whether a word stands before it that says it is a condition or a reason: "since", "if"
    """

    before: str = ""
    opens: Part | None = None
    sides: list[Node] = field(default_factory=list)
    relations: list[Part] = field(default_factory=list)
    closes: Part | None = None
    quantifier: str = ""
    listed: bool = False
    ranged: bool = False
    scope: bool = False
    reason: bool = False
    modulus: Node | None = None
    members: tuple[Node, ...] = ()
    dotted: tuple[Part, ...] = ()
    ranging: bool = False
    towards: Node | None = None

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        places = [side.span for side in self.sides] + [part.span for part in (self.opens, self.closes) if part]
        return Span(min(place.start for place in places), max(place.end for place in places))


@dataclass
class Clauses:
    """The clauses of a row; what is no clause; the connective it begins with and the one it ends with ("" for none).

    ``reasons`` are words that only say why: in brackets, or "by ..." at the end.
    """

    clauses: list[Clause] = field(default_factory=list)
    unread: list[tuple[Span, str]] = field(default_factory=list)
    opens: str = ""
    closes: str = ""
    reasons: list[str] = field(default_factory=list)


def clauses_of(row: Row) -> Clauses:
    """The row taken apart."""
    parts, remarks = unremarked(hypotheses.named(tendencies.said_after(_opened(row.parts))))
    result = _Splitter(grouped(equated(constrained(Row(apart(operated(mapped(parts))), row.span))))).result
    result.reasons = [*result.reasons, *remarks]
    result.clauses = tendencies.attached(gathered(_ranging_together(shortened(result.clauses))))
    return result


def _ranging_together(clauses: list[Clause]) -> list[Clause]:
    r"""``\forall a, b \in G``: a runs over what b does; ``\forall a \in G, h \in H, aha \in H``: h runs as well."""
    for first, second in reversed(list(pairwise(clauses))):
        found = quantifier(first)
        listed = second.quantifier and second.before == "," and not first.relations and len(first.sides) == 1
        if found is not None and listed and [part.text for part in second.relations] == [r"\in"]:
            first.sides, first.relations = [first.sides[0], second.sides[1]], list(second.relations)
    begun = quantifier(clauses[0]) if clauses else None
    for clause in clauses[1:-1] if begun is not None else ():
        lone = len(clause.sides) == 2 and isinstance(clause.sides[0], Name) and clause.before == ","
        if not lone or clause.quantifier or [part.text for part in clause.relations] != [r"\in"]:
            break
        clause.quantifier = begun[0] if begun is not None else ""
    return clauses


def _opened(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    r"""The parts; a statement in a box or over a brace, and a system of equations, in place of the side they are."""
    result: list[Side | Part] = []
    for index, part in enumerate(parts):
        node = part.node if isinstance(part, Side) else None
        while isinstance(node, Scripted) and isinstance(node.base, Row):
            node = node.base
        if isinstance(node, Row):
            result += _opened(node.parts)
        elif (carried := _carried_on(node)) is not None:
            result += carried
        elif system := systems.equations(parts, index):
            result += system
        else:
            result.append(part)
    return tuple(result)


def _carried_on(node: Node | None) -> list[Side | Part] | None:
    """``P = AS (= AB - AC)``: the side before the brackets, and the relation in them."""
    match node:
        case Product(factors, signs, span) if signs[-1] == "" and isinstance(last := factors[-1], Group):
            inner = last.items[0] if last.opening == "(" and len(last.items) == 1 else None
            if not isinstance(inner, Row) or not inner.parts:
                return None
            first, before = inner.parts[0], factors[-2]
            rest = factors[0] if len(factors) == 2 else Product(factors[:-1], signs[:-1], span)
            if isinstance(first, Part) and first.kind == "relation":
                return [Side(rest, rest.span), *inner.parts]
            if isinstance(before, Group) and before.opening == r"\{" and len(inner.parts) > 2:  # \{...\} (a = b)
                return [Side(rest, rest.span), Part("separator", ",", last.span), *inner.parts]
    return None


class _Splitter:
    def __init__(self, row: Row) -> None:
        self.result = Clauses()
        self.current = Clause()
        self.joint = ""
        parts = row.parts
        for index, part in enumerate(parts):
            following = next((p for p in parts[index + 1 :] if not (isinstance(p, Part) and p.text == "")), None)
            if isinstance(part, Side):
                self._side(part)
            elif part.kind == "relation":
                self._relation(part)
            elif part.kind == "prose":
                self._prose(part)
            else:
                self._separator(part, following)
        self._close("")
        self.result.closes = self.joint if self.joint in ("implies", "iff") and self.result.clauses else ""

    def _side(self, side: Side) -> None:
        current = self.current
        if current.closes is not None:
            current.relations.append(current.closes)
            current.closes = None
            current.sides.append(side.node)
        elif not current.sides:
            current.sides.append(side.node)
        else:
            reason = side.node.reason if isinstance(side.node, Unreadable) else "an expression without a sign before it"
            self.result.unread.append((side.span, reason))

    def _relation(self, part: Part) -> None:
        infix = NOTATION.infix[part.text]
        if infix.level < RELATION and not tendencies.begins(self.current, part.text):
            begun = self.current.sides or self.current.opens is not None or self.result.clauses
            if infix.operator == "if" and part.text != r"\because" and not begun:
                self.result.unread.append((part.span, "an arrow from something in another row"))
            self._close(infix.operator)
            self.current.reason = infix.operator == "if"
            return
        current = self.current
        if current.closes is not None:
            self.result.unread.append((part.span, "two relations in a row"))
        elif current.sides:
            current.closes = part
        elif current.opens is None:
            current.opens = part
        else:
            self.result.unread.append((part.span, "two relations in a row"))

    def _prose(self, part: Part) -> None:
        joint = CONNECTIVE_WORDS.get(part.text)
        ranging = part.text in FOR_WORDS
        if joint is None and is_reason(part.text) and (self.current.sides or self.result.clauses):
            self.result.reasons.append(part.text)
            self._close(",")
        elif joint is None:
            self.result.unread.append((part.span, f"words inside a formula: {part.text}"))
            self._close(",")
        else:
            self._close(joint)
            self.current.ranging, self.current.reason = ranging, joint == "if"

    def _separator(self, part: Part, following: Side | Part | None) -> None:
        waiting = self.current.closes is not None or (self.current.opens is not None and not self.current.sides)
        if part.text in ("gap", "row", ""):
            if waiting or not self.current.sides or (isinstance(following, Part) and following.kind == "relation"):
                return
            self._close(part.text or "gap")
        elif part.text in (",", ";", "."):
            self._close(",")
        elif part.text in (":", "|") and self._quantifies():
            self._close(",")
            self.current.scope = True
        elif part.text == "|" and isinstance(following, Side) and self.current.sides and not waiting:
            self._relation(replace(part, kind="relation", text=r"\mid"))
        elif not (part.text == ":" and not self.result.clauses and self._labels(following)):
            self.result.unread.append((part.span, f"a {part.text} outside brackets"))
            self._close(",")

    def _labels(self, following: Side | Part | None) -> bool:
        r"""Whether before the first colon stands a label, ``\gcd(48, 18): 48 = ...``, or a case, ``n = 0: ...``."""
        current = self.current
        if current.opens is not None or current.closes is not None or not current.sides:
            return False
        if [part.text for part in current.relations] == ["="] and isinstance(current.sides[0], Name):
            self.joint = "if"
            self._close(",")
            return True
        spaced = isinstance(following, Part) and following.text == "gap"
        if current.relations or (isinstance(current.sides[0], Name | Scripted | Group) and not spaced):
            return False
        self.result.reasons.append("what stands before the colon")
        self.current = Clause()
        return True

    def _quantifies(self) -> bool:
        r"""Whether a quantifier is being read, perhaps of a list of letters: ``\forall x, y``."""
        listed = [self.current]
        if self.current.scope and not quantified(self.current):
            return False
        while not quantified(listed[-1]) and len(listed) <= len(self.result.clauses):
            listed.append(self.result.clauses[-len(listed)])
            if len(listed[-1].sides) != 1 or listed[-1].opens is not None:
                break
        found = quantifier(listed[-1])
        if found is not None and len(listed) > 1:
            for clause in listed[:-1]:
                clause.quantifier = found[0]
        return found is not None

    def _close(self, joint: str) -> None:
        """Ends the clause; the next one is joined to it in this way."""
        current = self.current
        if current.sides or current.opens is not None:
            current.before = self.joint if self.result.clauses or self.joint == "if" else ""
            if not self.result.clauses and self.joint in ("implies", "iff"):
                self.result.opens = self.joint
            self.result.clauses.append(current)
            self.current, self.joint = Clause(), joint
        elif joint not in ("", ",", "gap"):
            self.joint = joint
