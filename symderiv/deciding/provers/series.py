"""Sums over all whole numbers: a closed form of the partial sums, shown by induction, and its limit.

The closed form is found, not trusted: terms ``c k^j r^k`` by undetermined coefficients, terms ``c / (k (k + d))`` by
partial fractions; the product of the two is left to others.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import comb, isqrt

from symderiv.deciding.conversions import Step, fresh
from symderiv.deciding.provers.inductions import prove_by_induction
from symderiv.deciding.search import Search, conditions_of
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer, transitivity
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import NATURAL, POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, bind, free_symbols, number, substitute
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, TooLarge, atom, constant, term_of

__all__ = ["partial_sum", "series_step"]

HIGHEST = 3  # degree in k of a term with a power
APART = 6  # between the factors of a denominator
INFINITY = Apply("infinity", ())


def series_step(search: Search) -> Step:
    """A sum over all whole numbers from 0 or 1 on, to what it is."""

    def step(term: Term) -> Theorem | None:
        match term:
            case Bind("sum", Apply("from", (Number(first),)), _) if first in (0, 1):
                return (_known(term, search) if first == 0 else None) or _by_limit(term, int(first), search)
        return None

    return step


def _known(term: Bind, search: Search) -> Theorem | None:
    """``x^k / k!``, however it is written, from 0 on."""
    k = fresh("_k", variable_of(term).sort, term)
    single = NormalForms().number(term.open(k)).single
    powers = dict(single[0]) if single is not None and single[1] == 1 else {}
    if powers.pop(Apply("factorial", (k,)), None) != -1 or len(powers) != 1:
        return None
    ((base, exponent),) = powers.items()
    if exponent != atom(k) or k in free_symbols(base):
        return None
    theorem = infer(all_rules()["exponential_series"], x=base)
    assert isinstance(theorem.conclusion, Apply)
    same = infer(all_rules()["field_algebra"], *search.signs(term), left=term, right=theorem.conclusion.arguments[0])
    return transitivity(same, theorem)


def _by_limit(term: Bind, first: int, search: Search) -> Theorem | None:
    last = fresh("_N", POSITIVE_INTEGER if first else NATURAL, term)
    partial = Bind("sum", Apply("range", (number(first), last)), term.body, term.written_as)
    value = partial_sum(partial, last, first)
    if value is None:
        return None
    goal = Apply("equal", (partial, value))
    given = [assume(c) for c in conditions_of(goal, search.context) if last not in free_symbols(c)]
    allowed = search.allowed.union(*(g.assumptions for g in given))
    shown = prove_by_induction(goal, replace(search, facts=[*search.facts, *given], allowed=allowed))
    if shown is None:
        return None
    n = Symbol("\0n", last.sort)
    end = Apply("approaching", (INFINITY, Apply("from", (number(first),))))
    limit = bind("limit", end, n, substitute(value, {last: n}))
    try:
        tends = infer(all_rules()["limit_by_expansion"], *search.signs(limit), limit=limit)
        return infer(all_rules()["sum_of_series"], shown, tends, last=last)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def partial_sum(partial: Bind, last: Symbol, first: int) -> Term | None:
    """What the sum over ``k = first..last`` may be; a proposal."""
    forms = NormalForms()
    k = fresh("_k", variable_of(partial).sort, partial)
    try:
        body = forms.number(partial.open(k))
        total: Term = number(0)
        for monomial, coefficient in body.terms.items():
            part = _of_power(forms, monomial, k, last, first) or _of_fraction(forms, monomial, k, last, first)
            if part is None:
                return None
            total = total + number(coefficient) * part
    except (TooLarge, LanguageError, ZeroDivisionError):
        return None
    return total


def _of_power(forms: NormalForms, monomial: object, k: Symbol, n: Symbol, first: int) -> Term | None:
    """``c k^j r^{a k + b}``: for j = 0 the geometric sum, else ``(q_0 + q_1 n + ...) r^n`` and a constant."""
    outside, ratio, degree = ONE, ONE, 0
    for base, exponent in monomial:  # type: ignore[attr-defined]
        if base == k and isinstance(exponent, Fraction) and exponent.denominator == 1 and 0 < exponent <= HIGHEST:
            degree = int(exponent)
        elif k in free_symbols(base):
            return None
        else:
            whole = constant(exponent) if isinstance(exponent, Fraction) else exponent
            slope = whole.terms.get(frozenset({(k, Fraction(1))}), Fraction(0))
            rest = whole - atom(k).scaled(slope)
            if k in free_symbols(term_of(rest)):
                return None
            power = forms.arithmetic.power
            ratio = forms.arithmetic.product(ratio, power(atom(base), slope)) if slope else ratio
            outside = forms.arithmetic.product(outside, power(atom(base), _simplest(rest))) if rest else outside
    if ratio == ONE:
        return None
    r, c = term_of(ratio), term_of(outside)
    return c * _geometric(r, n, degree, first)


def _simplest(exponent: Polynomial) -> Fraction | Polynomial:
    value = exponent.constant
    return exponent if value is None else value


def _geometric(r: Term, n: Symbol, degree: int, first: int) -> Term:
    """The sum of ``k^j r^k``, from the sums for smaller j: ``(1 - r) S_j = ...`` by summation by parts."""
    if degree == 0:
        return (r ** number(first) - r ** (n + 1)) / (1 - r)
    start = r ** number(first) * number(first**degree)
    lower: Term = number(0)
    for i in range(degree):
        lower = lower + number(comb(degree, i)) * _geometric(r, n, i, first)
    return (start - (n + 1) ** degree * r ** (n + 1) + r * lower) / (1 - r)


def _of_fraction(forms: NormalForms, monomial: object, k: Symbol, n: Symbol, first: int) -> Term | None:
    """``c / ((k + a) (k + a + d))``: differences of ``1 / (k + a)``."""
    below: list[Polynomial] = []
    outside = ONE
    for base, exponent in monomial:  # type: ignore[attr-defined]
        if k not in free_symbols(base):
            outside = forms.arithmetic.product(outside, atom(base, exponent))
        elif exponent == -1:
            below.append(forms.arithmetic.sums.get(base, atom(base)))
        else:
            return None
    factors = [f for part in below for f in _linear(forms, part, k)]
    if len(factors) != 2:
        return None
    (p, a), (q, b) = sorted(factors, key=lambda pair: pair[1] / pair[0])
    apart = b / q - a / p
    if apart.denominator != 1 or not 0 < apart <= APART:
        return None
    scale = 1 / (p * q * apart)
    total: Term = number(0)
    for i in range(int(apart)):
        total = total + 1 / (number(first + i) + number(a / p)) - 1 / (n + number(1 + i) + number(a / p))
    return term_of(outside) * number(scale) * total


def _linear(forms: NormalForms, part: Polynomial, k: Symbol) -> list[tuple[Fraction, Fraction]]:
    """The slopes and constants of the linear factors of a polynomial in k; empty where there are others."""
    _, split = forms.arithmetic.factors(part)
    found = []
    for factor, times in split:
        slope = factor.terms.get(frozenset({(k, Fraction(1))}))
        rest = factor - atom(k).scaled(slope) if slope else factor
        if not slope or rest.constant is None or times != 1:
            return _quadratic(part, k)
        found.append((slope, rest.constant))
    return found


def _quadratic(part: Polynomial, k: Symbol) -> list[tuple[Fraction, Fraction]]:
    """The factors of ``a k^2 + b k + c`` with rational roots."""
    a, b = (part.terms.get(frozenset({(k, Fraction(e))}), Fraction(0)) for e in (2, 1))
    c = part.terms.get(frozenset(), Fraction(0))
    if not a or part != atom(k, Fraction(2)).scaled(a) + atom(k).scaled(b) + constant(c):
        return []
    root = _root(b * b - 4 * a * c)
    return [] if root is None else [(a, (b + root) / 2), (Fraction(1), (b - root) / (2 * a))]


def _root(x: Fraction) -> Fraction | None:
    if x < 0:
        return None
    p, q = isqrt(x.numerator), isqrt(x.denominator)
    return Fraction(p, q) if (p * p, q * q) == (x.numerator, x.denominator) else None
