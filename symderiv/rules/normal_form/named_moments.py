"""Moments of distributions with a name: the expectation of a power of what is drawn.

Johnson, Kemp and Kotz, Univariate Discrete Distributions; Johnson, Kotz and Balakrishnan, Continuous Univariate
Distributions. Parameters are those of the vocabulary: a normal distribution has its variance, an exponential its rate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import comb, factorial

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply
from symderiv.rules.normal_form.draws import Average
from symderiv.rules.normal_form.expectations import Expectations
from symderiv.rules.normal_form.polynomials import ONE, ZERO, Monomial, Polynomial, constant, sum_of

__all__ = ["MOMENTS", "of_power"]

MOST_POWER = 8
Moment = Callable[[Expectations, int, tuple[Polynomial, ...]], Polynomial]


def of_power(forms: Expectations, average: Average, inner: Monomial) -> Polynomial | None:
    """``E[x^k]`` over a distribution of numbers that has a name."""
    match average.over, tuple(inner):
        case Apply(name, parameters), ((base, Fraction() as power),) if name in MOMENTS and base == average.variable:
            if (
                power.denominator == 1
                and 0 < power <= MOST_POWER
                and all(isinstance(sort_of(parameter), Scalar) for parameter in parameters)
            ):
                return MOMENTS[name](forms, int(power), tuple(map(forms.number, parameters)))
    return None


def _normal(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    """``m_k = mu m_{k-1} + (k - 1) v m_{k-2}``."""
    mean, variance = parameters
    before, moment = ZERO, ONE
    for j in range(1, k + 1):
        older = forms.arithmetic.product(variance, before).scaled(Fraction(j - 1))
        before, moment = moment, forms.arithmetic.product(mean, moment) + older
    return moment


def _subsets(k: int, j: int) -> int:
    """Stirling's numbers of the second kind."""
    total: int = sum(comb(j, i) * i**k * (1 if (j - i) % 2 == 0 else -1) for i in range(j + 1))
    return total // factorial(j)


def _poisson(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    (rate,) = parameters
    return sum_of(_power(forms, rate, j).scaled(Fraction(_subsets(k, j))) for j in range(1, k + 1))


def _binomial(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    """``E[x (x-1) ... (x-j+1)] = n (n-1) ... (n-j+1) p^j``."""
    n, p = parameters
    falling, total = ONE, ZERO
    for j in range(1, k + 1):
        falling = forms.arithmetic.product(falling, n - constant(j - 1), p)
        total = total + falling.scaled(Fraction(_subsets(k, j)))
    return total


def _uniform(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    """``(b^{k+1} - a^{k+1}) / ((k + 1) (b - a))``, divided out."""
    a, b = parameters
    terms = (forms.arithmetic.product(_power(forms, a, i), _power(forms, b, k - i)) for i in range(k + 1))
    return sum_of(terms).scaled(Fraction(1, k + 1))


def _exponential(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    (rate,) = parameters
    return forms.arithmetic.power(rate, Fraction(-k)).scaled(Fraction(factorial(k)))


def _beta(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    a, b = parameters
    moment = ONE
    for j in range(k):
        below = forms.arithmetic.power(a + b + constant(j), Fraction(-1))
        moment = forms.arithmetic.product(moment, a + constant(j), below)
    return moment


def _laplace(forms: Expectations, k: int, parameters: tuple[Polynomial, ...]) -> Polynomial:
    mean, scale = parameters
    terms = (
        forms.arithmetic.product(_power(forms, mean, k - j), _power(forms, scale, j)).scaled(
            Fraction(comb(k, j) * factorial(j))
        )
        for j in range(0, k + 1, 2)
    )
    return sum_of(terms)


def _power(forms: Expectations, base: Polynomial, exponent: int) -> Polynomial:
    return forms.arithmetic.power(base, Fraction(exponent)) if exponent else ONE


MOMENTS: Mapping[str, Moment] = {
    "normal": _normal,
    "bernoulli": lambda forms, k, parameters: parameters[0],
    "binomial_distribution": _binomial,
    "poisson": _poisson,
    "uniform": _uniform,
    "exponential_distribution": _exponential,
    "beta_distribution": _beta,
    "laplace_distribution": _laplace,
}
