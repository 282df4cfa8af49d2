"""Question 6: simultaneous gradient steps on V(d, g) = d g."""

import numpy as np
from sympy import (
    Derivative, Determinant, Eq, FiniteSet, I, Identity, Implies, ImmutableMatrix, S, Symbol, ZeroMatrix, sqrt,
)

from symderiv.deriving import (
    Question, absolute, derivative, equal, forall, iff, member, naturals, norm, product, sequence,
    tends_to_infinity, function_of_time,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    field_algebra, fixed_point_of_linear_map, geometric_growth, jacobian_from_differential, modulus_of_complex,
    roots_of_factored_polynomial, sign_of_expression,
)

d, g = Symbol("d", real=True), Symbol("g", real=True)
eta = Symbol("eta", real=True, nonzero=True)
lamda = Symbol("lambda", complex=True)
k, j = Symbol("k", integer=True, nonnegative=True), Symbol("j", integer=True, nonnegative=True)
d_, g_ = sequence("d"), sequence("g")
t = Symbol("t", real=True)
d_of, g_of = function_of_time("d"), function_of_time("g")

question = Question(
    "6", "The training dynamics of a small game",
    text="One player moves $d$ to make $V(d, g) = d g$ large, the other moves $g$ to make it small, both by gradient "
    "steps of size $\\eta$ at the same time.",
)


def point(index):
    return ImmutableMatrix([d_[index], g_[index]])


def game(part):
    """What the three parts share: the value, the updates, and their matrix."""
    V = part.function("V", (d, g), d * g)
    part.given(
        forall(j, naturals, Eq(d_[j + 1], d_[j] + eta * derivative(V(d, g_[j]), d, at=d_[j]))),
        forall(j, naturals, Eq(g_[j + 1], g_[j] - eta * derivative(V(d_[j], g), g, at=g_[j]))),
    )
    part.declare(d, g, d_of, g_of)
    A = part.define("A", ImmutableMatrix([[1, eta], [-eta, 1]]))
    return V, A


with question.part(
    "6.1", points=4, title="The updates",
    text="Write the simultaneous updates of $d_k$ and $g_k$ as $(d_{k+1}, g_{k+1})^\\top = A (d_k, g_k)^\\top$.",
) as part:
    V, A = game(part)
    part.show(equal(point(k + 1), product(A, point(k))))

    part.start(Derivative(V(d, g), d))
    part.eq(g,                                                     by=jacobian_from_differential)
    part.start(Derivative(V(d, g), g))
    part.eq(d,                                                     by=jacobian_from_differential)
    part.say("So the updates are linear:")
    part.start(d_[k + 1])
    up = part.eq(d_[k] + eta * g_[k],                              by=jacobian_from_differential)
    part.start(g_[k + 1])
    down = part.eq(g_[k] - eta * d_[k],                            by=jacobian_from_differential)
    part.claim(equal(point(k + 1), product(A, point(k))),          by=[part.definition(A), up, down])

with question.part(
    "6.2", points=3, title="The stationary point",
    text="Which points does the update leave where they are?",
) as part:
    V, A = game(part)
    here = ImmutableMatrix([d, g])
    part.show(iff(equal(product(A, here), here), equal(here, ZeroMatrix(2, 1))))

    part.say("A point stays if and only if $(A - I)$ sends it to zero, and that matrix is invertible.")
    part.start(Determinant(A - Identity(2)))
    part.eq(eta**2,                                                by=[part.definition(A), field_algebra])
    part.gt(0,                                                     by=sign_of_expression)
    part.claim(
        iff(equal(product(A, here), here), equal(here, ZeroMatrix(2, 1))), by=fixed_point_of_linear_map
    )
    part.say("It is also the only point where both partial derivatives vanish, for they are")
    part.start(Derivative(V(d, g), d))
    part.eq(g,                                                     by=jacobian_from_differential)
    part.start(Derivative(V(d, g), g))
    part.eq(d,                                                     by=jacobian_from_differential)

