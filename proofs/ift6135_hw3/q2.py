"""Question 2: pushing a standard Gaussian through an affine map."""

import numpy as np
from sympy import (
    Abs, BlockMatrix, Determinant, Eq, HadamardProduct, Identity, Inverse, Matrix, MatrixSymbol, Product, Symbol,
    ZeroMatrix, exp, pi, sqrt,
)

from symderiv.deriving import (
    Gaussian, Question, density, diag, entry, invertible, jacobian, last_row, leading, lower_triangular, of_order,
    operations, positive, positive_diagonal, quadratic_form, quotient, squared_norm, squares, zero,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    absolute_value_of_nonnegative, blocks_of_lower_triangular, bounded_by_multiple, change_of_variables,
    counting_operations, determinant_of_block_triangular, determinant_of_diagonal, determinant_of_product,
    determinant_of_single_entry, entries_of_leading_block, inverse_of_product, jacobian_from_differential,
    last_factor, field_algebra, matrix_algebra, root_of_square, single_factor,
)

K, i = Symbol("K", integer=True, positive=True), Symbol("i", integer=True, positive=True)
mu, sigma, x = MatrixSymbol("mu", K, 1), MatrixSymbol("sigma", K, 1), MatrixSymbol("x", K, 1)
S = MatrixSymbol("S", K, K)
standard = Gaussian(mean=zero(K), covariance=Identity(K))
normaliser = (2 * pi) ** (-K / 2)

question = Question(
    "2", "Reparameterised Gaussians",
    text="A random vector $z_0$ with a known density $q$ is sent through a differentiable bijection $g$. The density "
    "of the image is the density of $z_0$ divided by the volume $|\\det J|$ of the Jacobian of $g$.",
)

with question.part(
    "2.1", points=6, title="A scale for each coordinate",
    text="Let $z_0 \\sim \\mathcal{N}(0, I_K)$ and $g(z_0) = \\mu + \\sigma \\odot z_0$ with all $\\sigma_i > 0$. "
    "Show that $g(z_0)$ has the distribution $\\mathcal{N}(\\mu, \\operatorname{diag}(\\sigma^2))$.",
) as part:
    part.given(positive(sigma))
    z = part.random("z_0", standard)
    g = part.function("g", z, mu + HadamardProduct(sigma, z))
    part.density("q")

    covariance = diag(squares(sigma))
    target = Gaussian(mean=mu, covariance=covariance).density(x)
    part.show(Eq(density(g(z))(x), target))

    part.say("The map scales each coordinate by itself, so its Jacobian is diagonal.")
    part.start(jacobian(g(z), z))
    slope = part.eq(diag(sigma),                                   by=jacobian_from_differential)
    part.start(Abs(Determinant(jacobian(g(z), z))))
    part.eq(Abs(Determinant(diag(sigma))),                         by=slope)
    part.eq(Abs(Product(entry(sigma, i), (i, 1, K))),              by=determinant_of_diagonal)
    part.eq(Product(entry(sigma, i), (i, 1, K)),                   by=absolute_value_of_nonnegative)

    part.say("It is undone coordinate by coordinate.")
    back = quotient(x - mu, sigma)
    part.claim(Eq(g(back), x),                                     by=[part.definition(g), matrix_algebra])

    part.say("Change variables, and bring the volume under the root.")
    volume = Abs(Determinant(diag(sigma)))
    bell = exp(-quadratic_form(Inverse(covariance), x - mu) / 2)
    part.start(density(g(z))(x))
    part.eq(density(z)(back) / volume,                             by=change_of_variables)
    part.eq(normaliser * exp(-squared_norm(back) / 2) / volume,    by=Gaussian.definition)
    part.eq(normaliser * bell / volume,                            by=field_algebra)
    part.eq(normaliser * bell / sqrt(Determinant(diag(sigma)) ** 2), by=root_of_square)
    part.eq(normaliser * bell / sqrt(Determinant(covariance)),     by=determinant_of_diagonal)
    part.eq(target,                                                by=Gaussian.definition)

with question.part(
    "2.2", points=3, title="What the determinant costs",
    text="How many operations does $|\\det J|$ take for $g(z_0) = \\mu + \\sigma \\odot z_0$, as a function of $K$?",
) as part:
    part.given(positive(sigma))
    z = part.random("z_0", standard)
    g = part.function("g", z, mu + HadamardProduct(sigma, z))
    part.density("q")

    scales = Product(entry(sigma, i), (i, 1, K))
    part.show(Eq(Abs(Determinant(jacobian(g(z), z))), scales), of_order(operations(scales), K, K))

    part.start(Abs(Determinant(jacobian(g(z), z))))
    part.eq(Abs(Determinant(diag(sigma))),                         by=jacobian_from_differential)
    part.eq(Abs(scales),                                           by=determinant_of_diagonal)
    part.eq(scales,                                                by=absolute_value_of_nonnegative)

    part.say("Read as a program, the product has one multiplication fewer than it has factors.")
    count = part.claim(Eq(operations(scales), K - 1),              by=counting_operations)
    part.claim(of_order(operations(scales), K, K),                 by=[bounded_by_multiple, count])

