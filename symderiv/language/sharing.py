"""Terms shared: equal terms as one object, so that to compare them, and to look them up, is to look at one address."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Bind, Symbol, Term, map_children

__all__ = ["shared", "shared_context"]

MOST = 1 << 16

_known: dict[Term, Term] = {}
_symbols: dict[Symbol, Symbol] = {}


def shared(term: Term) -> Term:
    """The term in which equal parts, of whatever terms were shared before, are the same objects.

    But for binders, and what they are in: equal ones may be written with different letters.
    """
    if len(_known) >= MOST:
        _known.clear()
    if isinstance(term, Symbol):
        return _symbol(term)
    term = map_children(term, shared)
    if isinstance(term, Apply):
        found = _known.setdefault(term, term)
        if isinstance(found, Apply) and all(map(is_, found.arguments, term.arguments)):
            return found
    elif not isinstance(term, Bind):
        return _known.setdefault(term, term)
    return term


def _symbol(symbol: Symbol) -> Symbol:
    found = _symbols.get(symbol)
    if found is None:
        if len(_symbols) >= MOST:
            _symbols.clear()
        found = replace(symbol, sort=symbol.sort.with_dimensions(shared)) if symbol.sort.dimensions else symbol
        _symbols[found] = found
    return found


def shared_context(context: Context) -> Context:
    """The same context, of shared terms."""
    definitions = {_symbol(s): shared(body) for s, body in context.definitions.items()}
    return replace(context, assumptions=tuple(map(shared, context.assumptions)), definitions=definitions)
