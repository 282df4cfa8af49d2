"""Change of variables in a density.

Statement
    The density of t(Z) at t(p) is the density of Z at p, divided by |det J| where J is the Jacobian of t at p.
Conditions
    t is injective: a premise shows s(t(z)) = z for every z. t is differentiable, and det J is not 0.
Source
    Billingsley, Probability and Measure, 3rd ed., theorem 17.2 and (20.20).
Holds
    t(z) = m + S z with S invertible
Fails
    t(z) = z^2, which is not injective; and the same with det J for |det J|
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.differentials import beta_reduced, differential
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, number, substitute
from symderiv.rules.rule import Rule, equation, require


def infer(injective: Theorem, *, law: Term, point: Term, left_inverse: Term, hole: Term, z: Term) -> Sequent:
    """``p_{t(Z)}(t(p)) = p_Z(p) / |det J|``; ``left_inverse`` is s with ``hole`` for its argument."""
    require(isinstance(law, Bind) and law.operator == "law", "the law of a transformed variable")
    assert isinstance(law, Bind)
    assert isinstance(z, Symbol)
    assert isinstance(hole, Symbol)
    require(z not in free_symbols(law) | free_symbols(left_inverse), "z is new")
    require(fits(variable_of(law).sort, z.sort) and fits(sort_of(point), z.sort), "z and p are of the variable's sort")
    back, same = equation(injective, "the premise")
    require(same == z and back == substitute(left_inverse, {hole: law.open(z)}), "the premise shows s(t(z)) = z")
    require(all(z not in free_symbols(a) for a in injective.assumptions), "it shows it for every z")
    direction = Symbol("\0", z.sort)
    change = substitute(differential(beta_reduced(law.open(z)), z, direction), {z: point})  # refuses what is not smooth
    smooth = {c for c in definedness(change) if direction not in free_symbols(c)}
    jacobian = bind("derivative", point, z, law.open(z))
    sort = sort_of(jacobian)
    volume = Apply("determinant", (jacobian,)) if isinstance(sort, Matrix) else jacobian
    density = Apply("density_at", (law, law.open(point)))
    value = Apply("density_at", (law.domain, point)) / Apply("absolute", (volume,))
    nonzero = Apply("not_equal", (volume, number(0)))
    return Sequent(injective.assumptions | {nonzero} | smooth, Apply("equal", (density, value)))


rule = Rule(checker=infer)
