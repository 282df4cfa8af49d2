"""Equality of numbers without letters.

Statement
    a = b
Conditions
    a and b are made of rationals by field operations, roots, and sines and cosines of rational multiples of pi, and
    their difference is nearer to zero than a number so made can be without being zero; or both are rational and equal.
Source
    Burnikel, Fleischer, Mehlhorn and Schirra, A strong and easily computable separation bound for arithmetic
    expressions involving radicals, Algorithmica 27 (2000); the norm of a nonzero algebraic integer is at least 1.
Holds
    sqrt(7 + 4 sqrt(3)) = 2 + sqrt(3); cos 36 degrees - sin 18 degrees = 1/2
Fails
    sqrt(2) + sqrt(3) = sqrt(5 + 2 sqrt(5)), though the two sides differ by less than a quarter
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.definedness import definedness
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.algebraic_numbers import is_closed, is_zero
from symderiv.rules.rule import Rule, require


def compare(*, left: Term, right: Term) -> Sequent:
    """``left = right`` where both are numbers without letters, and have a value."""
    require(is_closed(left) and is_closed(right), "neither side has letters, nor is too large to be looked at")
    try:
        zero = is_zero(left - right)
    except (NoMeaning, Undefined, ArithmeticError, ValueError) as error:
        raise KernelError(f"both sides have a value: {error}") from None
    require(zero, "the difference is too near to zero not to be zero")
    equation = Apply("equal", (left, right))
    return Sequent(frozenset(definedness(equation)), equation)


rule = Rule(checker=compare)
