"""Jensen's inequality for means of finitely many numbers.

Statement
    f((u_1 + ... + u_n) / n) - (f(u_1) + ... + f(u_n)) / n >= 0 for concave f; the other way round for convex f
Conditions
    n is a positive integer. f is one of those of `jensen_inequality`, the u_j are real, and each f(u_j) is defined.
Source
    Hardy, Littlewood, Pólya, Inequalities, 2nd ed., theorem 86.
Holds
    log((u_1 + ... + u_n) / n) >= (log(u_1) + ... + log(u_n)) / n
Fails
    the same for the sine, which is neither convex nor concave
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.definedness import definedness
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols, number
from symderiv.rules.inequalities.jensen_inequality import CONVEX, bent
from symderiv.rules.rule import Rule, are_real, following, require

ONE: Term = number(1)


def parted(mean: Term) -> tuple[Bind, Term]:
    """The sum from 1 to n, and n, of which a term is the quotient. Raises `KernelError`."""
    one, n, total = ONE, mean, mean
    match mean:
        case Apply("divide", (total, n)):
            pass
        case Apply("multiply", (Apply("divide", (one, n)), total)):
            pass
    match total:
        case Bind("sum", Apply("range", (first, last))) if one == ONE and first == ONE and last == n:
            return total, n
    raise KernelError("the mean of finitely many numbers")


def infer(*, mean: Term) -> Sequent:
    """Jensen's inequality for this mean of values of a convex or concave function."""
    total, n = parted(mean)
    require(fits(sort_of(n), POSITIVE_INTEGER), "there is a number at least")
    index = variable_of(total, "_index")
    require(index not in free_symbols(mean), "the variable is new")
    curved = bent(total.open(index))
    require(curved is not None, "the mean is of a convex or a concave function")
    assert curved is not None
    way, inner, function = curved
    require(are_real(inner), "the function is of a real number")
    outside = function(Apply("divide", (bind("sum", total.domain, index, inner), n)))
    difference = Apply("subtract", (mean, outside) if way == CONVEX else (outside, mean))
    conclusion = Apply("greater_equal", (difference, number(0)))
    return following((), conclusion, *definedness(mean), *definedness(outside))


rule = Rule(checker=infer)
