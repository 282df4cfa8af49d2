"""Question 1: least squares, with and without a penalty."""

from sympy import Eq, Identity, Inverse, MatrixSymbol, Symbol, Trace

from symderiv.deriving import (
    Question, equal, gradient, hessian, iff, invertible, positive_definite, product, squared_norm, zero,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    cancel_invertible_factor, field_algebra, gradient_from_differential, jacobian_from_differential, loewner_order,
    matrix_algebra, only_solution, sign_of_expression,
)

n, d = Symbol("n", integer=True, positive=True), Symbol("d", integer=True, positive=True)
X, y, w = MatrixSymbol("X", n, d), MatrixSymbol("y", n, 1), MatrixSymbol("w", d, 1)
lamda = Symbol("lambda", positive=True)
H = X.T * X + lamda * Identity(d)

question = Question(
    "1", "Least squares",
    text="The rows of $X$ are $n$ examples with $d$ features, $y$ are the values to be predicted, and $w$ the weights "
    "of a linear predictor.",
)


def loss(part):
    """The penalised loss, a function of the weights."""
    return part.function("E", w, squared_norm(X * w - y) + lamda * squared_norm(w))


with question.part(
    "1.1", points=3, title="The gradient",
    text="Find the gradient of $E(w) = \\|X w - y\\|^2 + \\lambda \\|w\\|^2$ with $\\lambda > 0$.",
) as part:
    E = loss(part)
    part.show(Eq(gradient(E(w), w), 2 * H * w - 2 * X.T * y))

    part.start(gradient(E(w), w))
    part.eq(2 * X.T * (X * w - y) + 2 * lamda * w,                 by=gradient_from_differential)
    part.eq(2 * H * w - 2 * X.T * y,                               by=matrix_algebra)

    def gradient_in_numpy(X, w, y, lamda):
        return 2 * X.T @ (X @ w - y) + 2 * lamda * w

    part.code(gradient_in_numpy, computes=gradient(E(w), w))

with question.part(
    "1.2", points=4, title="The normal equations",
    text="Show that $X^\\top X + \\lambda I$ is positive definite, and find the only stationary point of $E$.",
) as part:
    E = loss(part)
    solution = Inverse(H) * X.T * y
    part.show(
        positive_definite(H),
        iff(equal(gradient(E(w), w), zero(d)), equal(w, solution)),
    )

    part.say("The matrix is a sum of squares, and one of them, $\\lambda I$, is definite.")
    part.claim(positive_definite(H),                               by=loewner_order)
    part.say("So it is invertible. Where the gradient vanishes, the weights solve a linear system with this matrix:")
    part.start(gradient(E(w), w))
    slope = part.eq(2 * H * w - 2 * X.T * y,                       by=gradient_from_differential)
    part.claim(
        iff(equal(gradient(E(w), w), zero(d)), equal(w, solution)), by=[only_solution, slope]
    )

with question.part(
    "1.3", points=5, title="The minimum",
    text="Let $\\hat{w} = (X^\\top X + \\lambda I)^{-1} X^\\top y$. Find the Hessian of $E$, and show that no weights "
    "have a smaller loss than $\\hat{w}$.",
) as part:
    E = loss(part)
    best = part.define(r"\hat{w}", Inverse(H) * X.T * y)
    part.show(
        Eq(hessian(E(w), w), 2 * H),
        Eq(E(w), E(best) + squared_norm(X * (w - best)) + lamda * squared_norm(w - best)),
        E(w) >= E(best),
    )

    part.start(hessian(E(w), w))
    part.eq(2 * H,                                                 by=jacobian_from_differential)
    part.say("It is positive definite everywhere, so $E$ is strictly convex.")
    part.claim(positive_definite(2 * H),                           by=loewner_order)
    part.say("For a quadratic function convexity can be had as an equation. The weights $\\hat{w}$ solve")
    normal = part.claim(equal(H * best, X.T * y),                  by=[part.definition(best), matrix_algebra])
    part.say("and the loss of any others exceeds theirs by two squares:")
    part.start(E(w))
    part.eq(
        E(best) + 2 * product((w - best).T, H * best - X.T * y) + squared_norm(X * (w - best))
        + lamda * squared_norm(w - best),                          by=field_algebra,
    )
    part.eq(E(best) + squared_norm(X * (w - best)) + lamda * squared_norm(w - best), by=normal)
    part.ge(E(best),                                               by=sign_of_expression)

