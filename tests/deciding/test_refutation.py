"""True statements are never refuted, false ones are, by a counterexample that can be run again."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.models import NoModel
from symderiv.deciding.refutation import recheck, refute, spot_check
from symderiv.language.contexts import Context
from symderiv.language.terms import Symbol, apply, bind
from tests.deciding.words import (
    A,
    B,
    K,
    L,
    Q,
    S,
    T,
    a,
    absolute,
    alpha,
    at_least,
    at_most,
    b,
    beta,
    c,
    column,
    const,
    cos,
    d,
    density,
    det,
    diag,
    either,
    entry,
    equal,
    eta,
    exp,
    f,
    for_all,
    g,
    greater,
    hadamard,
    i,
    identity,
    implies,
    inv,
    k,
    lam,
    less,
    log,
    mu,
    n,
    naturals,
    norm,
    normal,
    of,
    p,
    product,
    r,
    reals,
    sigma,
    sin,
    slope,
    sqrt,
    t,
    total,
    tr,
    unit,
    x,
    xx,
    y,
    z,
    z0,
)  # fmt: skip

NOTHING = Context()
STANDARD = normal(apply("zero", K, 1), identity(K))
AFFINE = bind("law", STANDARD, z, mu + S * z)
BELL = exp(-(T(xx - mu) * inv(S @ T(S)) * (xx - mu)) / 2)
TWO_PI_K = (2 * apply("pi")) ** K
GAN = apply("matrix", 2, 2, const(1), eta, -eta, const(1))
STEPS = NOTHING.assume(
    for_all(k, naturals, equal(of(d, k + 1), of(d, k) + eta * of(g, k))),
    for_all(k, naturals, equal(of(g, k + 1), of(g, k) - eta * of(d, k))),
)
EIGEN = NOTHING.assume(equal(det(GAN - lam * identity(2)), 0))
BALL = NOTHING.assume(equal(r, norm(z - z0)), equal(z, z0 + r * unit))
SPHERE = BALL.assume(equal(norm(unit), 1))
FLOW = z + beta * (z - z0) / (alpha + r)
RADIAL = 1 + alpha * beta / (alpha + r) ** 2
ABOVE = NOTHING.assume(at_least(beta, -alpha))
PAIRS = NOTHING.assume(equal(a + b, 10), equal(a + c, 18), equal(b + c, 12))
G = Symbol("g", f.sort)
PENDULUM = NOTHING.assume(
    for_all(t, reals, equal(slope(t, x, of(f, x)), of(G, t))),
    for_all(t, reals, equal(slope(t, x, of(G, x)), -of(f, t))),
)
STEEP = NOTHING.assume(for_all(x, reals, greater(slope(x, t, of(f, t)), -1)))
HALF_LINE = apply("closed_open_interval", 0, apply("infinity"))


def function(variable, body):
    return bind("lambda", reals, variable, body)


def increasing(body):
    return apply("strictly_increasing", function(x, body), reals)


def growth_of(body):
    return norm(column(of(d, body), of(g, body)))


def order(counted, bound):
    return apply("of_order", apply("operations", counted), bound, K)


TRUE = [
    (det(A @ B), det(A) * det(B), NOTHING, "needs no invertibility"),
    (T(A @ B), T(B) @ T(A), NOTHING, "the order turns round"),
    (det(L), product(n, 1, K, entry(L, n, n)), NOTHING, "triangular"),
    (T(Q) @ Q, identity(K), NOTHING, "orthogonal"),
    (inv(S @ T(S)), T(inv(S)) @ inv(S), NOTHING, "inverse of a product"),
    (tr(A @ B), tr(B @ A), NOTHING, "cyclic"),
    (sqrt(p**2), p, NOTHING, "p is positive"),
    (sqrt(x**2), absolute(x), NOTHING, "in general"),
    (sin(x) ** 2 + cos(x) ** 2, const(1), NOTHING, "balls that meet"),
    (log(x**2), 2 * log(x), NOTHING, "where both sides are defined"),
    (x / x, const(1), NOTHING, "where it is defined"),
    (total(k, 1, n, k), n * (n + 1) / 2, NOTHING, "the empty sum is 0"),
    (slope(r, r, r + beta * r / (alpha + r)), RADIAL, NOTHING, "quotient rule"),
    (slope(z, z, mu + S * z), S, NOTHING, "a Jacobian"),
    (slope(z, z, T(z) * A * z), (A + T(A)) * z, NOTHING, "a gradient is a column"),
    (slope(z, z, mu + hadamard(sigma, z)), diag(sigma), NOTHING, "a diagonal Jacobian"),
    (slope(x, x, slope(x, t, t**3)), 6 * x, NOTHING, "a second derivative"),
    (slope(x, x, product(k, 1, 3, x + k)), 3 * x**2 + 12 * x + 11, NOTHING, "a product's derivative"),
    (density(AFFINE, xx), BELL / sqrt(TWO_PI_K * det(S @ T(S))), NOTHING, "change of variables"),
    (density(normal(mu, S @ T(S)), xx), BELL / sqrt(TWO_PI_K * det(S @ T(S))), NOTHING, "Gaussian density"),
    (density(bind("law", STANDARD, z, mu + hadamard(sigma, z)), xx),
     density(normal(mu, diag(hadamard(sigma, sigma))), xx), NOTHING, "a scaled one"),
    (growth_of(k), sqrt(1 + eta**2) ** k * growth_of(const(0)), STEPS, "the norm grows"),
    (column(of(d, k), of(g, k)), GAN**k * column(of(d, const(0)), of(g, const(0))), STEPS, "iterates"),
    (FLOW, z0 + r * unit + beta * r * unit / (alpha + r), BALL, "radial decomposition"),
    (norm(FLOW - z0), r + r * beta / (alpha + r), SPHERE.assume(at_least(beta, -alpha)), "where beta >= -alpha"),
    (a, const(8), PAIRS, "a linear system"),
    (x**4, const(4), NOTHING.assume(equal(x**2, 2)), "an irrational root"),
    (x, const(3), NOTHING.assume(equal(2 * x + 1, 7)), "a linear equation"),
    (of(d, n), 3 * const(2) ** n,
     NOTHING.assume(for_all(k, naturals, equal(of(d, k + 1), 2 * of(d, k))), equal(of(d, const(0)), 3)), "a start"),
]  # fmt: skip

HOLD = [
    (at_least(x**2 + 1, 2 * x), NOTHING, "a square"),
    (either(equal(lam, 1 + i * eta), equal(lam, 1 - i * eta)), EIGEN, "eigenvalues"),
    (greater(absolute(lam), 1), EIGEN, "outside the unit circle"),
    (at_least(RADIAL, 0), ABOVE, "beta >= -alpha"),
    (implies(at_least(RADIAL, 0), at_least(beta, -((alpha + r) ** 2) / alpha)), NOTHING, "the corrected condition"),
    (increasing(x**3 + x), NOTHING, "a positive slope"),
    (increasing(x + of(f, x)), STEEP, "f' > -1"),
    (bind("exists_unique", HALF_LINE, t, equal(t + beta * t / (alpha + t), 0)), ABOVE, "only r = 0"),
    (bind("tends_to_infinity", naturals, k, sqrt(1 + eta**2) ** k), NOTHING, "geometric growth"),
    (order(product(n, 1, K, entry(sigma, n)), K), NOTHING, "K - 1 products"),
    (order(det(S), K**3), NOTHING, "elimination"),
    (apply("proportional", column(of(f, t), of(G, t)), column(cos(t), -sin(t))), PENDULUM, "a solution"),
    (equal(x, 3), NOTHING.assume(equal(x, 1), equal(x, 2)), "nothing is decided from a contradiction"),
    (equal(const(9) ** (const(9) ** const(9)), 0), NOTHING, "too large to have a value here"),
    (for_all(x, reals, at_least(x**2, 0)), NOTHING, "squares"),
]

NEVER = implies(equal(const(1), 2), equal(const(3), 4))
HOLD += [
    (implies(less(x**2, 0), equal(const(1), 2)), NOTHING, "what is supposed of other letters never holds"),
    (implies(equal(x**2, -const(1)), equal(y, 3)), NOTHING, "the same, of two letters"),
    (NEVER, NOTHING, "nothing is false where what is supposed is"),
    (apply("iff", equal(const(1), 2), equal(const(1), 2)), NOTHING, "two false statements are equivalent"),
    (equal(x, x + 1), NOTHING.assume(equal(const(1), 2)), "a context that contradicts itself without a letter"),
]

FALSE = [
    (implies(greater(x, 0), equal(const(1), 2)), NOTHING, "what is supposed of other letters can hold"),
    (equal(det(A + B), det(A) + det(B)), NOTHING, "the tempting neighbour"),
    (equal(T(A @ B), T(A) @ T(B)), NOTHING, "the order"),
    (equal(A @ B, B @ A), NOTHING, "matrices do not commute"),
    (equal(sqrt(x**2), x), NOTHING, "x = -1"),
    (equal((x + y) ** 2, x**2 + y**2), NOTHING, "the mixed term"),
    (greater(x**2 + 1, 2 * x), NOTHING, "x = 1"),
    (less(x, 1), NOTHING.assume(apply("member", x, apply("closed_interval", 0, 1))), "the end belongs to it"),
    (equal(log(1 + const("1/10000000000000")), 0), NOTHING, "balls that do not meet"),
    (equal(total(k, 1, n, k), n * (n - 1) / 2), NOTHING, "off by n"),
    (equal(slope(r, r, r + beta * r / (alpha + r)), (1 + alpha * beta) / (alpha + r) ** 2), NOTHING, "(65)"),
    (equal(slope(z, z, mu + S * z), T(S)), NOTHING, "a transpose"),
    (equal(slope(z, z, T(z) * A * z), 2 * A * z), NOTHING, "A is not symmetric"),
    (equal(density(AFFINE, xx), BELL / sqrt(TWO_PI_K * det(S))), NOTHING, "(12), determinant"),
    (equal(density(AFFINE, xx), BELL / sqrt(TWO_PI_K * absolute(det(S)))), NOTHING, "(12), its modulus"),
    (equal(growth_of(k), sqrt(1 - eta**2) ** k * growth_of(const(0))), STEPS, "a sign"),
    (either(equal(lam, 1 + 2 * i * eta), equal(lam, 1 - i * eta)), EIGEN, "one of two"),
    (less(absolute(lam), 1), EIGEN, "the wrong side of the circle"),
    (equal(FLOW, z0 + r * unit + beta * unit / (alpha + r)), BALL, "a factor r"),
    (equal(norm(FLOW - z0), r + r * beta / (alpha + r)), SPHERE, "(64) for beta < -alpha - r"),
    (implies(at_least((1 + beta * alpha) / (alpha + r) ** 2, 0), at_least(beta, -((alpha + r) ** 2) / alpha)), NOTHING,
     "(66) to (67) where alpha + r < 1"),
    (greater(RADIAL, 0), ABOVE, "zero at r = 0, beta = -alpha"),
    (equal(a * b * c, 42), PAIRS, "8 * 2 * 10"),
    (equal(x, 2), NOTHING.assume(equal(x**2, 4)), "or -2"),
    (equal(x, sqrt(const(2))), NOTHING.assume(equal(x**2, 2)), "or its negative"),
    (increasing(x**3 - x), NOTHING, "not between its extrema"),
    (increasing(x + of(f, x)), NOTHING, "f may fall"),
    (for_all(x, reals, greater(x**2, 0)), NOTHING, "x = 0"),
    (bind("exists_unique", reals, x, equal(x**2, 4)), NOTHING, "two"),
    (bind("exists_unique", reals, x, equal(x**2, -4)), NOTHING, "none"),
    (bind("exists_unique", HALF_LINE, t, equal(t + beta * t / (alpha + t), 0)), NOTHING, "beta < -alpha"),
    (bind("tends_to_infinity", naturals, k, (1 / (1 + eta)) ** k + 5), NOTHING, "it tends to 5"),
    (order(product(n, 1, K, entry(sigma, n)), const(1)), NOTHING, "not constant"),
    (order(det(S), K), NOTHING, "as written it is elimination"),
    (apply("proportional", column(of(f, t), of(G, t)), column(cos(t), sin(t))), PENDULUM, "(78): the direction"),
    (apply("proportional", mu, z), NOTHING, "two vectors"),
]  # fmt: skip


def why(row):
    return row[-1]


@pytest.mark.parametrize("row", [(equal(left, right), within, why) for left, right, within, why in TRUE] + HOLD, ids=why)
def test_a_true_statement_is_not_refuted(row):
    statement, context, reason = row
    assert refute(statement, context, deadline=Deadline(20)) is None, reason


@pytest.mark.parametrize("row", [row for row in TRUE if row[2] is not SPHERE], ids=why)
def test_random_models_agree_with_a_true_equation(row):
    left, right, context, _ = row
    checked = spot_check(equal(left, right), context, deadline=Deadline(20))
    assert checked.agree == checked.models > 0
    assert checked.largest_gap < 1e-6


@pytest.mark.parametrize("row", FALSE, ids=why)
def test_a_false_statement_is_refuted(row):
    statement, context, reason = row
    counterexample = refute(statement, context, deadline=Deadline(20))
    assert counterexample is not None, reason
    assert recheck(statement, counterexample), counterexample


def test_a_counterexample_is_small_and_readable():
    found = refute(equal(sqrt(x**2), x), NOTHING, deadline=Deadline(5))
    assert found is not None
    assert found.to_json() == {"model": {"x": "-1"}, "left": "1", "right": "-1"}


def test_a_counterexample_respects_what_is_declared():
    wrong = equal(slope(r, r, r + beta * r / (alpha + r)), (1 + alpha * beta) / (alpha + r) ** 2)
    found = refute(wrong, NOTHING, deadline=Deadline(5))
    assert found is not None
    assert found.model["\\alpha"] not in ("0", "-1")


def test_nothing_is_checked_in_a_contradiction():
    with pytest.raises(NoModel):
        spot_check(equal(x, y), NOTHING.assume(equal(x, 1), equal(x, 2)), deadline=Deadline(5))


def test_undefined_models_are_counted_apart():
    checked = spot_check(equal(log(x), log(x)), NOTHING, deadline=Deadline(5))
    assert checked.undefined > 0
    assert checked.models == checked.agree == 64 - checked.undefined


def test_no_model_agrees_where_nothing_is_defined():
    assert spot_check(equal(log(-p), log(-p)), NOTHING, deadline=Deadline(5)).models == 0


def test_inequality_that_fails_is_at_most():
    found = refute(at_most(norm(A @ z), norm(z)), NOTHING, deadline=Deadline(5))
    assert found is not None


def test_an_implication_is_tried_where_it_supposes_something():
    checked = spot_check(implies(equal(2 * x + 1, 7), equal(x, 3)), NOTHING, deadline=Deadline(5))
    assert checked.models == checked.agree == 64
    wrong = spot_check(implies(equal(2 * x + 1, 7), equal(x, 4)), NOTHING, deadline=Deadline(5))
    assert wrong.agree == 0
