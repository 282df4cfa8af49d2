"""Spaces of parameters of laws: in a model they have a few elements, and letters that are in them are among these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from symderiv.deciding.binders import opened
from symderiv.deciding.laws.roles import is_law
from symderiv.deciding.samplers import Drawing
from symderiv.language.meaning_sets import Finite
from symderiv.language.sorts import Set
from symderiv.language.terms import Apply, Bind, Symbol, Term, subterms

__all__ = ["drawn_parameters"]

PARAMETERS = 3

Draw = Callable[[Symbol, tuple[Any, ...], int, Drawing], tuple[Any, ...]]


def drawn_parameters(
    terms: Iterable[Term], known: Mapping[Symbol, Any], drawing: Drawing, different: Draw
) -> dict[Symbol, Any]:
    """Values for the spaces over which parameters of laws run, and for the letters that are said to be in them."""
    terms = tuple(terms)
    values: dict[Symbol, Any] = {}
    for space in dict.fromkeys(space for term in terms for space in _spaces(term)):
        if space not in known and isinstance(space.sort, Set):
            values[space] = Finite(different(Symbol(space.name, space.sort.element), (), PARAMETERS, drawing))
    for term in terms:
        match term:
            case Apply("member", (Symbol() as letter, Symbol() as space)) if space in values:
                values.setdefault(letter, drawing.random.choice(values[space].members))
            case Apply("member", (Symbol() as letter, Bind("argmax" | "argmin", Symbol() as space))) if space in values:
                values.setdefault(letter, drawing.random.choice(values[space].members))
    return values


def _spaces(term: Term) -> Iterator[Symbol]:
    """The sets, by their letters, over which a parameter of a law runs."""
    match term:
        case Bind(_, Symbol(_, Set()) as space):
            variable, body = opened(term)
            if any(_is_law_at(part, variable) for part in subterms(body)):
                yield space
            yield from _spaces(body)
        case Bind():
            yield from _spaces(term.domain)
            yield from _spaces(opened(term)[1])
        case Apply(_, arguments):
            for argument in arguments:
                yield from _spaces(argument)


def _is_law_at(term: Term, parameter: Symbol) -> bool:
    match term:
        case Apply("apply", (Symbol() as law, *parameters)):
            return is_law(law) and parameter in parameters
    return False
