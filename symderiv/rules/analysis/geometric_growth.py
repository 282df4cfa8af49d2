"""Geometric growth.

Statement
    b^{p k} c tends to infinity as k does.
Conditions
    b > 1, c > 0 and p > 0.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 3.20 (e).
Holds
    (1 + t^2)^{k/2} for t other than 0
Fails
    (1/2)^k
"""

from symderiv.language.sorts import NATURAL
from symderiv.language.terms import Symbol, apply, bind
from symderiv.rules.patterns import real
from symderiv.rules.rule import Rule

b, c, p = real("b"), real("c"), real("p")
k = Symbol("k", NATURAL)

rule = Rule(
    statement=bind("tends_to_infinity", apply("from", 0), k, b ** (p * k) * c),
    conditions=(apply("greater", b, 1), apply("greater", c, 0), apply("greater", p, 0)),
)
