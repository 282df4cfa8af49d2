"""Existence and uniqueness.

Statement
    There is exactly one x in D with P(x).
Conditions
    Premises: s is in D (or its sort says so); P(s); and P(x) implies x = s, for a new variable x of the sort of D.
Source
    Velleman, How to Prove It, 3rd ed., section 3.6.
Holds
    2 x = y has exactly one solution
Fails
    x^2 = y has exactly one real solution, for y > 0
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules.rule import Rule, by_sort, require


def infer(holds: Theorem, unique: Theorem, *membership: Theorem, statement: Term, solution: Term, x: Term) -> Sequent:
    """The statement, from a solution and the proof that there is no other."""
    require(isinstance(statement, Bind) and isinstance(x, Symbol), "a statement about a variable")
    assert isinstance(statement, Bind)
    assert isinstance(x, Symbol)
    require(statement.operator == "exists_unique", "a statement that there is exactly one")
    require(x not in free_symbols(statement) | free_symbols(solution), "x is new")
    require(fits(variable_of(statement).sort, x.sort), "x may be anything in the domain")
    require(holds.conclusion == statement.open(solution), "the solution is one")
    require(
        unique.conclusion == Apply("implies", (statement.open(x), Apply("equal", (x, solution)))), "there is no other"
    )
    require(all(x not in free_symbols(a) for a in unique.assumptions), "nothing is assumed of x")
    inside = Apply("member", (solution, statement.domain))
    shown = any(m.conclusion == inside for m in membership)
    assumptions = holds.assumptions | unique.assumptions | (frozenset() if shown else by_sort(inside))
    return Sequent(assumptions.union(*(m.assumptions for m in membership)), statement)


rule = Rule(checker=infer)
