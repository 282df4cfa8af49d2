"""Cases of the rules of analysis."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

STRETCHED = on_half_line(r + r)
INCREASES = by("increasing_by_derivative", proved(gt(slope(x + x, p), 0)), function=STRETCHED, x=p, t=r)
STRETCHES = (
    algebra(number(0) + 0, number(0)),
    by("sign_of_expression", statement=ge(r + r, 0)),
    by("sign_of_expression", statement=ge(r + r, r - 0)),
)
ONTO = by("onto_by_intermediate_value", *STRETCHES, function=STRETCHED, x=r)
UP = assume(apply("strictly_increasing", on_half_line(r * 2), HALF_LINE))
TO_ALL = assume(apply("maps_onto", on_half_line(r * 3), HALF_LINE, HALF_LINE))
JUMP = on_half_line(r + 1 - number(0) ** r)

SQUARED = area(y**2, 0, 1)
ENDS = [
    by("limit_by_expansion", limit=limit(x**3 / 3, apply(f"approaching_from_{side}", at)))
    for side, at in (("above", 0), ("below", 1))
]
BY_SQUARE = {"integral": area(1 / y**2, -1, 1), "antiderivative": -1 / x, "x": x}
PARTIAL = proved(eq(total(1 / number(2) ** i), 1 - 1 / number(2) ** n))
HALVES = eq(total(1 / number(2) ** i), 1 - 1 / number(2) ** n)


def at(point: object, body: Term, value: object, side: str) -> Term:
    return eq(limit(body, apply(f"approaching_from_{side}", point)), value)


CASES = {
    "derivative_of_entries": Cases(
        applies=[
            use(derivative=slope(apply("matrix", 2, 1, x, x**2)))
            .gives(eq(slope(apply("matrix", 2, 1, x, x**2)), apply("matrix", 2, 1, slope(x), slope(x**2)))),
        ],
        refuses=[
            use(derivative=slope(x**2)),
            use(derivative=bind("derivative", u, u, apply("matrix", 2, 1, x, u))),  # by a vector
            use(derivative=x),
        ],
    ),
    "euler_formula": Cases(
        applies=[
            use(left=sin(2 * x), right=2 * sin(x) * cos(x)).gives(eq(sin(2 * x), 2 * sin(x) * cos(x))),
            use(unequal(cos(x), 0), left=apply("tan", x) * cos(x), right=sin(x)).gives(eq(apply("tan", x) * cos(x), sin(x))),
            use(left=sin(x) / y * y, right=sin(x)).gives(eq(sin(x) / y * y, sin(x)), unequal(y, 0)),
        ],
        refuses=[
            use(left=sin(2 * x), right=2 * sin(x)),
            use(left=root(sin(x) ** 2), right=sin(x)),
            use(left=A, right=A),
            use(left=0 * A, right=number(0)),
            use(left=number(0), right=0 * A),
        ],
        fails=eq(sin(2 * x), 2 * sin(x)),
    ),
    "exponential_series": Cases(
        applies=[use(x=x).gives(eq(bind("sum", apply("from", 0), k, x**k / apply("factorial", k)), exp(x)))],
        refuses=[use(x=A)],
    ),
    "fundamental_theorem": Cases(
        applies=[
            use(proved(eq(slope(x**3 / 3), x**2)), *ENDS, integral=SQUARED, antiderivative=x**3 / 3, x=x)
            .gives(eq(SQUARED, number("1/3") - 0)),
        ],
        refuses=[
            use(eq(slope(-1 / x), 1 / x**2), at(-1, -1 / x, 1, "above"), at(1, -1 / x, -1, "below"), **BY_SQUARE),
            use(by("field_algebra", left=x, right=x), x, x, **BY_SQUARE),
            use(eq(slope(x), 1), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(y, 0, 1), antiderivative=x, x=x),
            use(eq(slope(x), 1), at(1, x, 1, "above"), at(0, x, 0, "below"), integral=area(y / y, 0, 1), antiderivative=x, x=x),
        ],
    ),
    "geometric_growth": Cases(
        applies=[use(b=x, c=y, p=t).gives(bind("tends_to_infinity", apply("from", 0), k, x ** (t * k) * y), gt(x, 1), gt(y, 0), gt(t, 0))],
        refuses=[use(b=z, c=x, p=x)],
    ),
    "gradient_from_differential": Cases(
        applies=[
            use(algebra(T(u) @ d, T(u) @ d), derivative=bind("derivative", v, v, T(u) @ v), direction=d)
            .gives(eq(bind("derivative", v, v, T(u) @ v), u)),
        ],
        refuses=[
            use(eq(T(u) @ d, T(u) @ d), derivative=bind("derivative", v, v, T(u) @ v), direction=d),
            use(eq(t + t, 2 * t), derivative=slope(x + x), direction=t),
        ],
    ),
    "increasing_by_derivative": Cases(
        applies=[use(proved(gt(slope(x + x, p), 0)), function=STRETCHED, x=p, t=r).gives(apply("strictly_increasing", STRETCHED, HALF_LINE))],
        refuses=[
            use(gt(slope(r * 2, p), 0), function=on_half_line(r * 2), x=p, t=r),
            use(gt(x, 0), function=on_half_line(r * 2), x=p, t=r),
        ],
    ),
    "jacobian_from_differential": Cases(
        applies=[use(algebra(t + t, 2 * t), derivative=slope(x + x, p), direction=t).gives(eq(slope(x + x, p), 2))],
        refuses=[
            use(eq(t + t, 2 * t), derivative=slope(x + x), direction=t),
            use(eq(2 * t, t * 2), derivative=slope(floor(x)), direction=t),
        ],
        fails=eq(slope(x / (p + x), p), 1 / (p + p) ** 2),
    ),
    "limit_by_expansion": Cases(
        applies=[use(limit=limit(sin(x) / x)).gives(eq(limit(sin(x) / x), 1))],
        refuses=[
            use(limit=limit(size(x) / x)),
            use(limit=limit(sin(1 / x))),
            use(limit=limit(1 / x)),
            use(limit=limit(floor(x))),
            use(limit=limit(log(x))),
            use(limit=limit((-number(1)) ** x)),
            use(limit=limit((-number(1)) ** n, GROWS, n)),
            use(limit=limit(b**n, GROWS, n)),
            use(limit=limit(sin(x * b) / sin(x), apply("approaching", apply("infinity")))),
        ],
    ),
    "onto_by_intermediate_value": Cases(
        applies=[use(*STRETCHES, function=STRETCHED, x=r).gives(apply("maps_onto", STRETCHED, HALF_LINE, HALF_LINE))],
        refuses=[
            use(eq(JUMP.open(number(0)), 0), ge(1, 0), ge(1, r), function=JUMP, x=r),
            use(eq(0, 0), ge(r, 0), ge(r, r), function=on_half_line(r), x=r),
        ],
    ),
    "sum_of_series": Cases(
        applies=[
            use(PARTIAL, by("limit_by_expansion", limit=limit(1 - 1 / number(2) ** n, GROWS, n)), last=n)
            .gives(eq(bind("sum", apply("from", 1), i, 1 / number(2) ** i), 1)),
        ],
        refuses=[
            use(HALVES, eq(limit(1 - 1 / number(2) ** n, GROWS, n), 1), last=n),
            use(by("single_factor", product=total(x, 1)), eq(limit(x, GROWS, n), x), last=n),
        ],
    ),
    "unique_solution_of_bijection": Cases(
        applies=[use(INCREASES, ONTO, y=p).gives(bind("exists_unique", HALF_LINE, r, eq(p, r + r)))],
        refuses=[
            use(UP, TO_ALL, y=p),
            use(UP, UP, y=p),
        ],
    ),
}  # fmt: skip
