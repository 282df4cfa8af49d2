"""Induction on a natural number.

Statement
    If P(a), and P(n) implies P(n + 1) for every integer n >= a, then P(n) for every integer n >= a.
Conditions
    n is an integer and a a number. The base rests on no assumption about n; the step on none but P(n). The sort of n says
    that n >= a (natural for a = 0, positive for a = 1).
Source
    Velleman, How to Prove It, 3rd ed., section 6.1.
Holds
    1 + 2 + ... + n = n (n + 1) / 2
Fails
    "all horses have one colour": the step from 1 to 2 assumes n >= 2.
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Number, Symbol, Term, free_symbols, substitute
from symderiv.rules.rule import Rule, require


def infer(base: Theorem, step: Theorem, *, statement: Term, n: Term, start: Term) -> Sequent:
    """``Γ ⊢ P(n)`` for ``n >= start``."""
    assert isinstance(n, Symbol)
    require(isinstance(n.sort, Scalar) and n.sort.kind == "integer", "n is an integer")
    require(isinstance(start, Number) and start.value in (0, 1), "the start is 0 or 1")
    assert isinstance(start, Number)
    require(has(n.sort, "nonnegative" if start.value == 0 else "positive"), "n is not below the start")
    require(base.conclusion == substitute(statement, {n: start}), "the base proves P(start)")
    require(step.conclusion == substitute(statement, {n: n + 1}), "the step proves P(n + 1)")
    about = [a for a in base.assumptions | (step.assumptions - {statement}) if n in free_symbols(a)]
    require(not about, "the base assumes nothing about n, the step only P(n)")
    return Sequent(base.assumptions | (step.assumptions - {statement}), statement)


rule = Rule(checker=infer)
