"""Question 2: the softmax and its cross-entropy."""

import numpy as np
from sympy import Eq, MatrixSymbol, Sum, Symbol, exp, log

from symderiv.deriving import (
    Question, diag, entry, equal, gradient, hessian, jacobian, positive_semidefinite, product, quadratic_form, softmax,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    algebra_of_entries, field_algebra, gradient_from_differential, jacobian_from_differential, matrix_algebra,
    nonnegative_by_structure, semidefinite_by_quadratic_form,
)

K, i = Symbol("K", integer=True, positive=True), Symbol("i", integer=True, positive=True)
z, t, v = MatrixSymbol("z", K, 1), MatrixSymbol("t", K, 1), MatrixSymbol("v", K, 1)
p = softmax(z)


def over_classes(term):
    return Sum(term, (i, 1, K))


question = Question(
    "2", "The softmax",
    text="A classifier gives every one of $K$ classes a score $z_i$ and predicts with the probabilities "
    "$p = \\operatorname{softmax}(z)$, where $p_i = e^{z_i} / \\sum_j e^{z_j}$. The target $t$ is a distribution over "
    "the classes: its entries add up to one.",
)

with question.part(
    "2.1", points=3, title="The cross-entropy",
    text="Show that the $p_i$ add up to one, and that the cross-entropy $-\\sum_i t_i \\log p_i$ is "
    "$\\log \\sum_i e^{z_i} - t^\\top z$.",
) as part:
    whole = part.given(equal(over_classes(entry(t, i)), 1))
    normaliser = over_classes(exp(entry(z, i)))
    part.show(
        equal(over_classes(entry(p, i)), 1),
        equal(-over_classes(entry(t, i) * log(entry(p, i))), log(normaliser) - product(t.T, z)),
    )

    part.start(over_classes(entry(p, i)))
    part.eq(normaliser / product(1, normaliser),                   by=algebra_of_entries)
    part.eq(1,                                                     by=field_algebra)
    part.say("The logarithm of a softmax is a score less the logarithm of the normaliser, which the weights take out.")
    part.start(-over_classes(entry(t, i) * log(entry(p, i))))
    part.eq(-over_classes(entry(t, i) * (entry(z, i) - log(normaliser))), by=algebra_of_entries)
    part.eq(log(normaliser) * over_classes(entry(t, i)) - over_classes(entry(t, i) * entry(z, i)), by=field_algebra)
    part.eq(log(normaliser) - over_classes(entry(t, i) * entry(z, i)), by=[field_algebra, whole])
    part.eq(log(normaliser) - product(t.T, z),                     by=algebra_of_entries)

with question.part(
    "2.2", points=3, title="The gradient",
    text="Show that the gradient of the cross-entropy by the scores is the prediction less the target.",
) as part:
    L = part.function("L", z, log(over_classes(exp(entry(z, i)))) - product(t.T, z))
    part.show(Eq(gradient(L(z), z), p - t))

    part.say("As the scores move, the normaliser moves by $\\sum_i e^{z_i} dz_i$, and its logarithm by $p^\\top dz$.")
    part.claim(Eq(gradient(L(z), z), p - t),                       by=gradient_from_differential)

with question.part(
    "2.3", points=4, title="The Hessian",
    text="Find the Hessian of the cross-entropy.",
) as part:
    L = part.function("L", z, log(over_classes(exp(entry(z, i)))) - product(t.T, z))
    curvature = diag(p) - p * p.T
    part.show(Eq(hessian(L(z), z), curvature))

    part.start(gradient(L(z), z))
    slope = part.eq(p - t,                                         by=gradient_from_differential)
    part.say("The target does not depend on the scores, so only the softmax is left to be differentiated.")
    part.start(hessian(L(z), z))
    part.eq(jacobian(p - t, z),                                    by=slope)
    part.eq(curvature,                                             by=jacobian_from_differential)

with question.part(
    "2.4", points=5, title="Convexity",
    text="Show that $\\operatorname{diag}(p) - p p^\\top$ is positive semidefinite, so that the cross-entropy is "
    "convex in the scores.",
) as part:
    p = part.define("p", softmax(z))
    curvature, mean = diag(p) - p * p.T, product(p.T, v)
    part.show(positive_semidefinite(curvature))

    part.say("Its quadratic form is a variance: that of the entries of $v$, drawn with the probabilities $p$.")
    whole = part.claim(Eq(over_classes(entry(p, i)), 1),           by=[part.definition(p), algebra_of_entries])
    part.start(quadratic_form(curvature, v))
    part.eq(over_classes(entry(p, i) * entry(v, i) ** 2) - mean**2, by=algebra_of_entries)
    part.eq(over_classes(entry(p, i) * (entry(v, i) - mean) ** 2), by=[algebra_of_entries, whole])
    part.ge(0,                                                     by=nonnegative_by_structure)
    variance = part.ends()
    part.say("A matrix that is its own transpose, and whose quadratic form is never negative, is what was asked for.")
    part.claim(equal(curvature.T, product(1, curvature)),          by=matrix_algebra)
    part.claim(positive_semidefinite(curvature),                   by=[semidefinite_by_quadratic_form, variance])

    def variance_in_numpy(p, v):
        return v.T @ np.diag(p) @ v - (p.T @ v) ** 2

    part.code(variance_in_numpy, computes=quadratic_form(curvature, v))

if __name__ == "__main__":
    print(document(question.derivation()))
