"""Derivative from the differential.

Statement
    If d f(x; h) = M h for every h, then the derivative (Jacobian) of f at x is M.
Conditions
    f is made of operators whose differentials are known and is differentiable at x: where f and its differential are
    not defined everywhere, that they are becomes a condition. h is a new variable of the sort of x.
Source
    Magnus and Neudecker, Matrix Differential Calculus, 3rd ed., section 5.6 (first identification theorem).
Holds
    the Jacobian of m + S z by z is S; d/dr of r / (a + r) is a / (a + r)^2
Fails
    d/dr of r / (a + r) = 1 / (a + r)^2
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.differentials import beta_reduced, differential
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import REAL, Matrix, Sort
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, substitute
from symderiv.rules.rule import Rule, equation, following, require


def moved(derivative: Bind, direction: Symbol) -> Term:
    """The differential of what is derived, at the point, in the direction."""
    taken = {s.name for s in free_symbols(derivative)} | {direction.name}
    name = derivative.written_as
    while name in taken:
        name += "'"
    variable = variable_of(derivative, name)
    change = differential(beta_reduced(derivative.open(variable)), variable, direction)
    return substitute(change, {variable: derivative.domain})


def infer(identified: Theorem, *, derivative: Term, direction: Term) -> Sequent:
    """``derivative = M`` from ``d f(x; h) = M h``."""
    change, conditions = identity(identified, derivative, direction)
    match change:
        case Apply("multiply", (matrix, h)) if h == direction and direction not in free_symbols(matrix):
            require(fits(sort_of(matrix), sort_of(derivative)), "M is of the shape of the derivative")
            return following((identified,), Apply("equal", (derivative, matrix)), *conditions)
    raise KernelError("the right side of the premise is M h")


def identity(identified: Theorem, derivative: Term, direction: Term) -> tuple[Term, list[Term]]:
    """What the premise says that the differential is, for every direction; and where it exists.

    Raises:
        KernelError: the premise is not about the differential of what is derived, or not for every direction.
    """
    assert isinstance(derivative, Bind)
    assert isinstance(direction, Symbol)
    require(derivative.operator == "derivative", "a derivative")
    require(direction.sort == direction_sort(derivative.domain), "the direction is any of the sort of the variable")
    change = moved(derivative, direction)
    left, right = equation(identified, "the premise")
    require(left == change, "the left side of the premise is the differential")
    require(all(direction not in free_symbols(a) for a in identified.assumptions), "it holds for every direction")
    smooth = [c for c in definedness(change) if direction not in free_symbols(c)]
    return right, [*smooth, *definedness(derivative)]


def direction_sort(point: Term) -> Sort:
    """The sort of directions at a point: without the signs and other properties the point may have."""
    sort = sort_of(point)
    return Matrix(sort.rows, sort.columns) if isinstance(sort, Matrix) else REAL


rule = Rule(checker=infer)
