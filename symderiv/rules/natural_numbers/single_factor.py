"""Product of a single factor.

Statement
    product over i = a..a of f(i) = f(a)
Conditions
    The range has the same first and last element.
Source
    Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., section 2.1.
Holds
    product over i = 1..1 of i = 1
Fails
    product over i = 1..2 of i = 1
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.terms import Apply, Bind, Term
from symderiv.rules.rule import Rule, require


def infer(*, product: Term) -> Sequent:
    """``product = its only factor``."""
    match product:
        case Bind("product" | "sum", Apply("range", (first, last)), _) if first == last:
            return Sequent(frozenset(), Apply("equal", (product, product.open(first))))
    require(False, "a product or sum over a range of one element")
    raise AssertionError


rule = Rule(checker=infer)
