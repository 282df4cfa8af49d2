r"""Restrictions: conditions at the end or beginning of a row: ``\forall x \in A``, ``i = 1, \dots, n``, ``0 < t``."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, free_symbols
from symderiv.reading.discourse.clauses import Clause
from symderiv.reading.discourse.lists import is_name
from symderiv.reading.discourse.quantifiers import under_exists
from symderiv.reading.discourse.readings import Link
from symderiv.reading.meaning import conditions
from symderiv.reading.syntax.surface import Node, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["all_of", "conjoined", "restrict", "restricts", "together"]

ORDERS = frozenset(r"< > \lt \gt \le \ge \leq \geq \leqslant \geqslant \neq \ne \in \notin".split())  # noqa: SIM905


def restricts(e: Elaborator, clauses: list[Clause], clause: Clause) -> bool:
    """Whether a clause that follows others says for which values they are meant: a letter's range."""
    if clause.opens is not None or clause.closes is not None or clause.before not in (",", "gap", "row", ""):
        return clause.ranged
    if clause.ranged:
        return True
    if clause.listed or not all(part.text in ORDERS for part in clause.relations):
        return False
    if len(clause.sides) not in (2, 3) or not is_name(letter := clause.sides[len(clause.sides) - 2]):
        return False
    earlier = clauses[: next(i for i, one in enumerate(clauses) if one is clause)]
    if not any(_occurs(letter, side) for one in earlier if not one.quantifier for side in one.sides):
        return False
    text = e.latex[clause.span.start : clause.span.end]
    options = (f"{text} is read as a condition on what stands before", f"{text} is read as a statement of its own")
    return e.choose(("restricts", clause.span.start), *options) == 0


def _occurs(letter: Node, side: Node) -> bool:
    name = canonical(letter)
    return any(canonical(node) == name for node in walk(side))


Said = list[tuple[Clause, Term | None, list[Link]]]


def conjoined(e: Elaborator, said: Said) -> Said:
    """The statements of a row, with those put together that are said as one."""
    return under_exists(_conjoined(e, said))


def _conjoined(e: Elaborator, said: Said) -> Said:
    r"""Statements with ``\wedge`` between them as one, where the row has ``\vee``, arrows or conditions as well."""
    if not any(clause.before in ("or", "if", "implies", "iff") or clause.quantifier for clause, _, _ in said):
        return said
    result: Said = []
    for clause, statement, links in said:
        first, left, earlier = result[-1] if result else (clause, None, [])
        if clause.before != "and" or statement is None or left is None or first.quantifier:
            result.append((clause, statement, links))
            continue
        one, other = together(left, earlier), together(statement, links)
        whole = apply("and", one, other)
        result[-1] = (first, whole, [Link("and", one, other, whole, None, whole, first.span.join(clause.span))])
    return _under_quantifier(e, _after_arrow(e, result))


def _after_arrow(e: Elaborator, said: Said) -> Said:
    r"""``A \\Rightarrow \\forall x, \\exists y, B``: what follows from A is B for all x and some y."""
    at = next((i for i, (clause, _, _) in enumerate(said) if i and clause.quantifier), 0)
    if not at or said[at][0].before not in ("implies", "iff") or any(clause.quantifier for clause, _, _ in said[:at]):
        return said
    first, *_ = said[at]
    rest = _under_quantifier(e, [(replace(first, before=""), *said[at][1:]), *said[at + 1 :]])
    quantifiers = [entry for entry in rest if entry[0].quantifier]
    plain = rest[len(quantifiers) :]
    if not plain or rest[: len(quantifiers)] != quantifiers or any(statement is None for _, statement, _ in rest):
        return said
    conditions_first = [(clause, together(statement, links)) for clause, statement, links in quantifiers if statement]
    whole = reduce(lambda a, b: apply("and", a, b), [together(s, links) for _, s, links in plain if s is not None])
    inner = whole
    for clause, condition in reversed(conditions_first):
        inner = conditions.quantified(e, clause, inner, condition)
    link = Link("implies", conditions_first[0][1], whole, inner, None, inner, first.span.join(plain[-1][0].span))
    return [*said[:at], (replace(first, quantifier=""), inner, [link])]


def _under_quantifier(e: Elaborator, said: Said) -> Said:
    r"""``\forall x: A \Rightarrow B`` says one thing of all x: the arrow is no step from A to B."""
    quantifiers = [entry for entry in said if entry[0].quantifier]
    rest = [entry for entry in said if not entry[0].quantifier]
    arrows = [entry for entry in rest[1:] if entry[0].before in ("implies", "iff", "or")]
    if not quantifiers or not arrows:
        return said
    (first, left, earlier), (second, right, later) = rest[0], rest[1]
    outermost = rest == said[len(quantifiers) :] or rest == said[: len(rest)]
    if len(rest) != 2 or not outermost or left is None or right is None:
        e.fail(first.span.join(rest[-1][0].span), "how far this quantifier reaches is not clear")
        return said
    one, other = together(left, earlier), together(right, later)
    whole = apply(second.before, one, other)
    link = Link(second.before, one, other, whole, None, whole, first.span.join(second.span))
    made: Said = [(first, whole, [link])]
    return [*quantifiers, *made] if said[0][0].quantifier else [*made, *quantifiers]


def together(statement: Term, links: list[Link]) -> Term:
    """All that a clause says, as one condition."""
    steps = [link.step for link in links]
    return reduce(lambda a, b: apply("and", a, b), steps) if steps else statement


def all_of(statements: list[Term]) -> Term | None:
    """The statements as one; None where there are none."""
    return reduce(lambda a, b: apply("and", a, b), statements) if statements else None


def restrict(e: Elaborator, clause: Clause, condition: Term, links: list[Link], said: list[Term]) -> None:
    """Puts a condition before the statements in which its letters occur; before all, where they occur in none."""
    letters = free_symbols(condition)
    if isinstance(condition, Apply) and condition.operator == "member" and isinstance(condition.arguments[0], Symbol):
        letters = frozenset({condition.arguments[0]})
    every = not any(letters & free_symbols(statement) for statement in said)

    def meant(statement: Term) -> Term:
        if isinstance(statement, Unread) or not (every or letters & free_symbols(statement)):
            return statement
        return conditions.quantified(e, clause, statement, condition)

    said[:] = [meant(statement) for statement in said]
    links[:] = [
        replace(link, step=meant(link.step), statement=None if link.statement is None else meant(link.statement))
        for link in links
    ]
