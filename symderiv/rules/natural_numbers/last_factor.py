"""Last factor of a product, last term of a sum.

Statement
    product over i = a..n+1 of f(i) = (product over i = a..n of f(i)) f(n + 1), and the same of sums
Conditions
    n + 1 >= a
Source
    Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., section 2.1.
Holds
    (n + 1)! = n! (n + 1); 1 + ... + (n + 1) = (1 + ... + n) + (n + 1)
Fails
    product over i = a..n+1 of f(i) = (product over i = a..n of f(i)) f(n)
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.definedness import true_by_sort
from symderiv.language.dimensions import linear_form
from symderiv.language.terms import Apply, Bind, Number, Term, number
from symderiv.rules.rule import Rule, require


def before(last: Term) -> Term:
    """The number one less, simplified where it is a sum with 1 or a number."""
    match last:
        case Number(value):
            return number(value - 1)
        case Apply("add", (n, Number(one))) | Apply("add", (Number(one), n)) if one == 1:
            return n
    return last - 1


def infer(*, product: Term) -> Sequent:
    """``product = (product without the last factor) * last factor``; of a sum, ``... + last term``."""
    match product:
        case Bind("product" | "sum" as binder, Apply("range", (first, last)), body, letter):
            shorter = Bind(binder, Apply("range", (first, before(last))), body, letter)
            end = product.open(last)
            whole = shorter * end if binder == "product" else shorter + end
            condition = Apply("greater_equal", (last - first, number(0)))
            trivial = _nonnegative(last - first)
            conditions = frozenset() if trivial else frozenset({condition})
            return Sequent(conditions, Apply("equal", (product, whole)))
    require(False, "a product or sum over a range")
    raise AssertionError


def _nonnegative(difference: Term) -> bool:
    form = linear_form(difference)
    return all(
        c >= 0 and (isinstance(t, Number) or true_by_sort(Apply("greater_equal", (t, number(0)))))
        for t, c in form.items()
    )


rule = Rule(checker=infer)
