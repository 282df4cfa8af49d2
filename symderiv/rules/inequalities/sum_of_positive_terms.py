"""Sum of positive terms.

Statement
    The sum of t_i over i from m to n is > 0; or >= 0.
Conditions
    A premise shows t_i > 0 for every i in the range, and there is one: m <= n. For >= 0, it shows t_i >= 0, and the
    range may be empty.
Source
    Spivak, Calculus, 4th ed., chapter 1 (P11: sums of positive numbers), by induction on n.
Holds
    the sum of exp(x_i) over i from 1 to n is > 0, for n >= 1
Fails
    the sum of exp(x_i) over i from 1 to n is > 0, for n >= 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, number
from symderiv.rules.rule import Rule, are_real, following, require

ZERO = number(0)


def infer(termwise: Theorem, *, total: Term, i: Term) -> Sequent:
    """``total > 0`` (or ``>= 0``) from the same of its terms; ``i`` is any in the range."""
    assert isinstance(total, Bind)
    assert isinstance(i, Symbol)
    require(total.operator == "sum" and are_real(total), "a sum of real numbers")
    require(i not in free_symbols(total) and fits(variable_of(total).sort, i.sort), "i is any in the range")
    require(all(i not in free_symbols(a) for a in termwise.assumptions), "it is shown for every i")
    match total.domain, termwise.conclusion:
        case Apply("range", (first, last)), Apply("greater" | "greater_equal" as relation, (term, zero)):
            require(term == total.open(i) and zero == ZERO, "the premise is about the terms")
            some = [Apply("greater_equal", (last, first))] if relation == "greater" else []
            return following((termwise,), Apply(relation, (total, ZERO)), *some)
    raise KernelError("a sum over a range, and the sign of its terms")


rule = Rule(checker=infer)
