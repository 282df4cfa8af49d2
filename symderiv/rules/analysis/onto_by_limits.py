"""Onto an interval by the limits at both ends of the line.

Statement
    f maps the real line onto (c, d); c may be minus infinity, d infinity.
Conditions
    Premises show that f(x) tends to c as x tends to minus infinity, and to d as x tends to infinity, and that f(x) > c
    and f(x) < d for every x, where c and d are numbers; f is continuous on the line: made of continuous operators, sums
    over ranges that do not move, and letters of differentiable functions, and defined there, as the sorts or further
    premises show.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.23 (intermediate values).
Holds
    1 / (1 + exp(-x)) maps the line onto (0, 1); x^3 maps it onto itself
Fails
    arctan maps the line onto itself
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.differentials import beta_reduced
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, bind, free_symbols
from symderiv.rules.analysis.increasing_by_derivative import LINE, continuity
from symderiv.rules.rule import Rule, are_real, equation, require

INFINITY = apply("infinity")
BELOW = apply("negate", INFINITY)


def infer(falling: Theorem, rising: Theorem, *shown: Theorem, function: Term, x: Term) -> Sequent:
    """``f maps the line onto (c, d)``; ``x`` is the variable of the premises."""
    assert isinstance(function, Bind)
    assert isinstance(x, Symbol)
    require(function.operator == "lambda" and function.domain == LINE, "a function on the real line")
    assumptions = falling.assumptions | rising.assumptions | continuity(function, shown, x)
    ends = []
    for theorem, at in ((falling, BELOW), (rising, INFINITY)):
        limit, end = equation(theorem, "a limit")
        wanted = bind("limit", apply("approaching", at), x, beta_reduced(function.open(x)))
        require(limit == wanted, "the limit of f at an end of the line")
        ends.append(end)
    low, high = ends
    require(x not in free_symbols(low) | free_symbols(high), "the ends do not move")
    for end, infinite, relation in ((low, BELOW, "greater"), (high, INFINITY, "less")):
        if end != infinite:
            require(are_real(end) and not _is_infinite(end), "the end is a number")
            bound = Apply(relation, (beta_reduced(function.open(x)), end))
            bounding = [t for t in shown if t.conclusion == bound]
            require(bool(bounding), "f stays within the interval")
            require(all(x not in free_symbols(a) for a in bounding[0].assumptions), "it does so for every x")
            assumptions |= bounding[0].assumptions
    image = LINE if (low, high) == (BELOW, INFINITY) else apply("open_interval", low, high)
    return Sequent(assumptions, apply("maps_onto", function, LINE, image))


def _is_infinite(end: Term) -> bool:
    return end in (INFINITY, BELOW)


rule = Rule(checker=infer)
