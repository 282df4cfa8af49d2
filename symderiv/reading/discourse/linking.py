"""Linking: the clauses of a row in one reading, with the links of its chain and the arrows between statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from symderiv.language.sorts import Statement
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Term, Unread, apply, free_symbols
from symderiv.reading.discourse import grouping, restrictions, statements, tendencies
from symderiv.reading.discourse.clauses import Clause, Clauses
from symderiv.reading.discourse.constraints import is_program
from symderiv.reading.discourse.continuing import GOES_ON, goes_on
from symderiv.reading.discourse.readings import Link, Reading, Running
from symderiv.reading.meaning.elaboration import Elaborator, mentions_unread
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Part

__all__ = ["Linked"]


DEFINING = frozenset({":=", r"\triangleq", r"\coloneqq", r"\eqqcolon", "=:"})


class Linked:
    """The clauses of a row in one reading, from left to right."""

    def __init__(self, e: Elaborator, clauses: Clauses, running: Running, carries: bool) -> None:
        self.e, self.clauses, self.running = e, clauses, running
        self.said: list[tuple[Clause, Term | None, list[Link]]] = []  # what it says, its links
        self.sides: list[Term] = []
        self.relations: list[str] = []
        self.continues = self.defines = False
        self.joint = clauses.opens or (running.waiting if running.waiting in ("implies", "iff") else "")
        before = running.statement if carries else None
        self.lists = _is_list(clauses)
        for index, clause in enumerate(clauses.clauses):
            self._clause(clause, carries and index == 0)
        self.links: list[Link] = []
        self.statements: list[Term] = []
        self._join(before)
        for span, reason in clauses.unread:
            e.fail(span, reason)
        e.notes += [f"{words} is read as a reason" for words in clauses.reasons]
        if any(sign in e.latex for sign in (r"\cancel", r"\bcancel", r"\xcancel", r"\sout")):
            e.notes.append("what is crossed out is read as if it were not")

    def _clause(self, clause: Clause, first: bool) -> None:
        e, chain = self.e, self.running
        single = len(self.clauses.clauses) == 1 and len(clause.sides) == 1 and not is_program(clause.sides[0])
        lone = single and clause.opens is None and clause.closes is None
        waits = chain.waiting not in ("", "implies", "iff")
        follows = clause.opens is not None or waits or (lone and not chain.waiting)
        carries = first and chain.last is not None and follows
        if clause.opens is not None and not carries:
            e.fail(clause.opens.span, "a relation without a left side")
        if not first or not carries:
            e.density_point = None
        if self.lists and dots.is_dots(clause.sides[0]):
            return
        terms: list[Term] = statements.sides_of(e, clause)
        carries = carries and (not lone or waits or statements.may_follow(e, chain.last, terms[0]))
        relations = [(NOTATION.infix[part.text].operator, part) for part in clause.relations]
        self.defines = self.defines or any(part.text in DEFINING for part in clause.relations)
        if carries and lone and not waits and goes_on(clause.sides[0], e.latex):
            self._extended(clause, terms[0])
            return
        if carries and chain.last is not None and chain.head is not None:
            opening = (
                NOTATION.infix[clause.opens.text].operator if clause.opens else chain.waiting if waits else "equal"
            )
            relations.insert(0, (opening, clause.opens or Part("relation", "=", clause.span)))
            fitted = statements.aligned(e, [chain.head, chain.last, *terms], chain.point)
            head, before, sides = chain.head, fitted[1:], fitted[2:]
            self.continues = True
            links = self._chain(clause, head, chain.composed, before, relations)
            point = chain.point
        else:
            sides, point = statements.aligned(e, terms, e.density_point), e.density_point
            links = self._chain(clause, sides[0], "", sides, relations) if sides else []
        if clause.quantifier and len(sides) == 1:
            self.said.append((clause, sides[0], []))
            return
        if len(sides) == 1 and not links and isinstance(e.sort(sides[0]), Statement):
            links = [Link("holds", sides[0], sides[0], sides[0], None, sides[0], clause.span)]
        if len(sides) == 1 and not links and len(self.clauses.clauses) > 1 and not self.lists:
            e.fail(clause.span, "an expression beside statements: a list, a condition or a name is not read here")
        self.sides += sides
        self.relations += [name for name, _ in relations]
        self._said(clause, chain.head if carries else next(iter(sides), None), sides, links, point, carries)
        if self.lists:
            self.running = Running()  # nothing carries on from a list

    def _extended(self, clause: Clause, term: Term) -> None:
        """A row that begins with a plus goes on with the last side of the row before."""
        e, chain = self.e, self.running
        assert chain.last is not None
        whole = e.build("add", chain.last, term, span=clause.span)
        e.notes.append(GOES_ON)
        self.continues = True
        links: list[Link] = []
        if chain.composed and chain.head is not None:
            relation = (chain.composed, Part("relation", "=", clause.span))
            links = self._chain(clause, chain.head, "", [chain.head, whole], [relation])
        self.sides.append(whole)
        self._said(clause, chain.head if links else whole, [whole], links, chain.point, bool(links))

    def _chain(
        self,
        clause: Clause,
        head: Term | None,
        so_far: str | None,
        sides: list[Term],
        relations: list[tuple[str, Part]],
    ) -> list[Link]:
        e, links = self.e, list[Link]()
        assert head is not None
        for (relation, part), left, right in zip(relations, sides, sides[1:], strict=False):
            span = part.span.join(right.span) if right.span else part.span
            step = statements.linked(e, clause, part, left, right, span)
            if isinstance(step, Unread):
                links.append(Link(relation, left, right, step, None, None, span))
                so_far = None
                continue
            if hasattr(step, "operator") and part not in clause.dotted:
                relation = step.operator
            so_far = statements.composed(so_far, relation)
            whole = step if head is left else _composed_whole(so_far, head, step, right, span)
            links.append(Link(relation, left, right, step, so_far, whole, span))
        return links

    def _said(
        self, clause: Clause, head: Term | None, sides: list[Term], links: list[Link], point: Term | None, carries: bool
    ) -> None:
        chain = self.running
        statement = None
        if links:
            statement = links[-1].statement or links[-1].step
        last = sides[-1] if sides else chain.last
        closing = NOTATION.infix[clause.closes.text].operator if clause.closes else ""
        composed = links[-1].composed if links else chain.composed if carries else ""
        beside = clause.before == "," and self.continues and not carries  # a remark beside a step: & U^T U = I
        if self.said and (clause.reason or beside):  # no step, and nothing carries on from it
            self.said.append((clause, statement, links))
            return
        self.running = Running(
            head,
            last,
            composed,
            closing or self.clauses.closes,
            statement or (chain.statement if carries else None),
            point,
            self.e.setting.timed,
        )
        self.said.append((clause, statement, links))

    def _join(self, before: Term | None) -> None:
        """Statements joined by arrows and by ``or``, ``if``; conditions on them."""
        self.said = restrictions.conjoined(self.e, self.said)
        previous: Term | None = before if self.joint else None
        joint, waiting = self.joint, list[tuple[Clause, Term]]()
        premises: list[Term] = []  # what the row has said since the last arrow
        for position, (clause, statement, links) in enumerate(self.said):
            own = clause.before
            joint = own if position else joint or own
            if statement is None:
                previous = None
                continue
            if self._restricts(position, waiting):
                continue
            if joint in ("implies", "iff") and previous is not None:
                self._add(links)
                follows = restrictions.together(statement, links) if len(links) > 1 else statement
                self._arrow(joint, restrictions.all_of(premises) or previous, follows)
                premises = []
            elif joint == "or" and position and self.links and self.links[-1].relation in ("implies", "iff"):
                statement = self._or_else(statement)
                premises = []
            elif joint in ("or", "if") and position and self.statements and previous is not None:
                if joint == "if" and len(self.links) > 1:
                    condition = restrictions.together(statement, links)
                    restrictions.restrict(self.e, clause, condition, self.links, self.statements)
                    continue
                statement = self._merged(joint, previous, statement)
                premises, links = premises[:-1], []
            elif joint == "if" and not position and len(self.said) > 1:
                self._condition(statement)
                return
            else:
                self._add(links)
            previous = statement
            premises.append(restrictions.together(statement, links))
        for clause, condition in reversed(waiting):
            restrictions.restrict(self.e, clause, condition, self.links, self.statements)
        if self.said and previous is not None:
            self.running = replace(self.running, statement=previous)

    def _restricts(self, position: int, waiting: list[tuple[Clause, Term]]) -> bool:
        """Whether this clause is a condition on the others: put before those there are, or kept for those to come."""
        clause, statement, links = self.said[position]
        assert statement is not None
        if not (clause.quantifier or (position and restrictions.restricts(self.e, self.clauses.clauses, clause))):
            return False
        condition = restrictions.together(statement, links)
        if self.links:
            restrictions.restrict(self.e, clause, condition, self.links, self.statements)
        else:
            waiting.append((clause, condition))
        return True

    def _merged(self, joint: str, previous: Term, statement: Term) -> Term:
        """``previous or statement``, ``previous if statement``, in place of the last statement."""
        merged = apply("or", previous, statement) if joint == "or" else apply("implies", statement, previous)
        self.statements[-1:] = [merged]
        self.links[-1:] = [_joined(joint if joint == "or" else "implies", merged, statement)]
        return merged

    def _condition(self, condition: Term) -> None:
        """``if A, B``: B follows from A; of ``if A, B then C`` both A and B are the condition."""
        then = next((i for i, (clause, _, _) in enumerate(self.said) if i and clause.before == "implies"), 1)
        for _, statement, links in self.said[1:then]:
            if statement is not None:
                condition = apply("and", condition, restrictions.together(statement, links))
        for _, statement, _ in self.said[then:]:
            if statement is not None:
                merged = apply("implies", condition, statement)
                self.statements.append(merged)
                self.links.append(
                    Link("implies", condition, statement, merged, None, merged, statement.span or Span(0, 0))
                )

    def _add(self, links: list[Link]) -> None:
        self.links += links
        self.statements += [link.statement or link.step for link in links]

    def _or_else(self, statement: Term) -> Term:
        """``A \\iff B \\text{ or } C``: both follow together."""
        arrow = self.links.pop()
        merged = apply("or", arrow.right, statement)
        self.links[-1:] = [_joined("or", merged, statement)]
        self.statements[-1:] = [merged]
        self._arrow(arrow.relation, arrow.left, merged)
        return merged

    def _arrow(self, relation: str, left: Term, right: Term) -> None:
        step = apply(relation, left, right)
        self.links.append(Link(relation, left, right, step, None, right, right.span or Span(0, len(self.e.latex))))

    def reading(self, turned: int) -> Reading:
        """All of it."""
        e = self.e
        arrows = self.clauses.clauses and any(statement is None for _, statement, _ in self.said)
        if arrows and (
            self.clauses.closes
            or self.clauses.opens
            or any(clause.before in ("implies", "iff", "or") for clause, _, _ in self.said)
        ):
            e.fail(Span(0, len(e.latex)), "an arrow between things that are no statements")
        kind: Literal["statement", "definition", "expression", "empty"]
        kind = "definition" if self.defines else "statement" if self.links else "expression" if self.sides else "empty"
        made = (*self.sides, *self.statements) if e.undeclared else ()
        used = {part.name for term in made for part in free_symbols(term)}
        undeclared = tuple(symbol for symbol in e.undeclared.values() if symbol.name in used)
        unread = tuple(e.unread)
        if not unread and any(mentions_unread(term) for term in (*self.sides, *self.statements)):
            unread = ((Span(0, len(e.latex)), "a side of the row before was not read"),)
        return Reading(
            kind, tuple(self.statements), tuple(self.links), tuple(self.sides), tuple(self.relations), self.continues,
            tuple(e.notes), dict(e.aliases), undeclared, unread, turned, e.unlikely,
        )  # fmt: skip


def _is_list(clauses: Clauses) -> bool:
    r"""``x, y`` and ``v_1, \dots, v_n``: expressions, and nothing said of them."""
    plain = len(clauses.clauses) > 1 and not (clauses.opens or clauses.closes or clauses.unread)
    return plain and all(
        len(c.sides) == 1 and c.opens is c.closes is None and not c.quantifier and c.before in ("", ",")
        for c in clauses.clauses
    )


def _joined(relation: str, merged: Apply, right: Term) -> Link:
    """Two statements as one."""
    first, second = merged.arguments
    return Link(relation, first, second, merged, None, merged, right.span or Span(0, 0))


def _composed_whole(relation: str | None, head: Term, step: Term, right: Term, span: Span) -> Term | None:
    """The chain's head in its relation to a side; a class of growth keeps the number that grows."""
    if relation is None:
        return None
    if relation in tendencies.BINDERS:
        return tendencies.of_head(step, head)
    if relation in grouping.CONVERGENCES:
        return None  # said of the side before, and of its law
    if isinstance(step, Apply) and step.operator == relation and len(step.arguments) > 2:
        return apply(relation, head, *step.arguments[1:], span=span)
    return apply(relation, head, right, span=span)
