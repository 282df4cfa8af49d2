"""Question 3: eigenvectors, as directions of large variance and as limits of an iteration."""

from sympy import Eq, Identity, MatrixSymbol, Ne, Symbol

from symderiv.deriving import (
    Question, absolute, at_least, equal, forall, gradient, iff, limit, naturals, norm, product, quadratic_form,
    sequence, squared_norm, symmetric, zero,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    field_algebra, geometric_decay, gradient_from_differential, only_solution, quadratic_forms_in_order,
    sign_of_expression,
)

n = Symbol("n", integer=True, positive=True)
C, v, x, u = MatrixSymbol("C", n, n), MatrixSymbol("v", n, 1), MatrixSymbol("x", n, 1), MatrixSymbol("u", n, 1)
lamda, mu = Symbol("lambda", real=True), Symbol("mu", real=True)
first, second = Symbol("lambda_1", positive=True), Symbol("lambda_2", real=True)
k, j = Symbol("k", integer=True, nonnegative=True), Symbol("j", integer=True, nonnegative=True)

question = Question(
    "3", "Eigenvectors",
    text="The covariance $C$ of centred data is symmetric. In the direction $v$, of length one, the data have the "
    "variance $v^\\top C v$.",
)

with question.part(
    "3.1", points=4, title="Where the variance is stationary",
    text="Show that the Lagrangian of the variance under the condition $\\|v\\| = 1$ is stationary exactly at the "
    "eigenvectors of $C$, with the multiplier for the eigenvalue.",
) as part:
    part.given(symmetric(C))
    F = part.function("F", v, quadratic_form(C, v) - lamda * (squared_norm(v) - 1))
    part.show(iff(equal(gradient(F(v), v), zero(n)), equal(C * v, lamda * v)))

    part.start(gradient(F(v), v))
    slope = part.eq(2 * C * v - 2 * lamda * v,                     by=gradient_from_differential)
    part.claim(
        iff(equal(gradient(F(v), v), zero(n)), equal(C * v, lamda * v)), by=[only_solution, slope]
    )

    def slope_in_numpy(C, v, lamda):
        return 2 * C @ v - 2 * lamda * v

    part.code(slope_in_numpy, computes=gradient(F(v), v))

with question.part(
    "3.2", points=4, title="The largest variance",
    text="Let $\\mu$ be a number with $C \\preceq \\mu I$. Show that no direction has a variance above $\\mu$.",
) as part:
    part.given(symmetric(C))
    bound = part.given(at_least(mu * Identity(n), C))
    unit = part.given(Eq(norm(v), 1))
    part.show(quadratic_form(C, v) <= mu)

    part.start(quadratic_form(C, v))
    part.le(quadratic_form(mu * Identity(n), v),                   by=[quadratic_forms_in_order, bound])
    part.eq(mu * squared_norm(v),                                  by=field_algebra)
    part.eq(mu,                                                    by=unit)

with question.part(
    "3.3", points=3, title="The variance of a component",
    text="Let $v$ have length one and $C v = \\lambda v$. Show that the variance in the direction $v$ is $\\lambda$, "
    "so that the first component is an eigenvector of the largest eigenvalue.",
) as part:
    own = part.given(equal(C * v, lamda * v))
    unit = part.given(Eq(norm(v), 1))
    part.show(Eq(quadratic_form(C, v), lamda))

    part.start(quadratic_form(C, v))
    part.eq(product(v.T, C * v),                                   by=field_algebra)
    part.eq(product(v.T, lamda * v),                               by=own)
    part.eq(lamda * squared_norm(v),                               by=field_algebra)
    part.eq(lamda,                                                 by=unit)

with question.part(
    "3.4", points=5, title="Power iteration",
    text="Power iteration multiplies a vector by $C$ and divides it by its length, again and again. In the direction "
    "of an eigenvector, each step multiplies by the eigenvalue and divides by the same length $s_k$ for all; so let "
    "$a_k$ and $b_k$ be the components along eigenvectors of $\\lambda_1 > 0$ and of $\\lambda_2$ with "
    "$|\\lambda_2| < \\lambda_1$. Show that $b_k / a_k$ tends to zero.",
) as part:
    a, b, s = sequence("a"), sequence("b"), sequence("s", positive=True)
    dominant = part.given(absolute(second) < first)
    part.given(
        forall(j, naturals, Eq(a[j + 1], first * a[j] / s[j])),
        forall(j, naturals, Eq(b[j + 1], second * b[j] / s[j])),
    )
    starts = part.given(Ne(a[0], 0))
    share = (second / first) ** k * (b[0] / a[0])
    part.show(
        Eq(b[k] * a[0], (second / first) ** k * b[0] * a[k]),
        equal(limit(share, k), 0),
    )

    part.say("The lengths cancel: as long as they are not zero, the ratio of the components is multiplied by "
             "$\\lambda_2 / \\lambda_1$ at every step.")
    with part.induction(Eq(b[k] * a[0], (second / first) ** k * b[0] * a[k]), over=k, start=0) as induction:

        with induction.base as base:
            base.say("Both sides are $b_0 a_0$.")

        with induction.step as step:
            step.start(b[k + 1] * a[0])
            step.eq(second / s[k] * (b[k] * a[0]),                 by=field_algebra)
            step.eq(second / s[k] * ((second / first) ** k * b[0] * a[k]), by=step.hypothesis)
            step.eq((second / first) ** (k + 1) * b[0] * (first * a[k] / s[k]), by=field_algebra)
            step.eq((second / first) ** (k + 1) * b[0] * a[k + 1], by=field_algebra)

    part.say("What is multiplied by is below one in size,")
    smaller = part.claim(absolute(second / first) < 1,             by=[sign_of_expression, dominant])
    part.say("so the ratio tends to zero, and the direction to that of the first eigenvector.")
    part.claim(equal(limit(share, k), 0),                          by=[geometric_decay, smaller])

if __name__ == "__main__":
    print(document(question.derivation()))
