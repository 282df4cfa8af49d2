"""Binders opened once: the symbol that stands for their variable, and the body with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import count

from symderiv.errors import LanguageError
from symderiv.language.differentials import beta_reduced, differential
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Bind, Symbol, Term, free_symbols, substitute

__all__ = ["applied", "derived", "opened", "unfolded"]

_numbers = count()


@lru_cache(maxsize=8192)
def opened(binder: Bind) -> tuple[Symbol, Term]:
    """A symbol that occurs nowhere else, and the body with it in place of the variable."""
    symbol = variable_of(binder, f"\0{binder.written_as}{next(_numbers)}")
    return symbol, binder.open(symbol)


@lru_cache(maxsize=4096)
def derived(binder: Bind) -> tuple[Symbol, Symbol, Term]:
    """Of a derivative: its variable, the direction in which that moves, and the differential. Raises `NoMeaning`."""
    symbol, body = opened(binder)
    direction = Symbol(f"\0d{next(_numbers)}", symbol.sort)
    try:
        return symbol, direction, differential(body, symbol, direction)
    except NoMeaning:
        raise
    except LanguageError as error:
        raise NoMeaning(error.message) from None


def unfolded(term: Term, functions: Mapping[Symbol, Term]) -> Term:
    """The term with functions written out, those they are made of too, and applied to their arguments."""
    for _ in range(len(functions) + 1):
        inside = free_symbols(term) & functions.keys()
        if not inside:
            break
        term = _written_out(term, frozenset((f, functions[f]) for f in inside))
    return applied(term)


@lru_cache(maxsize=4096)
def _written_out(term: Term, functions: frozenset[tuple[Symbol, Term]]) -> Term:
    return substitute(term, dict[Term, Term](functions))


@lru_cache(maxsize=8192)
def applied(term: Term) -> Term:
    """The term with every function that is written out applied to its arguments."""
    return beta_reduced(term)
