"""Sums and products over ranges."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symderiv.deciding.conversions import Step, fresh
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, rewrite
from symderiv.language.dimensions import linear_form
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.terms import Apply, Bind, Number, Term, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE as UNIT
from symderiv.rules.normal_form.polynomials import Polynomial, atom, constant, simplest, term_of

__all__ = ["binomial_step", "made", "written_out"]

ONE = Number(Fraction(1))
Algebra = Callable[[Term, Term], Theorem | None]


def written_out(term: Term) -> Theorem | None:
    """A sum or product over a range of numbers, written out."""
    match term:
        case Bind("sum" | "product", Apply("range", ends)) if all(linear_form(end).keys() <= {ONE} for end in ends):
            return made("written_out_range", total=term)
    return None


def made(name: str, **terms: Term) -> Theorem | None:
    """What a rule's checker makes of terms; None where it refuses them."""
    try:
        return infer(all_rules()[name], **terms)
    except (KernelError, LanguageError):
        return None


def binomial_step(algebra: Algebra) -> Step:
    """A sum with binomial coefficients to its value, by the binomial theorem; ``algebra`` proves that it is one."""

    def step(term: Term) -> Theorem | None:
        match term:
            case Bind("sum", Apply("range", (Number(first), n)), _) if first == 0 and not isinstance(n, Number):
                found = _binomial(term, n)
            case _:
                return None
        if found is None:
            return None
        outside, x, y, factors = found
        theorem = made("binomial_theorem", n=n, x=x, y=y, factors=number(factors))
        if theorem is None:
            return None
        assert isinstance(theorem.conclusion, Apply)
        known, value = theorem.conclusion.arguments
        if term == known:
            return theorem
        same = algebra(term, outside * known)
        if same is None:
            return None
        hole = fresh("_hole", sort_of(known), term, value)
        return rewrite(theorem, same, pattern=Apply("equal", (term, outside * hole)), hole=hole)

    return step


def _binomial(total: Bind, n: Term) -> tuple[Term, Term, Term, int] | None:
    """c, x, y and j where the terms are ``c (n choose k) x^k y^{n-k} k^j``."""
    forms = NormalForms()
    k = fresh("_k", variable_of(total).sort, total)
    single = forms.number(total.open(k)).single
    if single is None:
        return None
    powers = dict(single[0])
    coefficient = Apply("binomial", (forms.canonical(n), k))
    if powers.pop(coefficient, None) != 1:
        return None
    factors = powers.pop(k, Fraction(0))
    outside, x, y = constant(single[1]), UNIT, UNIT
    for base, exponent in powers.items():
        if k in free_symbols(base):
            return None
        whole = constant(exponent) if isinstance(exponent, Fraction) else exponent
        by_k = _coefficient(whole, k)
        by_n = _coefficient(whole, n)
        rest = whole - atom(k).scaled(by_k) - forms.number(n).scaled(by_n)
        if k in free_symbols(term_of(rest)):
            return None
        x = forms.arithmetic.product(x, atom(base, by_k + by_n)) if by_k + by_n else x
        y = forms.arithmetic.product(y, atom(base, by_n)) if by_n else y
        outside = forms.arithmetic.product(outside, atom(base, simplest(rest))) if rest else outside
    if factors not in (0, 1, 2):
        return None
    return term_of(outside), term_of(x), term_of(y), (0, 1, 2).index(factors)


def _coefficient(polynomial: Polynomial, symbol: Term) -> Fraction:
    return polynomial.terms.get(frozenset({(symbol, Fraction(1))}), Fraction(0))
