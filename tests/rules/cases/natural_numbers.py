"""Cases of the rules of natural numbers."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import transitivity
from tests.rules.cases.notation import *

CLAIM = ge(k**2 + k, k)
BASE = by("sign_of_expression", statement=ge(number(0) ** 2 + number(0), 0))
STEP = by("sign_of_expression", CLAIM, statement=ge((k + 1) ** 2 + (k + 1), k + 1))
FALSE_CLAIM, HORSES = le(n, 0), le(n, 1)
FROM_2 = ge(2, 2)

COUNTED = (
    transitivity(by("counting_operations", expression=number(0) * x), algebra(number(1), 2 - number(0) ** number(0))),
    transitivity(by("counting_operations", expression=(k + 1) * x), algebra(number(1) + 1, 2 - number(0) ** (k + 1))),
)

CASES = {
    "binomial_theorem": Cases(
        applies=[
            use(n=n, x=x, y=y, factors=number(0))
            .gives(eq(bind("sum", apply("range", 0, n), k, apply("binomial", n, k) * x**k * y ** (n - k)), (x + y) ** n)),
            use(n=x, x=y, y=b, factors=number(0)).gives(eq(bind("sum", apply("range", 0, x), k, apply("binomial", x, k) * y**k * b ** (x - k)), (y + b) ** x), apply("member", x, apply("naturals"))),
            use(n=k, x=y, y=b, factors=number(1)).gives(eq(bind("sum", apply("range", 0, k), m, apply("binomial", k, m) * y**m * b ** (k - m) * m**1), k * y * (y + b) ** (k - 1)), ge(k, 1)),
            use(n=n, x=y, y=b, factors=number(2)).gives(eq(bind("sum", apply("range", 0, n), k, apply("binomial", n, k) * y**k * b ** (n - k) * k**2), n * y * (y + b) ** (n - 1) + n * (n - 1) * y**2 * (y + b) ** (n - 2)), ge(n, 1), unequal(y + b, 0)),
        ],
        refuses=[
            use(n=n, x=A, y=x, factors=number(0)),
            use(n=n, x=x, y=y, factors=number(3)),
            use(n=n, x=x, y=y, factors=k),
            use(n=n, x=x, y=y, factors=one_half),
            use(n=A, x=x, y=y, factors=number(0)),
            use(n=n, x=x, y=A, factors=number(0)),
        ],
    ),
    "divisibility_of_numbers": Cases(
        applies=[
            use(statement=apply("congruent_modulo", number(2) ** 10, 1, 11)).gives(apply("congruent_modulo", number(2) ** 10, 1, 11)),
            use(statement=apply("divides", 2, 8 / (number(3) - 1))).gives(apply("divides", 2, 8 / (number(3) - 1)), unequal(number(3) - 1, 0)),
        ],
        refuses=[
            use(statement=apply("congruent_modulo", number(2) ** 5, 1, 11)),
            use(statement=apply("divides", 2, root(number(2)))),
            use(statement=apply("divides", n, 6 * n)),
            use(statement=apply("congruent_modulo", number(2) ** 65, number(2) ** 65, 3)),  # too large a power to be looked at
            use(statement=gt(2, 1)),
        ],
        fails=apply("congruent_modulo", number(2) ** 5, 1, 11),
    ),
    "induction": Cases(
        applies=[
            use(BASE, STEP, statement=CLAIM, n=k, start=number(0)).gives(CLAIM, discharged=CLAIM),
            use(ge(0, x), everywhere(ge(k + 1, x), k), statement=ge(k, x), n=k, start=number(0)).gives(ge(k, x)),
            use(ge(1, x), everywhere(ge(n + 1, x), n), statement=ge(n, x), n=n, start=number(1)).gives(ge(n, x)),
        ],
        refuses=[
            use(le(0, 0), le(n + 1, 0), statement=FALSE_CLAIM, n=n, start=number(0)),
            use(le(1, 1), HORSES, statement=HORSES, n=n, start=number(1)),
            use(gt(1, 0), gt(x + 1, 0), statement=gt(x, 0), n=x, start=number(1)),
            use(eq(2, 2), everywhere(eq(2, 2), k), statement=eq(2, 2), n=k, start=k),  # a letter to start from
            use(FROM_2, everywhere(ge(k + 1, 2), k), statement=ge(k, 2), n=k, start=number(2)),
            use(ge(0, 0), everywhere(ge(k + 1, 0), k), statement=ge(k, 0), n=number(0), start=number(0)),
            use(ge(norm(u), 0), ge(norm(u), 0), statement=ge(norm(u), 0), n=u, start=number(0)),
            use(ge(0, 0), everywhere(eq(floor(r + 1), r + 1), r), statement=eq(floor(r), r), n=r, start=number(0)),
            use(eq(floor(number(0)), number(0)), everywhere(eq(floor(r + 1), r + 1), r), statement=eq(floor(r), r), n=r, start=number(0)),  # not of whole numbers alone
            use(ge(0, 0), everywhere(ge(n + 1, 0), n), statement=ge(n, 0), n=n, start=number(0)),  # a step from 1 on, a base at 0
            use(ge(1, 1), everywhere(ge(j + 1, 1), j), statement=ge(j, 1), n=j, start=number(1)),  # negative numbers, too
            use(ge(1, 0), everywhere(ge(k + 1, 1), k), statement=ge(k, 1), n=k, start=number(0)),  # another base
            use(ge(0, 0), everywhere(ge(k + 2, 0), k), statement=ge(k, 0), n=k, start=number(0)),  # another step
            use(ge(0, 0), ge(k + 1, 0), statement=ge(k, 0), n=k, start=number(0)),  # a step for one k alone
            use(ge(2, 2), everywhere(ge(n + 1, 2), n), statement=ge(n, 2), n=n, start=number(2)),  # from 2 on, for a number from 1 on
            use(ge(0, 0), ge(0, 0), statement=ge(0, 0), n=F, start=number(0)),
            use(*COUNTED, statement=eq(apply("operations", k * x), 2 - number(0) ** k), n=k, start=number(0)),  # k * x is one operation for every k,
        ],
    ),
    "last_factor": Cases(
        applies=[
            use(product=product(i + x, 1, n + 1)).gives(eq(product(i + x, 1, n + 1), product(i + x, 1, n) * (n + 1 + x))),
            use(product=product(i + x, 1, n + 2)).gives(eq(product(i + x, 1, n + 2), product(i + x, 1, n + 2 - 1) * (n + 2 + x))),
            use(product=product(i + x, 1, k)).gives(eq(product(i + x, 1, k), product(i + x, 1, k - 1) * (k + x)), ge(k - 1, 0)),
            use(product=product(i + x, n, m)).gives(eq(product(i + x, n, m), product(i + x, n, m - 1) * (m + x)), ge(m - n, 0)),
            use(product=product(i + x, 1, j + 1)).gives(eq(product(i + x, 1, j + 1), product(i + x, 1, j) * (j + 1 + x)), ge(j + 1 - 1, 0)),
        ],
        refuses=[use(product=slope(x))],
        fails=eq(product(i + p, 1, n + 1), product(i + p) * (n + p)),
    ),
    "single_factor": Cases(
        applies=[use(product=product(i + x, 3, 3)).gives(eq(product(i + x, 3, 3), 3 + x))],
        refuses=[use(product=product(x, 1, 2))],
        fails=eq(product(i, 1, 2), 1),
    ),
    "written_out_range": Cases(
        applies=[
            use(total=product(i + x, 1, 3)).gives(eq(product(i + x, 1, 3), (1 + x) * (2 + x) * (3 + x))),
            use(total=product(x, 1, 0)).gives(eq(product(x, 1, 0), 1)),
            use(total=total(i * x, 2)).gives(eq(total(i * x, 2), 1 * x + 2 * x)),
        ],
        refuses=[
            use(total=total(x)),
            use(total=product(x, 1, -3)),
            use(total=product(x, 1, 300)),
            use(total=total(A, 3)),
            use(total=product(x, n, 3)),
            use(total=product(x, one_half, 3)),
            use(total=product(x, 1, one_half)),
            use(total=product(x, one_half, 3 * one_half)),
            use(total=slope(x)),
        ],
    ),
}  # fmt: skip
