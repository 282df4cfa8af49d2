"""Sum or product over a range of numbers, written out.

Statement
    sum over i = a..b of f(i) = f(a) + f(a + 1) + ... + f(b), and the same of products
Conditions
    a and b are whole numbers and b >= a - 1: for b = a - 1 the sum is 0 and the product 1. At most 200 terms, each a
    number.
Source
    Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., section 2.1.
Holds
    sum over i = 1..3 of i^2 = 1 + 4 + 9
Fails
    sum over i = 1..-3 of i = 0
"""

from fractions import Fraction

from symderiv.kernel.theorems import Sequent
from symderiv.language.dimensions import linear_form
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Term, number
from symderiv.rules.rule import Rule, require

MOST_TERMS = 200
ONE = Number(Fraction(1))


def value_of_end(end: Term) -> Fraction | None:
    """The value of a sum of numbers; None of what has letters."""
    form = linear_form(end)
    return form.get(ONE, Fraction(0)) if form.keys() <= {ONE} else None


def infer(*, total: Term) -> Sequent:
    """``total = its terms written out``."""
    match total:
        case Bind("product" | "sum" as binder, Apply("range", (start, end)), _):
            first, last = value_of_end(start), value_of_end(end)
            require(first is not None and last is not None, "a range of numbers")
            assert first is not None
            assert last is not None
            require(first.denominator == 1 and last.denominator == 1, "the range is of whole numbers")
            require(-1 <= last - first < MOST_TERMS, "the range is neither negative nor too long")
            require(isinstance(sort_of(total), Scalar), "each term is a number")
            terms = [total.open(number(first + i)) for i in range(int(last - first) + 1)]
            written: Term = number(1 if binder == "product" else 0)
            for i, term in enumerate(terms):
                written = term if i == 0 else written * term if binder == "product" else written + term
            return Sequent(frozenset(), Apply("equal", (total, written)))
    require(False, "a sum or product over a range of numbers")
    raise AssertionError


rule = Rule(checker=infer)
