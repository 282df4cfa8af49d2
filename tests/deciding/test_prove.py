"""What the provers prove, and what they must not: goals of linear algebra, densities, radial maps, iterations."""

from __future__ import annotations

import pytest

from symderiv.deciding.prove import prove
from symderiv.kernel.certificates import replay, to_json
from symderiv.kernel.theorems import infer, transitivity
from symderiv.language.contexts import Context
from symderiv.language.definedness import definedness
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    Scalar,
    vector,
)  # fmt: skip
from symderiv.language.terms import Symbol, Term, apply, bind, number
from symderiv.rules import all_rules
from tests.deciding.words import T, det, inv, norm
from tests.deciding.words import equal as eq

K, i = Symbol("K", POSITIVE_INTEGER), Symbol("i", POSITIVE_INTEGER)
S = Symbol("S", Matrix(K, K, frozenset({"invertible"})))
z, mu, x, u = (Symbol(name, vector(K)) for name in ("z_0", r"\mu", "x", r"\tilde z"))
sigma = Symbol(r"\sigma", vector(K, "positive"))
NONNEGATIVE = Scalar("real", frozenset({"nonnegative"}))
alpha, beta = Symbol(r"\alpha", POSITIVE), Symbol(r"\beta", REAL)
r, y, t = Symbol("r", NONNEGATIVE), Symbol("y", NONNEGATIVE), Symbol("t", REAL)
eta, k = Symbol(r"\eta", Scalar("real", frozenset({"nonzero"}))), Symbol("k", NATURAL)
lam = Symbol(r"\lambda", COMPLEX)


def diagonal_product(matrix: Term, size: Term) -> Term:
    return bind("product", apply("range", 1, size), i, apply("entry", matrix, i, i))


def normal(at: Term, mean: Term, covariance: Term) -> Term:
    return apply("density_at", apply("normal", mean, covariance), at)


STANDARD = apply("normal", apply("zero", K, 1), apply("identity", K))
AFFINE = bind("law", STANDARD, z, mu + S * z)
SCALED = bind("law", STANDARD, z, mu + apply("hadamard", sigma, z))
SQUARES = apply("diagonal", apply("hadamard_power", sigma, 2))
RHO = r + beta * r / (alpha + r)
HALF_LINE = apply("closed_open_interval", 0, apply("infinity"))
RADIAL = bind("lambda", HALF_LINE, r, RHO)
A = apply("matrix", 2, 2, 1, eta, -eta, 1)
WEAK = Context().assume(apply("greater_equal", beta, -alpha))
NONE = Context()
FACTORS = bind("product", apply("range", 1, K), i, apply("entry", sigma, i))
ROOTS = apply("set", 1 + apply("imaginary_unit") * eta, 1 - apply("imaginary_unit") * eta)
EIGHT = Symbol("x", vector(number(2)))

