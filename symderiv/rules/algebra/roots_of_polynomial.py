"""Roots of a polynomial.

Statement
    If f(x) = g(x), then x = r_1 or ... or x = r_k.
Conditions
    x is a real letter, f - g a polynomial in x with rational coefficients and no other letter; r_1, ..., r_k have no
    letters and are roots of f - g, every real one among them (only those count that have the sign that x has by its
    sort).
Source
    Spivak, Calculus, 4th ed., chapter 3, problem 7 (a polynomial of degree n has at most n roots).
Holds
    x^2 = 9 implies x = 3 or x = -3; x^3 = 8 implies x = 2
Fails
    x^2 = 9 implies x = 3
"""

from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq, fmpz, fmpz_poly

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Number, Symbol, Term
from symderiv.rules.normal_form.algebraic_numbers import is_closed, is_zero, value_of
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial
from symderiv.rules.rule import Rule, equation, require

HIGHEST, BITS = 40, 256


def infer(premise: Theorem, *, x: Term, statement: Term) -> Sequent:
    """``x = r_1 or ...`` from ``f(x) = g(x)``."""
    require(isinstance(x, Symbol) and isinstance(x.sort, Scalar) and x.sort.kind != "complex", "x is a real letter")
    assert isinstance(x, Symbol)
    left, right = equation(premise, "the premise")
    forms = NormalForms()
    difference = forms.number(left) - forms.number(right)
    require(not forms.facts.conditions, "the equation holds no division")
    coefficients = _coefficients(difference, x)
    roots = list(alternatives(statement, x))
    require(all(is_closed(r) for r in roots), "the roots have no letters")
    try:
        require(all(_is_root(coefficients, r) for r in roots), "they are roots")
        with ctx.workprec(BITS):
            values = [arb(value_of(r, BITS)) for r in roots]
            found: list[Any] = _integral(coefficients).complex_roots()
            real = [root.real for root, _ in found if root.imag == 0]
            counted = [r for r in real if _may_be(r, x)]
            known = all(any(_is_this_one(v, r, real) for v in values) for r in counted)
    except (NoMeaning, Undefined, ArithmeticError, ValueError, TypeError) as error:
        require(False, f"numbers that can be worked out: {error}")
    require(known, "there are no more real roots")
    return Sequent(premise.assumptions, statement)


def alternatives(statement: Term, x: Symbol) -> list[Term]:
    """The numbers that x may be."""
    match statement:
        case Apply("equal", (letter, root)) if letter == x:
            return [root]
        case Apply("or", parts):
            return [root for part in parts for root in alternatives(part, x)]
        case Apply("member", (letter, Apply("set", roots))) if letter == x:
            return list(roots)
    require(False, "an equation for x, or several of which one holds")
    raise AssertionError


def _coefficients(difference: Polynomial, x: Symbol) -> list[Fraction]:
    found: dict[int, Fraction] = {}
    for monomial, c in difference.terms.items():
        powers = dict(monomial)
        degree = powers.pop(x, Fraction(0))
        natural = isinstance(degree, Fraction) and degree.denominator == 1 and 0 <= degree <= HIGHEST
        require(not powers and natural, "a polynomial in x")
        assert isinstance(degree, Fraction)
        found[int(degree)] = c
    require(bool(found), "the equation does not hold for every x")
    return [found.get(i, Fraction(0)) for i in range(max(found) + 1)]


def _integral(coefficients: list[Fraction]) -> fmpz_poly:
    """A multiple with whole coefficients, without repeated roots."""
    common = 1
    for c in coefficients:
        common *= c.denominator
    whole = fmpz_poly([fmpz(int(c * common)) for c in coefficients])
    return whole // whole.gcd(whole.derivative()) if whole.degree() > 1 else whole


def _is_root(coefficients: list[Fraction], root: Term) -> bool:
    total: Term = Number(Fraction(0))
    for c in reversed(coefficients):
        total = total * root + Number(c)
    return is_zero(total)


def _is_this_one(value: arb, root: arb, roots: list[arb]) -> bool:
    """Whether a value that is a root can be no other of them."""
    return [other for other in roots if value.overlaps(other)] == [root]


def _may_be(root: arb, x: Symbol) -> bool:
    """Whether a root may have the sign that x has by its sort."""
    if has(x.sort, "nonnegative") and root < 0:
        return False
    return not (has(x.sort, "nonpositive") and root > fmpq(0))


rule = Rule(checker=infer)
