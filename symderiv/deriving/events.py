"""Random numbers as functions of the outcome; events, their probabilities, means and variances.

    X, P = random_number("X"), law_of_outcomes("P")
    probability(X >= a, P) <= mean(X, P) / a
"""

from __future__ import annotations

from typing import Any

from symderiv.deriving.constructs import Letter, NumberConstruct
from symderiv.language.outcomes import OMEGA, at_outcome
from symderiv.language.sorts import LAW, REAL, Scalar
from symderiv.language.sympy_bridge import Translation, written
from symderiv.language.terms import Symbol, Term, bind

__all__ = ["law_of_outcomes", "mean", "probability", "random_number", "variance"]


class RandomNumber(NumberConstruct):
    """The value of a random number at the outcome."""

    is_extended_real = True

    def as_term(self, translate: Translation) -> Term:
        """The random variable, at the outcome that is being looked at."""
        _, name, positive = self.args
        sort = Scalar("real", frozenset({"nonnegative"})) if positive else REAL
        letter = Symbol(written(name.name), sort)
        return at_outcome(letter, {letter}, OMEGA)


class OverOutcomes(NumberConstruct):
    """A number made of a law and of something that depends on the outcome."""

    def as_term(self, translate: Translation) -> Term:
        """The binder over the law, of the outcome."""
        operator, law, body = self.args
        return bind(operator.name, translate(law), OMEGA, translate(body))


def random_number(name: str, *, nonnegative: bool = False) -> Any:
    """A random real number, or one that is never negative."""
    return RandomNumber("random", name, int(nonnegative))


def law_of_outcomes(name: str) -> Any:
    """A law of outcomes by its letter."""
    return Letter(Symbol(written(name), LAW))


def probability(event: Any, law: Any) -> Any:
    """The probability of an event: a statement about random numbers."""
    return OverOutcomes("probability", law, event)


def mean(of: Any, law: Any) -> Any:
    """The expectation of what depends on random numbers."""
    return OverOutcomes("expectation", law, of)


def variance(of: Any, law: Any) -> Any:
    """The variance of what depends on random numbers."""
    return OverOutcomes("variance", law, of)
