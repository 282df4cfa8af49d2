"""Strictly increasing by the sign of the derivative.

Statement
    f is strictly increasing on D, which is [0, oo) or the real line.
Conditions
    A premise shows f'(x) > 0 for every x > 0 (at 0 itself it may vanish), or for every real x; f is continuous on D: it
    is made of continuous operators, sums over ranges that do not move, and letters of differentiable functions, and
    defined there, as the sorts or further premises show.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 5.11 (by the mean value theorem).
Holds
    x^2 on [0, oo), although its derivative at 0 is 0
Fails
    (x - 1)^2 on [0, oo)
"""

from collections.abc import Mapping

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import POSITIVE, REAL, Function, Scalar, Sort, has
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, free_symbols, number, subterms
from symderiv.rules.rule import Rule, require

CONTINUOUS = frozenset({
    "add", "subtract", "negate", "multiply", "divide", "power", "exp", "log", "sqrt", "absolute", "sin", "cos",
    "arctan", "tanh", "sinh", "cosh", "norm", "transpose", "pi", "e", "logistic", "softplus",
})  # fmt: skip
HALF_LINE, LINE = apply("closed_open_interval", 0, apply("infinity")), apply("reals")
NONNEGATIVE = Scalar("real", frozenset({"nonnegative"}))
ELEMENT: Mapping[Term, Sort] = {HALF_LINE: NONNEGATIVE, LINE: REAL}
INSIDE: Mapping[Term, Sort] = {HALF_LINE: POSITIVE, LINE: REAL}
"""The sorts of the variable of a function on each domain, and of what lies inside of it."""


def continuity(function: Term, premises: tuple[Theorem, ...], x: Symbol) -> frozenset[Term]:
    """What makes a function continuous on its domain, as assumptions; ``x`` is any element of it, and new."""
    assert isinstance(function, Bind)
    new = x not in free_symbols(function) and x.sort == ELEMENT.get(function.domain)
    require(new, "a new variable, that is any element of the domain")
    value = beta_reduced(function.open(x))
    for part in subterms(value):
        require(x not in free_symbols(part) or _is_continuous(part, x), "it is made of continuous operators")
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


def _is_continuous(part: Term, x: Symbol) -> bool:
    """Whether what makes a term of its immediate parts is continuous."""
    match part:
        case Apply("apply", (Symbol(_, Function((Scalar("real", _),), Scalar(), said)), _)):
            return "differentiable" in said
        case Apply(operator, _):
            return operator in CONTINUOUS
        case Bind("sum", Apply("range", ends), _):
            return all(x not in free_symbols(end) for end in ends)
    return part == x


def infer(rising: Theorem, *defined: Theorem, function: Term, x: Term, t: Term) -> Sequent:
    """``f is strictly increasing on D``; ``x`` is the variable of ``f' > 0``, ``t`` of the other premises."""
    assert isinstance(function, Bind)
    assert isinstance(x, Symbol)
    assert isinstance(t, Symbol)
    require(function.operator == "lambda", "a function")
    require(x.sort == INSIDE.get(function.domain) and x not in free_symbols(function), "x is any number inside of D")
    slope = Bind("derivative", x, function.body, function.written_as)
    require(rising.conclusion == apply("greater", slope, number(0)), "the premise shows f'(x) > 0")
    require(all(x not in free_symbols(a) for a in rising.assumptions), "it shows it for every x")
    assumptions = rising.assumptions | continuity(function, defined, t)
    return Sequent(assumptions, apply("strictly_increasing", function, function.domain))


rule = Rule(checker=infer)
