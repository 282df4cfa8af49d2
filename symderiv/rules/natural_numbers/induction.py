"""Induction on a natural number.

Statement
    If P(a), and P(n) implies P(n + 1) for every integer n >= a, then P(n) for every integer n >= a.
Conditions
    n is an integer and a a number. The base rests on no assumption about n; the step on none but P(n). The sort of n
    says that n >= a and nothing else (natural for a = 0, positive for a = 1): a step for n >= 1 does not lead from P(0)
    to P(1).
Source
    Velleman, How to Prove It, 3rd ed., section 6.1.
Holds
    1 + 2 + ... + n = n (n + 1) / 2
Fails
    "all horses have one colour": the step from 1 to 2 assumes n >= 2.
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorts import Scalar, closure
from symderiv.language.terms import Apply, Number, Symbol, Term, free_symbols, mentions, substitute, subterms
from symderiv.rules.rule import Rule, require


def infer(base: Theorem, step: Theorem, *, statement: Term, n: Term, start: Term) -> Sequent:
    """``Γ ⊢ P(n)`` for ``n >= start``."""
    require(isinstance(start, Number) and start.value in (0, 1), "the start is 0 or 1")
    assert isinstance(start, Number)
    require(isinstance(n, Symbol) and isinstance(n.sort, Scalar) and n.sort.kind == "integer", "n is an integer")
    assert isinstance(n, Symbol)
    assert isinstance(n.sort, Scalar)
    every = closure(frozenset({"nonnegative" if start.value == 0 else "positive"}))
    require(closure(n.sort.properties) == every, "n is any integer from the start on, and no other")
    quoted = (p for p in subterms(statement) if isinstance(p, Apply) and p.operator == "operations")
    require(not any(mentions(p, n) for p in quoted), "n is not in what is counted as written")
    require(base.conclusion == substitute(statement, {n: start}), "the base proves P(start)")
    require(step.conclusion == substitute(statement, {n: n + 1}), "the step proves P(n + 1)")
    about = [a for a in base.assumptions | (step.assumptions - {statement}) if n in free_symbols(a)]
    require(not about, "the base assumes nothing about n, the step only P(n)")
    return Sequent(base.assumptions | (step.assumptions - {statement}), statement)


rule = Rule(checker=infer)
