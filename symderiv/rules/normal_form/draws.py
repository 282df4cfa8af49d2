"""Draws: what an expectation is taken over, and what of a monomial depends on what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Set, Sort
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, substitute
from symderiv.rules.normal_form.laws import HERE, Law, parts
from symderiv.rules.normal_form.polynomials import Exponent, Monomial, Polynomial, term_of

__all__ = [
    "Average", "all_values", "facts_of_density", "is_about", "is_drawn", "is_space", "only_through", "parts_of",
    "product_term", "replaced",
]  # fmt: skip


@dataclass(frozen=True)
class Average:
    """What an expectation is taken over: a law of outcomes, or another distribution as it is."""

    variable: Symbol
    law: Law | None
    over: Term

    def of(self, body: Term) -> Term:
        """The expectation, as a term."""
        return bind("expectation", self.over, self.variable, body)

    def at(self, variable: Term) -> Term:
        """A random variable at `HERE` at the outcome of this expectation."""
        return substitute(variable, {HERE: self.variable})


def product_term(monomial: Monomial) -> Term:
    """A monomial as a term."""
    return term_of(Polynomial({monomial: Fraction(1)}))


def replaced(monomial: Monomial, letter: Symbol, by: Term) -> Monomial:
    """The monomial with a term in place of a letter."""

    def new(exponent: Exponent) -> Exponent:
        if isinstance(exponent, Fraction):
            return exponent
        return Polynomial({replaced(m, letter, by): c for m, c in exponent.terms.items()})

    return frozenset((substitute(base, {letter: by}), new(exponent)) for base, exponent in monomial)


def is_about(pair: tuple[Term, Exponent], symbol: Symbol) -> bool:
    """Whether a power mentions a symbol, in its base or its exponent."""
    base, exponent = pair
    if symbol in free_symbols(base):
        return True
    return isinstance(exponent, Polynomial) and any(is_about(p, symbol) for m in exponent.terms for p in m)


def facts_of_density(base: Term) -> tuple[Term, frozenset[Term]] | None:
    """The law, and what of the outcome has the density that a term is."""
    match base:
        case Apply("density_at", (Bind("law", law, _) as of, at)):
            variables, values = parts(of.open(HERE)), parts(at)
            if len(variables) == len(values):
                return law, frozenset(Apply("equal", pair) for pair in zip(variables, values, strict=True))
    return None


def is_drawn(fact: Term, average: Average) -> bool:
    """Whether a random variable has the value that is drawn of it."""
    return isinstance(fact, Apply) and average.at(fact.arguments[0]) == fact.arguments[1]


def only_through(monomial: Monomial, drawn: Iterable[Term], average: Average) -> bool:
    """Whether the outcome is looked at only through these random variables."""
    values = {fact.arguments[1]: Symbol("_value", _sort_of_value(fact)) for fact in drawn if isinstance(fact, Apply)}
    return average.variable not in free_symbols(substitute(product_term(monomial), values))


def _sort_of_value(fact: Apply) -> Sort:
    """The sort of the values in ``X = x``."""
    return sort_of(fact.arguments[1])


def parts_of(term: Term) -> Iterator[Term]:
    """The term and all its parts, bodies of binders not opened."""
    yield term
    match term:
        case Apply(_, arguments):
            for argument in arguments:
                yield from parts_of(argument)
        case Bind(_, domain, body):
            yield from parts_of(domain)
            yield from parts_of(body)


def all_values(domain: Term, drawn: Term, letter: Symbol) -> bool:
    """Whether a domain is all values of a random variable: the whole space, or its letter as a set."""
    match drawn:
        case Apply("apply", (Symbol(name, _), _)):
            pass
        case Apply("apply", (Apply("apply", (Symbol(name, _), _)), _)):
            pass
        case _:
            return False
    if isinstance(domain, Symbol):
        return isinstance(domain.sort, Set) and domain.name.lower() == name.lower()
    return is_space(domain) and sort_of(drawn) == letter.sort


def is_space(domain: Term) -> bool:
    """Whether a set is all numbers, or all vectors."""
    return isinstance(domain, Apply) and domain.operator in ("reals", "vectors")
