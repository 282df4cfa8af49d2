"""Modulus of a complex number.

Statement
    |z| = sqrt(x^2 + y^2) for z = x + i y
Conditions
    z is made of real parts and i by arithmetic, so that its normal form shows x and y; y is not zero there.
Source
    Ahlfors, Complex Analysis, 3rd ed., section 1.1.3.
Holds
    |1 + t i| = sqrt(1 + t^2)
Fails
    |x + y i| = sqrt(x^2 - y^2)
"""

from fractions import Fraction

from symderiv.kernel.theorems import Sequent
from symderiv.language.terms import Apply, Term, number
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of
from symderiv.rules.normal_form.powers import IMAGINARY_UNIT
from symderiv.rules.rule import Rule, require

UNIT = (IMAGINARY_UNIT, Fraction(1))


def infer(*, z: Term) -> Sequent:
    """``|z| = sqrt(x^2 + y^2)``."""
    forms = NormalForms()
    value = forms.number(z)
    real = Polynomial({m: c for m, c in value.terms.items() if UNIT not in m})
    imaginary = Polynomial({m - {UNIT}: c for m, c in value.terms.items() if UNIT in m})
    require(bool(imaginary), "there is an imaginary part")
    require(all(forms.facts.is_real(b) for p in (real, imaginary) for b in p.bases()), "the parts are real")
    require(all(_plain(e) for p in (real, imaginary) for m in p.terms for _, e in m), "they are polynomials")
    root = Apply("sqrt", (term_of(real) ** number(2) + term_of(imaginary) ** number(2),))
    return Sequent(frozenset(forms.facts.conditions), Apply("equal", (Apply("absolute", (z,)), root)))


def _plain(exponent: Fraction | Polynomial) -> bool:
    return isinstance(exponent, Fraction) and exponent.denominator == 1


rule = Rule(checker=infer)
