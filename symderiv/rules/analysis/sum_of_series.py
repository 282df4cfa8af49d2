"""Sum of a series.

Statement
    The sum of f(k) over all whole k >= a is L.
Conditions
    Premises show that the sum over k = a..N of f(k) is F(N) for every whole N from the start of its sort on, of which
    nothing else is assumed, and that F(N) tends to L, a number, as N grows.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., definition 3.21.
Holds
    1 + 1/2 + 1/4 + ... = 2
Fails
    1 + 2 + 4 + ... = -1: the partial sums grow beyond all bounds
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, substitute, subterms
from symderiv.rules.rule import Rule, equation, require


def infer(partial: Theorem, tends: Theorem, *, last: Term) -> Sequent:
    """``sum over k from a on = L`` from the partial sums up to ``last`` and their limit."""
    total, value = equation(partial, "the first premise")
    limit, end = equation(tends, "the second premise")
    require(isinstance(last, Symbol) and isinstance(last.sort, Scalar), "the last index is a letter")
    assert isinstance(last, Symbol)
    assert isinstance(last.sort, Scalar)
    require(last.sort.kind == "integer" and not last.sort.properties - {"positive", "nonnegative"}, "any whole number")
    require(all(last not in free_symbols(a) for a in partial.assumptions), "nothing is assumed of the last index")
    match total, limit:
        case Bind("sum", Apply("range", (first, end_of_range)), _, letter) as summed, Bind(
            "limit", Apply("approaching", (Apply("infinity"), Apply("from"))), _
        ) as approached:
            require(end_of_range == last and last not in free_symbols(first), "the range ends with the last index")
            at = Symbol("\0N", last.sort)
            require(approached.open(at) == substitute(value, {last: at}), "the limit is that of the partial sums")
            require(last not in free_symbols(summed.body), "the terms do not depend on the last index")
            infinite = any(isinstance(part, Apply) and part.operator == "infinity" for part in subterms(end))
            require(not infinite, "the limit is a number")
            series = Bind("sum", Apply("from", (first,)), summed.body, letter)
            return Sequent(partial.assumptions | tends.assumptions, Apply("equal", (series, end)))
    require(False, "a sum over a range, and a limit as whole numbers grow")
    raise AssertionError


rule = Rule(checker=infer)
