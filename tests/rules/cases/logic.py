"""Cases of the rules of logic."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import deduce
from tests.rules.cases.notation import *

SOLVED = bind("exists_unique", apply("reals"), x, eq(2 * x, y))
ONLY = deduce(
    by("multiple_of_equation", eq(2 * x, y), algebra(x - y / 2, one_half * (2 * x - y))),
    hypothesis=eq(2 * x, y),
)

CASES = {
    "true_by_sort": Cases(
        applies=[use(statement=gt(1 + exp(x), 0)).gives(gt(1 + exp(x), 0))],
        refuses=[
            use(statement=gt(x, 0)),
            use(statement=apply("invertible", A)),
        ],
        fails=gt(x, 0),
    ),
    "unique_existence": Cases(
        applies=[use(algebra(2 * (y / 2), y), ONLY, statement=SOLVED, solution=y / 2, x=x).gives(SOLVED)],
        refuses=[
            use(eq(1, y), implies(eq(x**2, y), eq(x, 1)), solution=number(1), x=x, statement=bind("exists_unique", apply("reals"), x, eq(x**2, y))),
        ],
    ),
}  # fmt: skip
