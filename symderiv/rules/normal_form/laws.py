"""Laws taken apart: the law of outcomes, what is given of them, and the random variables a distribution is of.

An outcome is written `HERE` until an expectation makes it its variable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from symderiv.errors import LanguageError, SymderivError
from symderiv.language.outcomes import joint
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import LAW, OUTCOME
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols
from symderiv.rules.normal_form.polynomials import order_key

__all__ = ["HERE", "Law", "Opaque", "as_copy", "copied", "pairs", "parted", "parts", "taken_apart"]

HERE = Symbol("_outcome", OUTCOME)
Canonical = Callable[[Term], Term]


class Opaque(SymderivError):
    """A construct that the normal form of laws does not look into."""


@dataclass(frozen=True)
class Law:
    """A law of outcomes, given statements about the outcome `HERE`."""

    base: Term
    given: frozenset[Term] = frozenset()

    @property
    def term(self) -> Term:
        """The law as a term, the same for the same law."""
        if not self.given:
            return self.base
        return bind("given", self.base, HERE, conjunction(self.given))

    @property
    def values(self) -> dict[Term, Term]:
        """The random variables that are given a value, at the outcome, and the values."""
        return {pair[0]: pair[1] for fact in self.given if (pair := parted(fact)) is not None}

    def density(self, facts: Iterable[Term]) -> Term | None:
        """The joint density of random variables at values, as a term; None of none. Raises `Opaque`."""
        ordered = sorted(set(facts), key=order_key)
        if not ordered:
            return None
        found = [parted(fact) for fact in ordered]
        sides = [pair for pair in found if pair is not None]
        if len(sides) < len(ordered):
            raise Opaque("a density beside events")
        if len({variable for variable, _ in sides}) < len(sides):
            raise Opaque("two values of one random variable")
        variables, values = joint([v for v, _ in sides]), joint([v for _, v in sides])
        return Apply("density_at", (bind("law", self.base, HERE, variables), values))

    def chance(self, facts: Iterable[Term]) -> Term | None:
        """The probability that all the statements hold, as a term; None of none."""
        found = set(facts)
        return bind("probability", self.base, HERE, conjunction(found)) if found else None


def conjunction(facts: Iterable[Term]) -> Term:
    """All statements at once, in order."""
    first, *others = sorted(facts, key=order_key)
    for fact in others:
        first = Apply("and", (first, fact))
    return first


def parted(fact: Term) -> tuple[Term, Term] | None:
    """A random variable at the outcome, and its value, where that is what a statement says."""
    match fact:
        case Apply("equal", (Apply("apply", (variable, at)) as left, value)) if at == HERE:
            if HERE not in free_symbols(variable) | free_symbols(value):
                return left, value
    return None


def parts(term: Term) -> tuple[Term, ...]:
    """The parts of a tuple, or the one thing."""
    return term.arguments if isinstance(term, Apply) and term.operator == "tuple" else (term,)


def pairs(variables: Iterable[Term], values: Term, canonical: Canonical) -> frozenset[Term]:
    """``X = x`` for each random variable. Raises `Opaque`."""
    variables, found = tuple(variables), parts(values)
    if len(variables) != len(found):
        found = (values,)
    if len(variables) != len(found):
        raise Opaque("the values of several random variables in one letter")
    facts = frozenset(Apply("equal", (v, canonical(value))) for v, value in zip(variables, found, strict=True))
    if any(parted(fact) is None for fact in facts) or len(facts) < len(variables):
        raise Opaque("a density of something made of random variables")
    return facts


def facts_in(statement: Term, canonical: Canonical) -> frozenset[Term]:
    """The statements that a statement about `HERE` joins."""
    match statement:
        case Apply("and", both):
            return frozenset[Term]().union(*(facts_in(one, canonical) for one in both))
        case Apply("equal", (Apply("tuple", left), Apply("tuple", right))) if len(left) == len(right):
            equations = (Apply("equal", pair) for pair in zip(left, right, strict=True))
            return frozenset[Term]().union(*(facts_in(one, canonical) for one in equations))
        case Apply("equal", (left, right)):
            return frozenset({Apply("equal", (left, canonical(right)))})
    return frozenset({statement})


def taken_apart(distribution: Term, canonical: Canonical) -> tuple[Law, tuple[Term, ...] | None] | None:
    """The law and the random variables at `HERE` that a distribution is of; None for those of a law of outcomes.

    None for any other distribution, as one that has a name.
    """
    if isinstance(distribution, Bind) and distribution.operator == "law":
        inner = taken_apart(distribution.domain, canonical)
        if inner is None or inner[1] is not None:
            return None
        return inner[0], parts(distribution.open(HERE))
    if isinstance(distribution, Bind) and distribution.operator == "given":
        inner = taken_apart(distribution.domain, canonical)
        if inner is None or inner[1] is not None:
            return None
        law = inner[0]
        return Law(law.base, law.given | facts_in(distribution.open(HERE), canonical)), None
    try:
        of_outcomes = sort_of(distribution) == LAW and not isinstance(distribution, Bind)
    except LanguageError:
        return None
    return (Law(distribution), None) if of_outcomes else None


def copied(distribution: Term, canonical: Canonical) -> tuple[Law, Term] | None:
    """The law and the one random variable at `HERE` that independent copies are drawn of."""
    match distribution:
        case Apply("copies", (of, _, _)):
            found = taken_apart(of, canonical)
            if found is not None and found[1] is not None and len(found[1]) == 1:
                return found[0], found[1][0]
    return None


def as_copy(variable: Term, copies: Mapping[str, Term]) -> Term:
    """The random variable whose copies the members of a sequence are, for one of the members at `HERE`.

    ``q(z_k)``, where the z_k are copies of z, is the density of z at z_k.
    """
    match variable:
        case Apply("apply", (Apply("apply", (Symbol(name, _), _)), at)) if at == HERE and name in copies:
            return copies[name]
    return variable
