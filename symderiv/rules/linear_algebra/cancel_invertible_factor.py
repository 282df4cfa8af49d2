"""An invertible factor cancels.

Statement
    If S X = S Y, or X S = Y S, then X = Y.
Conditions
    S is invertible.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 2.5 (multiply by the inverse).
Holds
    (I + A B)^{-1} A = A (I + B A)^{-1}, from both sides times I + A B
Fails
    X = Y from 0 X = 0 Y
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, has
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, by_sort, equation, following, require


def infer(premise: Theorem, *, factor: Term) -> Sequent:
    """``X = Y`` from ``S X = S Y`` or ``X S = Y S``, under the condition that S is invertible."""
    left, right = equation(premise, "the premise")
    match left, right:
        case Apply("multiply", (s, x)), Apply("multiply", (t, y)) if s == t == factor:
            pass
        case Apply("multiply", (x, s)), Apply("multiply", (y, t)) if s == t == factor:
            pass
        case _:
            raise KernelError("both sides have the factor on the same side")
    require(all(isinstance(sort_of(t), Matrix) for t in (x, y, factor)), "all are matrices")
    condition = Apply("invertible", (factor,))
    by = by_sort(condition) if has(sort_of(factor), "invertible") else frozenset({condition})
    return following((premise,), Apply("equal", (x, y)), *by)


rule = Rule(checker=infer)
