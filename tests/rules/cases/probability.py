"""Cases of the rules of probability."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

CHAIN, TURNED = read("p(x, z) = p(x|z) p(z)"), read("p(x|z) = p(z|x)")
SHIFT = bind("law", NORMAL, v, u + S @ v)
MOVES = bind("derivative", h, v, u + S @ v)
LEFT_INVERSE = by("matrix_algebra", left=inv(S) @ (u + S @ v - u), right=v)

CASES = {
    "algebra_of_laws": Cases(
        applies=[
            use(left=CHAIN.arguments[0], right=CHAIN.arguments[1]).gives(CHAIN),
            use(eq(norm(u), 1), left=norm(u), right=number(1)).gives(eq(norm(u), 1)),
            use(left=x / x, right=number(1)).gives(eq(x / x, 1), unequal(x, 0)),
        ],
        refuses=[
            use(left=TURNED.arguments[0], right=TURNED.arguments[1]),
            use(left=A, right=A),
            use(left=0 * A, right=number(0)),
            use(left=number(0), right=0 * A),
        ],
        fails=TURNED,
    ),
    "change_of_variables": Cases(
        applies=[
            use(LEFT_INVERSE, law=SHIFT, point=h, left_inverse=inv(S) @ (d - u), hole=d, z=v)
            .gives(eq(apply("density_at", SHIFT, u + S @ h), apply("density_at", NORMAL, h) / size(det(MOVES))), unequal(det(MOVES), 0)),
        ],
        refuses=[
            use(eq(u, u), law=bind("law", apply("normal", u, S @ T(S)), v, apply("hadamard_power", v, 2)), point=u, left_inverse=d, hole=d, z=Symbol("e", vector(n))),
        ],
    ),
    "definition_of_gaussian": Cases(
        applies=[
            use(x=v, m=u, C=C, n=n)
            .gives(eq(apply("density_at", NORMAL, v), (2 * apply("pi")) ** (-n / number(2)) * exp(-(T(v - u) @ inv(C) @ (v - u)) / 2) / root(det(C))), apply("positive_definite", C)),
        ],
        refuses=[use(x=v, m=u, C=W, n=n)],
        fails=eq(apply("density_at", apply("normal", u, S @ T(S)), v), exp(-(T(v - u) @ (v - u)) / 2)),
    ),
}  # fmt: skip
