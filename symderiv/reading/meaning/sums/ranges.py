r"""Ranges: what stands below and above ``\sum``, ``\prod``, ``\bigcup``: letters, what they run over, and conditions.

``i = 1`` with ``n`` above, ``i \in S``, ``i, j = 1``, ``1 \le i < j \le n``, ``i \ne j``, ``i : x_i > 0``, ``d | n``.
A range that is not stated is a set named like its letter, unless the body says what the letter is an index of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, REAL, Scalar, Set, Sort, Unknown
from symderiv.language.terms import Symbol, Term, Unread, apply
from symderiv.reading.discourse.clauses import Clause, clauses_of
from symderiv.reading.discourse.lists import is_name
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import elsewhere
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Letter", "Plan", "numbered", "open_index", "planned", "stated"]

LESS = {"<": 1, r"\lt": 1, r"\le": 0, r"\leq": 0, r"\leqslant": 0, "<=": 0}
MORE = {">": 1, r"\gt": 1, r"\ge": 0, r"\geq": 0, r"\geqslant": 0, ">=": 0}
UNEQUAL = frozenset({r"\ne", r"\neq"})
INDICES = frozenset("ijklmnrst")
UNSTATED = "the range of this sum or product is not stated as i=1 to n, or as a set"


@dataclass
class Letter:
    """A letter of a sum; ``over`` is what it runs over, None where that is not stated."""

    name: str
    node: Node
    over: Term | None = None


@dataclass
class Plan:
    """The letters, outermost first, and what must hold of them.

    alike  whether letters are compared with each other, so that they run over the same
    """

    letters: list[Letter] = field(default_factory=list)
    conditions: list[Clause | Row] = field(default_factory=list)
    alike: bool = False

    def takes(self, node: Node) -> bool:
        """Whether a node is one of the letters."""
        name = canonical(node)
        return any(letter.name == name for letter in self.letters)


def planned(e: Elaborator, sub: Node, sup: Node | None, before: str) -> Plan | str:
    """The plan of a range; why there is none. ``before`` is the LaTeX before the sign."""
    plan = Plan()
    rest = sub
    match sub:
        case Row(parts, span) if (bar := _bar(parts)) is not None:
            head, tail = parts[:bar], parts[bar + 1 :]
            if len(head) == 1 and isinstance(head[0], Side) and len(tail) == 1 and parts[bar].text == "|":  # type: ignore[union-attr]
                return _divisors(plan, head[0].node, Row(parts, span))
            rest = Row(head, span)
            plan.conditions.append(Row(tail, span))
        case Product(factors, signs, _) if not any(signs) and all(_single(factor) for factor in factors):
            plan.letters += [Letter(canonical(factor) or "", factor) for factor in factors]
            return plan if sup is None else UNSTATED
    row = rest if isinstance(rest, Row) else Row((Side(rest, rest.span),), rest.span)
    clauses = clauses_of(row)
    if clauses.unread:
        return clauses.unread[0][1]
    for clause in clauses.clauses:
        if (reason := _clause(e, plan, clause, sup, before)) is not None:
            return reason
    if not plan.letters:
        return "a sum or product over something that is no letter"
    if sup is not None and len(plan.letters) == 1 and plan.letters[0].over is None and not plan.conditions:
        plan.letters[0].over = _between(e, None, sup)
    return plan


def numbered(e: Elaborator, letter: Node, lower: Node, upper: Node) -> Plan:
    r"""``\sum_1^n x_i``: from a number, over the only index of what is added."""
    return Plan([Letter(canonical(letter) or "", letter, _between(e, lower, upper))])


def _bar(parts: tuple[Side | Part, ...]) -> int | None:
    """Where the condition begins: ``i : x_i > 0``."""
    return next(
        (
            i
            for i, part in enumerate(parts)
            if isinstance(part, Part) and part.kind == "separator" and part.text in "|:" and part.text
        ),
        None,
    )


def _divisors(plan: Plan, letter: Node, row: Row) -> Plan | str:
    """``d | n``."""
    if not is_name(letter):
        return UNSTATED
    plan.letters.append(Letter(canonical(letter) or "", letter))
    plan.letters[0].over = apply("from", 1)
    plan.conditions.append(row)
    return plan


def _single(node: Node) -> bool:
    return isinstance(node, Name) and not node.word and len(node.name.removeprefix("\\")) >= 1 and is_name(node)


def _clause(e: Elaborator, plan: Plan, clause: Clause, sup: Node | None, before: str) -> str | None:
    """What one clause says; why it is not read."""
    if clause.opens is not None or clause.closes is not None or clause.before not in ("", ",", "gap"):
        return UNSTATED
    sides, signs = clause.sides, [part.text for part in clause.relations]
    if not signs:
        if not is_name(sides[0]) or (name := canonical(sides[0])) is None:
            return "a sum or product over something that is no letter"
        plan.letters.append(Letter(name, sides[0]))
        return None
    first = sides[0]
    if signs == ["="] and is_name(first) and not plan.takes(first) and sup is not None:
        waiting = [letter for letter in plan.letters if letter.over is None]
        for letter in [*waiting, _added(plan, first)]:
            letter.over = _between(e, sides[1], sup)
        return None
    if signs == [r"\in"] and is_name(first) and not plan.takes(first):
        waiting = [letter for letter in plan.letters if letter.over is None]
        for letter in [*waiting, _added(plan, first)]:
            letter.over = sets.set_of(e, sides[1], _sort_of(e, letter, Row((), clause.span)))
        return None
    if signs == [r"\in"] and isinstance(first, Group) and _pair(plan, first):
        for item in first.items:
            _added(plan, item)
        plan.conditions.append(clause)
        return None
    if signs == [r"\subseteq"] and is_name(first) and not plan.takes(first):
        _added(plan, first).over = e.build("power_set", sets.set_of(e, sides[1], INTEGER), span=clause.span)
        return None
    if sup is None and _compared(e, plan, clause):
        return None
    if all(sign in LESS or sign in MORE or sign in UNEQUAL for sign in signs):
        return _ordered(e, plan, clause, before)
    if not plan.letters:
        return UNSTATED
    plan.conditions.append(clause)
    return None


def _compared(e: Elaborator, plan: Plan, clause: Clause) -> bool:
    r"""``i = j``, ``i = j = k``, ``i \\ne j \\ne k``: of indices that are all letters of the sum."""
    sides, signs = clause.sides, {part.text for part in clause.relations}
    fresh = [side for side in sides if _free(e, plan, side) and canonical(side) in INDICES]
    several = signs == {"="} or (signs <= UNEQUAL and (len(sides) > 2 or plan.alike))
    if not several or not fresh or any(not plan.takes(side) and side not in fresh for side in sides):
        return False
    for side in fresh:
        if not plan.takes(side):
            _added(plan, side)
    plan.alike = True
    pairs = pairwise(sides) if signs == {"="} else combinations(sides, 2)
    plan.conditions += [Clause(",", None, [*pair], clause.relations[:1]) for pair in pairs]
    return True


def _pair(plan: Plan, group: Group) -> bool:
    """``(i, j)``: letters in brackets, none of them taken."""
    plain = group.opening == "(" and len(group.items) > 1 and set(group.separators) == {","}
    return plain and all(_single(item) and not plan.takes(item) for item in group.items)


def _added(plan: Plan, node: Node) -> Letter:
    letter = Letter(canonical(node) or "", node)
    plan.letters.append(letter)
    return letter


def _ordered(e: Elaborator, plan: Plan, clause: Clause, before: str) -> str | None:
    """``1 \\le i < j \\le n``, ``i < j``, ``i \\ne j``, ``k \\le n``."""
    sides, signs = clause.sides, [part.text for part in clause.relations]
    fresh = [index for index, side in enumerate(sides) if _free(e, plan, side)]
    known = [index for index, side in enumerate(sides) if plan.takes(side)]
    if len(sides) >= 3 and all(sign in LESS for sign in signs):
        middle = [index for index in fresh if 0 < index < len(sides) - 1]
        if not middle and not known:
            return UNSTATED
        for index in middle:
            low, high = _moved(e, sides[0], LESS[signs[0]], 1), _moved(e, sides[-1], LESS[signs[-1]], -1)
            _added(plan, sides[index]).over = apply("range", low, high)
        for index in range(1, len(sides) - 2):
            plan.conditions.append(Clause(",", None, sides[index : index + 2], clause.relations[index : index + 1]))
        return None
    if not known or fresh == [0]:
        if not fresh:
            return UNSTATED
        bound = [0] if 0 in fresh else fresh[:1]
        if len(fresh) == 2 and _both(e, clause, sides[1], before):
            bound, plan.alike = fresh, True
        for index in bound:
            letter = _added(plan, sides[index])
            if index == 0 and len(sides) == 2 and signs[0] in MORE and letter.name in INDICES:
                letter.over = apply("from", _moved(e, sides[1], MORE[signs[0]], 1))
                return None
    plan.conditions.append(clause)
    return None


def _both(e: Elaborator, clause: Clause, other: Node, before: str) -> bool:
    """Whether the sum is over both letters of ``i < j``."""
    name = canonical(other) or ""
    if not (name in INDICES or name.rstrip("'") in INDICES) or name == "n":
        return False
    mentioned = re.search(rf"(?<![A-Za-z\\]){re.escape(name)}(?![A-Za-z])", before) is not None
    mentioned = mentioned and not elsewhere.stated_ranges(e, name)
    text = e.latex[clause.span.start : clause.span.end]
    both, one = (
        f"the sum over {text} is read as one over both letters",
        f"the sum over {text} is read as one over one letter",
    )
    choice = e.choose(("letters", clause.span.start), *((one, both) if mentioned else (both, one)))
    return (choice == 0) != mentioned


def _free(e: Elaborator, plan: Plan, node: Node) -> bool:
    """Whether it is a letter that nothing is known of, which the sum may bind."""
    name = canonical(node)
    if name is None or not is_name(node) or plan.takes(node) or name in e.scope:
        return False
    symbol = e.context.symbols.get(name)
    return symbol is None or (name in INDICES and isinstance(symbol.sort, Scalar) and name != "n")


def _moved(e: Elaborator, node: Node, steps: int, sign: int) -> Term:
    """A bound; after a strict sign the next number."""
    term = e.term(node)
    names.infer_whole(e, term)
    if not steps:
        return term
    return apply("add", term, steps) if sign > 0 else apply("subtract", term, steps)


def _between(e: Elaborator, lower: Node | None, upper: Node) -> Term:
    first = apply("range", 1, 1).arguments[0] if lower is None else e.term(lower)
    last = e.term(upper)
    for bound in (first, last):
        names.infer_whole(e, bound)
    if isinstance(first, Unread) or isinstance(last, Unread):
        return first if isinstance(first, Unread) else last
    if last == apply("infinity"):
        return apply("integers") if first == apply("negate", apply("infinity")) else apply("from", first)
    for bound, node in ((first, lower), (last, upper)):
        if node is not None and not isinstance(e.sort(bound), Scalar | Unknown):
            return e.fail(node.span, "a limit of a sum or product that is no number")
    return apply("range", first, last)


def _sort_of(e: Elaborator, letter: Letter, body: Node) -> Sort:
    """What a letter is that runs over nothing that is stated."""
    symbol = names.found(e, letter.name) or names.found(e, letter.name.rstrip("'"))
    if symbol is not None and not isinstance(symbol.sort, Scalar):
        return symbol.sort
    index = letter.name[0] in INDICES or any(
        isinstance(node, Scripted)
        and node.sub is not None
        and any(canonical(part) == letter.name for part in walk(node.sub))
        for node in walk(body)
    )
    if symbol is not None and isinstance(symbol.sort, Scalar) and not (index and symbol.sort == REAL):
        return symbol.sort
    return INTEGER if index else REAL


def stated(e: Elaborator, letter: Letter, body: Node) -> tuple[Symbol, Term | None]:
    """The variable, and the set it runs over; None where that is not stated."""
    if letter.over is not None:
        over = e.sort(letter.over)
        sort = conditions.variable_sort("sum", letter.over, over) if isinstance(over, Set) else INTEGER
        return Symbol(letter.name, sort), letter.over
    return Symbol(letter.name, _sort_of(e, letter, body)), None


def open_index(e: Elaborator, body: Node) -> Node | None:
    r"""The only letter below others in the body that nothing is known of: of a ``\sum`` with nothing below it."""
    found: dict[str, Node] = {}
    for node in walk(body):
        if isinstance(node, Scripted) and node.sub is not None:
            for part in walk(node.sub):
                name = canonical(part)
                if isinstance(part, Name) and name in INDICES and name not in e.scope and name not in e.context.symbols:
                    found[name] = part
    return next(iter(found.values())) if len(found) == 1 else None
