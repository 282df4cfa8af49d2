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

from collections.abc import Iterator
from functools import reduce

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Number, Term, apply
from symderiv.rules.rule import Rule, require

MOST = 10_000
Place = tuple[int, int]


def infer(*, entry: Term) -> Sequent:
    """``entry = the sum``."""
    match entry:
        case Apply("entry", (Apply("cross_correlation", (kernel, image)), Number(i), Number(j))):
            match sort_of(kernel), sort_of(image):
                case Matrix(Number(a), Number(b)), Matrix(Number(m), Number(n)):
                    require(a % 2 == 1 and b % 2 == 1, "the kernel has a middle")
                    require(i.denominator == 1 and j.denominator == 1, "the place is one of whole numbers")
                    require(1 <= i <= m and 1 <= j <= n, "the place is in the map")
                    require(a * b <= MOST, "not too many terms")
                    terms = list(_terms(kernel, image, (int(a), int(b)), (int(m), int(n)), (int(i), int(j))))
                    return Sequent(frozenset(), Apply("equal", (entry, reduce(lambda x, y: x + y, terms))))
    raise KernelError("an entry of a correlation of matrices whose sizes are numbers, at a place given by numbers")


def _terms(kernel: Term, image: Term, sizes: Place, shape: Place, at: Place) -> Iterator[Term]:
    """The products of the kernel's entries with those of the map below them."""
    for u in range(1, sizes[0] + 1):
        for v in range(1, sizes[1] + 1):
            p, q = at[0] + u - (sizes[0] + 1) // 2, at[1] + v - (sizes[1] + 1) // 2
            if 1 <= p <= shape[0] and 1 <= q <= shape[1]:
                yield apply("entry", kernel, u, v) * apply("entry", image, p, q)


rule = Rule(checker=infer)
