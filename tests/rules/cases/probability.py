"""Cases of the rules of probability."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.language.outcomes import OMEGA
from symderiv.language.sorts import LAW, OUTCOME
from tests.rules.cases.notation import *

CHAIN, TURNED = read("p(x, z) = p(x|z) p(z)"), read("p(x|z) = p(z|x)")
SHIFT = bind("law", NORMAL, v, u + S @ v)
MOVES = bind("derivative", h, v, u + S @ v)
LEFT_INVERSE = by("matrix_algebra", left=inv(S) @ (u + S @ v - u), right=v)
BELL = apply("normal", 0, 1)

RANDOM = Symbol("X", Function((OUTCOME,), REAL))
HERE = apply("apply", RANDOM, OMEGA)


def tail(above: Term, bound: Term) -> Term:
    """The probability that something is at least as large as a number."""
    return bind("probability", Symbol("P", LAW), OMEGA, ge(above, bound))


TAIL = tail(HERE, b)
NUMBER = apply("density_at", apply("normal", y, p), x)

CASES = {
    "algebra_of_laws": Cases(
        applies=[
            use(left=CHAIN.arguments[0], right=CHAIN.arguments[1]).gives(CHAIN),
            use(eq(norm(u), 1), left=norm(u), right=number(1)).gives(eq(norm(u), 1)),
            use(left=x / x, right=number(1)).gives(eq(x / x, 1), unequal(x, 0)),
            use(left=term(r"\mathbb{E}[X / a]"), right=term(r"\mathbb{E}[X] / a")).gives(eq(term(r"\mathbb{E}[X / a]"), term(r"\mathbb{E}[X] / a")), unequal(Symbol("a", REAL), 0)),
            use(left=mean(lambda X: X * b**y * b**-y), right=MEAN).gives(eq(mean(lambda X: X * b**y * b**-y), MEAN), gt(b, 0)),
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
            use(everywhere(eq(root(x**3), x), x), law=bind("law", BELL, x, x**3), point=t, left_inverse=root(b), hole=b, z=x).gives(eq(apply("density_at", bind("law", BELL, x, x**3), t**3), apply("density_at", BELL, t) / size(slope(x**3, t))), unequal(slope(x**3, t), 0)),
            use(everywhere(eq(exp(log(x)), x), x), law=bind("law", BELL, x, log(x)), point=t, left_inverse=exp(b), hole=b, z=x).gives(eq(apply("density_at", bind("law", BELL, x, log(x)), log(t)), apply("density_at", BELL, t) / size(slope(log(x), t))), unequal(slope(log(x), t), 0), unequal(t, 0)),
        ],
        refuses=[
            use(eq(u, u), law=bind("law", apply("normal", u, S @ T(S)), v, apply("hadamard_power", v, 2)), point=u, left_inverse=d, hole=d, z=Symbol("e", vector(n))),
            use(LEFT_INVERSE, law=x, point=h, left_inverse=inv(S) @ (d - u), hole=d, z=v),
            use(LEFT_INVERSE, law=bind("expectation", NORMAL, v, u + S @ v), point=h, left_inverse=inv(S) @ (d - u), hole=d, z=v),
            use(LEFT_INVERSE, law=bind("law", NORMAL, h, u + S @ h + v - v), point=h, left_inverse=inv(S) @ (d - u), hole=d, z=v),
            use(by("matrix_algebra", left=v + 0 * h, right=v), law=bind("law", NORMAL, h, 0 * h), point=h, left_inverse=v + 0 * d, hole=d, z=v),  # z is in the left inverse
            use(everywhere(eq(root(p**2), p), p), law=bind("law", BELL, x, x**2), point=x, left_inverse=root(t), hole=t, z=p),  # left inverse of positive z alone
            use(everywhere(eq(x * 1, x), x), law=bind("law", BELL, x, x * 1), point=z, left_inverse=t, hole=t, z=x),  # a point that is not real
            use(everywhere(eq(x**2, b), x), law=bind("law", BELL, x, x**2), point=t, left_inverse=t, hole=t, z=x),  # of something else
            use(everywhere(eq(x, x), x), law=bind("law", BELL, x, x**2), point=t, left_inverse=t, hole=t, z=x),  # of another map
            use(eq(x**2, x), law=bind("law", BELL, x, x**2), point=t, left_inverse=t, hole=t, z=x),  # for one z alone
            use(algebra(x, x), law=bind("law", BELL, y, x), point=t, left_inverse=b, hole=b, z=x),  # constant, z in the map
            use(algebra(x, x), law=bind("law", BELL, y, y**2), point=t, left_inverse=x, hole=b, z=x),  # z in the left inverse
            use(everywhere(eq(root(p**2), p), p), law=bind("law", BELL, x, x**2), point=number(2), left_inverse=root(t), hole=t, z=p),  # for positive z alone
        ],
    ),
    "density_of_normal": Cases(
        applies=[
            use(x=x, m=y, v=p).gives(eq(NUMBER, exp(-((x - y) ** 2) / (2 * p)) / root(2 * apply("pi") * p)), gt(p, 0)),
        ],
        refuses=[
            use(x=z, m=y, v=p),
            use(x=x, m=z, v=p),
            use(x=x, m=y, v=z),
            use(x=u, m=u, v=p),
        ],
        fails=eq(NUMBER, exp(-((x - y) ** 2) / (2 * p**2)) / root(2 * apply("pi") * p**2)),
    ),
    "definition_of_gaussian": Cases(
        applies=[
            use(x=v, m=u, C=C, n=n)
            .gives(eq(apply("density_at", NORMAL, v), (2 * apply("pi")) ** (-n / number(2)) * exp(-(T(v - u) @ inv(C) @ (v - u)) / 2) / root(det(C))), apply("positive_definite", C)),
        ],
        refuses=[use(x=v, m=u, C=W, n=n)],
        fails=eq(apply("density_at", apply("normal", u, S @ T(S)), v), exp(-(T(v - u) @ (v - u)) / 2)),
    ),
    "event_by_exponential": Cases(
        applies=[
            use(probability=TAIL, t=t).gives(eq(TAIL, tail(exp(t * HERE), exp(t * b))), gt(t, 0)),
        ],
        refuses=[
            use(probability=term("P(X = 1)"), t=t),
            use(probability=x, t=t),
            use(probability=TAIL, t=z),
            use(probability=tail(HERE, z), t=t),
            use(probability=MEAN, t=t),
            use(probability=bind("expectation", TAIL.domain, OMEGA, ge(HERE, b)), t=t),
            use(probability=TAIL, t=HERE),  # t depends on the outcome
            use(probability=bind("probability", TAIL.domain, Symbol("o", OUTCOME), ge(HERE, b)), t=t),  # the letter is taken
        ],
        fails=eq(TAIL, tail(exp(-HERE), exp(-b))),
    ),
}  # fmt: skip
