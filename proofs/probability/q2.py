"""Question 2: conjugate priors."""

from sympy import Eq, Interval, Rational, Symbol, beta, binomial, exp, factorial, gamma, oo, pi

from symderiv.deriving import Question, product, root
from symderiv.reporting.to_tex import document
from symderiv.rules import field_algebra

n, h = Symbol("n", integer=True, positive=True), Symbol("h", integer=True, positive=True)
k = Symbol("k", integer=True, nonnegative=True)
a, b, p, lamda, r, v = (Symbol(name, positive=True) for name in ("a", "b", "p", "lambda", "r", "v"))
half = Rational(1, 2)
mu, m, x = Symbol("mu", real=True), Symbol("m", real=True), Symbol("x", real=True)

question = Question(
    "2", "Conjugate priors",
    text="A prior is conjugate to a likelihood if the posterior is of the same family. In each part, write the product "
    "of the prior density and the likelihood as a density of that family, times the evidence: a number in which the "
    "parameter does not occur.",
)

with question.part(
    "2.1", points=4, title="Beta and binomial",
    text="The prior of $p$ is $\\operatorname{Beta}(a, b)$, and $h$ successes are observed in $n > h$ trials.",
) as part:
    part.given(p < 1, h < n)
    prior = part.function("f", p, p ** (a - 1) * (1 - p) ** (b - 1) / beta(a, b), domain=Interval.open(0, 1))
    likelihood = part.function("g", p, binomial(n, h) * p**h * (1 - p) ** (n - h), domain=Interval.open(0, 1))
    A, B = a + h, b + n - h
    posterior = part.function(
        "q", p, p ** (A - 1) * (1 - p) ** (B - 1) / beta(A, B), domain=Interval.open(0, 1)
    )
    evidence = binomial(n, h) * beta(A, B) / beta(a, b)
    part.show(Eq(prior(p) * likelihood(p), evidence * posterior(p)))

    part.say("Powers of the same base are joined: successes add to $a$, failures to $b$.")
    part.start(prior(p) * likelihood(p))
    part.eq(binomial(n, h) / beta(a, b) * (p ** (A - 1) * (1 - p) ** (B - 1)), by=field_algebra)
    part.eq(evidence * posterior(p),                               by=field_algebra)
with question.part(
    "2.2", points=4, title="Gamma and Poisson",
    text="The prior of $\\lambda$ is $\\operatorname{Gamma}(a, b)$ with the rate $b$, and a count $k$ of the "
    "distribution $\\operatorname{Poisson}(\\lambda)$ is observed.",
) as part:
    prior = part.function("f", lamda, b**a * lamda ** (a - 1) * exp(-b * lamda) / gamma(a), domain=Interval.open(0, oo))
    likelihood = part.function("g", lamda, lamda**k * exp(-lamda) / factorial(k), domain=Interval.open(0, oo))
    posterior = part.function(
        "q", lamda, (b + 1) ** (a + k) * lamda ** (a + k - 1) * exp(-(b + 1) * lamda) / gamma(a + k),
        domain=Interval.open(0, oo),
    )
    evidence = gamma(a + k) / (factorial(k) * gamma(a)) * b**a / (b + 1) ** (a + k)
    part.show(Eq(prior(lamda) * likelihood(lamda), evidence * posterior(lamda)))

    part.say("The count adds to the shape, the single observation to the rate.")
    part.start(prior(lamda) * likelihood(lamda))
    part.eq(b**a / (factorial(k) * gamma(a)) * (lamda ** (a + k - 1) * exp(-(b + 1) * lamda)), by=field_algebra)
    part.eq(evidence * posterior(lamda),                           by=field_algebra)

with question.part(
    "2.3", points=6, title="Gaussian and Gaussian",
    text="The prior of $\\mu$ is $\\mathcal{N}(m, r)$, and $x$ is observed, which is $\\mathcal{N}(\\mu, v)$; $r$ "
    "and $v$ are variances.",
) as part:
    def bell(at, mean, variance):
        return exp(-((at - mean) ** 2) / (2 * variance)) / root(2 * pi * variance)

    prior = part.function("f", mu, bell(mu, m, r))
    likelihood = part.function("g", mu, bell(x, mu, v))
    center, width = part.define("c", (v * m + r * x) / (r + v)), part.define("s", r * v / (r + v))
    posterior = part.function("q", mu, bell(mu, center, width))
    evidence = bell(x, m, r + v)
    part.show(Eq(prior(mu) * likelihood(mu), evidence * posterior(mu)))

    part.say("Complete the square in the exponent: the precisions add, and the means are weighted with them.")
    apart, together = (mu - m) ** 2 / r + (x - mu) ** 2 / v, (mu - center) ** 2 / width + (x - m) ** 2 / (r + v)
    part.start(apart)
    square = part.eq(together,                                     by=[part.definition(center), field_algebra])
    part.say("The product of the variances is the same on both sides.")
    part.start(r * v)
    part.eq(width * (r + v),                           by=[part.definition(width), field_algebra])
    part.say("So the product of the two densities is")
    part.start(prior(mu) * likelihood(mu))
    part.eq(exp(-product(half, apart)) / (2 * pi * root(r * v)),   by=field_algebra)
    part.eq(exp(-product(half, together)) / (2 * pi * root(r * v)), by=square)
    part.eq(exp(-product(half, together)) / (2 * pi * root(width * (r + v))),
            by=[part.definition(width), field_algebra])
    part.eq(evidence * posterior(mu),                              by=field_algebra)

    def center_in_numpy(m, r, v, x):
        return (v * m + r * x) / (r + v)

    part.code(center_in_numpy, computes=center)

if __name__ == "__main__":
    print(document(question.derivation()))
