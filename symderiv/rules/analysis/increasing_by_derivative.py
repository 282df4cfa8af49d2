"""Strictly increasing by the sign of the derivative.

Statement
    f is strictly increasing on [0, oo).
Conditions
    A premise shows f'(x) > 0 for every x > 0 (at 0 itself it may vanish); f is continuous on [0, oo): it is made of
    continuous operators and defined there, as the sorts or further premises show.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 5.11 (by the mean value theorem).
Holds
    x^2 on [0, oo), although its derivative at 0 is 0
Fails
    (x - 1)^2 on [0, oo)
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import POSITIVE, Scalar, has
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, free_symbols, number, subterms
from symderiv.rules.rule import Rule, require

CONTINUOUS = frozenset({
    "add", "subtract", "negate", "multiply", "divide", "power", "exp", "log", "sqrt", "absolute", "sin", "cos",
    "arctan", "tanh", "sinh", "cosh", "norm", "transpose", "pi", "e",
})  # fmt: skip
HALF_LINE = apply("closed_open_interval", 0, apply("infinity"))
NONNEGATIVE = Scalar("real", frozenset({"nonnegative"}))


def continuity(function: Term, premises: tuple[Theorem, ...], x: Symbol) -> frozenset[Term]:
    """What makes a function continuous on [0, oo), as assumptions; ``x`` is a new symbol that is not negative."""
    assert isinstance(function, Bind)
    require(x not in free_symbols(function) and x.sort == NONNEGATIVE, "a new variable that is not negative")
    value = beta_reduced(function.open(x))
    for part in subterms(value):
        plain = not isinstance(part, Apply) or part.operator in CONTINUOUS or x not in free_symbols(part)
        require(
            plain and not (isinstance(part, Bind) and x in free_symbols(part)), "it is made of continuous operators"
        )
        if isinstance(part, Apply) and part.operator == "power" and x in free_symbols(part.arguments[1]):
            require(has(sort_of(part.arguments[0]), "positive"), "a power with a moving exponent has a positive base")
    assumptions: set[Term] = set()
    for condition in definedness(value):
        if x not in free_symbols(condition):
            assumptions.add(condition)
            continue
        shown = [p for p in premises if p.conclusion == condition]
        require(bool(shown), "it is defined on the whole half-line")
        require(all(x not in free_symbols(a) for a in shown[0].assumptions), "nothing is assumed of its argument")
        assumptions |= shown[0].assumptions
    return frozenset(assumptions)


def infer(rising: Theorem, *defined: Theorem, function: Term, x: Term, t: Term) -> Sequent:
    """``f is strictly increasing on [0, oo)``; ``x`` is the variable of ``f' > 0``, ``t`` of the other premises."""
    assert isinstance(function, Bind)
    assert isinstance(x, Symbol)
    assert isinstance(t, Symbol)
    require(function.operator == "lambda" and function.domain == HALF_LINE, "a function on [0, oo)")
    require(x.sort == POSITIVE and x not in free_symbols(function), "x is any positive number")
    slope = Bind("derivative", x, function.body, function.written_as)
    require(rising.conclusion == apply("greater", slope, number(0)), "the premise shows f'(x) > 0")
    require(all(x not in free_symbols(a) for a in rising.assumptions), "it shows it for every x > 0")
    assumptions = rising.assumptions | continuity(function, defined, t)
    return Sequent(assumptions, apply("strictly_increasing", function, HALF_LINE))


rule = Rule(checker=infer)
