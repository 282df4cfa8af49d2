"""Question 5: flows that can be inverted, and some that cannot."""

import numpy as np
from sympy import (
    Abs, Derivative, Eq, Implies, MatrixSymbol, Max, Ne, Sum, Symbol, atan, exp, log, oo, pi,
)

from symderiv.deriving import (
    Question, derivative, entry, equal, exists_unique, forall, function_of, function_of_time, injective, limit,
    maps_onto, no, nonnegative_reals, norm, plus, positive, product, reals, strictly_increasing, vectors,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    absolute_value_of_nonnegative, arctan_below_right_angle, excluded_middle, field_algebra, increasing_by_derivative,
    injective_by_monotony, isolate_vector, jacobian_from_differential, limit_by_substitution, limit_of_sum,
    matrix_algebra, not_injective_by_pair, not_onto_by_bound, onto_by_intermediate_value, onto_by_limits,
    order_of_numbers, sign_of_expression, sum_of_positive_terms, unique_existence, unique_solution_of_bijection,
)

D, N = Symbol("D", integer=True, positive=True), Symbol("N", integer=True, positive=True)
i = Symbol("i", integer=True, positive=True)
a, b, c = (Symbol(name, real=True) for name in "abc")
x, z, t = (Symbol(name, real=True) for name in "xzt")
alpha, beta = Symbol("alpha", positive=True), Symbol("beta", real=True)
r, s = Symbol("r", nonnegative=True), Symbol("s", positive=True)
z_0, y, v = MatrixSymbol("z_0", D, 1), MatrixSymbol("y", D, 1), MatrixSymbol("v", D, 1)
unit = MatrixSymbol(r"\tilde{z}", D, 1)
slopes, shifts, weights = (MatrixSymbol(name, N, 1) for name in "abw")

question = Question(
    "5", "Normalizing flows",
    text="A flow is of use if it can be inverted. Three functions of a number come first: one that cannot be inverted, "
    "one that can, and one that can under a condition on its slope. Then the radial flow, which moves a point along "
    "the ray from $z_0$ through it.",
)

with question.part(
    "5.1", points=5, title="A rectified line",
    text="Let $f(x) = \\max(0, x)$ and $g(z) = a f(b z + c)$ with numbers $a$, $b$, $c$. Show that $g$ cannot be "
    "inverted, whatever they are.",
) as part:
    f = part.function("f", x, Max(0, x))
    g = part.function("g", z, a * f(plus(b * z, c)))
    part.show(no(injective(g)))

    part.say("Where $b \\ne 0$, the line $b z + c$ is negative somewhere, and then at many points. Two of them are")
    first = part.claim(Implies(Ne(b, 0), Eq(g(-(c + 1) / b), 0)),  by=[part.definition(g), field_algebra])
    second = part.claim(Implies(Ne(b, 0), Eq(g(-(c + 2) / b), 0)), by=[part.definition(g), field_algebra])
    part.say("where $b z + c$ is $-1$ and $-2$. They differ, and have one image.")
    sloping = part.claim(Implies(Ne(b, 0), no(injective(g))),      by=[not_injective_by_pair, first, second])
    part.say("Where $b = 0$, the function is constant. (Where $a = 0$ it is so too, and both cases include that.)")
    constant = part.claim(Implies(Eq(b, 0), Eq(g(0), g(1))),       by=[part.definition(g), field_algebra])
    level = part.claim(Implies(Eq(b, 0), no(injective(g))),        by=[not_injective_by_pair, constant])
    part.claim(no(injective(g)),                                   by=[excluded_middle, sloping, level])

