"""Candidates multiplied: what a theorem says is not negative, times what stands beside it in a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symderiv.deciding.provers.candidates import Candidate
from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of

__all__ = ["scaled"]

ZERO = Number(Fraction(0))
BENDING = frozenset({"log", "exp", "power", "sin", "cos", "norm", "absolute"})


def scaled(
    candidates: Sequence[Candidate], wanted: Polynomial, forms: NormalForms, search: Search
) -> Iterator[Candidate]:
    """Each candidate times the factor of its logarithm (or the like) in the difference that is wanted."""
    for candidate in candidates:
        for factor in _factors(forms.number(candidate.term), wanted):
            multiplier = term_of(factor)
            sign = search.prove(Apply("greater_equal", (multiplier, ZERO)))
            if sign is not None:
                whole = multiplier * candidate.term
                yield Candidate(whole, lambda c=candidate, s=sign, w=whole: _product(c, s, w, search))  # type: ignore[misc]


def _product(candidate: Candidate, sign: Theorem, whole: Term, search: Search) -> Theorem | None:
    other = search.attempt(candidate.proof)
    return other and infer(all_rules()["nonnegative_by_structure"], sign, other, term=whole)


def _factors(of: Polynomial, wanted: Polynomial) -> Iterator[Polynomial]:
    """What a base that bends is multiplied by in the difference, where that is no number."""
    found: list[Polynomial] = []
    for monomial, coefficient in of.terms.items():
        if len(monomial) != 1:
            continue
        ((base, exponent),) = monomial
        if exponent != 1 or not (isinstance(base, Apply) and base.operator in BENDING):
            continue
        beside = {m - monomial: c / coefficient for m, c in wanted.terms.items() if (base, exponent) in m}
        factor = Polynomial(beside)
        if factor and factor.constant is None and factor.terms not in [other.terms for other in found]:
            found.append(factor)
            yield factor
