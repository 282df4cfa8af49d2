"""Square matrices: where nobody says how many rows and columns matrices have, they may have as many of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symderiv.language.contexts import Context
from symderiv.language.sorts import ONE, Matrix
from symderiv.language.terms import Symbol, Term, free_symbols, substitute

__all__ = ["made_square"]


def made_square(statement: Term, context: Context) -> tuple[Term, Context] | None:
    """The statement and its context with square matrices; None where sizes are stated, or are equal already."""
    matrices = [s for s in free_symbols(context.unfold(statement)) if isinstance(s.sort, Matrix)]
    apart = [s.sort for s in matrices if isinstance(s.sort, Matrix) and ONE not in (s.sort.rows, s.sort.columns)]
    sizes = {size for sort in apart for size in (sort.rows, sort.columns)}
    own = {f"{letter}_{name}" for letter in "nm" for s in matrices for name in (s.name, f"{{{s.name}}}")}
    if len(sizes) < 2 or not all(isinstance(size, Symbol) and size.name in own for size in sizes):
        return None
    one = min(sizes, key=str)
    values: dict[Term, Term] = dict.fromkeys(sizes, one)
    changed = replace(
        context,
        symbols={key: _sized(s, values) for key, s in context.symbols.items()},
        assumptions=tuple(substitute(a, values) for a in context.assumptions),
        definitions={_sized(s, values): substitute(body, values) for s, body in context.definitions.items()},
    )
    return substitute(statement, values), changed


def _sized(symbol: Symbol, values: Mapping[Term, Term]) -> Symbol:
    found = substitute(symbol, values)
    return found if isinstance(found, Symbol) else symbol
