"""Jensen's inequality.

Statement
    E[f(U)] - f(E[U]) >= 0 for convex f; f(E[U]) - E[f(U)] >= 0 for concave f
Conditions
    U is a real number with an expectation, and f is one of those below: log, the square root concave on the half line
    where they are defined; t log t convex there; exp, the square, the absolute value convex on the line. The
    expectations exist.
Source
    Jensen, Sur les fonctions convexes et les inégalités entre les valeurs moyennes, Acta Math. 30 (1906).
Holds
    log E[U] - E[log U] >= 0; E[U log U] - E[U] log E[U] >= 0
Fails
    E[log U] - log E[U] >= 0; E[sin U] - sin E[U] >= 0
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from symderiv.kernel.theorems import Sequent
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Number, Term, bind, free_symbols
from symderiv.rules.rule import Rule, are_real, following, require

TWO = Number(Fraction(2))
CONVEX, CONCAVE = 1, -1
BENT: Mapping[str, int] = {"log": CONCAVE, "sqrt": CONCAVE, "exp": CONVEX, "absolute": CONVEX}


def bent(term: Term) -> tuple[int, Term, Callable[[Term], Term]] | None:
    """Whether a term is a convex or a concave function of something: which, of what, and the function."""
    match term:
        case Apply(name, (inner,)) if name in BENT:
            return BENT[name], inner, lambda at: Apply(name, (at,))
        case Apply("power", (inner, exponent)) if exponent == TWO:
            return CONVEX, inner, lambda at: Apply("power", (at, TWO))
        case Apply("power", (Apply("e", ()) as base, inner)):
            return CONVEX, inner, lambda at: Apply("power", (base, at))
        case Apply("multiply", (inner, Apply("log", (inside,)))) if inner == inside:
            return CONVEX, inner, lambda at: Apply("multiply", (at, Apply("log", (at,))))
    return None


def remainder(expectation: Term) -> Term:
    """``E[f(U)] - f(E[U])`` or, for concave f, the other way round. Raises `KernelError`."""
    require(isinstance(expectation, Bind) and expectation.operator == "expectation", "an expectation")
    assert isinstance(expectation, Bind)
    variable = variable_of(expectation, "_drawn")
    require(variable not in free_symbols(expectation), "the variable is new")
    found = bent(expectation.open(variable))
    if found is None:
        require(False, "the expectation is of a convex or a concave function")
        raise AssertionError
    way, inner, function = found
    require(are_real(inner), "the function is of a real number")
    outside = function(bind("expectation", expectation.domain, variable, inner))
    return Apply("subtract", (expectation, outside) if way == CONVEX else (outside, expectation))


def infer(*, expectation: Term) -> Sequent:
    """Jensen's inequality for this expectation."""
    return following((), Apply("greater_equal", (remainder(expectation), Number(Fraction(0)))))


rule = Rule(checker=infer)
