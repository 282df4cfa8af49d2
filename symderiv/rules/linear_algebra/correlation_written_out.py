"""An entry of a correlation, written out.

Statement
    The entry (i, j) of K * X (a correlation: K is not turned round) is the sum over all u, v of K_uv X_pq, where
    (p, q) = (i, j) + (u, v) - (the middle of K), as far as (p, q) is in X; outside there are zeros.
Conditions
    K has a middle: its numbers of rows and columns are odd. The sizes of K and X, i and j are numbers; (i, j) is in X.
Source
    Goodfellow, Bengio and Courville, Deep Learning, equation 9.6 and section 9.5 (zero padding).
Holds
    (K * X)_11 = K_22 X_11 + K_23 X_12 + K_32 X_21 + K_33 X_22 for a kernel of 3 by 3
Fails
    (K * X)_11 = K_11 X_11 + K_12 X_12 + K_21 X_21 + K_22 X_22
"""

from fractions import Fraction
from functools import reduce

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Number, Term, apply, number
from symderiv.rules.rule import Rule, require

MOST = 10_000


def infer(*, entry: Term) -> Sequent:
    """``entry = the sum``."""
    match entry:
        case Apply("entry", (Apply("cross_correlation", (kernel, image)), Number(i), Number(j))):
            (a, b), (m, n) = _size(kernel), _size(image)
            require(a % 2 == b % 2 == 1, "the kernel has a middle")
            whole = i.denominator == j.denominator == 1
            require(whole and 1 <= i <= m and 1 <= j <= n, "the place is in the map")
            require(a * b <= MOST, "not too many terms")
            terms: list[Term] = []
            for u in range(1, a + 1):
                for v in range(1, b + 1):
                    p, q = int(i) + u - (a + 1) // 2, int(j) + v - (b + 1) // 2
                    if 1 <= p <= m and 1 <= q <= n:
                        terms.append(apply("entry", kernel, u, v) * apply("entry", image, p, q))
            total = reduce(lambda x, y: x + y, terms) if terms else number(0)
            return Sequent(frozenset(), Apply("equal", (entry, total)))
    raise KernelError("an entry of a correlation, at a place given by numbers")


def _size(of: Term) -> tuple[int, int]:
    match sort_of(of):
        case Matrix(Number(rows), Number(columns)):
            return int(Fraction(rows)), int(Fraction(columns))
    raise KernelError("a matrix whose size is a number")


rule = Rule(checker=infer)