with question.part(
    "2.3", points=6, title="An invertible matrix",
    text="Let $g(z_0) = \\mu + S z_0$ with $S$ invertible. Derive the density of $g(z_0)$.",
) as part:
    part.given(invertible(S))
    z = part.random("z_0", standard)
    g = part.function("g", z, mu + S * z)
    part.density("q")

    covariance = S * S.T
    target = Gaussian(mean=mu, covariance=covariance).density(x)
    part.show(Eq(density(g(z))(x), target))

    part.start(jacobian(g(z), z))
    part.eq(S,                                                     by=jacobian_from_differential)
    back = Inverse(S) * (x - mu)
    part.claim(Eq(g(back), x),                                     by=[part.definition(g), matrix_algebra])

    part.say("The volume is the root of the determinant of the covariance,")
    volume = Abs(Determinant(S))
    part.start(volume)
    part.eq(sqrt(Determinant(S) ** 2),                             by=root_of_square)
    part.eq(sqrt(Determinant(covariance)),                         by=determinant_of_product)
    part.say("and the inverse of the covariance is made of two inverses.")
    part.start(Inverse(covariance))
    part.eq(Inverse(S.T) * Inverse(S),                             by=inverse_of_product)

    def volume_in_numpy(S):
        return np.abs(np.linalg.det(S))

    part.code(volume_in_numpy, computes=sqrt(Determinant(covariance)))

    part.say("Change variables.")
    bell = exp(-quadratic_form(Inverse(covariance), x - mu) / 2)
    part.start(density(g(z))(x))
    part.eq(density(z)(back) / volume,                             by=change_of_variables)
    part.eq(normaliser * exp(-squared_norm(back) / 2) / volume,    by=Gaussian.definition)
    part.eq(normaliser * bell / volume,                            by=inverse_of_product)
    part.eq(normaliser * bell / sqrt(Determinant(S) ** 2),         by=root_of_square)
    part.eq(normaliser * bell / sqrt(Determinant(covariance)),     by=determinant_of_product)
    part.eq(target,                                                by=Gaussian.definition)


with question.part(
    "2.4", points=3, title="A triangular matrix",
    text="Now $S$ is lower triangular with a positive diagonal. How many operations does $|\\det J|$ take?",
) as part:
    part.given(lower_triangular(S), positive_diagonal(S))
    z = part.random("z_0", standard)
    g = part.function("g", z, mu + S * z)
    part.density("q")

    def diagonal_product(matrix, size):
        return Product(entry(matrix, i, i), (i, 1, size))

    part.show(
        Eq(Abs(Determinant(jacobian(g(z), z))), diagonal_product(S, K)),
        of_order(operations(diagonal_product(S, K)), K, K),
    )

    part.say("The determinant of a lower triangular matrix is the product of its diagonal, by induction on its size.")
    with part.induction(Eq(Determinant(S), diagonal_product(S, K)), over=K, start=1) as induction:

        with induction.base as base:
            single = base.instance(S)
            base.say("A matrix with one entry is that entry.")
            base.start(Determinant(single))
            base.eq(entry(single, 1, 1),                           by=determinant_of_single_entry)
            base.eq(diagonal_product(single, 1),                   by=single_factor)

        with induction.step as step:
            larger = step.instance(S)
            A, c, d = leading(larger), last_row(larger), entry(larger, K + 1, K + 1)
            step.say("Split off the last row and the last column.")
            step.start(Determinant(larger))
            step.eq(Determinant(BlockMatrix([[A, ZeroMatrix(K, 1)], [c, Matrix([d])]])), by=blocks_of_lower_triangular)
            step.eq(d * Determinant(A),                            by=determinant_of_block_triangular)
            step.eq(d * diagonal_product(A, K),                    by=step.hypothesis(A))
            step.eq(d * diagonal_product(larger, K),               by=entries_of_leading_block)
            step.eq(diagonal_product(larger, K + 1),               by=last_factor)

    part.start(Abs(Determinant(jacobian(g(z), z))))
    part.eq(Abs(Determinant(S)),                                   by=jacobian_from_differential)
    part.eq(Abs(diagonal_product(S, K)),                           by=induction.result)
    part.eq(diagonal_product(S, K),                                by=absolute_value_of_nonnegative)
    count = part.claim(Eq(operations(diagonal_product(S, K)), K - 1), by=counting_operations)
    part.claim(of_order(operations(diagonal_product(S, K)), K, K), by=[bounded_by_multiple, count])

if __name__ == "__main__":
    print(document(question.derivation()))
