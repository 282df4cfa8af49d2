"""Question 3: Gaussians, together and apart."""

import numpy as np
from sympy import Determinant, ImmutableMatrix, Inverse, Rational, Symbol, exp, log, pi

from symderiv.deriving import (
    Gaussian, Question, equal, normal, positive_definite, product, quadratic_form, root,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    algebra_of_laws, definition_of_gaussian, density_of_normal, field_algebra, logarithm_below_tangent,
    positive_definite_by_minors, sign_of_expression,
)

a, b, v, w = (Symbol(name, positive=True) for name in "abvw")
c, x, y, k, ell, mu, nu = (Symbol(name, real=True) for name in ("c", "x", "y", "k", "ell", "mu", "nu"))
half = Rational(1, 2)

question = Question(
    "3", "Gaussians",
    text="Two numbers $x$ and $y$ have a joint Gaussian density with means $k$ and $\\ell$, variances $a$ and $b$, and "
    "the covariance $c$, where $c^2 < a b$.",
)

mean, covariance = ImmutableMatrix([k, ell]), ImmutableMatrix([[a, c], [c, b]])
point = ImmutableMatrix([x, y])
joint = Gaussian(mean=mean, covariance=covariance).density(point)

with question.part(
    "3.1", points=4, title="The joint density",
    text="Show that the covariance matrix is positive definite, and write the joint density without matrices.",
) as part:
    part.given(a * b - c**2 > 0)
    form = (b * (x - k) ** 2 - 2 * c * (x - k) * (y - ell) + a * (y - ell) ** 2) / (a * b - c**2)
    part.show(
        positive_definite(covariance),
        equal(joint, exp(-product(half, form)) / (2 * pi * root(a * b - c**2))),
    )

    part.say("Its leading minors are $a$ and $a b - c^2$.")
    part.claim(positive_definite(covariance),                      by=positive_definite_by_minors)
    part.start(Determinant(covariance))
    part.eq(a * b - c**2,                                          by=field_algebra)
    part.start(quadratic_form(Inverse(covariance), point - mean))
    part.eq(form,                                                  by=field_algebra)
    part.claim(
        equal(joint, exp(-product(half, form)) / (2 * pi * root(a * b - c**2))), by=definition_of_gaussian
    )

with question.part(
    "3.2", points=6, title="Marginal and conditional",
    text="Show that the joint density is the product of a Gaussian density of $y$, in which $x$ does not occur, and of "
    "a Gaussian density of $x$ whose mean is linear in $y$. What are the marginal of $y$ and the conditional of $x$?",
) as part:
    part.given(a * b - c**2 > 0)
    m = part.define("m", k + c / b * (y - ell))
    s = part.define("s", a - c**2 / b)
    form = (b * (x - k) ** 2 - 2 * c * (x - k) * (y - ell) + a * (y - ell) ** 2) / (a * b - c**2)
    marginal, conditional = normal(ell, b), normal(m, s)
    part.show(s > 0, equal(joint, marginal.density(y) * conditional.density(x)))

    part.say("The variance that is left of $x$ once $y$ is known is positive.")
    part.start(s)
    part.eq((a * b - c**2) / b,                                    by=[part.definition(s), field_algebra])
    part.gt(0,                                                     by=sign_of_expression)
    part.say("Complete the square in $x$:")
    split = (y - ell) ** 2 / b + (x - m) ** 2 / s
    part.start(form)
    square = part.eq(split,                                        by=[part.definition(m), field_algebra])
    part.say("The determinant is the product of the two variances, so")
    part.start(joint)
    part.eq(exp(-product(half, form)) / (2 * pi * root(a * b - c**2)), by=definition_of_gaussian)
    part.eq(exp(-product(half, split)) / (2 * pi * root(a * b - c**2)), by=square)
    part.eq(exp(-product(half, split)) / (2 * pi * root(b * s)),   by=[part.definition(s), field_algebra])
    part.eq(marginal.density(y) * conditional.density(x),          by=density_of_normal)
    part.say(
        "For every $y$ the second factor is a density of $x$: it is the conditional, and the first the marginal. (This "
        "remark, which takes the integral of the second over $x$, is not part of what is proved here.)"
    )

with question.part(
    "3.3", points=6, title="The divergence of two Gaussians",
    text="Find the divergence of $\\mathcal{N}(\\mu, v)$ from $\\mathcal{N}(\\nu, w)$, and show that it is never "
    "negative.",
) as part:
    p, q = normal(mu, v), normal(nu, w)
    value = log(w / v) / 2 + (v + (mu - nu) ** 2) / (2 * w) - half
    part.show(equal(p.divergence(q), value), value >= 0)

    ratio = log(w / v) / 2 - (x - mu) ** 2 / (2 * v) + (x - nu) ** 2 / (2 * w)
    part.say("The logarithm of the ratio of the densities is quadratic,")
    part.start(log(p.density(x)) - log(q.density(x)))
    part.eq(ratio,                                                 by=density_of_normal)
    part.say("and the mean of a square is the variance plus the square of the distance of the means.")
    part.start(p.expectation((x - nu) ** 2, x))
    part.eq(v + (mu - nu) ** 2,                                    by=algebra_of_laws)
    part.start(p.divergence(q))
    part.eq(p.expectation(log(p.density(x)) - log(q.density(x)), x), by=algebra_of_laws)
    part.eq(p.expectation(ratio, x),                            by=density_of_normal)
    part.eq(value,                                                 by=algebra_of_laws)
    part.say("It vanishes for equal variances and means; for others, a logarithm is below its tangent.")
    part.start(value)
    part.ge((1 - v / w) / 2 + (v + (mu - nu) ** 2) / (2 * w) - half, by=logarithm_below_tangent)
    part.eq((mu - nu) ** 2 / (2 * w),                              by=field_algebra)
    part.ge(0,                                                     by=sign_of_expression)

    def divergence_in_numpy(mu, v, nu, w):
        return np.log(w / v) / 2 + (v + (mu - nu) ** 2) / (2 * w) - 1 / 2

    part.code(divergence_in_numpy, computes=value)

if __name__ == "__main__":
    print(document(question.derivation()))
