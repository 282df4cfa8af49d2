"""Densities of transformed variables, where the transformation is affine."""

from __future__ import annotations

from collections.abc import Callable

from symderiv.deciding.conversions import fresh, right_side
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, rewrite
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Term, apply, bind, free_symbols, substitute
from symderiv.rules import all_rules

__all__ = ["density_step"]

Algebra = Callable[[Term, Term], Theorem | None]
Derive = Callable[[Term], Theorem | None]


def density_step(algebra: Algebra, derive: Derive) -> Callable[[Term], Theorem | None]:
    """``density of t(Z) at x = density of Z at s(x) / |det J|`` for affine t, with s its inverse."""

    def step(term: Term) -> Theorem | None:
        match term:
            case Apply("density_at", (Bind("law", _, _) as law, x)):
                try:
                    return _changed(law, x, algebra, derive)
                except (KernelError, LanguageError):
                    return None
        return None

    return step


def _changed(law: Bind, x: Term, algebra: Algebra, derive: Derive) -> Theorem | None:
    sort = variable_of(law).sort
    if not isinstance(sort, Matrix) or sort_of(x) != sort:
        return None
    z = fresh("_z", sort, law, x)
    derivative = bind("derivative", z, z, law.open(z))
    jacobian = derive(derivative)
    if jacobian is None or z in free_symbols(right_side(jacobian)):
        return None
    zero = apply("zero", sort.rows, sort.columns)
    hole = fresh("_y", sort, law, x, z)
    left_inverse = Apply("inverse", (right_side(jacobian),)) * (hole - law.open(zero))
    injective = algebra(substitute(left_inverse, {hole: law.open(z)}), z)
    point = substitute(left_inverse, {hole: x})
    same = algebra(law.open(point), x)
    if injective is None or same is None:
        return None
    rule = all_rules()["change_of_variables"]
    theorem = infer(rule, injective, law=law, point=point, left_inverse=left_inverse, hole=hole, z=z)
    place = fresh("_x", sort, law, x, theorem.conclusion)
    value = right_side(theorem)
    pattern = Apply("equal", (Apply("density_at", (law, place)), value))
    return rewrite(same, theorem, pattern=pattern, hole=place)
