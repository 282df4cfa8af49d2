"""Which letters of a statement are values of which random variables, and what of it tables say nothing about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from symderiv.deciding.binders import opened
from symderiv.language.contexts import Context
from symderiv.language.definedness import true_by_sort
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.outcomes import CHANCE, is_random, value
from symderiv.language.sorts import INTEGER, LAW, STATEMENT, Function
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, free_symbols, mentions, subterms

__all__ = [
    "Survey", "bounds_a_density", "fixed_by_laws", "guard", "has_laws", "is_event", "is_law", "is_lawful",
    "is_sequence", "is_unsaid", "name_of", "name_of_values", "names_of_values", "not_of_laws", "survey",
]  # fmt: skip

UNDERSTOOD = frozenset({
    "law", "given", "expectation", "variance", "standard_deviation", "covariance", "correlation", "mutual_information",
    "conditional_entropy", "independent", "probability", "integral", "sum", "product", "lambda", "forall",
    "argmax", "argmin",
})  # fmt: skip
WITH_FORMULAS = frozenset({
    "normal", "bernoulli", "binomial_distribution", "poisson", "geometric", "categorical", "multinomial_distribution",
    "uniform", "exponential_distribution", "gamma_distribution", "inverse_gamma_distribution", "beta_distribution",
    "laplace_distribution", "dirichlet",
})  # fmt: skip
INEQUALITIES = frozenset({"less", "less_equal", "greater", "greater_equal"})
_ALPHABET = re.compile(r"\\(?:mathcal|mathscr|mathsf)\s*\{?(?P<letter>[A-Z])\}?(?P<index>(?:_.*)?)")
_LETTER = re.compile(r"[A-Z](?![A-Za-z])")


def is_law(symbol: Symbol) -> bool:
    """Whether it is a law of outcomes, or one with a parameter."""
    return symbol.sort == LAW or (isinstance(symbol.sort, Function) and symbol.sort.value == LAW)


def is_lawful(symbol: Symbol) -> bool:
    """Whether its value in a model depends on which random variables there are: a law, a random variable, an event."""
    return is_law(symbol) or is_random(symbol)


@lru_cache(maxsize=4096)
def is_event(symbol: Symbol) -> bool:
    """Whether it is an event, or a sequence of them."""
    values = value(symbol).sort
    return is_random(symbol) and STATEMENT in (values, getattr(values, "value", None))


def has_laws(terms: Iterable[Term]) -> bool:
    """Whether there is a law in any of the terms."""
    return any(is_law(symbol) for term in terms for symbol in free_symbols(term))


def not_of_laws(statement: Term) -> frozenset[Symbol]:
    """The letters of a statement that it may be a condition on: none where laws stand on both sides of a relation.

    Of laws, random variables and their values a statement is claimed for all.
    """
    symbols = free_symbols(statement)
    if not any(map(is_lawful, symbols)):
        return symbols
    if isinstance(statement, Apply) and all(has_laws([side]) for side in statement.arguments):
        return frozenset()
    tied = {value for value, _ in survey((statement,)).ties}
    return frozenset(s for s in symbols if not is_lawful(s) and s not in tied)


def is_unsaid(laws: Iterable[Symbol]) -> bool:
    """Whether the law of expectations without one may be any of several."""
    letters = {law.name for law in laws}
    return CHANCE.name in letters and len(letters) > 2


def bounds_a_density(statement: Term) -> bool:
    """Whether densities are compared with numbers, as in ``p(x) <= 1``: that tables agree says nothing of others."""
    if not isinstance(statement, Apply) or statement.operator not in INEQUALITIES:
        return False
    without = [side for side in statement.arguments if not has_laws([side])]
    return bool(without) and any(isinstance(p, Apply) and p.operator == "density_at" for p in subterms(statement))


@lru_cache(maxsize=4096)
def name_of(symbol: Symbol) -> str:
    """The name of a random variable: that of its values, without primes; a capital and its small letter are one."""
    name = symbol.name.rstrip("'")
    if is_event(symbol):
        return f"event {name}"
    return name[0].lower() + name[1:] if _LETTER.match(name) else name


def name_of_values(of: Symbol) -> str:
    """The name of the random variable whose values a set has: of its own letter, or of that without its ornament."""
    ornate = _ALPHABET.fullmatch(of.name)
    return ornate["letter"].lower() + ornate["index"] if ornate else name_of(of)


@dataclass(frozen=True)
class Survey:
    """What laws and random variables a statement and what is supposed for it speak of.

    laws        the symbols of laws
    variables   those of random variables, of sequences of them, of events
    ties        values, with the name of the random variable that they are values of
    constants   numbers that stand as values of random variables, by their names
    parameters  how many different parameters each law with a parameter has
    copied      names of sequences of which a member without an index is spoken of, too
    """

    laws: tuple[Symbol, ...]
    variables: tuple[Symbol, ...]
    ties: tuple[tuple[Symbol, str], ...]
    constants: tuple[tuple[str, Number], ...]
    parameters: tuple[tuple[Symbol, int], ...]
    copied: frozenset[str]


@lru_cache(maxsize=512)
def survey(terms: tuple[Term, ...]) -> Survey:
    """What the terms speak of. Raises `NoMeaning` where it is not certain which random variables are meant."""
    symbols = sorted({s for t in terms for s in free_symbols(t)}, key=lambda s: (s.name, str(s.sort)))
    pairs = [pair for term in terms for pair in _pairs(term)]
    ties = {(letter, name_of(role)) for role, at in pairs if isinstance(letter := _base(at), Symbol)}
    constants = {(name_of(role), at) for role, at in pairs if isinstance(at, Number)}
    laws = tuple(s for s in symbols if is_law(s))
    applied = {p for t in terms for p in subterms(t) if isinstance(p, Apply) and p.operator == "apply"}
    parameters = tuple((s, _different(p for p in applied if p.arguments[0] == s)) for s in laws if s.sort != LAW)
    variables = tuple(s for s in symbols if is_random(s))
    plain = {name_of(s) for s in variables if not is_sequence(s)}
    sequences = {name_of(s) for s in variables if is_sequence(s)}
    known = tuple((s, n) for s, n in sorted(ties, key=str) if s in symbols)
    return Survey(laws, variables, known, tuple(sorted(constants, key=str)), parameters, frozenset(plain & sequences))


def _different(applied: Iterable[Apply]) -> int:
    """How many different parameters a law has; one that is bound has more than one value."""
    return sum(2 if any(isinstance(p, Bound) for p in subterms(a)) else 1 for a in set(applied))


def is_sequence(symbol: Symbol) -> bool:
    """Whether it is a sequence, of random variables or of values."""
    return isinstance(symbol.sort, Function) and symbol.sort.arguments == (INTEGER,)


def fixed_by_laws(terms: tuple[Term, ...]) -> frozenset[Symbol]:
    """Laws, random variables and their values: no equation is solved for these."""
    if not terms:
        return frozenset()
    found = survey(terms)
    return frozenset(found.laws) | frozenset(found.variables) | {letter for letter, _ in found.ties}


def guard(terms: Iterable[Term], context: Context) -> None:
    """Raises `NoMeaning` where tables would say nothing certain of the terms."""
    terms = tuple(terms)
    found = survey(terms)
    for term in terms:
        for part in subterms(term):
            if isinstance(part, Bind) and part.operator not in UNDERSTOOD:
                raise NoMeaning(f"{part.operator} has no meaning where laws are tables")
            if isinstance(part, Apply) and part.operator in WITH_FORMULAS:
                raise NoMeaning("a law with a formula has no meaning beside laws that are tables")
    bare = {law.name for law in found.laws if law.sort == LAW}
    if any(count > 1 and (law.name in bare or CHANCE in found.laws) for law, count in found.parameters):
        raise NoMeaning("which parameter a law without one has is not certain")
    _not_determined(found, context)


def _not_determined(found: Survey, context: Context) -> None:
    """Random variables of which the context says more than what laws and independence are, have no tables."""
    names = {name_of(v) for v in found.variables}
    defined = {name_of(symbol) for symbol in context.definitions if not is_law(symbol)}
    if names & defined:
        raise NoMeaning("a random variable with a definition")
    for assumption in context.assumptions:
        if isinstance(assumption, Bind) and assumption.operator == "independent":
            continue
        if has_laws([assumption]) or true_by_sort(assumption):
            continue  # checked in each model; or it says no more than the sorts do
        if names & {name_of(symbol) for symbol in free_symbols(assumption)}:
            raise NoMeaning("a random variable of which more is supposed")


@lru_cache(maxsize=4096)
def _pairs(term: Term) -> tuple[tuple[Symbol, Term], ...]:
    """Random variables with what stands as their value."""
    return tuple(_found(term))


def _found(term: Term) -> Iterator[tuple[Symbol, Term]]:
    match term:
        case Apply("density_at", (Bind("law") as of, at)):
            outcome, body = opened(of)
            roles, values = _parts(body), _parts(at)
            _told_apart(of)
            if len(roles) == len(values):
                for role, value in zip(roles, values, strict=True):
                    yield from _one(role, value, outcome)
        case Bind("given"):
            outcome, body = opened(term)
            for part in subterms(body):
                match part:
                    case Apply("equal", (role, value)):
                        yield from _one(role, value, outcome)
        case Bind("expectation" | "variance", Bind("law") as of):
            outcome, body = opened(of)
            roles = _parts(body)
            if len(roles) == 1:
                yield from _one(roles[0], opened(term)[0], outcome)
    match term:
        case Apply(_, arguments):
            for argument in arguments:
                yield from _pairs(argument)
        case Bind():
            yield from _pairs(term.domain)
            yield from _pairs(opened(term)[1])


def _one(role: Term, value: Term, outcome: Symbol) -> Iterator[tuple[Symbol, Term]]:
    match role:
        case Apply("apply", (variable, at)) if at == outcome:
            base = _base(variable)
            if isinstance(base, Symbol) and is_random(base) and not mentions(value, outcome):
                yield base, value


def _parts(term: Term) -> tuple[Term, ...]:
    return term.arguments if isinstance(term, Apply) and term.operator == "tuple" else (term,)


def _base(term: Term) -> Term:
    """``z`` of ``z_k`` and of ``z_{1:K}``."""
    match term:
        case Apply("apply" | "slice", (Symbol() as sequence, *_)) if is_random(sequence) or is_sequence(sequence):
            return sequence
    return term


def _told_apart(of: Bind) -> None:
    """Raises `NoMeaning` where a capital and its small letter are random variables of the same density."""
    variables = {s for s in free_symbols(of) if is_random(s)}
    names = {(name_of(v), is_sequence(v)) for v in variables}
    if len(names) < len({(v.name.rstrip("'"), is_sequence(v)) for v in variables}):
        raise NoMeaning("whether a capital and its small letter are the same random variable is not certain")


@lru_cache(maxsize=4096)
def names_of_values(body: Term, symbol: Symbol) -> frozenset[str]:
    """The names of the random variables that a letter stands for a value of."""
    return frozenset(name_of(role) for role, value in _pairs(body) if _base(value) == symbol)
