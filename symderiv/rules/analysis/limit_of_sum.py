"""Limit of a sum, term by term.

Statement
    The limit of a sum over i from m to n is the sum of the limits of its terms.
Conditions
    A premise shows, for every i in the range, what the i-th term tends to, which is a number; neither m nor n moves.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.4, by induction on n.
Holds
    the sum over i of w_i exp(-i x) tends to 0 as x tends to infinity
Fails
    the sum over i of x tends to the sum of infinity, less the sum of infinity
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, subterms
from symderiv.rules.rule import Rule, are_real, equation, require


def infer(termwise: Theorem, *, limit: Term, x: Term, i: Term) -> Sequent:
    """``limit = the sum of the limits``; ``x`` is the variable of the limit, ``i`` that of the sum."""
    assert isinstance(limit, Bind)
    assert isinstance(x, Symbol)
    assert isinstance(i, Symbol)
    require(limit.operator == "limit" and x not in free_symbols(limit), "a limit, and a new variable")
    require(x.sort == variable_of(limit).sort, "x is of the sort of the variable")
    match limit.open(x):
        case Bind("sum", Apply("range", _) as domain, _) as total:
            require(x not in free_symbols(domain), "over a range that does not move")
        case _:
            raise KernelError("of a sum over a range")
    require(i not in free_symbols(limit) | {x} and fits(variable_of(total).sort, i.sort), "i is any in the range")
    found, value = equation(termwise, "the limit of a term")
    require(found == bind("limit", limit.domain, x, total.open(i)), "the limit of the i-th term")
    require(all(i not in free_symbols(a) for a in termwise.assumptions), "it is shown for every i")
    infinite = any(isinstance(part, Apply) and part.operator == "infinity" for part in subterms(value))
    require(are_real(value) and not infinite, "each limit is a number")
    return Sequent(termwise.assumptions, Apply("equal", (limit, bind("sum", domain, i, value))))


rule = Rule(checker=infer)
