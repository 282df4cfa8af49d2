"""What a prover may use: the statements in force, earlier theorems, the rules it is told to use, and the time left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from symderiv.deadlines import Deadline
from symderiv.deciding.conversions import Step, beta_step, equation_step, everywhere, fact_step, first_of, transport
from symderiv.errors import LanguageError, SymderivError
from symderiv.kernel.theorems import KernelError, Theorem, assume, cut, infer
from symderiv.language.contexts import Context
from symderiv.language.definedness import definedness, true_by_sort
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorts import Function
from symderiv.language.terms import Apply, Bind, Term, free_symbols, subterms
from symderiv.rules import Rule, all_rules
from symderiv.rules.normal_form.polynomials import TooLarge
from symderiv.rules.normal_form.signs import says_a_sign, sign_statement

__all__ = ["Prover", "Search"]

MOST_DEPTH = 6


@dataclass
class Search:
    """One attempt at a goal in a context.

    facts     theorems that may be used: the context's assumptions and definitions, the goal's definedness, earlier
              steps
    known     facts with their definitions unfolded, by what they say
    allowed   the statements that a finished proof may assume
    by        the rules the author names, tried first; empty for a free search
    """

    context: Context
    facts: list[Theorem]
    allowed: frozenset[Term]
    by: tuple[Rule, ...]
    deadline: Deadline
    provers: Sequence[Prover] = ()
    depth: int = 0
    known: dict[Term, Theorem] = field(default_factory=dict)

    def rule(self, name: str) -> Rule:
        """A rule by name."""
        return all_rules()[name]

    @property
    def names(self) -> frozenset[str]:
        """The names of the rules the author gives."""
        return frozenset(r.name for r in self.by)

    def signs(self, *about: Term) -> list[Theorem]:
        """The facts that give signs or values, of symbols that occur."""
        wanted = {s for t in about for s in free_symbols(t)}
        summed = any(isinstance(part, Bind) and part.operator == "sum" for t in about for part in subterms(t))
        found = []
        for fact in self.facts:
            letters = free_symbols(fact.conclusion)
            if about and not summed and _is_of_sum(fact.conclusion):
                continue  # it says nothing of what there is no sum in, and may need what is to be shown
            if _gives_a_sign(fact.conclusion) and (not wanted or not letters or letters & wanted):
                found.append(fact)
        return found

    def unfolded_signs(self, *about: Term) -> list[Theorem]:
        """The facts that give signs or values, and those with definitions also with these unfolded."""
        found = self.signs()
        for fact in self.facts:
            if not free_symbols(fact.conclusion) & self.context.definitions.keys():
                continue
            if fact.conclusion not in self.known:
                self.known[fact.conclusion] = transport(fact, self.unfolded(fact.conclusion))
            found.append(self.known[fact.conclusion])
        wanted = {s for t in about for s in free_symbols(t)}
        return [f for f in found if _gives_a_sign(f.conclusion) and free_symbols(f.conclusion) & wanted]

    def of_laws(self) -> list[Theorem]:
        """The facts that say which random variables are independent, and how they are distributed."""
        return [
            fact for fact in self.facts if getattr(fact.conclusion, "operator", "") in ("independent", "distributed")
        ]

    def timed(self, step: Step) -> Step:
        """The same step, which ends the search once its time is over."""

        def within(term: Term) -> Theorem | None:
            self.deadline.check()
            return step(term)

        return within

    def definitions(self, *, of_functions_only: bool = False) -> Step:
        """From a defined symbol to what it stands for, and a function written out to its value."""
        known = [
            equation_step(assume(Apply("equal", (s, body)))) for s, body in self.context.definitions.items()
            if isinstance(s.sort, Function) or not of_functions_only
        ]  # fmt: skip
        return first_of([*known, beta_step])

    def equations(self, *, of_derivatives_only: bool = False) -> Step:
        """From left to right by the facts that are equations, about one thing or about everything in a set."""
        facts = [f for f in self.facts if _is_of_derivative(f.conclusion)] if of_derivatives_only else self.facts
        return first_of(step for fact in facts if (step := fact_step(fact)) is not None)

    def unfolded(self, term: Term) -> Theorem:
        """``⊢ t = t'`` with every definition unfolded."""
        return everywhere(term, self.definitions())

    def prove(self, goal: Term) -> Theorem | None:
        """A theorem whose conclusion is the goal and whose assumptions are allowed; None where none is found."""
        for fact in self.facts:
            if fact.conclusion == goal and fact.assumptions <= self.allowed:
                return fact
        if true_by_sort(goal):
            return self.attempt(lambda: infer(self.rule("true_by_sort"), statement=goal))
        if self.depth >= MOST_DEPTH:
            return None
        self.depth += 1
        try:
            for prover in self.provers:
                self.deadline.check()
                theorem = self.attempt(lambda prover=prover: prover(goal, self))  # type: ignore[misc]
                if theorem is not None and theorem.conclusion == goal:
                    return theorem
        finally:
            self.depth -= 1
        return None

    def attempt(self, search: Callable[[], Theorem | None]) -> Theorem | None:
        """What a search finds, with its conditions proved too; None where it errs or a condition stays open."""
        try:
            theorem = search()
            return None if theorem is None else self.discharged(theorem)
        except (KernelError, LanguageError, TooLarge, RecursionError):
            return None

    def discharged(self, theorem: Theorem) -> Theorem | None:
        """The theorem with every assumption that is not allowed proved and cut away; None where one stays open."""
        for assumption in sorted(theorem.assumptions - self.allowed, key=repr):
            lemma = self.prove(assumption)
            if lemma is None:
                return None
            theorem = cut(lemma, theorem)
        return theorem if theorem.assumptions <= self.allowed else None


Prover = Callable[[Term, Search], Theorem | None]


def new_search(
    goal: Term,
    context: Context,
    by: Iterable[Rule],
    facts: Iterable[Theorem],
    deadline: Deadline,
    provers: Sequence[Prover],
) -> Search:
    """A search that may assume the context, and that the goal is defined where that is not plain from signs."""
    equations = [Apply("equal", (s, body)) for s, body in context.definitions.items()]
    given = [assume(a) for a in (*context.assumptions, *equations)]
    signs = [g for g in given if _is_sign(g.conclusion)]
    conditions = [_sign(c, signs) or assume(c) for c in conditions_of(goal, context)]
    theorems = [*given, *conditions, *facts]
    allowed = frozenset[Term]().union(*(t.assumptions for t in theorems))
    return Search(context, theorems, allowed, tuple(by), deadline, provers)


def _gives_a_sign(statement: Term) -> bool:
    try:
        return says_a_sign(statement)
    except LanguageError:
        return False


def _is_of_derivative(statement: Term) -> bool:
    match statement:
        case Apply("equal", (Bind("derivative"), _)):
            return True
    return False


def _is_of_sum(statement: Term) -> bool:
    match statement:
        case Apply("equal", (Bind("sum"), _)):
            return True
    return False


def _is_sign(statement: Term) -> bool:
    try:
        return sign_statement(statement) is not None
    except LanguageError:
        return False


def _sign(condition: Term, signs: list[Theorem]) -> Theorem | None:
    try:
        return infer(all_rules()["sign_of_expression"], *signs, statement=condition) if _is_sign(condition) else None
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def conditions_of(goal: Term, context: Context) -> tuple[Term, ...]:
    """Where the goal is defined, as written and with its definitions unfolded."""
    found = dict.fromkeys(definedness(goal))
    with suppress(SymderivError):
        found.update(dict.fromkeys(definedness(beta_reduced(context.unfold(goal)))))
    return tuple(found)
