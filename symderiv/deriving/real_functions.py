"""What is said of functions of a real number: injectivity, and what does not hold; sums as they are written."""

from __future__ import annotations

from functools import reduce
from typing import Any

import sympy

from symderiv.deriving.constructs import NumberConstruct, StatementConstruct

__all__ = ["injective", "no", "plus", "reals"]

reals = sympy.S.Reals


def plus(*terms: Any) -> Any:
    """The sum as it is written, in this order."""
    return reduce(lambda a, b: NumberConstruct("add", a, b), map(sympy.sympify, terms))


def injective(function: Any, domain: Any = reals) -> Any:
    """The function takes no value twice on the set."""
    return StatementConstruct("injective", function, domain)


def no(statement: Any) -> Any:
    """The statement does not hold."""
    return StatementConstruct("not", statement)