with question.part(
    "1.4", points=4, title="Two ways to invert",
    text="With $d$ features and $n$ examples, $X^\\top X + \\lambda I$ is a $d \\times d$ matrix. Show that an "
    "$n \\times n$ matrix may be inverted instead, and derive the identity of Woodbury for $A + U C V$ with invertible "
    "$A$ and $C$.",
) as part:
    A, C = MatrixSymbol("A", n, n), MatrixSymbol("C", d, d)
    U, V = MatrixSymbol("U", n, d), MatrixSymbol("V", d, n)
    part.given(invertible(A), invertible(C))
    core = Inverse(C) + V * Inverse(A) * U
    woodbury = Inverse(A) - Inverse(A) * U * Inverse(core) * V * Inverse(A)
    part.show(
        Eq(Inverse(H) * X.T, X.T * Inverse(X * X.T + lamda * Identity(n))),
        Eq(Inverse(A + U * C * V), woodbury),
    )

    part.say("Both sides of the first are $X^\\top$ once they are multiplied by the two matrices.")
    part.claim(positive_definite(H),                               by=loewner_order)
    part.claim(positive_definite(X * X.T + lamda * Identity(n)),   by=loewner_order)
    part.claim(
        equal(H * X.T, product(X.T, X * X.T + lamda * Identity(n))), by=matrix_algebra
    )
    part.claim(
        Eq(Inverse(H) * X.T, X.T * Inverse(X * X.T + lamda * Identity(n))),
        by=[cancel_invertible_factor, matrix_algebra],
    )
    part.say("For Woodbury's identity, multiply the right side by $A + U C V$:")
    part.start(product(A + U * C * V, woodbury))
    part.eq(
        Identity(n) + U * C * V * Inverse(A) - product(U, C, core, Inverse(core), V, Inverse(A)), by=matrix_algebra
    )
    part.eq(Identity(n),                                           by=matrix_algebra)
    part.claim(Eq(Inverse(A + U * C * V), woodbury),               by=[cancel_invertible_factor, matrix_algebra])

with question.part(
    "1.5", points=5, title="The projection",
    text="Without a penalty, and for $X$ with independent columns, the prediction is $P y$ with "
    "$P = X (X^\\top X)^{-1} X^\\top$. Show that $P$ is the orthogonal projection onto the columns of $X$: what is "
    "left of $y$ is orthogonal to them.",
) as part:
    gram = X.T * X
    part.given(invertible(gram))
    P = part.define("P", X * Inverse(gram) * X.T)
    part.show(
        equal(P * P, P), equal(P.T, P), equal(P * X, X),
        equal(X.T * (y - P * y), zero(d)),
        equal(squared_norm(y), squared_norm(P * y) + squared_norm(y - P * y)),
        equal(Trace(P), d),
    )

    reasons = [part.definition(P), matrix_algebra]
    part.claim(equal(P * P, P),                                    by=reasons)
    part.claim(equal(P.T, P),                                      by=reasons)
    part.say("It leaves the columns of $X$ where they are, and what it takes away is orthogonal to them:")
    part.claim(equal(P * X, X),                                    by=reasons)
    part.claim(equal(X.T * (y - P * y), zero(d)),                  by=reasons)
    part.say("So the theorem of Pythagoras holds for the prediction and the error,")
    part.claim(
        equal(squared_norm(y), squared_norm(P * y) + squared_norm(y - P * y)), by=[part.definition(P), field_algebra]
    )
    part.say("and the trace counts the dimensions of the predictions.")
    part.claim(equal(Trace(P), d),                                 by=[part.definition(P), field_algebra])

if __name__ == "__main__":
    print(document(question.derivation()))
