"""What is said of functions of a real number: limits, injectivity, and what does not hold; sums as they are written."""

from __future__ import annotations

from functools import reduce
from typing import Any

import sympy

from symderiv.deriving.constructs import NumberBinding, NumberConstruct, SetConstruct, StatementConstruct

__all__ = ["injective", "limit", "no", "plus", "reals"]

reals = sympy.S.Reals


def plus(*terms: Any) -> Any:
    """The sum as it is written, in this order."""
    return reduce(lambda a, b: NumberConstruct("add", a, b), map(sympy.sympify, terms))


def limit(of: Any, variable: Any, to: Any) -> Any:
    """What a number tends to as a variable tends to another, or to infinity."""
    return NumberBinding("limit", SetConstruct("approaching", to), variable, of)


def injective(function: Any, domain: Any = reals) -> Any:
    """The function takes no value twice on the set."""
    return StatementConstruct("injective", function, domain)


def no(statement: Any) -> Any:
    """The statement does not hold."""
    return StatementConstruct("not", statement)