with question.part(
    "5.2", points=5, title="A mixture of sigmoids",
    text="Let $\\sigma(x) = 1/(1 + e^{-x})$, let all $w_i > 0$ with $\\sum_i w_i = 1$, and all $a_i > 0$. Show that "
    "$g(z) = \\sigma^{-1}\\left(\\sum_{i=1}^N w_i \\sigma(a_i z + b_i)\\right)$ is strictly increasing, and that it "
    "takes every value, so that it has an inverse on the whole line.",
) as part:
    part.given(positive(weights), positive(slopes))

    def mixture(*factors):
        return Sum(product(entry(weights, i), *factors), (i, 1, N))

    to_one = part.given(Eq(Sum(entry(weights, i), (i, 1, N)), 1))
    sigma = part.function("sigma", x, 1 / (1 + exp(-x)))
    logit = part.function("logit", t, log(t / (1 - t)))
    one = sigma(plus(entry(slopes, i) * z, entry(shifts, i)))
    f = part.function("f", z, mixture(one))
    g = part.function("g", z, logit(f(z)))
    part.show(
        strictly_increasing(g, reals), injective(g), maps_onto(g, reals, reals),
        exists_unique(z, reals, Eq(t, g(z))),
    )

    part.say("The inverse of $\\sigma$ is the logarithm of the odds,")
    part.claim(equal(logit(sigma(x)), x),                          by=[part.definition(sigma), part.definition(logit)])
    part.say("which asks for a number strictly between $0$ and $1$. The mixture is one: it is positive,")
    above = part.claim(f(z) > 0,                                   by=[part.definition(f), sum_of_positive_terms])
    part.say("and so is what it lacks to $1$, for the weights add up to $1$ and no $\\sigma$ reaches it.")
    part.start(1 - f(z))
    part.eq(mixture(1 - one),                                      by=[part.definition(f), to_one, field_algebra])
    part.gt(0,                                                     by=[part.definition(sigma), sum_of_positive_terms])
    below = part.whole()

    part.say("Its derivative is a sum of positive terms,")
    part.start(Derivative(f(z), z))
    part.eq(mixture(entry(slopes, i), one, 1 - one),               by=jacobian_from_differential)
    part.gt(0,                                                     by=[part.definition(sigma), sum_of_positive_terms])
    rising = part.whole()
    part.say("and so the chain rule gives a positive derivative to $g$.")
    part.start(Derivative(g(z), z))
    part.eq(Derivative(f(z), z) / (f(z) * (1 - f(z))),             by=[jacobian_from_differential, above, below])
    part.gt(0,                                                     by=[sign_of_expression, above, below, rising])
    slope = part.whole()
    increasing = part.claim(strictly_increasing(g, reals),         by=[increasing_by_derivative, slope, above, below])
    part.claim(injective(g),                                       by=[injective_by_monotony, increasing])

    part.say("At the ends of the line every $\\sigma$ tends to $1$ or to $0$, and so does their mixture;")
    high = part.claim(equal(limit(f(z), z, oo), 1),                by=[limit_of_sum, to_one])
    low = part.claim(equal(limit(f(z), z, -oo), 0),                by=limit_of_sum)
    part.say("the odds then tend to infinity or to $0$, and their logarithm is not bounded on either side.")
    rises = part.claim(equal(limit(g(z), z, oo), oo),              by=[limit_by_substitution, high, below])
    falls = part.claim(equal(limit(g(z), z, -oo), -oo),            by=[limit_by_substitution, low, above])
    onto = part.claim(maps_onto(g, reals, reals),                  by=[onto_by_limits, rises, falls, above, below])
    part.say("So every number $t$ is reached, and once: the inverse exists everywhere.")
    part.claim(
        exists_unique(z, reals, Eq(t, g(z))),
        by=[unique_solution_of_bijection, increasing, onto],
    )

with question.part(
    "5.3", points=5, title="A residual function",
    text="Let $g(z) = z + f(z)$ with a differentiable $f$. Show that $g$ can be inverted if $f'(z) > -1$ for all $z$. "
    "Does it then take every value?",
) as part:
    f = function_of_time("f")
    g = part.function("g", z, z + f(z))
    steep = part.suppose(forall(z, reals, derivative(f(z), z, at=z) > -1))
    part.show(strictly_increasing(g, reals), injective(g))

    here = part.claim(Derivative(f(z), z) > -1,                    by=steep)
    part.start(Derivative(g(z), z))
    part.eq(1 + Derivative(f(z), z),                               by=jacobian_from_differential)
    part.gt(0,                                                     by=[sign_of_expression, here])
    slope = part.whole()
    increasing = part.claim(strictly_increasing(g, reals),         by=[increasing_by_derivative, slope])
    part.claim(injective(g),                                       by=[injective_by_monotony, increasing])
    part.say(
        "So $g$ can be inverted on the set of its values. That need not be the whole line, for which the slope of $g$ "
        "would have to stay away from $0$: the condition holds for $f(z) = \\arctan z - z$,"
    )
    part.start(Derivative(atan(z) - z, z))
    part.eq(1 / (1 + z**2) - 1,                                    by=jacobian_from_differential)
    part.gt(-1,                                                    by=sign_of_expression)
    part.say("and yet $z + f(z)$ never reaches $2$.")
    part.start(plus(z, atan(z) - z))
    part.eq(atan(z),                                               by=field_algebra)
    part.le(pi / 2,                                                by=arctan_below_right_angle)
    part.lt(2,                                                     by=order_of_numbers)
    bounded = part.whole()
    squeezed = function_of(z, plus(z, atan(z) - z), reals)
    part.claim(no(maps_onto(squeezed, reals, reals)),              by=[not_onto_by_bound, bounded])

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
