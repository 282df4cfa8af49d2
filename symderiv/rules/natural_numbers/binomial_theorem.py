"""Binomial theorem.

Statement
    sum over k = 0..n of (n choose k) x^k y^{n-k} = (x + y)^n; with a factor k it is n x (x + y)^{n-1}; with a factor
    k^2 it is n x (x + y)^{n-1} + n (n - 1) x^2 (x + y)^{n-2}
Conditions
    n is a natural number; with a factor k it is positive; with k^2 besides, x + y is not 0. x^0 is 1.
Source
    Graham, Knuth and Patashnik, Concrete Mathematics, 2nd ed., (5.12), and its derivatives by x.
Holds
    sum over k = 0..n of n choose k = 2^n; sum over k = 0..n of k (n choose k) = n 2^{n-1}
Fails
    sum over k = 1..n of n choose k = 2^n
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.definedness import true_by_sort
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Number, Term, apply, bind, number
from symderiv.rules.rule import Rule, are_numbers, require

MOST_FACTORS = 2


def summed(n: Term, x: Term, y: Term, factors: int) -> Bind:
    """``sum over k = 0..n of (n choose k) x^k y^{n-k} k^factors``."""
    domain = apply("range", 0, n)
    k = variable_of(Bind("sum", domain, number(0), "k"), "\0k")
    body: Term = Apply("binomial", (n, k)) * x**k * y ** (n - k)
    return bind("sum", domain, k, body * k**factors if factors else body)


def infer(*, n: Term, x: Term, y: Term, factors: Term) -> Sequent:
    """The sum with its value."""
    require(isinstance(factors, Number) and factors.value in range(MOST_FACTORS + 1), "no factor k, one or two")
    assert isinstance(factors, Number)
    require(are_numbers(n, x, y), "n, x and y are numbers")
    total = x + y
    values: tuple[Term, ...] = (total**n, n * x * total ** (n - 1))
    times = int(factors.value)
    value = values[times] if times < 2 else values[1] + n * (n - 1) * x**2 * total ** (n - 2)
    conditions: list[Term] = [apply("member", n, apply("naturals"))]
    conditions += [apply("greater_equal", n, 1)] if times else []
    conditions += [apply("not_equal", total, 0)] if times == 2 else []
    assumed = frozenset(c for c in conditions if not true_by_sort(c))
    return Sequent(assumed, Apply("equal", (summed(n, x, y, times), value)))


rule = Rule(checker=infer)
