"""Equations that follow from equations in force: multipliers that make the one a combination of the others.

With a bound on the multipliers' monomials that is a system of linear equations in their coefficients. Only monomials
that bring a monomial of a premise onto one of the goal are tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from flint import fmpq, fmpq_mat

from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Term, free_symbols, subterms
from symderiv.rules import all_rules
from symderiv.rules.algebra.combination_of_equations import combination
from symderiv.rules.normal_form.law_forms import OF_LAWS, LawForms
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import (
    Exponent,
    Monomial,
    Polynomial,
    exponent_scaled,
    monomial_product,
    order_key,
    term_of,
)  # fmt: skip

__all__ = ["combined"]

MOST_EQUATIONS, MOST_COLUMNS, MOST_ROWS = 8, 90, 160
ROUNDS = 2  # a multiple brings new monomials, onto which others are brought in turn


def combined(search: Search, goal: Apply) -> Theorem | None:
    """The goal as a combination of equations between numbers that are in force."""
    given = [fact for fact in search.facts if _is_equation(fact.conclusion) and fact.conclusion != goal]
    letters = free_symbols(goal)
    if not any(free_symbols(fact.conclusion) & letters for fact in given):
        return None
    given = given[-MOST_EQUATIONS:]
    law_like = any(
        getattr(part, "operator", "") in OF_LAWS for term in (goal, *_said(given)) for part in subterms(term)
    )
    forms = LawForms() if law_like else NormalForms()
    left, right = goal.arguments
    target = forms.number(left) - forms.number(right)
    sides = [fact.conclusion.arguments for fact in given]  # type: ignore[union-attr]
    polynomials = [forms.number(a) - forms.number(b) for a, b in sides]
    multipliers = _multipliers(target, polynomials, forms)
    if multipliers is None:
        return None
    parts = [
        (term_of(multiplier), *pair) for multiplier, pair in zip(multipliers, sides, strict=True) if multiplier.terms
    ]
    used = [fact for fact, multiplier in zip(given, multipliers, strict=True) if multiplier.terms]
    if not used:
        return None
    rules = all_rules()
    rule = rules["algebra_of_laws" if law_like else "field_algebra"]
    difference = Apply("subtract", (left, right))
    identity = infer(rule, *search.signs(goal), left=difference, right=combination(parts))
    return infer(rules["combination_of_equations"], *used, identity)


def _said(facts: Sequence[Theorem]) -> list[Term]:
    return [fact.conclusion for fact in facts]


def _is_equation(statement: object) -> bool:
    match statement:
        case Apply("equal", (a, b)):
            return all(isinstance(sort_of(side), Scalar) for side in (a, b))
    return False


def _multipliers(target: Polynomial, polynomials: Sequence[Polynomial], forms: NormalForms) -> list[Polynomial] | None:
    """A polynomial for each of the others, so that the sum of their products is the target."""
    wanted: set[Monomial] = {*target.terms, frozenset()}
    columns: dict[tuple[int, Monomial], Polynomial] = {}
    for _ in range(ROUNDS):
        asked = {(place, _quotient(w, m)) for place, p in enumerate(polynomials) for w in wanted for m in p.terms}
        for place, monomial in sorted(asked - columns.keys(), key=_plainly)[: MOST_COLUMNS - len(columns)]:
            one = Polynomial({monomial: Fraction(1)})
            columns[place, monomial] = forms.arithmetic.product(one, polynomials[place])
        solution = _solution(target, list(columns.values()))
        if solution is not None:
            found = [dict[Monomial, Fraction]() for _ in polynomials]
            for (place, monomial), value in zip(columns, solution, strict=True):
                found[place][monomial] = value
            return [Polynomial(terms) for terms in found]
        wanted = {m for column in columns.values() for m in column.terms if _is_whole(m)}
        if len(wanted) > MOST_ROWS:
            return None
    return None


def _quotient(a: Monomial, b: Monomial) -> Monomial:
    inverse: list[tuple[object, Exponent]] = [(base, exponent_scaled(e, Fraction(-1))) for base, e in b]
    return monomial_product(a, frozenset(inverse))  # type: ignore[arg-type]


def _plainly(asked: tuple[int, Monomial]) -> tuple[bool, Fraction, int, str]:
    """Multipliers without divisors first, then those of low degree: the fewest conditions."""
    place, monomial = asked
    fractional, degree, key = _order(monomial)
    return fractional, degree, place, key


@lru_cache(maxsize=1 << 14)
def _order(monomial: Monomial) -> tuple[bool, Fraction, str]:
    degree = sum((abs(e) for _, e in monomial if isinstance(e, Fraction)), Fraction(0))
    return not _is_whole(monomial), degree, order_key(term_of(Polynomial({monomial: Fraction(1)})))


def _is_whole(monomial: Monomial) -> bool:
    return all(isinstance(e, Fraction) and 0 <= e <= 4 for _, e in monomial)


def _solution(target: Polynomial, columns: Sequence[Polynomial]) -> list[Fraction] | None:
    """Numbers by which the columns have to be multiplied so that their sum is the target."""
    rows = list(dict.fromkeys(m for p in (target, *columns) for m in p.terms))
    if not columns or len(rows) > 3 * MOST_ROWS:
        return None
    entries = [_exact(p.terms.get(m)) for m in rows for p in (*columns, target)]
    reduced, rank = fmpq_mat(len(rows), len(columns) + 1, entries).rref()
    solution = [Fraction(0)] * len(columns)
    for row in range(rank):
        pivot = next(j for j in range(len(columns) + 1) if reduced[row, j] != 0)
        if pivot == len(columns):
            return None
        value = reduced[row, len(columns)]
        solution[pivot] = Fraction(int(value.p), int(value.q))
    return solution


def _exact(value: Fraction | None) -> fmpq:
    return fmpq(0) if value is None else fmpq(value.numerator, value.denominator)
