"""Formulas: a row of LaTeX and its context to typed statements, in every admissible reading.

Nothing is evaluated, nothing is raised for what a writer wrote: what cannot be read is named with its place.
"""

from __future__ import annotations

from symderiv.errors import LanguageError, ReadingError
from symderiv.language.contexts import Context
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, free_symbols
from symderiv.reading import names, statements
from symderiv.reading.ambiguity import Choices, choices_of
from symderiv.reading.clauses import Clause, Clauses, clauses_of
from symderiv.reading.elaboration import Elaborator, Findings, Setting, mentions_unread
from symderiv.reading.notation import NOTATION
from symderiv.reading.parser import parse
from symderiv.reading.readings import ChainState, Link, Reading, ReadRow, Running, unreadable
from symderiv.reading.surface import Accent, Group, Node, Part, Product, Row, Scripted, Side, canonical, walk

__all__ = ["ChainState", "Link", "ReadRow", "Reading", "Running", "read_formula", "read_statement"]

MOST_READINGS, MOST_PASSES = 8, 4
DEFINING = frozenset({":=", r"\triangleq", r"\coloneqq", r"\eqqcolon", "=:"})


def read_formula(latex: str, context: Context = Context(), *, chain: ChainState | None = None) -> ReadRow:  # noqa: B008
    """One row. With ``chain``, a row without a relation or beginning with one carries on the row before."""
    surface = parse(latex)
    clauses = clauses_of(surface)
    state = chain or ChainState()
    try:
        return _row(latex, context, surface, clauses, state, carries=chain is not None)
    except RecursionError:
        return unreadable(latex, "a formula nested too deep", state)
    except LanguageError as error:
        return unreadable(latex, error.message, state)


def read_statement(latex: str, context: Context = Context()) -> list[Term]:  # noqa: B008
    """What the most plausible reading of one row says. Raises `ReadingError` at the first piece that cannot be read."""
    row = read_formula(latex, context)
    if (error := row.error()) is not None:
        raise error
    return list(row.statements)


def _row(latex: str, context: Context, surface: Row, clauses: Clauses, state: ChainState, *, carries: bool) -> ReadRow:
    found: list[tuple[Reading, Running]] = []
    depends = carries and _leans_on_chain(clauses)
    for running in state.alternatives if depends else state.alternatives[:1]:
        for choices, read in choices_of(lambda c, running=running: _reading(latex, context, surface, clauses, running, c, carries)):  # type: ignore[misc]
            if all(not _same(read[0], known) for known, _ in found):
                found.append(read)
            if len(found) >= 4 * MOST_READINGS and not choices.taken:
                break
    fewest = min(len(reading.unread) for reading, _ in found)
    kept = sorted((r for r in found if len(r[0].unread) == fewest), key=lambda r: r[0].turned)[: MOST_READINGS if not fewest else 1]
    begins = bool(clauses.opens or clauses.clauses and clauses.clauses[0].opens)
    ends = bool(clauses.closes or clauses.clauses and clauses.clauses[-1].closes)
    return ReadRow(latex, tuple(r for r, _ in kept), begins, ends, ChainState(tuple(dict.fromkeys(running for _, running in kept))))


def _same(a: Reading, b: Reading) -> bool:
    return (a.links, a.sides, a.statements) == (b.links, b.sides, b.statements)


def _leans_on_chain(clauses: Clauses) -> bool:
    first = clauses.clauses[0] if clauses.clauses else Clause()
    return bool(clauses.opens or first.opens or len(clauses.clauses) == 1 and len(first.sides) == 1)


def _reading(latex: str, context: Context, surface: Row, clauses: Clauses, running: Running, choices: Choices, carries: bool) -> tuple[Reading, Running]:
    """One reading, made in a few passes: each learns the sorts of undeclared letters from the one before."""
    findings = Findings()
    setting = _setting(surface, context, running)
    for _ in range(MOST_PASSES):
        known = dict(findings.sorts)
        e = Elaborator(latex, context, Choices(choices.taken), findings, setting)
        made = _Made(e, clauses, running, carries)
        if findings.sorts == known:
            break
    choices.met[:] = e.choices.met
    return made.reading(choices.turned), made.running