PROVED = {
    "inverse of a Gram matrix": (eq(T(inv(S)) * inv(S), inv(S * T(S))), NONE),
    "root of a Gram determinant": (eq(apply("sqrt", det(S * T(S))), apply("absolute", det(S))), NONE),
    "Jacobian of an affine map": (eq(bind("derivative", z, z, mu + S * z), S), NONE),
    "Jacobian of a scaling": (eq(bind("derivative", z, z, mu + apply("hadamard", sigma, z)), apply("diagonal", sigma)), NONE),
    "affine image of a Gaussian": (eq(apply("density_at", AFFINE, x), normal(x, mu, S * T(S))), NONE),
    "scaled Gaussian": (eq(apply("density_at", SCALED, x), normal(x, mu, SQUARES)), NONE),
    "radius is not negative": (apply("greater_equal", RHO, 0), WEAK),
    "slope of the radius": (eq(bind("derivative", r, r, RHO), 1 + alpha * beta / (alpha + r) ** 2), WEAK),
    "radius increases": (apply("strictly_increasing", RADIAL, HALF_LINE), WEAK),
    "radius takes every value": (apply("maps_onto", RADIAL, HALF_LINE, HALF_LINE), WEAK),
    "radius takes every value once": (bind("exists_unique", HALF_LINE, r, eq(y, RHO)), WEAK),
    "sufficient condition": (apply("greater_equal", beta, -((alpha + r) ** 2) / alpha), WEAK),
    "eigenvalues": (apply("iff", eq(det(A - lam * apply("identity", 2)), number(0)), apply("member", lam, ROOTS)), NONE),
    "modulus": (eq(apply("absolute", 1 + apply("imaginary_unit") * eta), apply("sqrt", 1 + eta**2)), NONE),
    "modulus above one": (apply("greater", apply("sqrt", 1 + eta**2), 1), NONE),
    "fixed point": (apply("iff", eq(A * EIGHT, EIGHT), eq(EIGHT, apply("zero", 2, 1))), NONE),
    "growth": (bind("tends_to_infinity", apply("from", 0), k, (1 + eta**2) ** (k / 2) * alpha), NONE),
    "counted": (eq(apply("operations", FACTORS), K - 1), NONE),
    "linear cost": (apply("of_order", apply("operations", FACTORS), K, K), NONE),
}

FALSE = {
    "factors exchanged": (eq(T(inv(S)) * inv(S), inv(T(S) * S)), NONE),
    "covariance turned round": (eq(apply("density_at", AFFINE, x), normal(x, mu, T(S) * S)), NONE),
    "numerator of the slope": (eq(bind("derivative", r, r, RHO), (1 + alpha * beta) / (alpha + r) ** 2), WEAK),
    "without the condition": (apply("strictly_increasing", RADIAL, HALF_LINE), NONE),
    "determinant without absolute value": (eq(apply("sqrt", det(S * T(S))), det(S)), NONE),
    "one root only": (apply("iff", eq(det(A - lam * apply("identity", 2)), number(0)),
                            apply("member", lam, apply("set", 1 + apply("imaginary_unit") * eta, lam))), NONE),
    "quadratic cost is not linear": (apply("of_order", apply("multiply", K, K), K, K), NONE),
    "one too few": (eq(apply("operations", FACTORS), K), NONE),
}  # fmt: skip


@pytest.mark.parametrize("name", PROVED)
def test_proved_and_replayed(name):
    goal, context = PROVED[name]
    theorem = prove(goal, context)
    assert theorem is not None
    assert theorem.assumptions <= {*context.assumptions, *definedness(goal)}
    again = replay(to_json(theorem), all_rules())
    assert (again.conclusion, again.assumptions, again.rules) == (goal, theorem.assumptions, theorem.rules)


@pytest.mark.parametrize("name", FALSE)
def test_not_proved(name):
    goal, context = FALSE[name]
    assert prove(goal, context) is None


def radial_context() -> tuple[Context, Term]:
    positive_r, point, any_z = Symbol("r", POSITIVE), Symbol("z", vector(K)), Symbol("w", vector(K))
    g = Symbol("g", Function((vector(K),), vector(K)))
    body = any_z + beta * (1 / (alpha + norm(any_z - z))) * (any_z - z)
    context = WEAK.assume(eq(norm(u), number(1))).define(point, z + positive_r * u)
    return context.define(g, bind("lambda", apply("vectors", K), any_z, body)), apply("apply", g, point)


def test_radial_flow_under_its_definitions():
    context, image = radial_context()
    positive_r = Symbol("r", POSITIVE)
    rho = positive_r + beta * positive_r / (alpha + positive_r)
    slope = bind("derivative", positive_r, positive_r, context.unfold(norm(image - z)))
    for goal in (
        eq(norm(image - z), rho),
        eq(slope, 1 + alpha * beta / (alpha + positive_r) ** 2),
        eq(u, (image - z) / (positive_r * (1 + beta / (alpha + positive_r)))),
    ):
        assert prove(goal, context) is not None
    assert prove(eq(slope, (1 + alpha * beta) / (alpha + positive_r) ** 2), context) is None


