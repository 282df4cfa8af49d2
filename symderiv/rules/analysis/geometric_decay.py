"""Geometric decay.

Statement
    b^k c tends to 0 as k tends to infinity.
Conditions
    |b| < 1; b and c are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 3.20 (e).
Holds
    (-1/2)^k
Fails
    (-1)^k, and 2^k
"""

from symderiv.language.sorts import NATURAL
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.rules.patterns import absolute, equal, real
from symderiv.rules.rule import Rule

b, c = real("b"), real("c")
k = Symbol("k", NATURAL)
onwards = apply("approaching", apply("infinity"), apply("from", 0))

rule = Rule(
    statement=equal(bind("limit", onwards, k, b**k * c), number(0)),
    conditions=(apply("less", absolute(b), 1),),
)
