r"""Conditions: rows as one statement, wherever a statement stands inside a term: cases, sets, indicators, ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row
from symderiv.language.sorts import COMPLEX, INTEGER, ONE, REAL, Matrix, Scalar, Set, Sort, Statement, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, free_symbols
from symderiv.reading.discourse import statements
from symderiv.reading.discourse.clauses import Clause, clauses_of
from symderiv.reading.syntax.surface import Node, Part, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["all_of", "condition", "everything", "quantified", "said", "statement_row", "variable_sort"]


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
    total: Term | None = None
    for clause in clauses.clauses:
        part = said(e, clause)
        joint = clause.before if total is not None else ""
        if total is None:
            total = part
        elif joint in (",", "gap", "and", "row", ""):
            total = e.build("and", total, part, span=row.span)
        elif joint in ("or", "implies", "iff"):
            total = e.build(joint, total, part, span=row.span)
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
    match condition:
        case Symbol():  # all of its kind
            domain = everything(condition.sort)
            if domain is None:
                return e.fail(clause.span, "what this letter runs over is not known")
            return bind(clause.quantifier or "forall", domain, condition, statement)
        case Apply("member", (Symbol() as variable, domain)) if variable not in free_symbols(domain):
            return bind(clause.quantifier or "forall", domain, variable, statement)
    if clause.quantifier.startswith("exists"):
        return e.fail(clause.span, "a letter that exists, in no set that is stated")
    return apply("implies", condition, statement)


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
