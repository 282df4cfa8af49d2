"""Cases of the rules of algebra."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

CASES = {
    "roots_of_polynomial": Cases(
        applies=[
            use(eq(x**2, 2), x=x, statement=apply("or", eq(x, root(2)), eq(x, -root(number(2)))))
            .gives(apply("or", eq(x, root(2)), eq(x, -root(number(2))))),
            use(eq(p**2, 9), x=p, statement=eq(p, 3)).gives(eq(p, 3)),
            use(eq(w**2, 9), x=w, statement=eq(w, -number(3))).gives(eq(w, -number(3))),
        ],
        refuses=[
            use(eq(x**2, 9), x=x, statement=eq(x, 3)),
            use(eq(x**2, 9), x=x, statement=apply("or", eq(x, 3), eq(x, 4))),
            use(eq(x**2, 9), x=x, statement=apply("or", eq(x, 3), eq(x, 3))),
            use(eq(x**2, 9), x=x, statement=apply("or", eq(x, 3 + number(10) ** -50 * number(10) ** -50), eq(x, -number(3)))),  # almost
            use(eq(x**2, 9), x=x, statement=apply("or", eq(x, 3), eq(x, root(y)))),
            use(eq(x**2, 9), x=x, statement=apply("or", eq(x, 3), eq(x, root(-number(1)) ** 2 * 3))),
            use(eq(x**3, 8), x=x, statement=eq(y, 2)),  # another letter
            use(eq(x**3, 8), x=x, statement=apply("member", y, apply("set", 2))),
            use(eq(x**3, 8), x=x, statement=gt(x, 2)),
            use(eq(x**2, y), x=x, statement=eq(x, root(y))),
            use(eq(x * y, 2), x=x, statement=eq(x, 2)),
            use(eq(x, x), x=x, statement=eq(x, 0)),
            use(eq(1 / x, 0), x=x, statement=eq(x, 0)),
            use(eq(x**2 / x, 2), x=x, statement=eq(x, 2)),  # holds a division
            use(eq(1 / p, 2), x=p, statement=apply("member", p, apply("set"))),  # no polynomial
            use(eq(p ** number("3/2"), 8), x=p, statement=eq(p, 8)),
            use(eq(p**y, 2), x=p, statement=eq(p, 2)),
            use(eq(x**41, 1), x=x, statement=eq(x, 1)),  # too high
            use(eq(z**3, 1), x=z, statement=eq(z, 1)),
            use(eq(number(1), 2), x=v, statement=apply("member", v, apply("set"))),  # no number
            use(eq(number(1), 2), x=2 * x, statement=apply("member", 2 * x, apply("set"))),  # no letter
            use(eq(p**2, 9), x=p, statement=eq(p, -number(3))),
            use(eq(w**2, 9), x=w, statement=eq(w, 3)),
        ],
    ),
    "solved_by_inverse": Cases(
        applies=[
            use(eq(exp(x), y)).gives(eq(x, log(y))),
            use(eq(log(x), y)).gives(eq(x, exp(y)), gt(x, 0)),
            use(eq(root(x), y)).gives(eq(x, y**2), ge(x, 0)),
            use(eq(log(p), y)).gives(eq(p, exp(y))),
            use(eq(number(2) ** x, y)).gives(eq(x, log(y) / log(number(2)))),
        ],
        refuses=[
            use(eq(exp(z), 1)),
            use(eq(exp(x), z)),
            use(eq(sin(x), 0)),
            use(eq(number(1) ** x, 1)),
            use(eq((-number(2)) ** x, 4)),
            use(eq(p**x, 1)),
        ],
    ),
    "absolute_value_of_nonnegative": Cases(
        applies=[use(x=1 + x**2).gives(eq(size(1 + x**2), 1 + x**2), ge(1 + x**2, 0)), use(x=x).gives(eq(size(x), x), ge(x, 0))],
        refuses=[use(x=z)],
        fails=eq(size(x), x),
    ),
    "combination_of_equations": Cases(
        applies=[
            use(eq(x + y, 10), eq(x - y, 4), algebra(x - 7, one_half * (x + y - 10) + one_half * (x - y - 4))).gives(eq(x, 7)),
            use(eq(x, y), eq(b - t, (t + p) * (x - y))).gives(eq(b, t)),
            use(eq(x, y), eq(y, b), eq(b, t), eq(t - p, w * (x - y) + t * (y - b) + p * (b - t))).gives(eq(t, p)),
        ],
        refuses=[
            use(eq(x, y), eq(b - t, x - y + 1)),
            use(eq(x, y), eq(y, b), eq(t - p, t * (x - y))),
            use(eq(x, y), eq(y, b), eq(t - p, t * (x - y) + t * (b - y))),
            use(eq(b - t, t * (x - y))),
            use(),  # no identity
            use(eq(A, y), eq(b - t, x * (A - y))),
            use(eq(y, A), eq(b - t, x * (y - A))),
            use(eq(x, y), eq(b - t, A * (x - y))),
            use(eq(x, y), eq(A - t, p * (x - y))),
            use(eq(x, y), eq(t - A, p * (x - y))),
            use(eq(x, y), eq(b, p * (x - y))),  # no difference
            use(eq(x, y), eq(y, b), eq(t - p, t)),  # not a sum of two
            use(eq(x, y), eq(y, b), eq(t - p, t * (x - y) - t * (y - b))),  # the second with the other sign
        ],
        fails=implies(apply("and", eq(x + y, 10), eq(x - y, 4)), eq(x, 3)),
    ),
    "equal_numbers": Cases(
        applies=[
            use(left=root(7 + 4 * root(3)), right=2 + root(3)).gives(eq(root(7 + 4 * root(3)), 2 + root(3))),
            use(left=1 / (root(2) - 1), right=root(2) + 1).gives(eq(1 / (root(2) - 1), root(2) + 1), unequal(root(2) - 1, 0)),
        ],
        refuses=[
            use(left=root(number(2)) + root(number(3)), right=root(number(10))),
            use(left=root(number(10**30 + 1)) - root(number(10**30)), right=1 / (2 * root(number(10**30)))),
            use(left=1 / (root(number(4)) - 2), right=1 / (root(number(4)) - 2)),
            use(left=exp(number(1)), right=exp(number(1)) + 0),
            use(left=x, right=x),
            use(left=0 * A, right=number(0)),
            use(left=number(0), right=0 * A),
            use(left=A - A, right=number(1) - 1),
            use(left=0 * x, right=number(0)),
            use(left=number(0), right=0 * x),
            use(left=number(2) ** 65, right=number(2) ** 33 * number(2) ** 32),  # too large a power to be looked at
            use(left=number(2) ** 33 * number(2) ** 32, right=number(2) ** 65),
        ],
        fails=eq(root(number(2)) + root(number(3)), root(5 + 2 * root(number(5)))),
    ),
    "field_algebra": Cases(
        applies=[
            use(left=(x + y) ** 2, right=x**2 + 2 * x * y + y**2).gives(eq((x + y) ** 2, x**2 + 2 * x * y + y**2)),
            use(ge(x, y), left=root((x - y) ** 2), right=x - y).gives(eq(root((x - y) ** 2), x - y)),
            use(left=x / x, right=number(1)).gives(eq(x / x, 1), unequal(x, 0)),
            use(left=apply("binomial", j, 2), right=j * (j - 1) / 2).gives(eq(apply("binomial", j, 2), j * (j - 1) / 2), apply("member", j, apply("naturals"))),
            use(left=total(x / x), right=n).gives(eq(total(x / x), n), unequal(x, 0)),
            use(left=total(entry(v, i) / entry(v, i)), right=total(number(1) + 0 * i)).gives(eq(total(entry(v, i) / entry(v, i)), total(number(1) + 0 * i)), bind("forall", apply("range", 1, n), i, unequal(entry(v, i), 0))),
            use(left=total(x, j), right=j * x).gives(eq(total(x, j), j * x), ge(j, 0)),
            use(left=log(x) - log(x), right=number(0)).gives(eq(log(x) - log(x), 0), gt(x, 0)),
            use(left=number(0) ** x, right=number(0)).gives(eq(number(0) ** x, 0), gt(x, 0)),
            use(left=root(x) ** 2, right=x).gives(eq(root(x) ** 2, x), ge(x, 0)),
            use(left=x**j * x ** (-j), right=number(1)).gives(eq(x**j * x ** (-j), 1), unequal(x, 0)),
            use(left=x**y * x ** (-y), right=number(1)).gives(eq(x**y * x ** (-y), 1), gt(x, 0)),
            use(gt(y / x, 0), left=t, right=t).gives(eq(t, t), unequal(x, 0)),
        ],
        refuses=[
            use(left=A, right=A),
            use(left=x, right=y),
            use(left=0 * A, right=number(0)),
            use(left=number(0), right=0 * A),
        ],
        fails=eq((x + y) / p, x + y / p),
    ),
    "isolate_vector": Cases(
        applies=[use(a=u, b=v, c=x, x=d, n=n).gives(implies(eq(v, u + x * d), eq(d, (v - u) / x)), unequal(x, 0))],
        refuses=[
            use(a=u, b=v, c=x, x=T(u), n=n),
            use(a=u, b=v, c=z, x=d, n=n),
        ],
        fails=implies(eq(v, u + 0 * d), eq(d, v - u)),
    ),
    "modulus_of_complex": Cases(
        applies=[
            use(z=1 + t * i1).gives(eq(size(1 + t * i1), root(number(1) ** 2 + t**2))),
            use(z=x / x + i1).gives(eq(size(x / x + i1), root(number(1) ** 2 + number(1) ** 2)), unequal(x, 0)),
        ],
        refuses=[
            use(z=z),
            use(z=x),
            use(z=z + i1),  # a real part that is not real
            use(z=1 + z * i1),  # an imaginary part that is not
            use(z=root(x) + i1),  # not real where x is negative
            use(z=1 + root(x) * i1),
            use(z=p**x + i1),
            use(z=1 + p**x * i1),
        ],
        fails=eq(size(1 + t * i1), root(1 + t**4)),
    ),
    "multiple_of_equation": Cases(
        applies=[
            use(eq(x, y), algebra(2 * x - 2 * y, number(2) * (x - y))).gives(eq(2 * x, 2 * y)),
            use(eq(x, y), eq(b - t, p * (x - y))).gives(eq(b, t)),
        ],
        refuses=[
            use(eq(x, y), eq(b - t, x - y + 1)),
            use(eq(x, y), eq(b - t, t * (y - x))),
            use(eq(A, y), eq(b - t, x * (A - y))),
            use(eq(y, A), eq(b - t, x * (y - A))),
            use(eq(x, y), eq(b - t, A * (x - y))),
            use(eq(x, y), eq(A - t, p * (x - y))),
            use(eq(x, y), eq(t - A, p * (x - y))),
        ],
    ),
    "only_solution": Cases(
        applies=[
            use(algebra(1 / t - b, (-b / t) * (t - 1 / b)))
            .gives(apply("iff", eq(1 / t, b), eq(t, 1 / b)), unequal(-b / t, 0)),
            use(eq(A @ u - v, A @ (u - h))).gives(apply("iff", eq(A @ u, v), eq(u, h)), apply("invertible", A)),
            use(eq(x * u - v, x * (u - h))).gives(apply("iff", eq(x * u, v), eq(u, h)), unequal(x, 0)),
        ],
        refuses=[
            use(eq(x**2, x * (x - 1))),  # no difference
            use(eq(x - y, x * y)),
            use(eq(x - y, x)),
            use(eq(W @ Symbol("w", vector(m)) - v, W @ (Symbol("w", vector(m)) - Symbol("q", vector(m))))),  # not square
            use(eq(T(u) @ v - x, T(u) @ (v - h))),  # a row
            use(eq(A - B, A * (x - y))),  # a matrix times a number
            use(ge(x - y, x * (x - y))),
        ],
        fails=apply("iff", eq(x**2, x), eq(x, 1)),
    ),
    "root_of_square": Cases(
        applies=[use(x=det(S)).gives(eq(root(det(S) ** 2), size(det(S))))],
        refuses=[
            use(x=z),
            use(gt(x, 0), x=x),  # takes no premise
            use(),
            use(x=x, y=x),
        ],
        fails=eq(root(x**2), x),
    ),
    "roots_of_factored_polynomial": Cases(
        applies=[
            use(algebra(x**2 - 1, (x - 1) * (x - -number(1))))
            .gives(apply("iff", eq(x**2 - 1, 0), apply("member", x, apply("set", 1, -number(1))))),
            use(eq(y, (x - b) * (x - t))).gives(apply("iff", eq(y, 0), apply("member", x, apply("set", b, t)))),
        ],
        refuses=[
            use(eq(x**2 - 1, x - 1)),
            use(eq(X @ X, (X - X) @ (X - T(X)))),
            use(eq(x**2, (x - 1) * (y - 2))),  # two letters
            use(eq(A, (x - 1) * (x - 2))),
            use(eq(x, (A - 1) * (A - 2))),
            use(eq(x, (x - A) * (x - 2))),
            use(eq(x, (x - 1) * (x - A))),
        ],
        fails=apply("iff", eq(x**2 - 1, 0), eq(x, 1)),
    ),
}  # fmt: skip
