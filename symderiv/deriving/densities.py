"""Laws, densities, expectations, divergences and copies as SymPy objects.

    x, z = random_vector("x", D), random_vector("z", D)
    p, q = probability_law("p", theta), probability_law("q")
    expectation(log(p(x | z)), q(z | x)) - divergence(q(z | x), p(z))

``p(x | z)`` is a density, a number; where a distribution is wanted it is that of the random variable before the bar. A
random variable has the letter of its values: ``random_vector("z", D)`` is both.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import sympy

from symderiv.deriving.constructs import (
    FunctionBinding,
    Letter,
    MatrixConstruct,
    NumberBinding,
    NumberConstruct,
    SetConstruct,
    StatementBinding,
)  # fmt: skip
from symderiv.deriving.declarations import Declarations
from symderiv.errors import LanguageError
from symderiv.language.outcomes import OMEGA, at_outcome, joint
from symderiv.language.sorts import INTEGER, LAW, Function, Matrix, Set
from symderiv.language.sympy_bridge import Translation, written
from symderiv.language.terms import Symbol, Term, apply, bind

__all__ = [
    "argmax", "argmin", "copies", "divergence", "everywhere", "expectation", "integral",
    "probability_law", "random_vector", "ratio", "samples", "space", "total",
]  # fmt: skip


class Conditioned(sympy.Basic):
    """``z | x``: a value, and what is given."""


class _Value:
    """What can stand before a bar."""

    def __or__(self, given: Any) -> Any:
        return Conditioned(self, given)


class RandomVector(_Value, sympy.MatrixSymbol):
    """The values of a random vector."""


class Member(_Value, MatrixConstruct):
    """A value in a sequence of them: ``z[1]``."""


class Samples(Letter):
    """A sequence of values of a random vector; ``z[j]`` is one of them."""

    @property
    def name(self) -> str:
        """The letter."""
        return self.symbol.name

    def __call__(self, *arguments: Any) -> Any:
        """The value with this index."""
        return Member("apply", *self.value_shape, self, *arguments)


def random_vector(name: str, size: Any) -> Any:
    """The values of a random column of ``size`` numbers."""
    return RandomVector(name, size, 1)


def samples(of: Any) -> Any:
    """A sequence of values of a random vector, by its letter: ``z = samples(z)`` and ``z[j]``."""
    sort = Function((INTEGER,), _sort_of_value(of), frozenset({"sequence"}))
    return Samples(Symbol(written(of.name), sort), f"{written(of.name)}_", tuple(of.shape))


def _sort_of_value(of: Any) -> Matrix:
    """The sort of a vector whose size is declared by its assumptions alone."""
    rows, columns = (Translation(Declarations())(d) for d in of.shape)
    return Matrix(rows, columns)


# -- laws and densities -----------------------------------------------------------------------------------------------


class Density(NumberConstruct):
    """The density under a law of some values, given others; the law, the values, and those that are given."""

    def as_term(self, translate: Translation) -> Term:
        """The density at the values."""
        values = [translate(value) for value in self.args[2]]
        return apply("density_at", self.distribution(translate), joint(values))

    def distribution(self, translate: Translation) -> Term:
        """The distribution of the random variables."""
        law = translate(self.args[1])
        for value in self.args[3]:
            law = bind("given", law, OMEGA, apply("equal", _random(value, translate), translate(value)))
        return bind("law", law, OMEGA, joint([_random(value, translate) for value in self.args[2]]))


def _random(value: Any, translate: Translation) -> Term:
    """The random variable that something is a value of, at the outcome."""
    if isinstance(value, RandomVector):
        letter = Symbol(written(value.name), _sort_of_value(value))
        return at_outcome(letter, {letter}, OMEGA)
    if isinstance(value, Member):
        sequence, index = value.args[3:]
        return at_outcome(apply("apply", sequence.symbol, translate(index)), {sequence.symbol}, OMEGA)
    raise LanguageError(f"{value} is no value of a random vector", hint="make it with random_vector(...)")


class ProbabilityLaw:
    """A law of outcomes, perhaps with a parameter; called, a density under it."""

    def __init__(self, letter: Letter, *parameters: Any) -> None:
        self.letter, self.parameters = letter, parameters

    def __call__(self, *values: Any) -> Any:
        """The density of values: ``p(x, z)``, ``p(x | z)``."""
        *first, last = values
        given = (last.args[1],) if isinstance(last, Conditioned) else ()
        last = last.args[0] if isinstance(last, Conditioned) else last
        law = SetConstruct("apply", self.letter, *self.parameters) if self.parameters else self.letter
        return Density("density", law, sympy.Tuple(*first, last), sympy.Tuple(*given))

    def at(self, *parameters: Any) -> ProbabilityLaw:
        """The law at another parameter."""
        return ProbabilityLaw(self.letter, *parameters)


def probability_law(name: str, *parameters: Any) -> Any:
    """A law of outcomes by its letter: ``p = probability_law("p", theta)``, then ``p(x, z)`` and ``p(x | z)``."""
    if not parameters:
        return ProbabilityLaw(Letter(Symbol(written(name), LAW)))
    sorts = tuple(_sort_of_value(parameter) for parameter in parameters)
    return ProbabilityLaw(Letter(Symbol(written(name), Function(sorts, LAW)), f"{written(name)}("), *parameters)


class Distribution(SetConstruct):
    """The distribution that a density is one of."""

    def as_term(self, translate: Translation) -> Term:
        """The law of the values."""
        density = self.args[1]
        return density.distribution(translate)


def _distribution(of: Any) -> Any:
    if isinstance(of, Density):
        return Distribution("distribution", of)
    raise LanguageError("a distribution is written by a density: q(z | x)")


def copies(of: Any, values: Samples, first: Any, last: Any) -> Any:
    """Independent values ``z[first], ..., z[last]``, each with the density ``of``."""
    return SetConstruct("copies", _distribution(of), first, last), values


# -- what is expected -------------------------------------------------------------------------------------------------


def expectation(of: Any, over: Any) -> Any:
    """The expectation over a density, of whose value ``of`` is a function; or over copies."""
    if isinstance(over, tuple):
        distribution, variable = over
        return NumberBinding("expectation", distribution, variable, of)
    (variable,) = over.args[2]
    return NumberBinding("expectation", _distribution(over), variable, of)


def divergence(of: Any, from_: Any) -> Any:
    """Kullback and Leibler's divergence of two densities."""
    return NumberConstruct("divergence", _distribution(of), _distribution(from_))


