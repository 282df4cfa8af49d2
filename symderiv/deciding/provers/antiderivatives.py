"""Antiderivatives, as proposals: SymPy's, translated. What they are worth is shown by differentiating them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from symderiv.deadlines import Deadline
from symderiv.errors import LanguageError
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols, map_children

__all__ = ["antiderivatives"]


def antiderivatives(integrand: Term, x: Symbol, deadline: Deadline) -> Iterator[Term]:
    """Functions whose derivative may be the integrand."""
    for way in ("manual", "whole"):
        deadline.check()
        found = _by_sympy(integrand, x, way)
        if found is not None:
            yield found
            return


def _folded(term: Term) -> Term:
    """The term with fractions as one number each."""
    term = map_children(term, _folded)
    match term:
        case Apply("divide", (Number(p), Number(q))) if q:
            return Number(p / q)
        case Apply("negate", (Number(p),)):
            return Number(-p)
    return term


@lru_cache(maxsize=1024)
def _by_sympy(integrand: Term, x: Symbol, way: str) -> Term | None:
    import sympy
    from sympy.integrals.manualintegrate import manualintegrate

    from symderiv.language.sympy_bridge.from_sympy import term_of
    from symderiv.language.sympy_bridge.to_sympy import sympy_of

    try:
        names: dict[Any, Symbol] = {sympy_of(symbol): symbol for symbol in free_symbols(integrand) | {x}}
        variable, expression = sympy_of(x), sympy_of(integrand)
        found = manualintegrate(expression, variable) if way == "manual" else sympy.integrate(expression, variable)
        if found.has(sympy.Integral, sympy.Piecewise):
            found = found.replace(lambda e: isinstance(e, sympy.Piecewise), lambda e: e.args[0][0])
            if found.has(sympy.Integral):
                return None
        return _folded(term_of(found, names))
    except (LanguageError, AttributeError, TypeError, ValueError, NotImplementedError, RecursionError):
        return None
