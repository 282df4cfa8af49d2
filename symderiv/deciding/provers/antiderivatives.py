"""Antiderivatives, as proposals: what they are worth is shown by differentiating them.

The integrand is taken in normal form, monomial by monomial: powers, exponentials, sines and logarithms by parts,
rational functions by partial fractions; and, where an inner function's derivative is a factor, by substitution.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from symderiv.deadlines import Deadline
from symderiv.deciding.conversions import fresh
from symderiv.deciding.provers.monomial_integrals import NotFoundError, of_monomials
from symderiv.deciding.provers.rational_functions import of_rational
from symderiv.errors import LanguageError
from symderiv.language.differentials import differential
from symderiv.language.sorts import REAL
from symderiv.language.terms import Apply, Symbol, Term, free_symbols, number, size, substitute, subterms
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import (
    TooLarge,
)  # fmt: skip

__all__ = ["antiderivatives"]

HIGHEST, LARGEST, MOST_SUBSTITUTIONS = 12, 120, 2
Integral = Term | None


def antiderivatives(integrand: Term, x: Symbol, deadline: Deadline) -> Iterator[Term]:
    """Functions whose derivative may be the integrand."""
    deadline.check()
    if size(integrand) <= LARGEST and (found := _found(integrand, x)) is not None:
        yield found


@lru_cache(maxsize=1024)
def _found(integrand: Term, x: Symbol) -> Term | None:
    try:
        return _integral(integrand, x, MOST_SUBSTITUTIONS)
    except (NotFoundError, LanguageError, TooLarge, ZeroDivisionError, RecursionError):
        return None


def _integral(integrand: Term, x: Symbol, substitutions: int) -> Term:
    if x not in free_symbols(integrand):
        return integrand * x
    rational = of_rational(integrand, x)
    if rational is not None:
        return rational
    try:
        return of_monomials(integrand, x)
    except NotFoundError:
        if not substitutions:
            raise
        return _substituted(integrand, x, substitutions - 1)


def _substituted(integrand: Term, x: Symbol, left: int) -> Term:
    """``h(g(x)) g'(x)`` for an inner function g."""
    u = fresh("_u", REAL, integrand)
    for inner in _inner_functions(integrand, x):
        direction = fresh("_d", REAL, integrand, x)
        slope = substitute(differential(inner, x, direction), {direction: number(1)})
        forms = NormalForms()
        key = forms.canonical(inner)
        rest = substitute(forms.canonical(integrand / slope), {key: u, inner: u})
        rest = substitute(rest, {Apply("exp", (x,)): u}) if inner == Apply("exp", (x,)) else rest
        if x not in free_symbols(rest):
            try:
                return substitute(_integral(rest, u, left), {u: inner})
            except NotFoundError:
                continue
    raise NotFoundError


def _inner_functions(integrand: Term, x: Symbol) -> list[Term]:
    """What functions are applied to, and those functions; the largest first."""
    found: dict[Term, None] = {}
    for part in subterms(integrand):
        if isinstance(part, Apply) and part != integrand and part != x and x in free_symbols(part):
            found[part] = None
            match part:
                case Apply("tan", (a,)) | Apply("cot", (a,)):
                    found[Apply("cos", (a,))] = None
                    found[Apply("sin", (a,))] = None
    match integrand:
        case Apply("tan", (a,)):
            found[Apply("cos", (a,))] = None
        case Apply("cot", (a,)):
            found[Apply("sin", (a,))] = None
    return sorted(found, key=lambda t: (isinstance(t, Apply) and t.operator in ("multiply", "divide"), -size(t)))
