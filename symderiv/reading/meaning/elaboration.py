"""Elaboration: a surface tree in a context to a typed term; what LaTeX leaves open is settled by sorts.

Whatever has no meaning becomes an `Unread` term with its place and the reason; nothing is guessed and nothing raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import UNKNOWN, Scalar, Set, Sort, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Symbol, Term, Unread, apply, subterms
from symderiv.reading.meaning import coercion, groups, lattice, names, products, reaching, scripts
from symderiv.reading.meaning.algebra import beside
from symderiv.reading.meaning.ambiguity import Choices
from symderiv.reading.meaning.calculus import derivatives
from symderiv.reading.meaning.functions import functions, mappings
from symderiv.reading.meaning.linear_algebra import matrices
from symderiv.reading.meaning.probability.law_letters import Laws
from symderiv.reading.meaning.probability.random_letters import LetterUses
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.notation import NOTATION, SUM
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Empty,
    Grid,
    Group,
    Name,
    Node,
    Num,
    Product,
    Row,
    Scripted,
    Sum,
    Unreadable,
)  # fmt: skip

__all__ = ["Budget", "Elaborator", "Findings", "Setting"]


@dataclass
class Findings:
    """What a first pass learns of undeclared letters from their use, for the next pass."""

    sorts: dict[str, Sort] = field(default_factory=dict)


@dataclass
class Budget:
    """How many nodes may still be elaborated for one row, over all its readings."""

    left: int = 100_000

    def spend(self) -> None:
        """One node. Raises `LanguageError` when none is left."""
        self.left -= 1
        if self.left < 0:
            raise LanguageError("this formula takes too long to read")


@dataclass(frozen=True)
class Setting:
    """What the rest of the row says about each of its terms.

    iterate  the index at which functions of iterates are meant: k where both d_k and d_{k+1} occur
    timed    whether the row has derivatives by time, so that d means d(t)
    laws     which letters are laws
    row      all of it, on the surface
    running  the first and the last side of the chain it carries on
    letters  which letters stand alone in the bracket of a moment, and which outside them all
    """

    iterate: Node | None = None
    timed: bool = False
    laws: Laws = field(default_factory=Laws)
    row: Row | None = None
    running: tuple[Term | None, Term | None] = (None, None)
    letters: LetterUses = field(default_factory=LetterUses)


class Elaborator:
    """One reading of one row, being made."""

    def __init__(
        self, latex: str, context: Context, choices: Choices, findings: Findings, setting: Setting, budget: Budget
    ) -> None:
        self.latex, self.context = latex, context
        self.choices, self.findings, self.setting = choices, findings, setting
        self.scope: dict[str, Symbol] = {}
        self.unread: dict[tuple[Span, str], None] = {}
        self.notes: list[str] = []
        self.unlikely = ""  # what makes this a reading that hardly anybody means
        self.aliases: dict[str, str] = {}
        self.undeclared: dict[str, Symbol] = {}
        self.second_sign = False  # of the two signs of ±
        self.two_signs = False
        self.outcomes = False  # whether a law that stands alone is its density at the outcome
        self.density_point: Term | None = None
        self.budget = budget

    # What goes wrong, and what is chosen

    def fail(self, span: Span, reason: str) -> Unread:
        """Characters that could not be read, noted with the reason."""
        self.unread[(span, reason)] = None
        return Unread(self.latex[span.start : span.end], span)

    def choose(self, question: object, *options: str) -> int:
        """Which of the options this reading takes; said in its notes."""
        choice = self.choices.between(repr(question), len(options))
        if options[choice] and options[choice] not in self.notes:
            self.notes.append(options[choice])
        return choice

    def sort(self, term: Term) -> Sort:
        """The sort, `UNKNOWN` where a part was not read."""
        try:
            return sort_of(term)
        except LanguageError:
            return UNKNOWN

    def build(self, operator: str, *arguments: Term, span: Span) -> Term:
        """The operator on the arguments, which are fitted to each other; unread where their sorts do not fit."""
        given = coercion.fitted(self, operator, arguments)
        if (of_each := functions.entrywise(self, operator, given, span)) is not None:
            return of_each
        term = apply(operator, *given, span=span)
        try:
            sort_of(term)
        except LanguageError as misfit:
            if any(isinstance(part, Unread) for part in given):
                return term
            return self.fail(span, misfit.message)
        return term

    # Terms

    def term(self, node: Node) -> Term:
        """What a node stands for. Raises `LanguageError` when the budget is spent."""
        self.budget.spend()
        return READERS[type(node)](self, node)

    def sum(self, node: Sum) -> Term:
        """The sum of the terms, with all that reaches over several of them."""
        arranged = reaching.arranged(self, node)
        if not isinstance(arranged, Sum):
            return self.term(arranged)
        node = arranged
        if sets.is_operation(node):
            return sets.set_of(self, node)
        if (dotted := dots.summed(self, node)) is not None:
            return dotted
        total: Term | None = None
        for sign, part in zip(node.signs, node.terms, strict=True):
            term, span = self.term(part), Span(node.span.start, part.span.end)
            if sign in (r"\pm", r"\mp"):
                self.two_signs = True
                sign = "-" if (sign == r"\mp") != self.second_sign else "+"
            if total is None:
                total = self.build("negate", term, span=span) if sign == "-" else term
            elif (moved := beside.added(self, sign, total, term, span)) is not None:
                total = moved
            elif sign in ("+", "-"):
                total = self.build("add" if sign == "+" else "subtract", total, term, span=span)
            else:
                total = self.build(NOTATION.infix[sign].operator, total, term, span=span)
            if sign not in ("", "+", "-") and NOTATION.infix[sign].level < SUM:
                return self.fail(node.span, f"{sign} between terms")
        assert total is not None
        return total

    def matrix(self, rows: int, columns: int, items: list[Term], span: Span) -> Term:
        """Numbers written out as a matrix."""
        if not all(isinstance(self.sort(item), Scalar | Unknown) for item in items):
            return self.fail(span, "a list of things that are not numbers")
        return Apply("matrix", (Number(Fraction(rows)), Number(Fraction(columns)), *items), span)

    def braced(self, node: Braced) -> Term:
        """A command with its arguments: a fraction, a root, a factorial."""
        if node.command == r"\frac":
            if (derived := derivatives.fraction(self, node)) is not None:
                return derived
            return products.quotient(self, self.term(node.arguments[0]), self.term(node.arguments[1]), node.span)
        if node.command == "!" and isinstance(node.arguments[0], Braced) and node.arguments[0].command == "!":
            return self.fail(node.span, "a double factorial, or the factorial of a factorial? put brackets")
        if node.command in mappings.MAPPINGS:
            return mappings.MAPPINGS[node.command](self, node)
        arguments = [self.term(argument) for argument in node.arguments]
        if node.command == r"\sqrt" and node.option is not None:
            degree = self.term(node.option)
            return self.build("root", arguments[0], degree, span=node.span)
        if node.command == r"\%":
            return self.build("divide", arguments[0], Number(Fraction(100)), span=node.span)
        if node.command == r"\degree":
            return scripts.degrees(self, arguments[0], node.span)
        operator = {"!": "factorial", r"\binom": "binomial"}.get(node.command) or NOTATION.braced.get(
            node.command, ("", 0)
        )[0]
        if operator in ("factorial", "binomial"):
            for argument in arguments:
                names.infer_whole(self, argument)
        return self.build(operator, *arguments, span=node.span)

    # What helpers need

    def with_variable(self, variable: Symbol) -> dict[str, Symbol]:
        """Binds a letter; returns the scope to go back to."""
        before = self.scope
        self.scope = {**before, variable.name: variable}
        return before

    def text(self, node: Node) -> str:
        """What is written there, without braces around it."""
        return self.latex[node.span.start : node.span.end].strip("{} ")

    def is_set(self, term: Term) -> bool:
        """Whether a term is a set."""
        return isinstance(self.sort(term), Set)


READERS: Mapping[type, Callable[[Elaborator, Any], Term]] = {
    Num: lambda e, node: Number(node.value, node.span),
    Name: names.named,
    Accent: names.named,
    Scripted: scripts.scripted,
    Product: products.product,
    Sum: Elaborator.sum,
    Group: groups.group,
    Braced: Elaborator.braced,
    Grid: matrices.grid,
    Row: lattice.of_row,
    Empty: lambda e, node: e.fail(node.span, "nothing stands here"),
    Unreadable: lambda e, node: e.fail(node.span, node.reason),
}
"""What reads each kind of node."""


def mentions_unread(term: Term) -> bool:
    """Whether some part of a term was not read."""
    return any(type(part) is Unread for part in subterms(term))
