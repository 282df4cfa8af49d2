"""Cases of the rules of linear algebra."""

# ruff: noqa: F403, F405

from __future__ import annotations

from tests.rules.cases.notation import *

SQUARES, POSITIVE_VECTOR = T(A) @ A, Symbol("p", vector(n, "positive"))
TURNED = by("matrix_algebra", left=T(SQUARES), right=SQUARES)
SUM = total(entry(u, i) * entry(v, i))



def form(of: Term, at: Term = u) -> Term:
    """``v^T A v >= 0``."""
    return ge(T(at) @ of @ at, 0)


CASES = {
    "algebra_of_entries": Cases(
        applies=[
            use(left=T(u) @ v, right=SUM).gives(eq(T(u) @ v, SUM)),
            use(left=T(u) @ apply("diagonal", v) @ u, right=total(entry(v, i) * entry(u, i) ** 2))
            .gives(eq(T(u) @ apply("diagonal", v) @ u, total(entry(v, i) * entry(u, i) ** 2))),
            use(left=apply("norm", u) ** 2, right=total(entry(u, i) ** 2)).gives(eq(apply("norm", u) ** 2, total(entry(u, i) ** 2))),
            use(left=total(entry(apply("softmax", u), i)), right=number(1)).gives(eq(total(entry(apply("softmax", u), i)), 1)),
            use(eq(total(entry(u, i)), 1), left=total(2 * entry(u, i)), right=number(2)).gives(eq(total(2 * entry(u, i)), 2)),
            use(left=T(u) @ v / x * x, right=SUM).gives(eq(T(u) @ v / x * x, SUM), unequal(x, 0)),
        ],
        refuses=[
            use(left=T(u) @ v, right=total(entry(u, i)) * total(entry(v, i))),
            use(left=T(u) @ A @ v, right=SUM),
            use(left=u @ T(v), right=A),
            use(left=2 * A, right=A + A),
            use(left=entry(apply("softmax", u), 1), right=apply("exp", entry(u, 1))),
            use(left=total(entry(u, i)), right=number(1)),
        ],
        fails=eq(T(u) @ v, total(entry(u, i)) * total(entry(v, i))),
    ),
    "blocks_of_lower_triangular": Cases(
        applies=[
            use(L=L, n=n)
            .gives(eq(L, apply("blocks", apply("leading", L), apply("zero", n, 1), apply("last_row", L), entry(L, n + 1, n + 1)))),
        ],
        refuses=[use(L=Symbol("L", Matrix(n + 1, n + 1)), n=n)],
    ),
    "cancel_invertible_factor": Cases(
        applies=[
            use(eq(S @ u, S @ v), factor=S).gives(eq(u, v)),
            use(eq(A @ u, A @ v), factor=A).gives(eq(u, v), apply("invertible", A)),
            use(eq(u @ T(v) @ S, v @ T(v) @ S), factor=S).gives(eq(u @ T(v), v @ T(v))),
            use(eq((1 / x) * S @ u, (1 / x) * S @ v), factor=(1 / x) * S).gives(eq(u, v), unequal(x, 0)),
        ],
        refuses=[
            use(eq(S @ A, A @ S), factor=S),
            use(eq(x * y, x * t), factor=x),
            use(eq(S @ A, inv(S) @ B), factor=S),  # another factor on the right
            use(eq(S @ A, S @ B), factor=C),  # another factor than said
            use(eq(A @ S, B @ S), factor=C),
            use(eq(A @ S, B @ C), factor=S),
            use(eq(S @ x, S @ A), factor=S),
            use(eq(S @ A, S @ x), factor=S),
            use(eq(x * A, x * B), factor=x),
            use(eq(B @ A, S @ B), factor=S),
        ],
    ),
    "determinant_of_block_triangular": Cases(
        applies=[use(A=A, c=T(v), d=x, n=n).gives(eq(det(apply("blocks", A, apply("zero", n, 1), T(v), x)), x * det(A)))],
        refuses=[
            use(A=A, c=v, d=x, n=n),
            use(A=A, c=T(v), d=z, n=n),
        ],
        fails=eq(det(apply("blocks", A, u, T(v), x)), x * det(A)),
    ),
    "determinant_of_blocks": Cases(
        applies=[use(A=A, U=A, V=A, D=S, n=n, m=n).gives(eq(det(apply("blocks", A, A, A, S)), det(S) * det(A - A @ inv(S) @ A)))],
        refuses=[
            use(A=A, U=W, V=W, D=A, n=n, m=m),
            use(A=A, U=A, V=A, D=A, n=n, m=n),
        ],
    ),
    "determinant_of_diagonal": Cases(
        applies=[use(v=v, n=n).gives(eq(det(apply("diagonal", v)), product(entry(v, i))))],
        refuses=[use(v=T(v), n=n)],
        fails=eq(det(apply("diagonal", v)), total(entry(v, i))),
    ),
    "determinant_of_inverse": Cases(
        applies=[use(A=S, n=n).gives(eq(det(inv(S)), 1 / det(S)))],
        refuses=[use(A=A, n=n)],
        fails=eq(det(inv(S)), det(S)),
    ),
    "determinant_of_multiple": Cases(
        applies=[use(A=A, c=x, n=n).gives(eq(det(x * A), x**n * det(A)))],
        refuses=[
            use(A=W, c=x, n=n),
            use(A=A, c=z, n=n),
        ],
        fails=eq(det(x * A), x * det(A)),
    ),
    "determinant_of_product": Cases(
        applies=[use(A=A, B=T(A), n=n).gives(eq(det(A @ T(A)), det(A) * det(T(A))))],
        refuses=[use(A=W, B=T(W), n=n)],
        fails=eq(det(A + B), det(A) + det(B)),
    ),
    "determinant_of_rank_one_update": Cases(
        applies=[use(A=S, u=v, v=h, n=n).gives(eq(det(S + v @ T(h)), det(S) * (1 + T(h) @ inv(S) @ v)))],
        refuses=[
            use(A=A, u=T(u), v=v, n=n),
            use(A=A, u=u, v=v, n=n),
        ],
        fails=eq(det(A + u @ T(v)), det(A) + T(v) @ u),
    ),
    "determinant_of_single_entry": Cases(
        applies=[use(A=ONE_BY_ONE).gives(eq(det(ONE_BY_ONE), entry(ONE_BY_ONE, 1, 1)))],
        refuses=[use(A=X)],
        fails=eq(det(X), entry(X, 1, 1)),
    ),
    "determinant_of_transpose": Cases(
        applies=[use(A=A, n=n).gives(eq(det(T(A)), det(A)))],
        refuses=[use(A=W, n=n)],
        fails=eq(T(A), A),
    ),
    "entries_of_leading_block": Cases(
        applies=[use(L=G, n=n).gives(eq(product(entry(apply("leading", G), i, i)), product(entry(G, i, i))))],
        refuses=[use(L=A, n=n)],
    ),
    "fixed_point_of_linear_map": Cases(
        applies=[use(A=A, x=v, n=n).gives(apply("iff", eq(A @ v, v), eq(v, apply("zero", n, 1))), unequal(det(A - apply("identity", n)), 0))],
        refuses=[use(A=W, x=v, n=n)],
    ),
    "gram_matrix_is_positive_definite": Cases(
        applies=[use(S=S, n=n).gives(apply("positive_definite", S @ T(S)))],
        refuses=[use(S=A, n=n)],
    ),
    "inverse_of_product": Cases(
        applies=[use(A=S, B=T(S), n=n).gives(eq(inv(S @ T(S)), inv(T(S)) @ inv(S)))],
        refuses=[
            use(A=S, B=A, n=n),
            use(A=A, B=S, n=n),
        ],
        fails=eq(inv(S @ T(S)), inv(S) @ inv(T(S))),
    ),
    "inverse_of_transpose": Cases(
        applies=[
            use(A=S, n=n).gives(eq(inv(T(S)), T(inv(S)))),
            use(A=(1 / x) * S, n=n).gives(eq(inv(T((1 / x) * S)), T(inv((1 / x) * S))), unequal(x, 0)),
        ],
        refuses=[use(A=A, n=n)],
        fails=eq(inv(T(S)), S),
    ),
    "loewner_order": Cases(
        applies=[
            use(statement=apply("succeeds_equal", T(A) @ A, apply("zero", n, n)))
            .gives(apply("succeeds_equal", T(A) @ A, apply("zero", n, n))),
            use(ge(x, 0), statement=apply("succeeds_equal", x * T(A) @ A, apply("zero", n, n))).gives(apply("succeeds_equal", x * T(A) @ A, apply("zero", n, n))),
            use(statement=apply("succeeds", C + Q, apply("zero", n, n))).gives(apply("succeeds", C + Q, apply("zero", n, n))),
            use(statement=apply("positive_definite", T(A) @ A + 2 * C)).gives(apply("positive_definite", T(A) @ A + 2 * C)),
            use(statement=apply("precedes", apply("zero", n, n), T(inv(A)) @ inv(A) + C)).gives(apply("precedes", apply("zero", n, n), T(inv(A)) @ inv(A) + C), apply("invertible", A)),
        ],
        refuses=[
            use(statement=apply("succeeds_equal", A + T(A), apply("zero", n, n))),
            use(statement=apply("succeeds", T(A) @ A, apply("zero", n, n))),
            use(statement=apply("precedes_equal", T(A) @ A, apply("zero", n, n))),
            use(statement=apply("succeeds_equal", x * T(A) @ A, apply("zero", n, n))),
            use(statement=x),
            use(statement=apply("positive_definite", T(A) @ A + Q)),
            use(statement=apply("invertible", T(S) @ S)),  # not said so
            use(statement=ge(T(A) @ A, apply("zero", n, n))),  # another relation
            use(statement=apply("succeeds_equal", x**2, number(0))),  # numbers
            use(statement=apply("succeeds_equal", T(u), T(u))),  # rows
            use(statement=apply("succeeds_equal", T(complex_matrix) @ complex_matrix, apply("zero", n, n))),
            use(statement=apply("succeeds", 0 * T(S) @ S, apply("zero", n, n))),  # with a factor that may be 0
            use(statement=apply("succeeds", r * T(S) @ S, apply("zero", n, n))),
            use(statement=apply("succeeds_equal", S @ Q, apply("zero", n, n))),  # not turned round
            use(statement=apply("succeeds_equal", S @ C, apply("zero", n, n))),
            use(statement=apply("succeeds_equal", T(A) @ A @ T(A), apply("zero", n, n))),
            use(statement=apply("succeeds_equal", T(A) @ B @ A, apply("zero", n, n))),  # B is of any sign
            use(statement=apply("succeeds_equal", T(A) @ apply("diagonal", u) @ A, apply("zero", n, n))),
            use(statement=apply("succeeds", apply("diagonal", u) @ apply("diagonal", u), apply("zero", n, n))),
            use(statement=apply("succeeds_equal", T(A) @ Y @ A, apply("zero", n, n))),  # Y is symmetric, of any sign
            use(statement=apply("succeeds", apply("diagonal", u) @ T(S) @ S @ apply("diagonal", u), apply("zero", n, n))),  # u may be 0
        ],
        fails=apply("succeeds_equal", A + T(A), apply("zero", n, n)),
    ),
    "matrix_algebra": Cases(
        applies=[
            use(left=T(inv(S)) @ inv(S), right=inv(S @ T(S))).gives(eq(T(inv(S)) @ inv(S), inv(S @ T(S)))),
            use(unequal(x, 0), left=(1 / x) * (x * A), right=A).gives(eq((1 / x) * (x * A), A)),
            use(left=inv(A) @ A, right=apply("identity", n)).gives(eq(inv(A) @ A, apply("identity", n)), apply("invertible", A)),
            use(left=inv(A + B), right=inv(A + B)).gives(eq(inv(A + B), inv(A + B)), apply("invertible", A + B)),
            use(left=inv(apply("diagonal", v)) @ apply("diagonal", v), right=apply("identity", n)).gives(eq(inv(apply("diagonal", v)) @ apply("diagonal", v), apply("identity", n)), apply("nonzero_entries", v)),
            use(left=apply("hadamard_power", apply("hadamard_power", v, 2), -1), right=apply("hadamard_power", v, -2)).gives(eq(apply("hadamard_power", apply("hadamard_power", v, 2), -1), apply("hadamard_power", v, -2)), apply("nonzero_entries", v)),
        ],
        refuses=[
            use(left=x, right=x),
            use(left=W, right=T(W)),
            use(left=0 * A, right=number(0)),
            use(left=number(0), right=0 * A),
            use(left=0 * W, right=0 * T(W)),  # of other sizes
            use(left=A @ B, right=B @ A),
        ],
        fails=eq(A @ B, B @ A),
    ),
    "matrix_determinant_lemma": Cases(
        applies=[use(A=S, U=A, V=A, n=n, m=n).gives(eq(det(S + A @ A), det(S) * det(apply("identity", n) + A @ inv(S) @ A)))],
        refuses=[
            use(A=A, U=W, V=W, n=n, m=m),
            use(A=A, U=A, V=A, n=n, m=n),
        ],
        fails=eq(det(A + u @ T(v)), det(A) + det(u @ T(v))),
    ),
    "positive_definite_by_minors": Cases(
        applies=[
            use(a=p, b=y, c=x).gives(
                apply("positive_definite", apply("matrix", 2, 2, p, x, x, y)), gt(p, 0), gt(p * y - x**2, 0)
            ),
            use(a=number(2), b=number(1), c=number(1)).gives(
                apply("positive_definite", apply("matrix", 2, 2, 2, 1, 1, 1)), gt(2, 0), gt(number(2) * number(1) - number(1) ** 2, 0)
            ),
        ],
        refuses=[
            use(a=z, b=y, c=x),
            use(a=x, b=z, c=y),
            use(a=x, b=y, c=z),
            use(a=x, b=y, c=A),
        ],
        fails=apply("positive_definite", apply("matrix", 2, 2, 1, 1, 1, 1)),
    ),
    "positive_definite_is_invertible": Cases(
        applies=[
            use(apply("positive_definite", C)).gives(apply("invertible", C)),
            use(apply("positive_definite", T(A) @ A)).gives(apply("invertible", T(A) @ A)),
        ],
        refuses=[
            use(apply("lower_triangular", A)),
            use(apply("succeeds_equal", A, apply("zero", n, n))),
            use(eq(A, C)),
        ],
        fails=apply("invertible", A),
    ),
    "quadratic_forms_in_order": Cases(
        applies=[
            use(apply("succeeds_equal", A, B), v=u).gives(ge(T(u) @ A @ u, T(u) @ B @ u)),
            use(apply("precedes", A, B), v=u).gives(ge(T(u) @ B @ u, T(u) @ A @ u)),
        ],
        refuses=[
            use(ge(A, B), v=u),
            use(apply("succeeds_equal", A, B), v=T(u)),
            use(apply("succeeds_equal", A, B), v=W),
            use(apply("succeeds_equal", A, B), v=x),
            use(apply("succeeds_equal", A, B), v=complex_vector),
        ],
        fails=ge(T(u) @ A @ u, T(u) @ B @ u),
    ),
    "semidefinite_by_quadratic_form": Cases(
        applies=[
            use(shown(form(SQUARES)), TURNED).gives(apply("succeeds_equal", SQUARES, apply("zero", n, n))),
            use(shown(form(C)), shown(eq(T(C), C))).gives(apply("succeeds_equal", C, apply("zero", n, n))),
            use(shown(form(SQUARES)), eq(T(SQUARES), SQUARES)).gives(apply("succeeds_equal", SQUARES, apply("zero", n, n))),
        ],
        refuses=[
            use(form(A), eq(T(A), A)),  # of one u
            use(shown(form(SQUARES, POSITIVE_VECTOR)), TURNED),  # of positive ones
            use(shown(form(SQUARES, A @ u)), TURNED),
            use(shown(form(u @ T(u))), shown(eq(T(u @ T(u)), u @ T(u)))),  # with a matrix that is made of u
            use(shown(form(SQUARES)), eq(T(A), A)),
            use(shown(form(SQUARES)), ge(x, 0)),
            use(shown(ge(T(u) @ SQUARES @ u, -1)), TURNED),
            use(shown(ge(T(2 * u) @ SQUARES @ u, 0)), TURNED),
            use(shown(ge(T(u) @ SQUARES @ u + 1, 0)), TURNED),
            use(shown(ge(T(u) * (x**2) @ u, 0)), eq(T(x**2), x**2)),
        ],
        fails=apply("succeeds_equal", A, apply("zero", n, n)),
    ),
    "sylvester_determinant": Cases(
        applies=[use(U=A, V=S, n=n, m=n).gives(eq(det(apply("identity", n) + A @ S), det(apply("identity", n) + S @ A)))],
        refuses=[use(U=W, V=W, n=n, m=m)],
    ),
}  # fmt: skip
