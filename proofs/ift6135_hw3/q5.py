"""Question 5.4: the radial flow can be inverted."""

import numpy as np
from sympy import Abs, Derivative, Eq, Implies, MatrixSymbol, Symbol

from symderiv.deriving import (
    Question, derivative, exists_unique, function_of, maps_onto, nonnegative_reals, norm, product,
    strictly_increasing, vectors,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    absolute_value_of_nonnegative, field_algebra, increasing_by_derivative, isolate_vector,
    jacobian_from_differential, matrix_algebra, onto_by_intermediate_value, sign_of_expression, unique_existence,
    unique_solution_of_bijection,
)

D = Symbol("D", integer=True, positive=True)
alpha, beta = Symbol("alpha", positive=True), Symbol("beta", real=True)
r, s = Symbol("r", nonnegative=True), Symbol("s", positive=True)
z_0, y, v = MatrixSymbol("z_0", D, 1), MatrixSymbol("y", D, 1), MatrixSymbol("v", D, 1)
unit = MatrixSymbol(r"\tilde{z}", D, 1)

question = Question(
    "5", "Normalizing flows",
    text="A flow is of use if it can be inverted. The radial flow moves a point along the ray from $z_0$ through it.",
)

with question.part(
    "5.4", points=6, title="The radial flow",
    text="Let $g(z) = z + \\beta\\, h(\\alpha, r)\\, (z - z_0)$ with $\\alpha > 0$, $r = \\|z - z_0\\|$ and "
    "$h(\\alpha, r) = 1/(\\alpha + r)$, and write $z = z_0 + r \\tilde{z}$. Show that for $\\beta \\ge -\\alpha$ a "
    "point $y = g(z)$ determines $r$, and that $y$ and $r$ then determine $\\tilde{z}$.",
) as part:
    h = part.function("h", (alpha, r), 1 / (alpha + r))
    g = part.function("g", v, v + beta * h(alpha, norm(v - z_0)) * (v - z_0))
    unit_length = part.given(Eq(norm(unit), 1))
    z = part.define("z", z_0 + r * unit)
    positive_enough = part.suppose(beta >= -alpha)
    part.means(Eq(y, g(z)))

    def distance(r):
        return r + beta * r / (alpha + r)

    from_origin = function_of(r, distance(r))
    part.show(
        exists_unique(r, nonnegative_reals, Eq(norm(y - z_0), distance(r))),
        Implies(r > 0, exists_unique(unit, vectors(D), Eq(y, z_0 + distance(r) * unit))),
    )

    part.say("The flow keeps the direction $\\tilde{z}$ and changes the distance.")
    part.start(norm(z - z_0))
    part.eq(norm(r * unit),                                        by=part.definition(z))
    part.eq(r * norm(unit),                                        by=field_algebra)
    radius = part.eq(r,                                            by=unit_length)
    part.start(g(z))
    part.eq(z + beta * h(alpha, norm(z - z_0)) * (z - z_0),        by=part.definition(g))
    part.eq(z + beta * h(alpha, r) * (z - z_0),                    by=radius)
    part.eq(z_0 + r * unit + product(beta * h(alpha, r), r * unit), by=part.definition(z))
    image = part.eq(z_0 + distance(r) * unit,                      by=[part.definition(h), matrix_algebra])
    part.start(norm(g(z) - z_0))
    part.eq(norm(distance(r) * unit),                              by=image)
    part.eq(Abs(distance(r)) * norm(unit),                         by=field_algebra)
    part.eq(Abs(distance(r)),                                      by=unit_length)
    part.eq(distance(r),                                           by=absolute_value_of_nonnegative)

    def new_distance(alpha, beta, r):
        return r * (alpha + beta + r) / (alpha + r)

    part.code(new_distance, computes=norm(g(z) - z_0))

    def distances(axes):
        old = np.linspace(0, 4, 201)
        for beta, line in ((3, "-"), (1, "-"), (0, "-"), (-1, "-"), (-2, "--"), (-3, "--")):
            mark = r" $=-\alpha$" if beta == -1 else ""
            axes.plot(old, new_distance(1, beta, old), line, label=rf"$\beta={beta}$" + mark)
        axes.axhline(0, color="#8c959f", linewidth=0.8)
        axes.set(xlabel=r"$r=\|z-z_0\|$", ylabel=r"$r\,(\alpha+\beta+r)\,/\,(\alpha+r)$", xlim=(0, 4), ylim=(-1, 6))
        axes.legend(ncols=2)

    part.figure(
        "radial_flow", distances,
        caption="The new distance over the old one for $\\alpha = 1$. From $\\beta = -\\alpha$ upwards it grows; "
        "below, it first falls, and two distances are sent to one.",
        alt="Six curves that begin at the origin. Those for beta from minus alpha upwards increase; the two dashed "
        "ones, for smaller beta, first fall below zero and then increase.",
    )

    part.say("The new distance grows with the old one:")
    part.start(Derivative(distance(s), s))
    part.eq(1 + alpha * beta / (alpha + s) ** 2,                   by=jacobian_from_differential)
    part.ge(1 - alpha**2 / (alpha + s) ** 2,                       by=[sign_of_expression, positive_enough])
    part.eq(s * (2 * alpha + s) / (alpha + s) ** 2,                by=field_algebra)
    part.gt(0,                                                     by=sign_of_expression)
    part.say("for every $s > 0$; only at $r = 0$, and only if $\\beta = -\\alpha$, does the derivative vanish,")
    part.claim(Eq(derivative(s - alpha * s / (alpha + s), s, at=0), 0), by=jacobian_from_differential)
    part.say("which a single point may do without harm to monotony.")
    rising = part.claim(strictly_increasing(from_origin),          by=increasing_by_derivative)

    part.say("It starts at $0$, is continuous, and exceeds $r - \\alpha$; so it takes every value, each of them once.")
    onto = part.claim(maps_onto(from_origin),                      by=onto_by_intermediate_value)
    part.claim(
        exists_unique(r, nonnegative_reals, Eq(norm(y - z_0), distance(r))),
        by=[unique_solution_of_bijection, rising, onto],
    )

    part.say("Once $r > 0$ is known, the equation is linear in $\\tilde{z}$, and its factor is not zero.")
    factor = part.claim(Implies(r > 0, distance(r) > 0),           by=[sign_of_expression, positive_enough])
    part.claim(
        Implies(r > 0, exists_unique(unit, vectors(D), Eq(y, z_0 + distance(r) * unit))),
        by=[unique_existence, isolate_vector, factor],
    )
    part.say("For $r = 0$ there is nothing to determine: $z = z_0$ whatever the direction, and it stays where it is.")
    part.claim(Eq(g(z_0), z_0),                                    by=[part.definition(g), matrix_algebra])

if __name__ == "__main__":
    print(document(question.derivation()))
