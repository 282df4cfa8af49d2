"""Chains of equations and inequalities: what their links say of their ends."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.deciding.conversions import fresh
from symderiv.kernel.theorems import Theorem, rewrite, symmetry, transitivity
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Term

__all__ = ["without_equations"]


def without_equations(links: Sequence[Theorem]) -> list[Theorem]:
    """The inequalities of a chain, each from where the one before ended; of equations alone, the one they make."""
    found: list[Theorem] = []
    before: Theorem | None = None
    for link in links:
        if _relation(link)[0] == "equal":
            before = link if before is None else transitivity(before, link)
        else:
            found.append(link if before is None else _moved(link, symmetry(before), side=0))
            before = None
    if before is None:
        return found
    return [*found[:-1], _moved(found[-1], before, side=1)] if found else [before]


def _moved(inequality: Theorem, equation: Theorem, *, side: int) -> Theorem:
    """The inequality with one side replaced by what an equation says it is."""
    relation, sides = _relation(inequality)
    hole = fresh("_hole", sort_of(_relation(equation)[1][1]), inequality.conclusion, equation.conclusion)
    kept = [hole if place == side else term for place, term in enumerate(sides)]
    return rewrite(equation, inequality, pattern=Apply(relation, tuple(kept)), hole=hole)


def _relation(theorem: Theorem) -> tuple[str, tuple[Term, ...]]:
    assert isinstance(theorem.conclusion, Apply)
    return theorem.conclusion.operator, theorem.conclusion.arguments
