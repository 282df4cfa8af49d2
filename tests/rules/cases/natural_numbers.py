"""Cases of the rules of natural numbers."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

CLAIM = ge(k**2 + k, k)
BASE = by("sign_of_expression", statement=ge(number(0) ** 2 + number(0), 0))
STEP = by("sign_of_expression", CLAIM, statement=ge((k + 1) ** 2 + (k + 1), k + 1))
FALSE_CLAIM, HORSES = le(n, 0), le(n, 1)

CASES = {
    "binomial_theorem": Cases(
        applies=[
            use(n=n, x=x, y=y, factors=number(0))
            .gives(eq(bind("sum", apply("range", 0, n), k, apply("binomial", n, k) * x**k * y ** (n - k)), (x + y) ** n)),
        ],
        refuses=[
            use(n=n, x=A, y=x, factors=number(0)),
            use(n=n, x=x, y=y, factors=number(3)),
        ],
    ),
    "divisibility_of_numbers": Cases(
        applies=[use(statement=apply("congruent_modulo", number(2) ** 10, 1, 11)).gives(apply("congruent_modulo", number(2) ** 10, 1, 11))],
        refuses=[
            use(statement=apply("congruent_modulo", number(2) ** 5, 1, 11)),
            use(statement=apply("divides", 2, root(number(2)))),
            use(statement=apply("divides", n, 6 * n)),
        ],
        fails=apply("congruent_modulo", number(2) ** 5, 1, 11),
    ),
    "induction": Cases(
        applies=[use(BASE, STEP, statement=CLAIM, n=k, start=number(0)).gives(CLAIM, discharged=CLAIM)],
        refuses=[
            use(le(0, 0), le(n + 1, 0), statement=FALSE_CLAIM, n=n, start=number(0)),
            use(le(1, 1), HORSES, statement=HORSES, n=n, start=number(1)),
            use(gt(1, 0), gt(x + 1, 0), statement=gt(x, 0), n=x, start=number(1)),
        ],
    ),
    "last_factor": Cases(
        applies=[use(product=product(i + x, 1, n + 1)).gives(eq(product(i + x, 1, n + 1), product(i + x, 1, n) * (n + 1 + x)))],
        refuses=[use(product=slope(x))],
        fails=eq(product(i + p, 1, n + 1), product(i + p) * (n + p)),
    ),
    "single_factor": Cases(
        applies=[use(product=product(i + x, 3, 3)).gives(eq(product(i + x, 3, 3), 3 + x))],
        refuses=[use(product=product(x, 1, 2))],
        fails=eq(product(i, 1, 2), 1),
    ),
    "written_out_range": Cases(
        applies=[use(total=product(i + x, 1, 3)).gives(eq(product(i + x, 1, 3), (1 + x) * (2 + x) * (3 + x)))],
        refuses=[
            use(total=total(x)),
            use(total=product(x, 1, -3)),
            use(total=product(x, 1, 10**6)),
            use(total=total(A, 3)),
        ],
    ),
}  # fmt: skip
