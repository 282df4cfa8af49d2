"""Distributions of numbers that have a name, as SymPy objects."""

from __future__ import annotations

from typing import Any

from symderiv.deriving.constructs import NumberBinding, NumberConstruct, SetConstruct

__all__ = ["Family", "normal"]


class Family(SetConstruct):
    """A distribution by its name and its parameters."""

    def density(self, point: Any) -> Any:
        """Its density at a point."""
        return NumberConstruct("density_at", self, point)

    def expectation(self, of: Any, variable: Any) -> Any:
        """The mean of what depends on a number drawn from it."""
        return NumberBinding("expectation", self, variable, of)

    def divergence(self, other: Family) -> Any:
        """Kullback and Leibler's divergence of the other distribution from this one."""
        return NumberConstruct("divergence", self, other)


def normal(mean: Any, variance: Any) -> Any:
    """The normal distribution of a number."""
    return Family("normal", mean, variance)
