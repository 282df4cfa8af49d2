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
        applies=[
            use(BOUND, n=n).gives(apply("of_order", n, n, n)),
            use(everywhere(le(r * n, number(2) * n), n), n=n).gives(apply("of_order", r * n, n, n)),
            use(everywhere(le(r * n, r * n), n), n=n).gives(apply("of_order", r * n, n, n)),
        ],
        refuses=[
            use(le(n, number(2) * n), n=n),
            use(POSITIVE_N, n=n),
            use(le(k, number(1) * k), n=number(1)),
            use(le(k, number(1) * k), n=u),
            use(le(k, number(1) * k), n=p),  # no whole number
            use(everywhere(le(n, number(-1) * n), n), n=n),  # a negative factor
            use(everywhere(le(n, w * n), n), n=n),
            use(everywhere(le(n, x * n), n), n=n),
            use(everywhere(le(n * n, n * n), n), n=n),  # a factor that grows
            use(everywhere(le(x, number(1) * n), n), n=n),  # x may be far below
            use(everywhere(le(n, number(1) * x), n), n=n),
            use(le(k, number(1) * k), n=F),
        ],
    ),
    "counting_operations": Cases(
        applies=[
            use(expression=product(entry(v, i))).gives(eq(apply("operations", product(entry(v, i))), n - 1)),
            use(expression=i1).gives(eq(apply("operations", i1), 0)),
            use(expression=product(x * y)).gives(eq(apply("operations", product(x * y)), n * number(1) + (n - 1))),
        ],
        refuses=[
            use(expression=A @ B),
            use(expression=product(entry(v + u, i))),  # of no given vector
            use(expression=product(x, 1, k)),
            use(expression=product(product(x, 1, i))),
            use(expression=bind("product", apply("range", 2, n), i, x)),  # one fewer
            use(expression=slope(x)),
            use(expression=product(x ** i * product(x, 1, i))),
        ],
    ),
    "order_by_expansion": Cases(
        applies=[
            use(statement=apply("of_order", n**2 + n, n**2, n)).gives(apply("of_order", n**2 + n, n**2, n)),
            use(statement=apply("of_order", n * (t / t), b * n, n)).gives(apply("of_order", n * (t / t), b * n, n), unequal(t, 0), unequal(b, 0)),
            use(gt(b, 1), statement=agrees(b * x, number(0), apply("big_o", x))).gives(agrees(b * x, number(0), apply("big_o", x))),
            use(statement=agrees(x**2, number(0), apply("little_o", x))).gives(agrees(x**2, number(0), apply("little_o", x))),
            use(statement=agrees(exp(x), 1 + x, apply("big_o", x**2))).gives(agrees(exp(x), 1 + x, apply("big_o", x**2))),
        ],
        refuses=[
            use(statement=agrees(exp(x), 1 + x, apply("big_o", x**3))),
            use(statement=agrees(exp(x), 1 + x, apply("little_o", x**2))),
            use(statement=agrees(size(x), x, apply("big_o", x**2))),
            use(statement=apply("of_order", n**2, n, n)),
            use(statement=apply("of_order", number(3) ** n, number(2) ** n, n)),
            use(statement=gt(x, 0)),
            use(statement=bind("agrees_to_order", apply("reals"), x, apply("tuple", x, x, apply("big_o", x)))),
            use(statement=agrees(floor(x), x, apply("big_o", x**3))),
            use(statement=agrees(exp(x), exp(x) - x, apply("little_o", x))),
            use(statement=agrees(x**2 + sin(1 / x) * x**2, x**2, apply("little_o", x**2))),
            use(statement=bind("agrees_to_order", NEAR_0, x, apply("tuple", x, x, x))),
            use(statement=agrees(exp(x), 1 + x, apply("big_o", x**60))),  # more terms than are looked at
            use(statement=agrees(x * sin(1 / x), number(0), apply("little_o", x))),  # the rest is as large
            use(statement=agrees(exp(2 * x), exp(x) ** 2, apply("big_o", x**60))),  # too few terms are known
        ],
    ),
}  # fmt: skip
