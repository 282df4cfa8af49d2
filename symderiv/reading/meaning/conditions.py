r"""Conditions: rows as one statement, wherever a statement stands inside a term: cases, sets, indicators, ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    ONE,
    POSITIVE_INTEGER,
    REAL,
    Matrix,
    Scalar,
    Set,
    Sort,
    Statement,
    Unknown,
)
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, free_symbols
from symderiv.reading.discourse import statements
from symderiv.reading.discourse.clauses import Clause, clauses_of
from symderiv.reading.discourse.quantifiers import begins_with_quantifier
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Node, Part, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["all_of", "condition", "everything", "quantified", "quantified_in", "said", "statement_row", "variable_sort"]


WHOLE = frozenset("ijklmnN")


def statement_row(node: Node) -> bool:
    """Whether a node is a row that says something: it has a relation."""
    return isinstance(node, Row) and any(isinstance(part, Part) and part.kind == "relation" for part in node.parts)


def condition(e: Elaborator, node: Node) -> Term:
    """What a node says, as one statement."""
    row = node if isinstance(node, Row) else Row((Side(node, node.span),), node.span)
    match row.parts:
        case (Side(a, _), Part("separator", "|", _), Side(b, _)):
            return e.build("divides", e.term(a), e.term(b), span=row.span)
    clauses = clauses_of(row)
    if clauses.unread:
        span, reason = clauses.unread[0]
        return e.fail(span, reason)
    if not clauses.clauses or clauses.closes or (clauses.opens and clauses.opens != "if"):
        return e.fail(row.span, "a condition that is not complete")
    front = list(takewhile(lambda clause: clause.quantifier, clauses.clauses))
    rest = clauses.clauses[len(front) :]
    groups = _ranged(rest)
    if not rest or groups is None:
        return e.fail(row.span, "how far this quantifier reaches is not clear")
    statement = _of_groups(e, groups, row)
    for clause in reversed(front):
        of_what = e.term(clause.sides[0]) if len(clause.sides) == 1 else said(e, clause)
        statement = quantified(e, clause, statement, of_what)
    return statement


def quantified_in(e: Elaborator, node: Group) -> Term | None:
    r"""``(\exists x \in A : x > 0)``; None where the brackets begin with no quantifier."""
    first = node.items[0].parts[0] if isinstance(node.items[0], Row) and node.items[0].parts else node.items[0]
    if not begins_with_quantifier(first.node if isinstance(first, Side) else first):
        return None
    parts: list[Side | Part] = []
    for item, separator in zip(node.items, ("", *node.separators), strict=True):
        parts += [Part("separator", separator, item.span)] if separator else []
        parts += item.parts if isinstance(item, Row) else [Side(item, item.span)]
    return condition(e, Row(tuple(parts), node.span))


def _ranged(clauses: Sequence[Clause]) -> list[tuple[list[Clause], list[Clause]]] | None:
    r"""Statements, each few with what says for which indices they hold: ``a_i \ge 0, i = 1, \dots, n``."""
    groups: list[tuple[list[Clause], list[Clause]]] = []
    for clause in clauses:
        if not (clause.ranged or clause.quantifier):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(clause)
        elif not groups or clause.before not in (",", "gap", "row", "", "if"):
            return None if clause.quantifier else [(list(clauses), [])]
        else:
            groups[-1][1].append(clause)
    return groups


def _of_groups(e: Elaborator, groups: list[tuple[list[Clause], list[Clause]]], row: Row) -> Term:
    """What all groups say; an index is bound while its statements are read."""
    total: Term | None = None
    for said_first, ranges in groups:
        before = e.scope
        for clause in ranges:
            letter = names.name_of(clause.sides[0]) if clause.sides else None
            if letter is not None and (clause.ranged or letter in WHOLE):
                e.with_variable(Symbol(letter, INTEGER))
        statement = _joined(e, said_first, row)
        for clause in reversed(ranges):
            of_what = e.term(clause.sides[0]) if len(clause.sides) == 1 else said(e, clause)
            statement = quantified(e, replace(clause, quantifier=clause.quantifier or "forall"), statement, of_what)
        e.scope = before
        if isinstance(statement, Unread):
            return statement
        total = statement if total is None else e.build("and", total, statement, span=row.span)
    assert total is not None
    return total


def _joined(e: Elaborator, clauses: Sequence[Clause], row: Row) -> Term:
    """What the clauses say together."""
    total: Term | None = None
    for clause in clauses:
        part = said(e, clause)
        joint = clause.before if total is not None else ""
        if total is None:
            total = part
        elif joint in (",", "gap", "and", "row", ""):
            total = e.build("and", total, part, span=row.span)
        elif joint in ("or", "implies", "iff"):
            total = e.build(joint, total, part, span=row.span)
        elif joint == "if":
            total = e.build("implies", part, total, span=row.span)
        else:
            return e.fail(clause.span, "a condition of a condition")
    assert total is not None
    return total


def all_of(e: Elaborator, nodes: tuple[Node, ...], span: Span) -> Term:
    """What several nodes say together."""
    total: Term | None = None
    for node in nodes:
        part = condition(e, node)
        total = part if total is None else e.build("and", total, part, span=span)
    assert total is not None
    return total


def said(e: Elaborator, clause: Clause) -> Term:
    """What one clause says: its relations, link by link."""
    if clause.opens is not None or clause.closes is not None:
        return e.fail(clause.span, "a relation without a side")
    terms = statements.sides_of(e, clause)
    if len(terms) == 1:
        if isinstance(e.sort(terms[0]), Statement | Unknown):
            return terms[0]
        return e.fail(clause.span, "a term where a statement should stand")
    sides = statements.aligned(e, terms, None)
    total: Term | None = None
    for part, left, right in zip(clause.relations, sides, sides[1:], strict=False):
        span = clause.span
        step = statements.linked(e, clause, part, left, right, span)
        total = step if total is None else e.build("and", total, step, span=span)
    assert total is not None
    return total


def quantified(e: Elaborator, clause: Clause, statement: Term, condition: Term) -> Term:
    r"""A statement under ``\forall x \in A``, ``i = 1, \dots, n`` or a condition that was read already."""
    if isinstance(condition, Unread) or isinstance(statement, Unread):
        return statement if isinstance(statement, Unread) else condition
    if clause.quantifier == "not_exists":
        some = quantified(e, replace(clause, quantifier="exists"), statement, condition)
        return some if isinstance(some, Unread) else e.build("not", some, span=clause.span)
    match condition:
        case Symbol():  # all of its kind
            _counts(e, condition)
            domain = everything(condition.sort)
            if domain is None:
                return e.fail(clause.span, "what this letter runs over is not known")
            return bind(clause.quantifier or "forall", domain, condition, statement)
        case Apply("member", (Symbol() as variable, domain)) if variable not in free_symbols(domain):
            return bind(clause.quantifier or "forall", domain, variable, statement)
        case Apply(_, (Symbol() as variable, bound)) if clause.quantifier.startswith("exists"):  # \exists d > 0
            domain = everything(variable.sort)
            if domain is not None and variable not in free_symbols(bound):
                return bind(clause.quantifier, domain, variable, apply("and", condition, statement))
    if clause.quantifier.startswith("exists"):
        return e.fail(clause.span, "a letter that exists, in no set that is stated")
    return apply("implies", condition, statement)


def _counts(e: Elaborator, letter: Symbol) -> None:
    """A letter nobody declared, all values of which are meant: n and the like are mostly whole numbers."""
    if (
        letter.name not in WHOLE
        or e.undeclared.get(letter.name) != letter
        or letter.sort not in (REAL, POSITIVE_INTEGER)
    ):
        return
    whole, any_number = f"{letter.name} is read as any of 1, 2, 3, ...", f"{letter.name} is read as any number"
    if e.choose(("counts", letter.name), whole, any_number) == 0:
        e.findings.sorts[letter.name] = POSITIVE_INTEGER


def everything(sort: Sort) -> Term | None:
    """The set of all things of a sort; None where there is no name for it."""
    match sort:
        case Scalar(kind, properties):
            if kind == "integer":
                return apply("from", 1) if "positive" in properties else apply("naturals" if properties else "integers")
            plain = {REAL: "reals", COMPLEX: "complexes"}.get(sort)
            if plain is not None:
                return apply(plain)
            return apply("open_interval", 0, apply("infinity")) if properties == frozenset({"positive"}) else None
        case Matrix(rows, columns, properties, "real") if not properties:
            return apply("vectors", rows) if columns == ONE else apply("matrices", rows, columns)
    return None


def variable_sort(binder: str, domain: Term, over: Sort) -> Sort:
    """The sort of the variable of a binder over a domain."""
    return binder_row(binder).variable(domain, over) if isinstance(over, Set) else INTEGER