def _setting(surface: Row, context: Context, running: Running) -> Setting:
    """What the row as a whole says: of time, and of the index of its iterates."""
    timed = running.timed
    indices: dict[str, Node] = {}
    for node in walk(surface):
        match node:
            case Accent(r"\dot" | r"\ddot", base, _):
                timed = timed or f"{names.name_of(base)}(" in context.symbols
            case Product(factors, signs, _):
                pairs = zip(factors, factors[1:], signs, strict=False)
                timed = timed or any(_at_t(a, b) and sign == "" and f"{names.name_of(a)}(" in context.symbols for a, b, sign in pairs)
            case Scripted(base, sub, sup, 0, _) if f"{names.name_of(base)}_" in context.symbols:
                for index in (sub, sup):
                    if index is not None and (text := canonical(index)) is not None and not text.isdigit():
                        indices[text] = index
    base_index = next((node for text, node in indices.items() if f"{text}+1" in indices), None)
    if base_index is None and len(indices) == 1:
        base_index = next(iter(indices.values()))
    return Setting(base_index, timed)


def _at_t(name: Node, group: Node) -> bool:
    return names.name_of(name) is not None and isinstance(group, Group) and len(group.items) == 1 and canonical(group.items[0]) == "t"


class _Made:
    """The clauses of a row in one reading, from left to right."""

    def __init__(self, e: Elaborator, clauses: Clauses, running: Running, carries: bool) -> None:
        self.e, self.clauses, self.running = e, clauses, running
        self.said: list[tuple[str, Term | None, list[Link]]] = []  # how it is joined, what it says, its links
        self.sides: list[Term] = []
        self.relations: list[str] = []
        self.continues = self.defines = False
        self.joint = clauses.opens or (running.waiting if running.waiting in ("implies", "iff") else "")
        before = running.statement if carries else None
        for index, clause in enumerate(clauses.clauses):
            self._clause(clause, carries and index == 0)
        self.links: list[Link] = []
        self.statements: list[Term] = []
        self._join(before)
        for span, reason in clauses.unread:
            e.fail(span, reason)

    def _clause(self, clause: Clause, first: bool) -> None:
        e, chain = self.e, self.running
        lone = len(self.clauses.clauses) == 1 and len(clause.sides) == 1 and clause.opens is None and clause.closes is None
        waits = chain.waiting not in ("", "implies", "iff")
        carries = first and chain.last is not None and (clause.opens is not None or waits or lone and not chain.waiting)
        if clause.opens is not None and not carries:
            e.fail(clause.opens.span, "a relation without a left side")
        if not first or not carries:
            e.density_point = None
        terms = self._terms(clause)
        relations = [(NOTATION.infix[part.text].operator, part) for part in clause.relations]
        self.defines = self.defines or any(part.text in DEFINING for part in clause.relations)
        if carries and chain.last is not None and chain.head is not None:
            opening = NOTATION.infix[clause.opens.text].operator if clause.opens else chain.waiting if waits else "equal"
            relations.insert(0, (opening, clause.opens or Part("relation", "=", clause.span)))
            fitted = statements.aligned(e, [chain.head, chain.last, *terms], chain.point)
            head, before, sides = chain.head, fitted[1:], fitted[2:]
            self.continues = True
            links = self._chain(head, chain.composed, before, relations)
            point = chain.point
        else:
            sides = statements.aligned(e, terms, e.density_point)
            head, point = (sides[0] if sides else None), e.density_point
            links = self._chain(head, "", sides, relations) if head is not None else []
        if len(sides) == 1 and not links and len(self.clauses.clauses) > 1:
            e.fail(clause.span, "an expression beside statements: a list, a condition or a name is not read here")
        self.sides += sides
        self.relations += [name for name, _ in relations]
        self._said(clause, head, sides, links, point, carries)

    def _terms(self, clause: Clause) -> list[Term]:
        e, terms = self.e, list[Term]()
        for index, node in enumerate(clause.sides):
            opening = clause.relations[index - 1] if index else clause.opens
            if opening is not None and opening.text in (r"\in", r"\subset", r"\subseteq"):
                terms.append(statements.set_of(e, node))
            else:
                terms.append(statements.side(e, node))
        return terms

    def _chain(self, head: Term | None, so_far: str | None, sides: list[Term], relations: list[tuple[str, Part]]) -> list[Link]:
        e, links = self.e, list[Link]()
        assert head is not None
        for (relation, part), left, right in zip(relations, sides, sides[1:], strict=False):
            span = part.span.join(right.span) if right.span else part.span
            step = statements.related(e, relation, part.text, left, right, span)
            if isinstance(step, Unread):
                links.append(Link(relation, left, right, step, None, None, span))
                so_far = None
                continue
            relation = step.operator if not isinstance(step, Symbol) and hasattr(step, "operator") else relation
            so_far = statements.composed(so_far, relation)
            whole = step if head is left else None if so_far is None else apply(so_far, head, right, span=span)
            links.append(Link(relation, left, right, step, so_far, whole, span))
        return links

    def _said(self, clause: Clause, head: Term | None, sides: list[Term], links: list[Link], point: Term | None, carries: bool) -> None:
        chain = self.running
        statement = None
        if links:
            statement = links[-1].statement or links[-1].step
        last = sides[-1] if sides else chain.last
        closing = NOTATION.infix[clause.closes.text].operator if clause.closes else ""
        composed = links[-1].composed if links else chain.composed if carries else ""
        self.running = Running(head, last, composed, closing or self.clauses.closes, statement or (chain.statement if carries else None), point, self.e.setting.timed)
        self.said.append((clause.before, statement, links))

    def _join(self, before: Term | None) -> None:
        """Statements joined by arrows and by ``or``, ``if``."""
        previous: Term | None = before if self.joint else None
        joint = self.joint
        for position, (own, statement, links) in enumerate(self.said):
            joint = own if position else joint or own
            if statement is None:
                previous = None
                continue
            if joint in ("implies", "iff") and previous is not None:
                self._add(links)
                self._arrow(joint, previous, statement)
            elif joint in ("or", "if") and position and self.statements and previous is not None:
                merged = apply("or", previous, statement) if joint == "or" else apply("implies", statement, previous)
                self.statements[-1:] = [merged]
                self.links[-1:] = [Link(joint if joint == "or" else "implies", *merged.arguments, merged, None, merged, statement.span or Span(0, 0))]  # type: ignore[misc]
                statement = merged
            elif joint == "if" and not position and len(self.said) > 1:
                self._condition(statement)
                return
            else:
                self._add(links)
            previous = statement
        if self.said and previous is not None:
            self.running = Running(**{**_fields(self.running), "statement": previous})

    def _condition(self, condition: Term) -> None:
        """``if A, B``: B follows from A."""
        for _, statement, _ in self.said[1:]:
            if statement is not None:
                merged = apply("implies", condition, statement)
                self.statements.append(merged)
                self.links.append(Link("implies", condition, statement, merged, None, merged, statement.span or Span(0, 0)))

    def _add(self, links: list[Link]) -> None:
        self.links += links
        self.statements += [link.statement or link.step for link in links]

    def _arrow(self, relation: str, left: Term, right: Term) -> None:
        step = apply(relation, left, right)
        self.links.append(Link(relation, left, right, step, None, right, right.span or Span(0, len(self.e.latex))))

    def reading(self, turned: int) -> Reading:
        """All of it."""
        e = self.e
        arrows = self.clauses.clauses and any(statement is None for _, statement, _ in self.said)
        if arrows and (self.clauses.closes or self.clauses.opens or any(own in ("implies", "iff", "or") for own, _, _ in self.said)):
            e.fail(Span(0, len(e.latex)), "an arrow between things that are no statements")
        kind = "definition" if self.defines else "statement" if self.links else "expression" if self.sides else "empty"
        used = {part.name for term in (*self.sides, *self.statements) for part in free_symbols(term)}
        undeclared = tuple(symbol for symbol in e.undeclared.values() if symbol.name in used)
        unread = tuple(e.unread)
        if not unread and any(mentions_unread(term) for term in (*self.sides, *self.statements)):
            unread = ((Span(0, len(e.latex)), "a side of the row before was not read"),)
        return Reading(
            kind, tuple(self.statements), tuple(self.links), tuple(self.sides), tuple(self.relations), self.continues,
            tuple(e.notes), dict(e.aliases), undeclared, unread, turned,
        )  # type: ignore[arg-type]  # fmt: skip


def _fields(running: Running) -> dict[str, object]:
    return {name: getattr(running, name) for name in Running.__dataclass_fields__}
