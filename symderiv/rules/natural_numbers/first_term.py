"""The first term of a sum.

Statement
    the sum over j from 1 to n of f(j) is f(1) plus the sum over j from 2 to n of f(j)
Conditions
    n is a positive integer. For n = 1 the sum from 2 to n has no terms and is 0.
Source
    Graham, Knuth, Patashnik, Concrete Mathematics, 2nd ed., section 2.3 (perturbation: split off the first term).
Holds
    x_1 + ... + x_n = x_1 + (x_2 + ... + x_n)
Fails
    x_1 + ... + x_n = x_2 + ... + x_n
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Term, number
from symderiv.rules.rule import Rule, are_numbers, following, require


def infer(*, sum: Term) -> Sequent:
    """``f(1) + sum from 2 to n`` for a sum from 1 to n."""
    match sum:
        case Bind("sum", Apply("range", (first, last)), body, letter) if first == number(1):
            require(fits(sort_of(last), POSITIVE_INTEGER), "the sum has a term")
            require(are_numbers(sum), "a sum of numbers")
            rest = Bind("sum", Apply("range", (number(2), last)), body, letter)
            return following((), Apply("equal", (sum, Apply("add", (sum.open(number(1)), rest)))))
    raise KernelError("a sum from 1 on")


rule = Rule(checker=infer)
