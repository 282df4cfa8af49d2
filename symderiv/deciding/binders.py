"""Binders opened once: the symbol that stands for their variable, and the body with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import count

from symderiv.errors import LanguageError
from symderiv.language.differentials import differential
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Bound, Symbol, Term, children, free_symbols, map_children, substitute

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
    """The term with functions written out, and those written out applied to their arguments."""
    inside = free_symbols(term) & functions.keys()
    written: dict[Term, Term] = {f: functions[f] for f in inside}
    return applied(substitute(term, written) if written else term)


@lru_cache(maxsize=8192)
def applied(term: Term) -> Term:
    """The term with functions that are written out applied to their arguments, where nothing is in the way."""
    term = map_children(term, applied)
    match term:
        case Apply("apply", (Bind("lambda", _, _) as function, value, *more)) if not _loose(value):
            carried = applied(function.open(value))
            return applied(Apply("apply", (carried, *more))) if more else carried
    return term


def _loose(term: Term, depth: int = 0) -> bool:
    """Whether a bound variable of the term belongs to a binder outside it."""
    if isinstance(term, Bound):
        return term.depth >= depth
    if isinstance(term, Bind):
        return _loose(term.domain, depth) or _loose(term.body, depth + 1)
    return any(_loose(part, depth) for part in children(term))
