"""An entry of a positive vector is positive.

Statement
    v_i > 0
Conditions
    A premise shows v > 0, entry by entry; i is a number from 1 to the size of v, which is a number.
Source
    The definition of v > 0; Boyd and Vandenberghe, Convex Optimization, section 2.4.1.
Holds
    v_2 > 0 for v > 0 of three entries
Fails
    v_4 > 0 for v > 0 of three entries: there is none
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import ONE, Matrix
from symderiv.language.terms import Apply, Number, Term, apply, number
from symderiv.rules.rule import Rule, require


def infer(positive: Theorem, *, i: Term) -> Sequent:
    """``v_i > 0`` from ``v > 0``."""
    match positive.conclusion:
        case Apply("positive_entries", (v,)):
            match sort_of(v), i:
                case Matrix(Number(size), columns), Number(at) if columns == ONE:
                    require(at.denominator == 1 and 1 <= at <= size, "the vector has such an entry")
                    entry = apply("entry", v, i)
                    return Sequent(positive.assumptions, Apply("greater", (entry, number(0))))
    raise KernelError("a positive vector, and the number of an entry")


rule = Rule(checker=infer)
