"""Question 1: maximum likelihood for four families."""

from sympy import Derivative, Eq, Interval, MatrixSymbol, Sum, Symbol, log, oo, pi

from symderiv.deriving import Question, entry, equal, iff, nonnegative, positive
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    field_algebra, jacobian_from_differential, logarithm_below_tangent, only_solution, sign_of_expression,
)

n, h, i = (Symbol(name, integer=True, positive=True) for name in "nhi")
x, c = MatrixSymbol("x", n, 1), MatrixSymbol("c", n, 1)
p, lamda, v = Symbol("p", positive=True), Symbol("lambda", positive=True), Symbol("v", positive=True)
m, s, mu = Symbol("m", positive=True), Symbol("s", positive=True), Symbol("mu", real=True)
x_i = entry(x, i)


def over_data(term):
    return Sum(term, (i, 1, n))


question = Question(
    "1", "Maximum likelihood",
    text="The observations $x_1, \\dots, x_n$ are independent, with the mean $m = \\frac{1}{n} \\sum_i x_i$. For each "
    "family, find the parameter at which the logarithm $L$ of the likelihood is stationary, and show that it is "
    "largest there.",
)

with question.part(
    "1.1", points=4, title="Bernoulli",
    text="The observations are zeros and ones, $h$ of them ones, with $0 < h < n$. The logarithm of the likelihood is "
    "$h \\log p + (n - h) \\log (1 - p)$.",
) as part:
    part.given(p < 1, h < n)
    L = part.function("L", p, h * log(p) + (n - h) * log(1 - p), domain=Interval.open(0, 1))
    part.show(iff(Eq(Derivative(L(p), p), 0), equal(p, h / n)), L(p) <= L(h / n))

    part.start(Derivative(L(p), p))
    slope = part.eq(h / p - (n - h) / (1 - p),                     by=jacobian_from_differential)
    part.eq((h - n * p) / (p * (1 - p)),                           by=field_algebra)
    part.claim(iff(Eq(Derivative(L(p), p), 0), equal(p, h / n)),   by=[only_solution, slope])
    part.say("How much lower the likelihood is elsewhere, two logarithms say; each is below its tangent.")
    part.start(L(p) - L(h / n))
    part.eq(h * log(n * p / h) + (n - h) * log(n * (1 - p) / (n - h)), by=field_algebra)
    part.le(h * (n * p / h - 1) + (n - h) * (n * (1 - p) / (n - h) - 1), by=logarithm_below_tangent)
    part.eq(0,                                                     by=field_algebra)
    below = part.ends()
    part.claim(L(p) <= L(h / n),                                   by=[sign_of_expression, below])

    def slope_in_numpy(n, h, p):
        return (h - n * p) / (p * (1 - p))

    part.code(slope_in_numpy, computes=Derivative(L(p), p))

with question.part(
    "1.2", points=4, title="Poisson",
    text="The observations are counts, not all zero, of probability $e^{x_i \\log \\lambda - \\lambda - c_i}$, where "
    "$c_i = \\log x_i!$ does not depend on $\\lambda$.",
) as part:
    part.given(nonnegative(x))
    mean = part.given(Eq(over_data(x_i), n * m))
    L = part.function("L", lamda, over_data(x_i * log(lamda) - lamda - entry(c, i)), domain=Interval.open(0, oo))
    part.show(iff(Eq(Derivative(L(lamda), lamda), 0), equal(lamda, m)), L(lamda) <= L(m))

    part.start(Derivative(L(lamda), lamda))
    slope = part.eq(n * m / lamda - n,                             by=[jacobian_from_differential, mean])
    part.claim(iff(Eq(Derivative(L(lamda), lamda), 0), equal(lamda, m)), by=[only_solution, slope])
    part.start(L(lamda) - L(m))
    part.eq(n * (m * log(lamda / m) + m - lamda),                  by=[field_algebra, mean])
    part.le(n * (m * (lamda / m - 1) + m - lamda),                 by=logarithm_below_tangent)
    part.eq(0,                                                     by=field_algebra)
    below = part.ends()
    part.claim(L(lamda) <= L(m),                                   by=[sign_of_expression, below])

with question.part(
    "1.3", points=4, title="Exponential",
    text="The observations are positive waiting times, of density $\\lambda e^{-\\lambda x_i}$.",
) as part:
    part.given(positive(x))
    mean = part.given(Eq(over_data(x_i), n * m))
    L = part.function("L", lamda, over_data(log(lamda) - lamda * x_i), domain=Interval.open(0, oo))
    part.show(iff(Eq(Derivative(L(lamda), lamda), 0), equal(lamda, 1 / m)), L(lamda) <= L(1 / m))

    part.start(Derivative(L(lamda), lamda))
    slope = part.eq(n / lamda - n * m,                             by=[jacobian_from_differential, mean])
    part.claim(iff(Eq(Derivative(L(lamda), lamda), 0), equal(lamda, 1 / m)), by=[only_solution, slope])
    part.start(L(lamda) - L(1 / m))
    part.eq(n * (log(lamda * m) + 1 - lamda * m),                  by=[field_algebra, mean])
    part.le(0,                                                     by=logarithm_below_tangent)
    below = part.ends()
    part.claim(L(lamda) <= L(1 / m),                               by=[sign_of_expression, below])

with question.part(
    "1.4", points=6, title="Gaussian",
    text="The observations are real, not all the same, with the mean $\\mu$ and the variance $v$. Find both. Let $s$ "
    "be the mean of the squares $(x_i - m)^2$.",
) as part:
    m = Symbol("m", real=True)
    mean = part.given(Eq(over_data(x_i), n * m))
    spread = part.given(Eq(over_data((x_i - m) ** 2), n * s))
    L = part.function("L", (mu, v), over_data(-log(2 * pi * v) / 2 - (x_i - mu) ** 2 / (2 * v)))
    part.show(
        iff(Eq(Derivative(L(mu, v), mu), 0), equal(mu, m)), L(mu, v) <= L(m, v),
        iff(Eq(Derivative(L(m, v), v), 0), equal(v, s)), L(m, v) <= L(m, s),
    )

    part.say("Whatever the variance, the mean of the observations is best:")
    part.start(Derivative(L(mu, v), mu))
    slope = part.eq(n * (m - mu) / v,                              by=[jacobian_from_differential, mean])
    part.claim(iff(Eq(Derivative(L(mu, v), mu), 0), equal(mu, m)), by=[only_solution, slope])
    part.start(over_data((x_i - mu) ** 2))
    part.eq(over_data((x_i - m) ** 2) + n * (m - mu) ** 2,         by=[field_algebra, mean])
    part.start(L(mu, v))
    part.eq(L(m, v) - n * (m - mu) ** 2 / (2 * v),                 by=[field_algebra, mean])
    part.le(L(m, v),                                               by=sign_of_expression)
    part.say("and with it, the mean of the squared deviations.")
    part.start(Derivative(L(m, v), v))
    curve = part.eq(n * (s - v) / (2 * v**2),                      by=[jacobian_from_differential, spread])
    part.claim(iff(Eq(Derivative(L(m, v), v), 0), equal(v, s)),    by=[only_solution, curve])
    part.start(L(m, v) - L(m, s))
    part.eq(n * (log(s / v) + 1 - s / v) / 2,                      by=[field_algebra, spread])
    part.le(0,                                                     by=logarithm_below_tangent)
    below = part.ends()
    part.claim(L(m, v) <= L(m, s),                                 by=[sign_of_expression, below])

if __name__ == "__main__":
    print(document(question.derivation()))
