"""Cases of the rules of asymptotics."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

BOUND = by("sign_of_expression", statement=le(n, number(1) * n))
POSITIVE_N = by("sign_of_expression", statement=ge(n, 1 - 1 + n * 0))


def agrees(*parts: Term) -> Term:
    return bind("agrees_to_order", NEAR_0, x, apply("tuple", *parts))


CASES = {
    "bounded_by_multiple": Cases(
        applies=[use(BOUND, n=n).gives(apply("of_order", n, n, n))],
        refuses=[
            use(le(n, number(2) * n), n=n),
            use(POSITIVE_N, n=n),
        ],
    ),
    "counting_operations": Cases(
        applies=[use(expression=product(entry(v, i))).gives(eq(apply("operations", product(entry(v, i))), n - 1))],
        refuses=[
            use(expression=A @ B),
            use(expression=product(x, 1, k)),
            use(expression=product(product(x, 1, i))),
        ],
    ),
    "order_by_expansion": Cases(
        applies=[use(statement=apply("of_order", n**2 + n, n**2, n)).gives(apply("of_order", n**2 + n, n**2, n))],
        refuses=[
            use(statement=agrees(exp(x), 1 + x, apply("big_o", x**3))),
            use(statement=agrees(exp(x), 1 + x, apply("little_o", x**2))),
            use(statement=agrees(size(x), x, apply("big_o", x**2))),
            use(statement=apply("of_order", n**2, n, n)),
            use(statement=apply("of_order", number(3) ** n, number(2) ** n, n)),
        ],
    ),
}  # fmt: skip
