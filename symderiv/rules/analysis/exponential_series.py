"""Exponential series.

Statement
    sum over k from 0 on of x^k / k! = e^x
Conditions
    x is a number; x^0 is 1.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., (8.25).
Holds
    1 + 1 + 1/2 + 1/6 + ... = e
Fails
    x + x^2/2 + x^3/6 + ... = e^x
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import NATURAL, Scalar
from symderiv.language.terms import Apply, Symbol, Term, apply, bind
from symderiv.rules.rule import Rule, require


def infer(*, x: Term) -> Sequent:
    """The series with its sum."""
    require(isinstance(sort_of(x), Scalar), "x is a number")
    k = Symbol("\0k", NATURAL)
    series = bind("sum", apply("from", 0), k, x**k / apply("factorial", k))
    return Sequent(frozenset(), Apply("equal", (series, apply("exp", x))))


rule = Rule(checker=infer)
