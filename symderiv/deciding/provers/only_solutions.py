"""Equations with one solution: the difference of their sides is ``x - s`` times something that does not vanish."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce

from symderiv.deciding.conversions import everywhere, first_of, right_side
from symderiv.deciding.provers.derivatives import linear_factor
from symderiv.deciding.provers.equality import simplified
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number, subterms
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, TooLarge, term_of

__all__ = ["only_solution"]

Powers = dict[Term, int]


def only_solution(goal: Apply, search: Search) -> Theorem | None:
    """``L = R iff x = s`` from ``L - R = M (x - s)``; x is a letter, or M a number."""
    match goal.arguments:
        case Apply("equal", (left, right)), Apply("equal", (x, solution)):
            rule = all_rules()["only_solution"]
            for written in _written(left - right, search):
                found = _factors(written, x) if isinstance(x, Symbol) else _multiples(written, x - solution)
                for factor in found:
                    whole = _times(factor, x - solution)
                    identity = search.prove(Apply("equal", (left - right, whole)))
                    if identity is not None:
                        return search.attempt(lambda identity=identity: infer(rule, identity))  # type: ignore[misc]
    return None


def _multiples(difference: Term, of: Term) -> Iterator[Term]:
    """The number by which one vector, or matrix, is a multiple of another: from the coefficients of a word of both."""
    if not isinstance(sort_of(of), Matrix):
        return
    try:
        forms = NormalForms()
        wanted, given = forms.matrix(difference).terms, forms.matrix(of).terms
        for word, coefficient in given.items():
            if word in wanted and coefficient.single is not None:
                inverse = forms.arithmetic.power(coefficient, Fraction(-1))
                yield term_of(forms.arithmetic.product(wanted[word], inverse))
                return
    except (LanguageError, TooLarge, ZeroDivisionError):
        return


def _written(difference: Term, search: Search) -> Iterator[Term]:
    """The difference by the equations in force, which may say what a derivative is; then with all worked out."""
    known = search.timed(first_of([search.equations(), search.definitions()]))
    plainly = right_side(everywhere(difference, known))
    yield plainly
    if any(isinstance(part, Bind) and part.operator == "derivative" for part in subterms(plainly)):
        yield right_side(simplified(search, plainly))


def _times(factor: Term, other: Term) -> Term:
    numbers = isinstance(sort_of(factor), Scalar) or isinstance(sort_of(other), Scalar)
    return factor * other if numbers else factor @ other


def _factors(difference: Term, x: Symbol) -> Iterator[Term]:
    """What ``x - s`` is multiplied by in an expression that is linear in x, or is so over a common denominator."""
    try:
        slope = linear_factor(difference, x)
        if slope is None and not isinstance(x.sort, Matrix):
            slope = _over_denominator(difference, x)
    except (LanguageError, TooLarge, ZeroDivisionError):
        return
    if slope is not None:
        yield slope


def _over_denominator(difference: Term, x: Symbol) -> Term | None:
    """``a / D`` where the difference is ``(a x - b) / D``."""
    above, below = _quotient(difference, x)
    slope = Polynomial({})
    for monomial, coefficient in NormalForms().number(above).terms.items():
        about = [pair for pair in monomial if x in free_symbols(pair[0])]
        if about == [(x, Fraction(1))]:
            slope += Polynomial({monomial - set(about): coefficient})
        elif about:
            return None
    return term_of(slope) / _product(below) if slope else None


def _quotient(term: Term, x: Symbol) -> tuple[Term, Powers]:
    """A term over the least common denominator of its parts, as far as the letter occurs there."""
    match term:
        case Apply("add" | "subtract" as sign, (a, b)):
            (p, q), (r, s) = _quotient(a, x), _quotient(b, x)
            below = {base: max(q.get(base, 0), s.get(base, 0)) for base in (*q, *s)}
            left, right = p * _product(_less(below, q)), r * _product(_less(below, s))
            return (left + right if sign == "add" else left - right), below
        case Apply("negate", (a,)):
            above, below = _quotient(a, x)
            return -above, below
        case Apply("multiply", (a, b)):
            (p, q), (r, s) = _quotient(a, x), _quotient(b, x)
            return p * r, _more(q, s)
        case Apply("divide", (a, b)) if x in free_symbols(b):
            above, below = _quotient(a, x)
            return above, _more(below, _powers(b))
        case Apply("divide", (a, b)):
            above, below = _quotient(a, x)
            return above / b, below
        case Apply("power", (a, Number(n))) if n.denominator == 1 and n < 0 and x in free_symbols(a):
            return number(1), {base: int(-n) * times for base, times in _powers(a).items()}
    return term, {}


def _powers(term: Term) -> Powers:
    """The factors of a product, with how often each occurs."""
    match term:
        case Apply("multiply", (a, b)):
            return _more(_powers(a), _powers(b))
        case Apply("power", (base, Number(n))) if n.denominator == 1 and n > 0:
            return {base: int(n)}
    return {term: 1}


def _more(a: Powers, b: Powers) -> Powers:
    return {base: a.get(base, 0) + b.get(base, 0) for base in (*a, *b)}


def _less(a: Powers, b: Powers) -> Powers:
    return {base: times - b.get(base, 0) for base, times in a.items() if times > b.get(base, 0)}


def _product(powers: Powers) -> Term:
    factors = [base if times == 1 else base ** number(times) for base, times in powers.items()]
    return reduce(lambda a, b: a * b, factors) if factors else number(1)
