"""Determinant of a diagonal matrix.

Statement
    det(diag(v)) = v_1 v_2 ... v_n
Conditions
    v is a vector of dimension n.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 5.1, property 7.
Holds
    det(diag(s)) = product of s_i
Fails
    det(diag(v)) = v_1 + ... + v_n
"""

from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Symbol, apply, bind
from symderiv.rules.patterns import det, equal, n, vectors
from symderiv.rules.rule import Rule

(v,) = vectors("v")
i = Symbol("i", POSITIVE_INTEGER)

rule = Rule(statement=equal(det(apply("diagonal", v)), bind("product", apply("range", 1, n), i, apply("entry", v, i))))
