"""Outcomes: random variables and their values, which are written with the same letter.

A formula is written with values (``E[aU + b]``, ``q(z|x)``); its term is about the outcome, ω ↦ a U(ω) + b. Here one is
made of the other and back, for readers and printers alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from symderiv.language.sorts import INTEGER, LAW, ONE, OUTCOME, REAL, Function, Matrix, Scalar, Sort, Statement
from symderiv.language.terms import Apply, Symbol, Term, apply, free_symbols, map_children, subterms

__all__ = [
    "CHANCE", "OMEGA", "PROCESS", "TIMES", "as_values", "at_outcome", "customary", "is_random", "joint",
    "random_variable", "value", "values_in",
]  # fmt: skip

OMEGA = Symbol(r"\omega", OUTCOME)
CHANCE = Symbol("P", LAW)
"""The law that is meant where none is named: ``E[X]``, ``Var(X)``."""

SEQUENCE = frozenset({"sequence"})
LAST = frozenset(["u", "v", "w", "x", "y", "z", r"\epsilon", r"\varepsilon", r"\xi"])
PROCESS = re.compile(r"(?:\\(?:tilde|hat|bar) )?(?:[BILMNRSUVWXYZ]|\\math(?:bb|cal|scr)\{[FGH]\})(?:_.*)?")
"""Letters of processes in continuous time, and of what is known by then: ``W(t)``, ``\\mathcal{F}(t)``."""
TIMES = frozenset(["t", "s", "u", "r", "v", "h", "T", "S", r"\tau"])
_LETTER = re.compile(r"(?:\\(?:tilde|hat|bar|widetilde|widehat|vec|overline|mathbf|dot) )*(\\?[A-Za-z]+)")


def random_variable(of: Symbol) -> Symbol:
    """The random variable whose values are written with the letter; for a sequence of values, one for each index."""
    match of.sort:
        case Function((only,), inner, properties) if only == INTEGER and "sequence" in properties:
            return Symbol(of.name, Function((INTEGER,), Function((OUTCOME,), inner), properties))
        case Function((only,), inner, properties) if only == REAL and _may_be_process(of):
            return Symbol(of.name, Function((REAL,), Function((OUTCOME,), inner), properties))
    return Symbol(of.name, Function((OUTCOME,), of.sort))


def value(of: Symbol) -> Symbol:
    """The letter of the values of a random variable; any other symbol as it is."""
    match of.sort:
        case Function((only,), inner) if only == OUTCOME:
            return Symbol(of.name, inner, of.span)
        case Function((only,), Function((outcome,), inner), properties) if (
            only in (INTEGER, REAL) and outcome == OUTCOME
        ):
            return Symbol(of.name, Function((only,), inner, properties), of.span)
    return of


def is_random(symbol: Symbol) -> bool:
    """Whether the symbol is a random variable, or a sequence of them."""
    return value(symbol).sort != symbol.sort


def at_outcome(term: Term, values: Collection[Symbol], outcome: Term) -> Term:
    """The term with each of the letters for values replaced by its random variable at the outcome."""

    def change(part: Term) -> Term:
        match part:
            case Apply(operator, (Symbol() as members, *rest)) if members in values and _of_members(operator, members):
                there = [change(index) for index in rest]
                return Apply("apply", (Apply(operator, (random_variable(members), *there)), outcome), part.span)
            case Symbol() if part in values:
                return Apply("apply", (random_variable(part), outcome), part.span)
        return map_children(part, change)

    return change(term)


def as_values(term: Term, outcome: Term) -> tuple[Term, list[Symbol]]:
    """The term with the letter of its values for each random variable at the outcome, and those letters in order."""
    found: dict[Symbol, None] = {}

    def change(part: Term) -> Term:
        match part:
            case Apply("apply", (Symbol() as variable, at)) if at == outcome and is_random(variable):
                found[value(variable)] = None
                return value(variable)
            case Apply("apply", (Apply(operator, (Symbol() as variable, *rest)), at)) if (
                at == outcome and is_random(variable) and _of_members(operator, value(variable))
            ):
                found[value(variable)] = None
                return Apply(operator, (value(variable), *(change(index) for index in rest)), part.span)
        return map_children(part, change)

    return change(term), list(found)


def _of_members(operator: str, members: Symbol) -> bool:
    """``z_i`` and ``z_{1:K}``."""
    sequence = isinstance(members.sort, Function) and "sequence" in members.sort.properties
    return (sequence and operator in ("apply", "slice", "all_but")) or (
        operator == "apply" and _may_be_process(members)
    )


def values_in(term: Term) -> list[Symbol]:
    """The letters of the term that can be values of random variables, in order: numbers, vectors, sequences of them.

    A process is one where all that it is taken at are times, which are constant then: ``W(t) - W(s)``, not ``R(x)``.
    """
    parts = list(subterms(term))
    found = dict.fromkeys(part for part in parts if isinstance(part, Symbol) and _can_vary(part.sort))
    if any(isinstance(part, Symbol) and _may_be_process(part) for part in parts):
        taken: dict[Symbol, bool] = {}
        for part in parts:
            match part:
                case Apply("apply", (Symbol() as process, at)) if _may_be_process(process):
                    taken[process] = taken.get(process, True) and _is_time(at)
        if processes := [process for process, timely in taken.items() if timely]:
            return [*processes, *(letter for letter in found if _base(letter) not in TIMES or letter.name[0].isupper())]
    return list(found)


def _may_be_process(symbol: Symbol) -> bool:
    """Whether it is a function of time by its sort, with the letter of a process."""
    match symbol.sort:
        case Function((only,), Scalar() | Matrix(), properties):
            return only == REAL and "sequence" not in properties and PROCESS.fullmatch(symbol.name) is not None
    return False


def _is_time(at: Term) -> bool:
    return all(_base(symbol) in TIMES or _is_whole(symbol.sort) for symbol in free_symbols(at))


def _is_whole(sort: Sort) -> bool:
    return isinstance(sort, Scalar) and sort.kind == "integer"


def _can_vary(sort: Sort) -> bool:
    match sort:
        case Scalar(kind):
            return kind != "integer"
        case Matrix() | Statement():
            return True
        case Function((only,), Scalar() | Matrix() | Statement(), properties):
            return only == INTEGER and "sequence" in properties
    return False


def customary(letters: Iterable[Symbol]) -> list[Symbol]:
    """Those of the letters that are random by custom: capitals that are no matrices; else the last of the alphabet."""
    given = list(letters)
    capitals = [letter for letter in given if _base(letter)[:1].isupper() and not _is_wide(letter.sort)]
    return capitals or [letter for letter in given if _base(letter) in LAST]


def _base(letter: Symbol) -> str:
    match = _LETTER.match(letter.name)
    return match[1] if match else letter.name


def _is_wide(sort: Sort) -> bool:
    return isinstance(sort, Matrix) and sort.columns != ONE


def joint(parts: Sequence[Term]) -> Term:
    """One thing as it is, several as a tuple."""
    return parts[0] if len(parts) == 1 else apply("tuple", *parts)
