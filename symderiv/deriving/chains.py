"""Chains as a whole: ``a = b``, ``b < c`` and ``c = d`` together say ``a < d``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from symderiv.deciding.conversions import fresh
from symderiv.deriving.steps import joined, related
from symderiv.kernel.theorems import Theorem, infer, rewrite, symmetry, transitivity
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Term
from symderiv.rules import all_rules

__all__ = ["chained"]


def chained(links: Sequence[Theorem]) -> Theorem:
    """From the first left side to the last right side. Raises `KernelError` where the links are not seen to join."""
    return reduce(_joined, links)


def _joined(first: Theorem, second: Theorem) -> Theorem:
    (one, a, b), (other, _, c) = _relation(first), _relation(second)
    if one == other == "equal":
        return transitivity(first, second)
    hole = fresh("_hole", sort_of(b), a, b, c)
    if one == "equal":
        return rewrite(symmetry(first), second, pattern=related(other, hole, c), hole=hole)
    if other == "equal":
        return rewrite(second, first, pattern=related(one, a, hole), hole=hole)
    both = joined([one, other])
    assert both is not None
    return infer(all_rules()["sign_of_expression"], first, second, statement=related(both, a, c))


def _relation(theorem: Theorem) -> tuple[str, Term, Term]:
    assert isinstance(theorem.conclusion, Apply)
    left, right = theorem.conclusion.arguments
    return theorem.conclusion.operator, left, right