with question.part(
    "6.3", points=6, title="What happens in the long run",
    text="Find the eigenvalues of $A$, and say how $d_k$ and $g_k$ behave as $k$ grows.",
) as part:
    V, A = game(part)
    part.means(
        Eq(Determinant(A - lamda * Identity(2)), 0),
        forall(t, S.Reals, Eq(derivative(d_of(t), t, at=t), g_of(t))),
        forall(t, S.Reals, Eq(derivative(g_of(t), t, at=t), -d_of(t))),
    )
    growth = (1 + eta**2) ** (k / 2)
    away_from_origin = norm(point(0)) > 0
    part.show(
        forall(lamda, S.Complexes, iff(
            Eq(Determinant(A - lamda * Identity(2)), 0), member(lamda, FiniteSet(1 + I * eta, 1 - I * eta))
        )),
        absolute(1 + I * eta) > 1, absolute(1 - I * eta) > 1,
        equal(norm(point(k)), growth * norm(point(0))),
        Implies(away_from_origin, tends_to_infinity(norm(point(k)), k)),
    )

    part.say("The characteristic polynomial")
    part.start(Determinant(A - lamda * Identity(2)))
    part.eq((1 - lamda) ** 2 + eta**2,                             by=[part.definition(A), field_algebra])
    part.eq(product(lamda - (1 + I * eta), lamda - (1 - I * eta)), by=field_algebra)
    part.say("has two roots,")
    part.claim(
        iff(Eq((1 - lamda) ** 2 + eta**2, 0), member(lamda, FiniteSet(1 + I * eta, 1 - I * eta))),
        by=roots_of_factored_polynomial,
    )
    part.say("both outside the unit circle.")
    part.given(Eq(Determinant(A - lamda * Identity(2)), 0))
    for root in (1 + I * eta, 1 - I * eta):
        part.start(absolute(root))
        part.eq(sqrt(1 + eta**2),                                  by=modulus_of_complex)
        part.gt(1,                                                 by=sign_of_expression)

    def modulus(eta):
        return np.sqrt(1 + eta**2)

    part.code(modulus, computes=absolute(1 + I * eta))

    part.say("Every step turns the point and stretches it by the same factor, so its norm grows geometrically.")
    with part.induction(equal(norm(point(k)), growth * norm(point(0))), over=k, start=0) as induction:

        with induction.base as base:
            base.say("Nothing has happened yet.")

        with induction.step as step:
            step.start(norm(point(k + 1)))
            step.eq(sqrt(1 + eta**2) * norm(point(k)),             by=jacobian_from_differential)
            step.eq(sqrt(1 + eta**2) * growth * norm(point(0)),    by=step.hypothesis)
            step.eq((1 + eta**2) ** ((k + 1) / 2) * norm(point(0)), by=field_algebra)

    part.say(
        "For small steps the updates resemble the flow $\\dot d = g$, $\\dot g = -d$, whose solutions go round the "
        "origin at a constant distance; but resemblance is not enough: at every step the updates leave the circle."
    )
    part.say("Only the origin stays. From everywhere else the distance grows beyond all bounds,")
    part.claim(
        Implies(away_from_origin, tends_to_infinity(growth * norm(point(0)), k)), by=geometric_growth
    )
    part.say(
        "along a spiral: as a complex number, the point is multiplied by $1 - i\\eta$ at every step, and so turned "
        "through the same angle while it is stretched."
    )
    def spiral(axes):
        step = 0.2
        points = [np.array([1.0, 0.0])]
        for _ in range(31):
            points.append(np.array([[1, step], [-step, 1]]) @ points[-1])
        around = np.linspace(0, 2 * np.pi, 201)
        axes.plot(np.cos(around), np.sin(around), label=r"$\dot d=g,\ \dot g=-d$")
        axes.plot(*np.array(points).T, ".-", markersize=5, linewidth=0.9, label=r"the updates, $\eta=0.2$")
        axes.plot(1, 0, "o", color="#24292f", markersize=5)
        axes.annotate("$(d_0, g_0)$", (1, 0), (5, 4), textcoords="offset points")
        axes.set(xlabel="$d$", ylabel="$g$", aspect="equal")
        axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5))

    part.figure(
        "spiral", spiral, inches=(5.6, 3.4),
        caption="Once round, from $(1, 0)$: the differential equation returns to where it began, the updates do not.",
        alt="A circle around the origin, and a chain of 32 points that starts on it, winds around it clockwise and "
        "moves further out with every step.",
    )
    part.claim(
        equal(d_[k + 1] + I * g_[k + 1], product(1 - I * eta, d_[k] + I * g_[k])), by=jacobian_from_differential
    )

if __name__ == "__main__":
    print(document(question.derivation()))