SEQUENCE = Function((INTEGER,), REAL, frozenset({"sequence"}))
d, g = Symbol("d", SEQUENCE), Symbol("g", SEQUENCE)


def at(sequence: Symbol, index: Term) -> Term:
    return apply("apply", sequence, index)


def state(index: Term) -> Term:
    return apply("matrix", 2, 1, at(d, index), at(g, index))


UPDATES = Context().assume(
    bind("forall", apply("from", 0), k, eq(at(d, k + 1), at(d, k) + eta * at(g, k))),
    bind("forall", apply("from", 0), k, eq(at(g, k + 1), at(g, k) - eta * at(d, k))),
)


def test_norm_of_the_updates_by_induction():
    def claim(index: Term) -> Term:
        return eq(norm(state(index)), (1 + eta**2) ** (index / 2) * norm(state(number(0))))

    root = apply("sqrt", 1 + eta**2)
    base = prove(claim(number(0)), UPDATES)
    first = prove(eq(norm(state(k + 1)), root * norm(state(k))), UPDATES)
    second = prove(eq(root * norm(state(k)), claim(k + 1).arguments[1]), UPDATES.assume(claim(k)))
    theorem = infer(all_rules()["induction"], base, transitivity(first, second), statement=claim(k), n=k, start=number(0))
    assert theorem.conclusion == claim(k)
    assert theorem.assumptions <= set(UPDATES.assumptions)


def test_equations_about_functions_of_time():
    dt, gt = Symbol("d", Function((REAL,), REAL)), Symbol("g", Function((REAL,), REAL))

    def slope(f: Symbol) -> Term:
        return bind("derivative", t, t, at(f, t))

    flow = Context().assume(
        bind("forall", apply("reals"), t, eq(slope(dt), at(gt, t))), bind("forall", apply("reals"), t, eq(slope(gt), -at(dt, t)))
    )
    assert prove(eq(bind("derivative", t, t, slope(dt)) + at(dt, t), number(0)), flow) is not None
    assert prove(eq(bind("derivative", t, t, slope(dt)) - at(dt, t), number(0)), flow) is None


n = Symbol("n", POSITIVE_INTEGER)
L = Symbol("L", Matrix(n + 1, n + 1, frozenset({"lower triangular"})))
LEADING, CORNER = apply("leading", L), apply("entry", L, n + 1, n + 1)
BLOCKS = apply("blocks", LEADING, apply("zero", n, 1), apply("last_row", L), CORNER)
ANY = Symbol("L", Matrix(n, n, frozenset({"lower triangular"})))
HYPOTHESIS = bind("forall", apply("lower_triangular_matrices", n), ANY, eq(det(ANY), diagonal_product(ANY, n)))

STEPS = [
    # from                                          to                                              by
    (det(L),                                        det(BLOCKS),                                    "blocks_of_lower_triangular"),
    (det(BLOCKS),                                   CORNER * det(LEADING),                          "determinant_of_block_triangular"),
    (CORNER * det(LEADING),                         CORNER * diagonal_product(LEADING, n),          None),
    (CORNER * diagonal_product(LEADING, n),         CORNER * diagonal_product(L, n),                "entries_of_leading_block"),
    (CORNER * diagonal_product(L, n),               diagonal_product(L, n + 1),                     "last_factor"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "by"), STEPS, ids=lambda value: value if isinstance(value, str) else "")
def test_steps_of_the_triangular_determinant(left, right, by):
    rules = [all_rules()[by]] if by else []
    theorem = prove(eq(left, right), Context().assume(HYPOTHESIS), by=rules)
    assert theorem is not None
    assert by is None or by in theorem.rules


def test_a_rule_that_does_not_carry_the_step_is_refused():
    goal = eq(T(inv(S)) * inv(S), inv(S * T(S)))
    assert prove(goal, NONE, by=[all_rules()["last_factor"]]) is None
