"""Sums are ordered as their terms.

Statement
    f(1) + ... + f(n) <= g(1) + ... + g(n)
Conditions
    Both sums are over the same numbers i, and f(i) <= g(i) for each of them: a premise shows it of a letter i of which
    nothing is supposed but that it is one of them.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., proposition 1.18 (ordered fields).
Holds
    sum of p_i log(q_i / p_i) <= sum of p_i (q_i / p_i - 1) for positive p_i and q_i
Fails
    the same where f(i) <= g(i) for one i alone
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules.rule import Rule, are_real, require


def infer(termwise: Theorem, *, smaller: Term, larger: Term, index: Term) -> Sequent:
    """``sum f(i) <= sum g(i)`` from ``f(i) <= g(i)``."""
    match smaller, larger, index:
        case Bind("sum", domain), Bind("sum", other), Symbol() if domain == other:
            pass
        case _:
            raise KernelError("two sums over the same numbers, and a letter")
    assert isinstance(smaller, Bind)
    assert isinstance(larger, Bind)
    assert isinstance(index, Symbol)
    require(index.sort == variable_of(smaller).sort, "the letter stands for any of the numbers")
    require(index not in free_symbols(smaller) | free_symbols(larger), "the letter is new")
    terms = smaller.open(index), larger.open(index)
    require(are_real(*terms), "the terms are real numbers")
    require(termwise.conclusion == Apply("less_equal", terms), "the premise compares the terms")
    rest = termwise.assumptions - {Apply("member", (index, domain))}
    require(all(index not in free_symbols(claim) for claim in rest), "nothing else is supposed of the letter")
    return Sequent(rest, Apply("less_equal", (smaller, larger)))


rule = Rule(checker=infer)
