"""Sums over one range, merged: they add up to 0 where their terms do, whatever the index."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols
from symderiv.rules.normal_form.polynomials import Monomial, Polynomial, term_of

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["vanishes"]


def vanishes(forms: NormalForms, polynomial: Polynomial) -> bool:
    """Whether a polynomial is 0 once sums over the same range are merged to one; each is linear in one sum."""
    totals: dict[Term, Term] = {}
    rest: dict[Monomial, Fraction] = {}
    for monomial, coefficient in polynomial.terms.items():
        found = [(base, exponent) for base, exponent in monomial if _is_sum(base)]
        if not found:
            rest[monomial] = coefficient
            continue
        (total, exponent), *others = found
        if others or exponent != 1 or not isinstance(total, Bind):
            return False
        outside = term_of(Polynomial({monomial - {(total, exponent)}: coefficient}))
        variable = variable_of(total, _unused(total, outside))
        part = bind("sum", total.domain, variable, outside * total.open(variable))
        domain = total.domain
        totals[domain] = _added(totals[domain], part) if domain in totals else part
    if not totals or not forms.arithmetic.is_zero(Polynomial(rest)):
        return False
    return all(forms.zero_termwise(total) for total in totals.values() if isinstance(total, Bind))


def _is_sum(base: Term) -> bool:
    return isinstance(base, Bind) and base.operator == "sum" and _over_range(base.domain)


def _over_range(domain: Term) -> bool:
    return isinstance(domain, Apply) and domain.operator == "range"


def _unused(*terms: Term) -> str:
    taken = {s.name for t in terms for s in free_symbols(t)}
    name = "_m"
    while name in taken:
        name += "'"
    return name


def _added(first: Term, second: Term) -> Term:
    """The sum of the sums of two things over one range, as one sum."""
    assert isinstance(first, Bind)
    assert isinstance(second, Bind)
    variable = variable_of(first, _unused(first, second))
    return bind("sum", first.domain, variable, first.open(variable) + second.open(variable))
