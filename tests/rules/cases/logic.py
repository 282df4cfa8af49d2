"""Cases of the rules of logic."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import deduce
from tests.rules.cases.notation import *

TRIVIALLY = deduce(assume(gt(x, 0)), hypothesis=gt(x, 0))
SOLVED = bind("exists_unique", apply("reals"), x, eq(2 * x, y))
ONLY = deduce(
    by("multiple_of_equation", eq(2 * x, y), algebra(x - y / 2, one_half * (2 * x - y))),
    hypothesis=eq(2 * x, y),
)
TRIVIAL = everywhere(implies(eq(x - x, 0), eq(x, x)), x)
SQUARE_IS_4 = bind("exists_unique", apply("reals"), x, eq(x**2, 4))

CASES = {
    "both_implications": Cases(
        applies=[
            use(TRIVIALLY, TRIVIALLY).gives(apply("iff", gt(x, 0), gt(x, 0))),
            use(implies(gt(x, 0), gt(y, 0)), implies(gt(y, 0), gt(x, 0))).gives(apply("iff", gt(x, 0), gt(y, 0))),
            use(apply("iff", gt(x, 0), gt(y, 0))).gives(apply("iff", gt(y, 0), gt(x, 0))),
        ],
        refuses=[
            use(implies(gt(x, 1), gt(x, 0)), implies(gt(x, 1), gt(x, 0))),
            use(implies(gt(x, 1), gt(x, 0))),
        ],
    ),
    "part_of_conjunction": Cases(
        applies=[use(apply("and", gt(x, 0), gt(y, 0)), statement=gt(y, 0)).gives(gt(y, 0))],
        refuses=[
            use(apply("or", gt(x, 0), gt(y, 0)), statement=gt(y, 0)),
            use(apply("and", gt(x, 0), gt(y, 0)), statement=gt(b, 0)),
        ],
    ),
    "cases": Cases(
        applies=[
            use(gt(x, 0), statement=apply("or", gt(y, 0), gt(x, 0))).gives(apply("or", gt(y, 0), gt(x, 0))),
            use(implies(gt(x, 0), gt(b, 0)), implies(gt(y, 0), gt(b, 0)), statement=implies(apply("or", gt(x, 0), gt(y, 0)), gt(b, 0)))
            .gives(implies(apply("or", gt(x, 0), gt(y, 0)), gt(b, 0))),
        ],
        refuses=[
            use(implies(gt(x, 0), gt(b, 0)), statement=implies(apply("or", gt(x, 0), gt(y, 0)), gt(b, 0))),
            use(gt(b, 0), statement=apply("or", gt(x, 0), gt(y, 0))),
            use(gt(x, 0), statement=apply("and", gt(x, 0), gt(y, 0))),
        ],
    ),
    "true_by_sort": Cases(
        applies=[
            use(statement=gt(1 + exp(x), 0)).gives(gt(1 + exp(x), 0)),
            use(statement=gt(exp(1 / x), 0)).gives(gt(exp(1 / x), 0), unequal(x, 0)),
        ],
        refuses=[
            use(statement=gt(x, 0)),
            use(statement=apply("invertible", A)),
        ],
        fails=gt(x, 0),
    ),
    "unique_existence": Cases(
        applies=[
            use(algebra(2 * (y / 2), y), ONLY, statement=SOLVED, solution=y / 2, x=x).gives(SOLVED),
            use(eq(y, y), everywhere(implies(eq(x, y), eq(x, y)), x), apply("member", y, HALF_LINE), statement=bind("exists_unique", HALF_LINE, r, eq(r, y)), solution=y, x=x).gives(bind("exists_unique", HALF_LINE, r, eq(r, y))),
            use(eq(exp(1 / y), exp(1 / y)), everywhere(implies(eq(x, exp(1 / y)), eq(x, exp(1 / y))), x), statement=bind("exists_unique", HALF_LINE, r, eq(r, exp(1 / y))), solution=exp(1 / y), x=x).gives(bind("exists_unique", HALF_LINE, r, eq(r, exp(1 / y))), unequal(y, 0)),
        ],
        refuses=[
            use(eq(1, y), implies(eq(x**2, y), eq(x, 1)), solution=number(1), x=x, statement=bind("exists_unique", apply("reals"), x, eq(x**2, y))),
            use(everywhere(eq(2 * x, y), x), ONLY, statement=eq(x, y), solution=y / 2, x=x),  # no statement about a variable
            use(algebra(2 * (y / 2), y), ONLY, statement=SOLVED, solution=y / 2, x=number(1)),
            use(algebra(2 * (y / 2), y), ONLY, statement=bind("exists", apply("reals"), x, eq(2 * x, y)), solution=y / 2, x=x),  # another statement
            use(algebra(2 * (y / 2), y), ONLY, statement=bind("forall", apply("reals"), x, eq(2 * x, y)), solution=y / 2, x=x),  # that it holds for all
            use(eq(x, x), implies(eq(x, x), eq(x, x)), statement=bind("exists_unique", apply("reals"), t, eq(t, t)), solution=x, x=x),  # x is not new
            use(algebra(x * 1, x), by("true_by_sort", statement=ge(r, 0)), statement=bind("exists_unique", apply("reals"), t, eq(t * 1, x)), solution=x, x=x),
            use(algebra(x - x, number(0)), TRIVIAL, statement=bind("exists_unique", apply("reals"), t, eq(t - t, 0)), solution=x, x=x),
            use(algebra(number(2) ** 2, number(4)), everywhere(implies(eq(p**2, 4), eq(p, 2)), p), statement=SQUARE_IS_4, solution=number(2), x=p),  # none other that is positive
            use(eq(x, x), everywhere(implies(eq(x**2, 4), eq(x, 2)), x), statement=SQUARE_IS_4, solution=number(2), x=x),  # 2 is not said to be one
            use(algebra(number(2) ** 2, number(4)), everywhere(implies(eq(x, 2), eq(x, 2)), x), statement=SQUARE_IS_4, solution=number(2), x=x),  # not of every one
            use(algebra(number(2) ** 2, number(4)), implies(eq(x**2, 4), eq(x, 2)), statement=SQUARE_IS_4, solution=number(2), x=x),  # for one x alone
            use(eq(2 * y, y), everywhere(implies(eq(2 * x, y), eq(x, y)), x), statement=bind("exists_unique", HALF_LINE, r, eq(2 * r, y)), solution=y, x=x),  # y may be negative
        ],
    ),
}  # fmt: skip
