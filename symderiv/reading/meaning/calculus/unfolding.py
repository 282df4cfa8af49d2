"""Unfolding: replacing symbols by what they stand for where a derivative would otherwise not see its variable."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from symderiv.language.contexts import Context
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Sort
from symderiv.language.terms import (
    Apply,
    Bind,
    Symbol,
    Term,
    bind,
    free_symbols,
    map_children,
    mentions,
    rename_binder,
    size,
    substitute,
)  # fmt: skip

__all__ = ["depends", "fresh", "reduced", "unfolded"]


LARGEST = 5_000  # nodes of what is unfolded; definitions of definitions double


def unfolded(context: Context, body: Term, variable: Symbol) -> Term | None:
    """The body with every symbol, but the variable, whose definition depends on the variable replaced by it.

    None where that grows too large.
    """
    for _ in range(len(context.definitions) + 1):
        values: dict[Term, Term] = {
            symbol: meaning
            for symbol, meaning in context.definitions.items()
            if symbol != variable and depends(context, meaning, variable)
        }
        done = reduced(substitute(body, values)) if values else body
        if done == body:
            break
        body = done
        if size(body) > LARGEST:
            return None
    return body


def depends(context: Context, term: Term, variable: Symbol) -> bool:
    """Whether a term mentions the variable, itself or through definitions."""
    seen: set[Symbol] = set()
    waiting = [term]
    while waiting:
        part = waiting.pop()
        if mentions(part, variable):
            return True
        for symbol in free_symbols(part) - seen:
            seen.add(symbol)
            if symbol in context.definitions:
                waiting.append(context.definitions[symbol])
    return False


def reduced(term: Term) -> Term:
    """The term with written-out functions applied to their arguments."""
    if isinstance(term, Bind):
        variable = replace(variable_of(term), name=f"\\bound{{{size(term)}}}")
        body = reduced(term.open(variable))
        return rename_binder(bind(term.operator, reduced(term.domain), variable, body, term.span), term.written_as)
    term = map_children(term, reduced)
    if isinstance(term, Apply) and term.operator == "apply" and isinstance(term.arguments[0], Bind):
        function: Term = term.arguments[0]
        for argument in term.arguments[1:]:
            if not (isinstance(function, Bind) and function.operator == "lambda"):
                return term
            function = function.open(argument)
        return reduced(function)
    return term


def fresh(sort: Sort, term: Term, others: Collection[str] = ()) -> Symbol:
    """A variable whose letter occurs neither in a term nor among others."""
    taken = {symbol.name for symbol in free_symbols(term)} | set(others)
    letters = ["x", "u", "v", "s", "w", *(f"x_{i}" for i in range(1, len(taken) + 2))]
    return Symbol(next(letter for letter in letters if letter not in taken), sort)
