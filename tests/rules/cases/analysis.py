"""Cases of the rules of analysis."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import reflexivity, transitivity
from symderiv.rules.analysis.jacobian_from_differential import moved
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


LINEAR, OF_NORM, OF_LOG = (bind("derivative", v, v, body) for body in (T(u) @ v, norm(v), log(T(u) @ v)))


def at(point: object, body: Term, value: object, side: str, variable: Symbol = x) -> Term:
    return eq(limit(body, apply(f"approaching_from_{side}", point), variable), value)


def both_sides(point: object, body: Term, value: object) -> Term:
    return eq(limit(body, apply("approaching", point)), value)


def weakened(equation: Theorem, *more: Term) -> Theorem:
    """The equation, under more assumptions."""
    right = equation.conclusion.arguments[1]
    return transitivity(equation, by("field_algebra", *more, left=right, right=right))


def one_and(body: Term) -> Theorem:
    """The derivative of x is 1, written as 1 + (f(x) - f(x))."""
    return transitivity(ONE, algebra(number(1), 1 + (body - body)))


NONZERO = Symbol("n", Scalar("integer", frozenset({"nonzero"})))
TO_ONE = eq(limit(1 - 1 / number(2) ** n, GROWS, n), 1)
FROM_ABOVE = apply("approaching_from_above", 0)
ONTO_ELSEWHERE = assume(apply("maps_onto", on_half_line(r * 2), apply("reals"), HALF_LINE))
UNIT, ONE = area(number(1), 0, 1), proved(eq(slope(x), 1))
WITHIN = weakened(ONE, gt(x, b), lt(x, t))


ONWARDS = apply("approaching", INFINITY, apply("from", 0))

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
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=x).gives(eq(UNIT, number(1) - 0)),
            use(ONE, at(0, x, 0, "above"), at(1, x, exp(number(0)), "below"), integral=UNIT, antiderivative=x, x=x).gives(eq(UNIT, exp(number(0)) - 0)),
            use(ONE, both_sides(b, x, b), both_sides(t, x, t), integral=area(number(1), b, t), antiderivative=x, x=x).gives(eq(area(number(1), b, t), t - b)),
            use(ONE, both_sides(0, x, 0), both_sides(t, x, t), integral=area(number(1), 0, t), antiderivative=x, x=x).gives(eq(area(number(1), 0, t), t - 0)),
            use(ONE, both_sides(b, x, b), both_sides(1, x, 1), integral=area(number(1), b, 1), antiderivative=x, x=x).gives(eq(area(number(1), b, 1), 1 - b)),
            use(ONE, both_sides(1, x, 1), both_sides(p, x, p), integral=area(number(1), 1, p), antiderivative=x, x=x).gives(eq(area(number(1), 1, p), p - 1)),
            use(ONE, both_sides(b, x, b), both_sides(p, x, p), integral=area(number(1), b, p), antiderivative=x, x=x).gives(eq(area(number(1), b, p), p - b)),
            use(ONE, at(0, x, 0, "above"), at(p, x, p, "below"), integral=area(number(1), 0, p), antiderivative=x, x=x).gives(eq(area(number(1), 0, p), p - 0)),
            use(WITHIN, at(b, x, b, "above"), at(t, x, t, "below"), integral=area(number(1), b, t), antiderivative=x, x=x).gives(eq(area(number(1), b, t), t - b), lt(b, t), discharged=[gt(x, b), lt(x, t)]),
            use(proved(eq(slope(-1 / (1 + x**2)), 2 * x / (1 + x**2) ** 2)), eq(limit(-1 / (1 + x**2), apply("approaching_from_above", 0)), -1), eq(limit(-1 / (1 + x**2), apply("approaching", INFINITY)), 0), integral=area(2 * y / (1 + y**2) ** 2, 0, INFINITY), antiderivative=-1 / (1 + x**2), x=x).gives(eq(area(2 * y / (1 + y**2) ** 2, 0, INFINITY), number(0) - -1)),
            use(weakened(ONE, gt(b, 0)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=x).gives(eq(UNIT, number(1) - 0)),
        ],
        refuses=[
            use(eq(slope(-1 / x), 1 / x**2), at(-1, -1 / x, 1, "above"), at(1, -1 / x, -1, "below"), **BY_SQUARE),
            use(by("field_algebra", left=x, right=x), x, x, **BY_SQUARE),
            use(eq(slope(x), 1), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(y, 0, 1), antiderivative=x, x=x),
            use(eq(slope(x), 1), at(1, x, 1, "above"), at(0, x, 0, "below"), integral=area(y / y, 0, 1), antiderivative=x, x=x),
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=number(1)),
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=x, antiderivative=x, x=x),
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=bind("sum", apply("between", 0, 1), y, number(1)), antiderivative=x, x=x),
            use(proved(eq(slope(x**2 / 2), x)), at(0, x**2 / 2, 0, "above"), at(1, x**2 / 2, one_half, "below"), integral=area(x, 0, 1), antiderivative=x**2 / 2, x=x),  # x is in the integral, too
            use(proved(eq(slope(p, p, p), 1)), at(-1, p, -1, "above", p), at(1, p, 1, "below", p), integral=area(number(1), -1, 1), antiderivative=p, x=p),  # for positive x alone
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=bind("integral", apply("reals"), y, number(1)), antiderivative=x, x=x),
            use(one_and(floor(x)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(1 + (floor(y) - floor(y)), 0, 1), antiderivative=x, x=x),  # not of continuous functions
            use(one_and(total(x)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(1 + (total(y) - total(y)), 0, 1), antiderivative=x, x=x),
            use(one_and(exp(x * i1)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(1 + (exp(y * i1) - exp(y * i1)), 0, 1), antiderivative=x, x=x),  # not of real ones
            use(proved(eq(slope(2 * x), 2)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(number(2), 0, 1), antiderivative=x, x=x),  # of another function
            use(ONE, at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(number(2), 0, 1), antiderivative=x, x=x),  # another slope
            use(ONE, eq(limit(x, apply("approaching", INFINITY)), 0), at(1, x, 1, "below"), integral=area(number(1), INFINITY, 1), antiderivative=x, x=x),  # from infinity
            use(ONE, at(0, x, 0, "above"), eq(limit(x, apply("approaching", -INFINITY)), 1), integral=area(number(1), 0, -INFINITY), antiderivative=x, x=x),
            use(ONE, eq(0, 0), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=x),  # no limits
            use(ONE, at(-1, x, -1, "above"), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=x),  # elsewhere
            use(ONE, at(0, 2 * x, 0, "above"), at(1, 2 * x, 2, "below"), integral=UNIT, antiderivative=x, x=x),  # of another function
            use(ONE, at(0, x, 0, "above"), eq(limit(x, apply("approaching", INFINITY)), INFINITY), integral=area(number(1), 0, INFINITY), antiderivative=x, x=x),  # infinite
            use(weakened(ONE, gt(x, 5)), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=UNIT, antiderivative=x, x=x),  # not everywhere between
        ],
    ),
    "geometric_decay": Cases(
        applies=[
            use(b=x, c=y).gives(eq(bind("limit", ONWARDS, k, x**k * y), 0), lt(size(x), 1)),
            use(b=-one_half, c=number(1)).gives(eq(bind("limit", ONWARDS, k, (-one_half) ** k * 1), 0), lt(size(-one_half), 1)),
        ],
        refuses=[
            use(b=z, c=y),
            use(b=x, c=z),
            use(b=A, c=y),
        ],
        fails=eq(bind("limit", ONWARDS, k, number(2) ** k * 1), 0),
    ),
    "geometric_growth": Cases(
        applies=[use(b=x, c=y, p=t).gives(bind("tends_to_infinity", apply("from", 0), k, x ** (t * k) * y), gt(x, 1), gt(y, 0), gt(t, 0))],
        refuses=[
            use(b=z, c=x, p=x),
            use(b=x, c=z, p=t),
            use(b=x, c=y, p=z),
        ],
    ),
    "gradient_from_differential": Cases(
        applies=[
            use(algebra(T(u) @ d, T(u) @ d), derivative=bind("derivative", v, v, T(u) @ v), direction=d)
            .gives(eq(bind("derivative", v, v, T(u) @ v), u)),
            use(by("field_algebra", gt(b, 0), left=T(u) @ d, right=T(u) @ d), derivative=LINEAR, direction=d).gives(eq(LINEAR, u)),
            use(algebra(moved(OF_NORM, d), T(v / norm(v)) @ d), derivative=OF_NORM, direction=d).gives(eq(OF_NORM, v / norm(v)), unequal(norm(v), 0)),
            use(algebra(moved(OF_LOG, d), T(u / (T(u) @ v)) @ d), derivative=OF_LOG, direction=d).gives(eq(OF_LOG, u / (T(u) @ v)), gt(T(u) @ v, 0), unequal(T(u) @ v, 0)),
        ],
        refuses=[
            use(eq(T(u) @ d, T(u) @ d), derivative=bind("derivative", v, v, T(u) @ v), direction=d),
            use(eq(t + t, 2 * t), derivative=slope(x + x), direction=t),
            use(by("matrix_algebra", left=A @ d, right=T(T(A)) @ d), derivative=bind("derivative", v, v, A @ v), direction=d),  # of a vector
            use(algebra(T(u) @ d, T(u / 2) @ (2 * d)), derivative=LINEAR, direction=d),  # h is another
            use(algebra(T(u) @ d, T(u + d - d) @ d), derivative=LINEAR, direction=d),  # g is about h
            use(algebra(T(h) @ d, T(h) @ d), derivative=LINEAR, direction=d),  # another differential
            use(algebra(T(u) @ d, T(d) @ u), derivative=LINEAR, direction=d),
            use(algebra(T(u) @ Symbol("d", vector(n, "positive")), T(u) @ Symbol("d", vector(n, "positive"))), derivative=LINEAR, direction=Symbol("d", vector(n, "positive"))),  # not every direction
            use(algebra(t + t, T(number(2)) * t), derivative=area(y + y, 0, 1), direction=t),  # no derivative
        ],
    ),
    "jacobian_from_differential": Cases(
        applies=[
            use(algebra(t + t, 2 * t), derivative=slope(x + x, p), direction=t).gives(eq(slope(x + x, p), 2)),
            use(by("field_algebra", gt(b, 0), left=t + t, right=2 * t), derivative=slope(x + x), direction=t).gives(eq(slope(x + x), 2)),
            use(algebra(moved(slope(log(x)), t), (1 / x) * t), derivative=slope(log(x)), direction=t).gives(eq(slope(log(x)), 1 / x), gt(x, 0), unequal(x, 0)),
            use(reflexivity(x / size(x) * t), derivative=slope(size(x)), direction=t).gives(eq(slope(size(x)), x / size(x)), unequal(size(x), 0)),
        ],
        refuses=[
            use(eq(t + t, 2 * t), derivative=slope(x + x), direction=t),
            use(eq(2 * t, t * 2), derivative=slope(floor(x)), direction=t),
            use(algebra(t + t, 2 * t), derivative=bind("lambda", HALF_LINE, r, r + r), direction=t),  # no derivative
            use(algebra(p + p, 2 * p), derivative=slope(x + x), direction=p),  # not every direction
            use(algebra(3 * t, 3 * t), derivative=slope(x + x), direction=t),  # another differential
            use(algebra(t + t, number(1) * (2 * t)), derivative=slope(x + x), direction=t),  # h is another
            use(algebra(t + t, (2 + t - t) * t), derivative=slope(x + x), direction=t),  # M is about h
            use(algebra(t + t, t + t), derivative=slope(x + x), direction=t),
            use(algebra(T(u) @ d, T(u) @ d), derivative=LINEAR, direction=d),  # a row for a gradient
            use(algebra(t + t, 2 * t), derivative=area(y + y, 0, 1), direction=t),
        ],
        fails=eq(slope(x / (p + x), p), 1 / (p + p) ** 2),
    ),
    "limit_by_expansion": Cases(
        applies=[
            use(limit=limit(sin(x) / x)).gives(eq(limit(sin(x) / x), 1)),
            use(gt(b, 0), limit=limit(b / x, FROM_ABOVE)).gives(eq(limit(b / x, FROM_ABOVE), INFINITY)),
            use(limit=limit(sin(x * b) / x * (t / t))).gives(eq(limit(sin(x * b) / x * (t / t)), b), unequal(t, 0)),
            use(limit=limit((b + x) ** t)).gives(eq(limit((b + x) ** t), b**t), gt(b, 0), unequal(b, 0)),
            use(limit=limit(root(b + x))).gives(eq(limit(root(b + x)), b**one_half), gt(b, 0), ge(b, 0), unequal(b, 0)),
            use(limit=limit(x / (b * x), FROM_ABOVE)).gives(eq(limit(x / (b * x), FROM_ABOVE), b**-1), unequal(b, 0)),
        ],
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
            use(limit=x),
            use(limit=bind("lambda", NEAR_0, x, x)),  # no limit
            use(limit=limit(exp(1 / x))),
            use(limit=limit((x - 1) ** t)),  # a broken power of a negative number
            use(limit=limit(x / ((root(3 + 2 * root(2)) - root(2) - 1) * x))),  # 0, but not at first sight
        ],
    ),
    "onto_by_intermediate_value": Cases(
        applies=[
            use(*STRETCHES, function=STRETCHED, x=r).gives(apply("maps_onto", STRETCHED, HALF_LINE, HALF_LINE)),
            use(eq(0 * (1 / b), 0), everywhere(ge(r * (1 / b), 0), r), everywhere(ge(r * (1 / b), r - t), r), function=on_half_line(r * (1 / b)), x=r).gives(apply("maps_onto", on_half_line(r * (1 / b)), HALF_LINE, HALF_LINE), unequal(b, 0)),
        ],
        refuses=[
            use(eq(JUMP.open(number(0)), 0), ge(1, 0), ge(1, r), function=JUMP, x=r),
            use(eq(0, 0), ge(r, 0), ge(r, r), function=on_half_line(r), x=r),
            use(eq(0, 0), ge(r, 0), ge(r, r - 0), function=on_half_line(r), x=r),  # for one x alone
            use(eq(0, 0), everywhere(ge(r, 0), r), ge(r, r - 0), function=on_half_line(r), x=r),
            use(eq(0, 0), ge(r, 0), everywhere(ge(r, r - 0), r), function=on_half_line(r), x=r),
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, r - 0), r), function=bind("sum", HALF_LINE, r, r), x=r),  # no function
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, r - 0), r), function=bind("lambda", apply("reals"), x, x), x=r),  # on the line
            use(eq(0, 0), everywhere(ge(x, 0), x), everywhere(ge(x, x - 0), x), function=bind("lambda", apply("reals"), x, x), x=x),
            use(eq(0, 0), everywhere(ge(p, 0), p), everywhere(ge(p, p - 0), p), function=on_half_line(r), x=p),  # x is not 0
            use(eq(number(0) + r, 0), everywhere(ge(r + r, 0), r), everywhere(ge(r + r, r - 0), r), function=bind("lambda", HALF_LINE, x, x + r), x=r),  # x is not new
            use(eq(1, 1), everywhere(ge(r + 1, 0), r), everywhere(ge(r + 1, r - 0), r), function=on_half_line(r + 1), x=r),  # not 0 at 0
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, r - 0), r), function=on_half_line(r - sin(r) * 2), x=r),  # negative somewhere
            use(eq(number(0) * -1, 0), eq(0, 0), everywhere(ge(r * -1, r - 0), r), function=on_half_line(r * -1), x=r),
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r + r, r - 0), r), function=on_half_line(r), x=r),  # of another function
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, number(0) - 0), r), function=on_half_line(r), x=r),  # not growing
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, r - r), r), function=on_half_line(r), x=r),
            use(eq(0, 0), everywhere(ge(r, 0), r), everywhere(ge(r, r), r), function=on_half_line(r), x=r),
        ],
    ),
    "sum_of_series": Cases(
        applies=[
            use(PARTIAL, by("limit_by_expansion", limit=limit(1 - 1 / number(2) ** n, GROWS, n)), last=n)
            .gives(eq(bind("sum", apply("from", 1), i, 1 / number(2) ** i), 1)),
            use(everywhere(HALVES, n), TO_ONE, last=n).gives(eq(bind("sum", apply("from", 1), i, 1 / number(2) ** i), 1)),
            use(everywhere(eq(total(x), x), n), eq(limit(x, GROWS, n), exp(b)), last=n).gives(eq(bind("sum", apply("from", 1), i, x), exp(b))),
        ],
        refuses=[
            use(HALVES, eq(limit(1 - 1 / number(2) ** n, GROWS, n), 1), last=n),
            use(by("single_factor", product=total(x, 1)), eq(limit(x, GROWS, n), x), last=n),
            use(everywhere(HALVES, n), TO_ONE, last=number(1)),
            use(eq(bind("sum", apply("range", 1, u), i, i), 1), eq(limit(number(1), GROWS, n), 1), last=u),  # no number
            use(everywhere(eq(total(1 / number(2) ** i, x), 1 - 1 / number(2) ** x), x), eq(limit(1 - 1 / number(2) ** x, GROWS), 1), last=x),  # not whole
            use(everywhere(eq(total(x, NONZERO), x * NONZERO), NONZERO), eq(limit(x * NONZERO, GROWS, NONZERO), x), last=NONZERO),  # not all whole numbers
            use(everywhere(eq(bind("sum", apply("range", n, n), i, x), x), n), eq(limit(x, GROWS, n), x), last=n),  # the range begins with n, too
            use(everywhere(HALVES, n), eq(limit(1 / number(2) ** n, GROWS, n), 0), last=n),  # another limit
            use(everywhere(eq(total(1 / n), 1), n), eq(limit(number(1), GROWS, n), 1), last=n),  # terms that depend on n
            use(everywhere(eq(total(x / x), n), n), eq(limit(n, GROWS, n), INFINITY), last=n),  # infinite
            use(eq(x, y), eq(y, b), last=n),
        ],
    ),
    "unique_solution_of_bijection": Cases(
        applies=[
            use(INCREASES, ONTO, y=p).gives(bind("exists_unique", HALF_LINE, r, eq(p, r + r))),
            use(UP, apply("maps_onto", on_half_line(r * 2), HALF_LINE, HALF_LINE), y=exp(1 / x)).gives(bind("exists_unique", HALF_LINE, r, eq(exp(1 / x), r * 2)), unequal(x, 0)),
            use(UP, apply("maps_onto", on_half_line(r * 2), HALF_LINE, HALF_LINE), apply("member", x, HALF_LINE), y=x).gives(bind("exists_unique", HALF_LINE, r, eq(x, r * 2))),
        ],
        refuses=[
            use(UP, TO_ALL, y=p),
            use(UP, UP, y=p),
            use(UP, ONTO_ELSEWHERE, y=p),  # onto from another set
            use(UP, apply("maps_onto", on_half_line(r * 2), HALF_LINE, HALF_LINE), y=x),  # y may be negative
        ],
    ),
}  # fmt: skip