def integral(of: Any, variable: Any) -> Any:
    """The integral over all values of a vector."""
    return NumberBinding("integral", SetConstruct("vectors", variable.shape[0]), variable, of)


# -- arithmetic, as it is written -------------------------------------------------------------------------------------


def ratio(of: Any, by: Any) -> Any:
    """The fraction as it is written: nothing is cancelled, nothing multiplied out."""
    return NumberConstruct("divide", of, by)


def total(*terms: Any) -> Any:
    """The sum with its terms in this order; one that SymPy sees to be negative is subtracted."""

    def plus(a: Any, b: Any) -> Any:
        negative = b.is_Mul and b.as_coeff_Mul()[0].is_negative
        return NumberConstruct("subtract", a, -b) if negative else NumberConstruct("add", a, b)

    return reduce(plus, terms)


# -- parameters -------------------------------------------------------------------------------------------------------


def space(name: str, size: Any) -> Any:
    """A set of vectors by its letter, as that of all parameters."""
    return Letter(Symbol(written(name), Set(_sort_of_value(sympy.MatrixSymbol("_", size, 1)))))


def argmax(variable: Any, within: Any, of: Any) -> Any:
    """All places in a set where the largest value is taken."""
    return FunctionBinding("argmax", within, variable, of)


def argmin(variable: Any, within: Any, of: Any) -> Any:
    """All places in a set where the smallest value is taken."""
    return FunctionBinding("argmin", within, variable, of)


def everywhere(variable: Any, statement: Any) -> Any:
    """The statement holds for all vectors."""
    return StatementBinding("forall", SetConstruct("vectors", variable.shape[0]), variable, statement)
